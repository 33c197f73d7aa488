import type { Message } from '../../domain/message.ts'
import type { HistoryAnswer } from '../../ports/commands.ts'
import { statusAction } from '../compose/actions.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { text } from '../compose/spans.ts'
import { historyLine } from './history-line.ts'

/** What happened to a claim, oldest first, a line an event. */
export function buildHistory(answer: HistoryAnswer, reader: Reader): Message {
  const { history } = reader.answers
  const heading = `${history.heading} · ${bounded(answer.claim.title, 'title')}`
  const shown = answer.total === 0 ? history.none : history.shown(answer.entries.length, answer.total)
  return finishMessage(reader, 'neutral', `${heading}: ${shown}`, [
    { type: 'heading', text: heading },
    { type: 'context', spans: [text(shown)] },
    { type: 'list', items: answer.entries.map((entry) => historyLine(entry, reader)) },
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
    { type: 'actions', actions: [statusAction(answer.claim.slug, reader)] },
  ])
}
