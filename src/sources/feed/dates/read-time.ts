import { zoneOf } from './time-zones.ts'

/** Seconds into the day, the zone if one is written, and what is left of the words for the day. */
export type TimePart = { seconds: number; zone: number | undefined; rest: string }

const CLOCK = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])/
const COMPACT = /^(\d{8})t?(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})?(z|[+-]\d{2}:?\d{2})?$/
const MERIDIEM = /^\s{0,3}([ap])\.?\s?m\.?(?![a-z])/
const ZONE =
  /^[\s(]{0,3}([a-z]{1,5}(?:\/[a-z]{1,5})?[+-]\d{1,2}(?::?\d{2})?|[+-]\s?\d{1,2}(?::?\d{2})?|[a-z]{1,5}(?:\/[a-z]{1,5})?)\)?(?![\w:])/
/** Words beside a time that are no zone. */
const FILLERS = new Set(['de', 'del', 'of', 'on', 'h', 'hs', 'hrs', 'hr', 'uhr', 'a', 'am', 'pm'])

/** Takes the time of day and its zone out of a date's words (lower case). Null where the time is out of range. */
export function readTime(words: string): TimePart | null {
  const compact = COMPACT.exec(words)
  if (compact) {
    const [, day = '', hours, minutes, seconds = '0', zone] = compact
    return finish(Number(hours), Number(minutes), Number(seconds), zone === undefined ? undefined : zoneOf(zone), day)
  }
  const clock = CLOCK.exec(words)
  if (!clock) return { seconds: 0, zone: undefined, rest: words }
  const [whole, hours, minutes, seconds = '0'] = clock
  const before = words.slice(0, clock.index)
  let after = words.slice(clock.index + whole.length)
  const meridiem = MERIDIEM.exec(after)
  if (meridiem) after = after.slice(meridiem[0].length)
  const zone = readZone(after)
  const hour = toTwentyFour(Number(hours), meridiem?.[1] ?? koreanMeridiem(before))
  const rest = `${before.replace(/오전|오후/g, ' ').replace(/(\d)t\s{0,3}$/, '$1 ')} ${after.slice(zone.length)}`
  return hour === null ? null : finish(hour, Number(minutes), Number(seconds), zone.minutes, rest)
}

function readZone(after: string): { minutes: number | undefined; length: number } {
  const match = ZONE.exec(after)
  if (!match?.[1] || FILLERS.has(match[1])) return { minutes: undefined, length: 0 }
  const minutes = zoneOf(match[1].replaceAll(' ', ''))
  return { minutes, length: minutes === undefined ? 0 : match[0].length }
}

function finish(
  hours: number,
  minutes: number,
  seconds: number,
  zone: number | undefined,
  rest: string,
): TimePart | null {
  if (hours > 24 || minutes > 59 || seconds > 60 || (hours === 24 && minutes + seconds > 0)) return null
  return { seconds: hours * 3600 + minutes * 60 + Math.min(seconds, 59), zone, rest }
}

function koreanMeridiem(before: string): string | undefined {
  return before.includes('오후') ? 'p' : before.includes('오전') ? 'a' : undefined
}

function toTwentyFour(hours: number, meridiem: string | undefined): number | null {
  if (meridiem === undefined) return hours
  if (hours < 1 || hours > 12) return null
  return (hours % 12) + (meridiem === 'p' ? 12 : 0)
}
