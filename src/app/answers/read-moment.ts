import { distance } from 'fastest-levenshtein'
import { OnrecordError } from '../../domain/errors.ts'
import { type Sentence, sentence } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { readZoneName } from '../../domain/zone.ts'
import { endOfDay, instantsOf, offsetsOf } from '../../pipeline/text/zoned-time.ts'
import { dayInWords } from './day-in-words.ts'

const EXAMPLES = sentence`Write a day like 2025-10-16, or a time like 2025-10-16T14:30, with Z or -06:00 behind it if you like.`
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?\s?(Z|[+-]\d{2}:\d{2})?)?$/i
/** The other ways in which people write dates by numbers. */
const NUMBERS = /^(\d{1,4})[/.\s-](\d{1,2})[/.\s-](\d{1,4})$/
/** Nothing here is older than newspapers. */
const FIRST_YEAR = 1900

/** What was typed: an instant, and the day whose end it is. */
export type Moment = { at: Instant; day: string | null }

/**
 * The instant somebody means. A day without a time is its end in the asker's zone; of today, what there is of it by now.
 * Throws `invalid`, in words and with an example: ambiguous, impossible, in the future, an unknown zone.
 */
export function readMoment(typed: string, zone: string, now: Instant): Moment {
  const text = dayInWords(typed) ?? typed.trim()
  readZone(zone)
  const match = MOMENT.exec(text)
  if (!match) throw refuse(explainShape(text))
  const [, year = '', month = '', day = '', hour, minute, second = '0', offset] = match
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  demandDay(text, date)
  if (hour === undefined || minute === undefined) {
    const end = endOfDay(date, zone)
    if (end === null) throw refuse(sentence`There was no ${text} in ${zone}: its calendar skipped that day.`)
    if (startsAfter(date, zone, now)) throw future(text, now)
    return end > now ? { at: now, day: null } : { at: end, day: text }
  }
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) }
  if (time.hour > 23 || time.minute > 59 || time.second > 59)
    throw refuse(sentence`"${text}" has no such time: hours go from 00 to 23, minutes and seconds to 59.`)
  const at =
    offset === undefined ? inZone(text, { ...date, ...time }, zone) : withOffset(text, { ...date, ...time }, offset)
  if (at > now) throw future(text, now)
  return { at, day: null }
}

/** The zone as the rest of the program takes it. Throws `invalid` with the nearest names. */
export function readZone(typed: string): string {
  const zone = readZoneName(typed)
  if (zone !== null) return zone
  const nearest = ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .map((name) => ({ name, far: nameDistance(name, typed) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name)
  throw new OnrecordError(
    'invalid',
    sentence`There is no time zone "${typed}". Zones go by their IANA names, like America/Mexico_City.
      Did you mean ${nearest.join(', ')}?`,
  )
}

/** People type the city. */
function nameDistance(name: string, typed: string): number {
  const wanted = typed
    .slice(0, 60)
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')
  const whole = name.toLowerCase()
  const far = Math.min(distance(whole, wanted), distance(whole.slice(whole.lastIndexOf('/') + 1), wanted))
  return wanted.length > 2 && whole.includes(wanted) ? Math.min(far, 1) : far
}

type Day = { year: number; month: number; day: number }
type Local = Day & { hour: number; minute: number; second: number }

function demandDay(text: string, { year, month, day }: Day): void {
  if (year < FIRST_YEAR) throw refuse(sentence`"${text}" is before ${FIRST_YEAR}.`)
  if (month < 1 || month > 12) throw refuse(sentence`"${text}" has month ${month}; there are twelve.`)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > last) throw refuse(sentence`"${text}" is no day: that month has ${last}.`)
}

function inZone(text: string, local: Local, zone: string): Instant {
  const found = instantsOf(local, zone)
  const [only, second] = found
  if (only === undefined)
    throw refuse(
      sentence`There was no ${text} in ${zone}: the clocks were put forward over it. Give the offset with it.`,
    )
  if (second !== undefined) {
    const [one, other] = offsetsOf(found, zone).map((offset) => `${text}${offset}`)
    throw refuse(
      sentence`${text} came twice in ${zone}: the clocks were put back. Say which with its offset: ${one} or ${other}.`,
    )
  }
  return only
}

function withOffset(text: string, local: Local, offset: string): Instant {
  const utc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second)
  if (/^z$/i.test(offset)) return utc
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  if (hours > 14 || minutes > 59) throw refuse(sentence`"${text}": no place is ${offset} from UTC.`)
  return utc - (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

function startsAfter(date: Day, zone: string, now: Instant): boolean {
  const before = new Date(Date.UTC(date.year, date.month - 1, date.day - 1))
  const end = endOfDay(
    { year: before.getUTCFullYear(), month: before.getUTCMonth() + 1, day: before.getUTCDate() },
    zone,
  )
  return end !== null && end >= now
}

function explainShape(text: string): Sentence {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  const match = NUMBERS.exec(text)
  if (!match) return sentence`"${shown}" is no date.`
  const [, a = '', b = '', c = ''] = match
  if (a.length === 4) return suggest(shown, [isoDay(a, b, c)])
  const year = c.length === 4 ? c : c.length === 2 ? `20${c}` : ''
  return suggest(shown, a === b ? [isoDay(year, a, b)] : [isoDay(year, b, a), isoDay(year, a, b)])
}

function suggest(shown: string, days: (string | null)[]): Sentence {
  const [one, other] = days.filter((day) => day !== null)
  if (one === undefined) return sentence`"${shown}" is no date.`
  if (other === undefined)
    return sentence`"${shown}" is taken for no date, so that nobody reads it as another: write ${one}.`
  return sentence`"${shown}" could be ${one} or ${other}: write the one you mean.`
}

function isoDay(year: string, month: string, day: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < FIRST_YEAR || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function future(text: string, now: Instant): OnrecordError {
  return new OnrecordError(
    'invalid',
    sentence`${text} is in the future: nothing is on record of it. It is ${new Date(now).toISOString().slice(0, 16)} UTC now.`,
  )
}

function refuse(why: Sentence): OnrecordError {
  return new OnrecordError('invalid', sentence`${why} ${EXAMPLES}`)
}
