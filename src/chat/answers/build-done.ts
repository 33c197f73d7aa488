import type { Block, Message } from '../../domain/message.ts'
import type { DoneAnswer } from '../../ports/asker.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import { ownLabel, ownSentence, ownValue } from '../compose/own-sentence.ts'
import type { Reader } from '../compose/reader.ts'
import { text } from '../compose/spans.ts'

/** Something was changed: what, the facts of it, and how to take it back. */
export function buildDone(answer: DoneAnswer, reader: Reader): Message {
  const heading = reader.answers.done.heading(bounded(ownSentence(answer.what, reader.locale), 'line'))
  const undo = answer.undo === null ? null : bounded(answer.undo, 'command')
  return finishMessage(reader, 'change', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: answer.details.map(({ label, value }) => ({
        label: bounded(ownLabel(label, reader.locale), 'name'),
        spans: [text(bounded(ownValue(label, value, reader.locale), 'line'))],
      })),
    },
    ...(undo === null
      ? []
      : [
          {
            type: 'actions',
            actions: [{ id: 'undo', label: reader.words.actions.undo, value: undo, command: undo }],
          } satisfies Block,
        ]),
  ])
}
