import type { Message } from '../../domain/message.ts'
import type { ExportAnswer } from '../../ports/reader-verbs.ts'
import { statusAction } from '../compose/actions.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { code, text } from '../compose/spans.ts'

/** What goes with the file: what it is, and what its silence is worth. */
export function buildExport(answer: ExportAnswer, reader: Reader): Message {
  const { export: words } = reader.answers
  const heading = words.heading(bounded(answer.claim.title, 'title'), answer.format)
  const bytes = new TextEncoder().encode(answer.text).length
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    {
      type: 'fields',
      fields: [
        {
          label: words.file,
          spans: [code(bounded(answer.fileName, 'name')), text(`, ${Math.max(1, Math.round(bytes / 1_000))} kB`)],
        },
      ],
    },
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
    { type: 'actions', actions: [statusAction(answer.claim.slug, reader)] },
  ])
}
