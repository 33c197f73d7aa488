import type { Instant } from '../../../domain/vocabulary.ts'
import { type Day, type DayOrder, readDay } from './read-day.ts'
import { readTime } from './read-time.ts'

/** Longer words are no date. */
const MAX_LENGTH = 120
/** `(UTC)` or `[Europe/Madrid]` after an offset says it again. */
const TRAILING_NOTE = /(?<=[+-]\d{2}:?\d{2})\s{0,9}(?:\([^()]{1,40}\)|\[[^[\]]{1,40}\])\s{0,9}$/
const MIN_YEAR = 1900
const MAX_YEAR = 2199
/** As most feeds write it, RFC 822 to the letter: "Tue, 14 Oct 2025 08:00:00 GMT". */
const USUAL =
  /^(?:mon|tue|wed|thu|fri|sat|sun), (\d{1,2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:gmt|utc|z|([+-])(\d{2})(\d{2}))$/i
const MONTHS = new Map('jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name, at) => [name, at + 1]))
/** Korean sites write the time in their own and name no zone. */
const KOREAN_MINUTES = 540

/**
 * The instant a date of the web means: RFC 822 and 3339, ISO 8601, asctime, and what sites write in some twenty
 * languages. Without a zone UTC is assumed; without a time midnight; without a day the first. Null where any part is
 * missing, out of range or not understood: no guess is better than a wrong day. Linear, never throws.
 */
export function parseDate(words: string, order?: DayOrder): Instant | null {
  if (words.length > MAX_LENGTH) return null
  const usual = readUsual(words)
  if (usual !== null) return usual
  const text = words.toLowerCase().normalize('NFC').replace(TRAILING_NOTE, '').trim()
  if (text === '') return null
  if (/^1\d{9}(?:\d{3})?$/.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1)
  const time = readTime(text)
  const day = time && readDay(time.rest, order)
  if (!time || !day || !isRealDay(day)) return null
  const zone = time.zone ?? (/[\uac00-\ud7a3]/.test(text) ? KOREAN_MINUTES : 0)
  return Date.UTC(day.year, day.month - 1, day.day) + (time.seconds - zone * 60) * 1000
}

/** Looking a weekday up among the months of twenty languages is most of what reading a date costs. */
function readUsual(words: string): Instant | null {
  const parts = USUAL.exec(words)
  if (!parts) return null
  const [, date, name = '', year, hours, minutes, seconds, sign, zoneHours = 0, zoneMinutes = 0] = parts
  const day = { year: Number(year), month: MONTHS.get(name.toLowerCase()) ?? 0, day: Number(date) }
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)]
  const [east, past] = [Number(zoneHours), Number(zoneMinutes)]
  // What is out of the ordinary is for those who know it.
  if (hour > 23 || minute > 59 || second > 59 || east > 13 || past > 59 || !isRealDay(day)) return null
  const zone = (sign === '-' ? -1 : 1) * (east * 60 + past)
  return Date.UTC(day.year, day.month - 1, day.day, hour, minute, second) - zone * 60_000
}

function isRealDay({ year, month, day }: Day): boolean {
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
