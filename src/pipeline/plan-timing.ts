import type { Digest, QuietHours } from '../domain/event.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { instantsOf, type LocalDay, localTimeOf } from './text/zoned-time.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Clocks are put forward by an hour, in a few places by half an hour or two. */
const LONGEST_GAP_MINUTES = 180
const MONDAY = 1

/**
 * The next time a digest is due after `now`. A time of day that the clocks skip is taken as the first one after it, one
 * that comes twice as its first: every day has one, and only one.
 */
export function nextDigestAt(now: Instant, digest: Digest, zone: string): Instant {
  // Today, or one of the days after it; two weeks are more than any calendar's jump.
  for (let days = 0; days <= 14; days += 1) {
    const day = dayAfter(now, zone, days)
    if (digest.every === 'week' && weekdayOf(day) !== MONDAY) continue
    const at = instantOn(day, digest.at, zone)
    if (at !== null && at > now) return at
  }
  return now + DAY_MS
}

/** When the quiet hours that are now end; `null` outside them. */
export function quietUntil(now: Instant, { from, until }: QuietHours, zone: string): Instant | null {
  const { hour, minute } = localTimeOf(now, zone)
  const clock = hour * 60 + minute
  const [start, end] = [minutesOf(from), minutesOf(until)]
  const quiet = start < end ? clock >= start && clock < end : clock >= start || clock < end
  if (!quiet) return null
  for (let days = 0; days <= 2; days += 1) {
    const day = dayAfter(now, zone, days)
    const first = instantOn(day, until, zone)
    if (first !== null && first > now) return first
    // Where the clocks were put back it comes a second time: the night's end, not tomorrow's.
    const second = instantsAt(day, end, zone).find((at) => at > now)
    if (second !== undefined) return second
  }
  return null
}

/** Calendar days after the one a zone's clocks show: noon is on the same day whatever the clocks do at night. */
function dayAfter(now: Instant, zone: string, days: number): LocalDay {
  const { year, month, day } = localTimeOf(now, zone)
  const noon = new Date(Date.UTC(year, month - 1, day + days, 12))
  return { year: noon.getUTCFullYear(), month: noon.getUTCMonth() + 1, day: noon.getUTCDate() }
}

function weekdayOf({ year, month, day }: LocalDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function instantOn(day: LocalDay, at: string, zone: string): Instant | null {
  const wanted = minutesOf(at)
  const [exact] = instantsAt(day, wanted, zone)
  if (exact !== undefined) return exact
  for (let minutes = wanted + 1; minutes <= wanted + LONGEST_GAP_MINUTES && minutes < 24 * 60; minutes += 1) {
    const [first] = instantsAt(day, minutes, zone)
    // The clocks were put forward to a whole minute: it is the one after the gap.
    if (first !== undefined) return first - (first % MINUTE_MS)
  }
  return null
}

/** `minutes` after midnight by a zone's clocks, earlier first. */
function instantsAt(day: LocalDay, minutes: number, zone: string): Instant[] {
  return instantsOf({ ...day, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 }, zone)
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
