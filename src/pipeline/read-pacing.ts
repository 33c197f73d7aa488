import type { PollHints } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'

/** What one answer says about when to ask again, in milliseconds. */
export type Pacing = {
  /** `Retry-After`, at most a day. */
  retryAfterMs: number | null
  /** `Cache-Control: max-age` less the `Age` it already has; `null` where nothing is said or nothing may be kept. */
  freshForMs: number | null
}

export const NO_PACING: Pacing = { retryAfterMs: null, freshForMs: null }

const DAY_MS = 24 * 3_600_000
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Reads the headers of an answer; names in lower case. What cannot be read counts as not said. */
export function readPacing(headers: Readonly<Record<string, string>>, now: Instant): Pacing {
  return { retryAfterMs: readRetryAfter(headers, now), freshForMs: readFreshness(headers) }
}

/** RFC 9110, 10.2.3: seconds, or a date. A date is measured from the server's own clock where it tells it. */
function readRetryAfter(headers: Readonly<Record<string, string>>, now: Instant): number | null {
  const said = headers['retry-after']?.trim()
  if (said === undefined) return null
  if (/^\d+$/.test(said)) return bounded(Number(said) * 1_000)
  const at = readHttpDate(said)
  return at === null ? null : bounded(at - (readHttpDate(headers.date?.trim() ?? '') ?? now))
}

function bounded(ms: number): number | null {
  return ms > 0 ? Math.min(ms, DAY_MS) : null
}

/** RFC 9110, 5.6.7: a day's name first, in one of three forms; the oldest names no zone and means UTC. */
function readHttpDate(text: string): Instant | null {
  if (text.length > 40 || !/^[A-Za-z]{3,9},? /.test(text)) return null
  const at = Date.parse(/(?:GMT|UTC|[+-]\d{4})$/.test(text) ? text : `${text} GMT`)
  return Number.isNaN(at) ? null : at
}

function readFreshness(headers: Readonly<Record<string, string>>): number | null {
  const said = headers['cache-control']
  if (said === undefined) return null
  const directives = said.toLowerCase().split(',', 32)
  const named = (name: string) => directives.map((one) => one.trim()).find((one) => one.split('=', 1)[0] === name)
  if (named('no-store') !== undefined || named('no-cache') !== undefined) return null
  const seconds = Number(/^max-age="?(\d{1,10})"?$/.exec(named('max-age') ?? '')?.[1] ?? Number.NaN)
  const age = Number(/^\d{1,10}$/.exec(headers.age?.trim() ?? '')?.[0] ?? 0)
  return seconds > age ? (seconds - age) * 1_000 : null
}

/** Hints of a document in one form; `null` where it has none that can be read. Hour 24 of RSS 0.91 is hour 0. */
export function readHints(document: {
  ttlMinutes?: number
  skipHours?: readonly number[]
  skipDays?: readonly string[]
}): PollHints | null {
  const { ttlMinutes } = document
  const hours = distinct(
    (document.skipHours ?? []).map((hour) => (hour === 24 ? 0 : hour)),
    24,
  )
  const days = distinct(
    (document.skipDays ?? []).map((day) => DAYS.indexOf(day.trim().toLowerCase())),
    7,
  )
  const hints: PollHints = {
    ...(ttlMinutes !== undefined && Number.isFinite(ttlMinutes) && ttlMinutes > 0 ? { ttlMinutes } : {}),
    // All of them would mean never: that is a mistake, not a wish.
    ...(hours.length > 0 && hours.length < 24 ? { skipHours: hours } : {}),
    ...(days.length > 0 && days.length < 7 ? { skipDays: days } : {}),
  }
  return Object.keys(hints).length > 0 ? hints : null
}

function distinct(numbers: readonly number[], below: number): number[] {
  return [...new Set(numbers.filter((n) => Number.isInteger(n) && n >= 0 && n < below))].sort((a, b) => a - b)
}
