import type { Inline } from '../../domain/message.ts'
import type { LegalLine, StatusCard } from '../../domain/notice.ts'
import type { RequestEvent } from '../catalogue/catalogue.ts'
import { bounded } from './limits.ts'
import type { Reader } from './reader.ts'
import { day, joinSpans, strong, text } from './spans.ts'
import { legalKind } from './stance-words.ts'
import { statusLine } from './status-words.ts'

/** Steps shown of one case, latest last. */
const LEGAL_SHOWN = 4

/** "Government of Mexico asked DHS for evidence · 15 Oct 2025 · 41 days · no public answer seen". */
export function cardRequestLine(request: StatusCard['requests'][number], reader: Reader): Inline[] {
  const { words } = reader
  const closed = request.state === 'answered' || request.state === 'refused'
  return joinSpans(
    [
      [text(words.requestLine(bounded(request.from, 'name'), bounded(request.to, 'name')))],
      [day(request.openedAt)],
      closed ? [] : [strong(words.days(request.days))],
      [text(requestState(request.state, reader))],
    ],
    ' · ',
  )
}

/** A state of a request in words; one the vocabulary does not know is shown as it is. */
export function requestState(state: string, reader: Reader): string {
  const known = Object.hasOwn(reader.words.requestState, state)
    ? reader.words.requestState[state as RequestEvent]
    : null
  return known ?? bounded(state, 'name')
}

/** One case is told by many: each kind of step once, with the day it was first on the record, in order. */
function firstOfEach(steps: LegalLine[]): LegalLine[] {
  const sorted = steps.toSorted((one, other) => one.at - other.at)
  return sorted.filter((step, index) => sorted.findIndex(({ kind }) => kind === step.kind) === index)
}

/** A narrower claim with its own state, and every step in court with what it is not. */
export function narrowerLine(narrower: StatusCard['narrower'][number], reader: Reader): Inline[] {
  const legal = firstOfEach(narrower.legal).slice(-LEGAL_SHOWN)
  return [
    strong(bounded(narrower.title, 'title')),
    text(` (${narrower.slug}): ${statusLine(narrower, reader)}`),
    ...legal.flatMap((step) => [
      text(' · '),
      text(`${reader.words.legalStep[legalKind(step.kind) ?? 'unspecified']}, `),
      day(step.at),
    ]),
  ]
}
