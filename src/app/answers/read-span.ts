import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { endOfDay } from '../../pipeline/text/zoned-time.ts'
import { readMoment } from './read-moment.ts'

/** Both ends as a person types them: a bare day begins with its first instant and ends with its last. */
export type TypedSpan = { from?: string; until?: string; zone?: string }
export type Span = { from: Instant | null; until: Instant | null }

/** Throws `invalid`, in words: what `readMoment` refuses, and a span that ends before it begins. */
export function readSpan({ from, until, zone = 'UTC' }: TypedSpan, now: Instant): Span {
  const span = {
    from: from === undefined ? null : readStart(from, zone, now),
    until: until === undefined ? null : readMoment(until, zone, now).at,
  }
  if (span.from !== null && span.until !== null && span.from > span.until)
    throw new OnrecordError(
      'invalid',
      sentence`The span ends (${until}) before it begins (${from}). Turn the two round.`,
    )
  return span
}

function readStart(typed: string, zone: string, now: Instant): Instant {
  const { at } = readMoment(typed, zone, now)
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim())
  if (!bare) return at
  const [year, month, day] = bare.slice(1).map(Number) as [number, number, number]
  const before = new Date(Date.UTC(year, month - 1, day - 1))
  const end = endOfDay(
    { year: before.getUTCFullYear(), month: before.getUTCMonth() + 1, day: before.getUTCDate() },
    zone,
  )
  return end === null ? Date.UTC(year, month - 1, day) : end + 1
}
