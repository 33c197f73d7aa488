import type { Inline, Message } from '../../domain/message.ts'
import type { ClaimsAnswer } from '../../ports/commands.ts'
import { coverageLine } from '../compose/coverage-line.ts'
import { finishMessage } from '../compose/finish-message.ts'
import { bounded } from '../compose/limits.ts'
import type { Reader } from '../compose/reader.ts'
import { day, joinSpans, strong, text } from '../compose/spans.ts'
import { statusLine } from '../compose/status-words.ts'
import { inWindow, type Window } from './window.ts'

/** Every tracked claim in one line each: what it is, its state, how much has been said, when last. */
export function buildClaims(answer: ClaimsAnswer, reader: Reader, window?: Window): Message {
  const { claims } = reader.answers
  const heading = answer.claims.length === 0 ? claims.none : claims.heading(answer.claims.length)
  return finishMessage(reader, 'neutral', heading, [
    { type: 'heading', text: heading },
    {
      type: 'list',
      items: inWindow(answer.claims, window, answer.claims.length).shown.map((claim) => claimLine(claim, reader)),
    },
    { type: 'text', spans: coverageLine(answer.coverage, reader) },
  ])
}

function claimLine(one: ClaimsAnswer['claims'][number], reader: Reader): Inline[] {
  const { claims } = reader.answers
  return joinSpans(
    [
      [strong(bounded(one.claim.title, 'title')), text(` (${one.claim.slug})`)],
      [text(statusLine(one, reader))],
      [text(claims.statements(one.statements))],
      one.latestAt === null ? [] : [text(`${claims.latest} `), day(one.latestAt)],
      one.parent === null ? [] : [text(claims.narrowerOf(one.parent))],
      one.reviewed ? [] : [text(claims.notReviewed)],
      one.archived ? [text(claims.archived)] : [],
    ],
    ' · ',
  )
}
