import type { PollHints } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { Pacing } from './read-pacing.ts'

const HOUR_MS = 3_600_000
/**
 * `max-age` and `ttl` are most often what a CMS or a CDN ships with, not what an agency asks for: they hold a poll back
 * for an hour at most. A longer one would blind a newsroom, and an unchanged poll costs the server a 304.
 */
export const LONGEST_FRESHNESS_MS = HOUR_MS
/** `skipHours` and `skipDays` are asked for by name and kept, but no silence is longer than a long weekend. */
export const LONGEST_SKIP_MS = 72 * HOUR_MS
/** A failing source is asked less often, but at least this often: it may recover. */
export const LONGEST_BACKOFF_MS = 6 * HOUR_MS
/** Jitter keeps sources that were asked together from being asked together again. Share of the wait. */
const JITTER = 0.1

export type NextPoll = {
  intervalMs: number
  /** Failures in a row, this poll included; 0 after a good one. */
  failures: number
  pacing: Pacing
  hints: PollHints | null
  /** `[0, 1)`. */
  random: number
}

/**
 * When a source is asked next: its interval, or a backoff that doubles with every failure; never before what the server
 * asked for (`Retry-After`, up to a day), what it says about keeping a copy, and outside the hours it asks to skip.
 */
export function planNextPoll(at: Instant, next: NextPoll): Instant {
  const { intervalMs, failures, pacing, hints, random } = next
  const even = Math.round(planned(intervalMs, failures) * (1 + JITTER * (2 * random - 1)))
  const fresh = Math.min(LONGEST_FRESHNESS_MS, Math.max(pacing.freshForMs ?? 0, (hints?.ttlMinutes ?? 0) * 60_000))
  // Later than asked for is polite, earlier is not: this jitter goes one way.
  const asked = Math.max(pacing.retryAfterMs ?? 0, failures === 0 ? fresh : 0)
  const wait = Math.max(even, Math.round(asked * (1 + JITTER * random)))
  return afterSkipped(at + wait, hints, random)
}

function planned(intervalMs: number, failures: number): number {
  if (failures === 0) return intervalMs
  // The first failure waits no longer than a good poll would: most are over by then.
  return Math.min(intervalMs * 2 ** Math.min(failures - 1, 10), Math.max(LONGEST_BACKOFF_MS, intervalMs))
}

/** The first moment at or after `at` that no hint skips; spread over the hour that follows a gap. */
function afterSkipped(at: Instant, hints: PollHints | null, random: number): Instant {
  if (!isSkipped(at, hints)) return at
  for (let hour = Math.floor(at / HOUR_MS) + 1; hour * HOUR_MS <= at + LONGEST_SKIP_MS; hour++)
    if (!isSkipped(hour * HOUR_MS, hints)) return hour * HOUR_MS + Math.round(random * JITTER * HOUR_MS)
  return at + LONGEST_SKIP_MS
}

function isSkipped(at: Instant, hints: PollHints | null): boolean {
  const date = new Date(at)
  return (
    (hints?.skipHours?.includes(date.getUTCHours()) ?? false) || (hints?.skipDays?.includes(date.getUTCDay()) ?? false)
  )
}
