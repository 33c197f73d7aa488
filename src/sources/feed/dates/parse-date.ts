import type { Instant } from '../../../domain/vocabulary.ts'
import { type Day, type DayOrder, readDay } from './read-day.ts'
import { readTime } from './read-time.ts'

/** Longer words are no date. */
const MAX_LENGTH = 120
/** `(UTC)` or `[Europe/Madrid]` after an offset says it again. */
const TRAILING_NOTE = /(?<=[+-]\d{2}:?\d{2})\s{0,9}(?:\([^()]{1,40}\)|\[[^[\]]{1,40}\])\s{0,9}$/
const MIN_YEAR = 1900
const MAX_YEAR = 2199
/** Korean sites write the time in their own and name no zone. */
const KOREAN_MINUTES = 540

/**
 * The instant a date of the web means: RFC 822 and 3339, ISO 8601, asctime, and what sites write in some twenty
 * languages. Without a zone UTC is assumed; without a time midnight; without a day the first. Null where any part is
 * missing, out of range or not understood: no guess is better than a wrong day. Linear, never throws.
 */
export function parseDate(words: string, order?: DayOrder): Instant | null {
  if (words.length > MAX_LENGTH) return null
  const text = words.toLowerCase().normalize('NFC').replace(TRAILING_NOTE, '').trim()
  if (text === '') return null
  if (/^1\d{9}(?:\d{3})?$/.test(text)) return Number(text) * (text.length === 10 ? 1000 : 1)
  const time = readTime(text)
  const day = time && readDay(time.rest, order)
  if (!time || !day || !isRealDay(day)) return null
  const zone = time.zone ?? (/[\uac00-\ud7a3]/.test(text) ? KOREAN_MINUTES : 0)
  return Date.UTC(day.year, day.month - 1, day.day) + (time.seconds - zone * 60) * 1000
}

function isRealDay({ year, month, day }: Day): boolean {
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
