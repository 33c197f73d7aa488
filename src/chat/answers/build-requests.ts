import type { Inline, Message } from '../../domain/message.ts'
import type { RequestsAnswer } from '../../ports/commands.ts'
import { requestState } from '../compose/card-lines.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { day, joinSpans, strong, text } from '../compose/spans.ts'
import { inWindow, type Window } from './window.ts'

const SHOWN = 20

/** Who asked whom for what, how long ago, and what came of it. */
export function buildRequests(answer: RequestsAnswer, reader: Reader, window?: Window): Message {
  const { requests } = reader.answers
  const waiting = answer.requests.filter((one) => !isSettled(one)).length
  const heading = answer.requests.length === 0 ? requests.none : requests.heading(answer.requests.length, waiting)
  const { shown, hidden } = inWindow(answer.requests, window, SHOWN)
  const items = shown.map((one) => requestLine(one, reader))
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    { type: 'list', items: hidden > 0 ? [...items, [text(reader.words.more(hidden))]] : items },
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
  ])
}

function requestLine(one: RequestsAnswer['requests'][number], reader: Reader): Inline[] {
  const { words, answers } = reader
  const parties = words.requestLine(bounded(one.from, 'name'), bounded(one.to, 'name'))
  const { last } = one
  return joinSpans(
    [
      [text(`${one.id}: `), strong(parties)],
      [text(`${bounded(one.claim.title, 'title')} (${one.claim.slug})`)],
      [text(`${words.labels.asked} `), day(one.openedAt)],
      isSettled(one) ? [text(answers.requests.after(words.days(one.days)))] : [strong(words.days(one.days))],
      [text(requestState(one.state, reader))],
      last === null
        ? []
        : [
            text(`${answers.history.by(bounded(last.by, 'name'))}, `),
            day(last.at),
            text(`: ${bounded(last.reason, 'words')}`),
          ],
      one.what === '' ? [] : [text(`${words.labels.what}: ${bounded(one.what, 'words')}`)],
    ],
    ' · ',
  )
}

function isSettled({ state }: { state: string }): boolean {
  return state === 'answered' || state === 'refused'
}
