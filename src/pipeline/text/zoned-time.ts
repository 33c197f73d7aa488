import type { Instant } from '../../domain/vocabulary.ts'

export type LocalDay = { year: number; month: number; day: number }
export type LocalTime = LocalDay & { hour: number; minute: number; second: number; ms?: number }

const DAY_MS = 24 * 3_600_000

/** Instants at which the clocks of a zone show a time, earlier first: none where they were put forward over it. */
export function instantsOf(local: LocalTime, zone: string): Instant[] {
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second, local.ms ?? 0)
  // Whatever changes between the day before and the day after: one of these two offsets was in force.
  const offsets = new Set([offsetAt(asUtc - DAY_MS, zone), offsetAt(asUtc + DAY_MS, zone)])
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, zone) === asUtc)
    .sort((a, b) => a - b)
}

/** The last millisecond of a day; `null` for a day that a zone's calendar skipped. */
export function endOfDay(day: LocalDay, zone: string): Instant | null {
  return instantsOf({ ...day, hour: 23, minute: 59, second: 59, ms: 999 }, zone).at(-1) ?? null
}

/** "-06:00" of each instant. */
export function offsetsOf(instants: readonly Instant[], zone: string): string[] {
  return instants.map((at) => {
    const minutes = Math.round(offsetAt(at, zone) / 60_000)
    const part = (number: number) => String(number).padStart(2, '0')
    return `${minutes < 0 ? '-' : '+'}${part(Math.floor(Math.abs(minutes) / 60))}:${part(Math.abs(minutes) % 60)}`
  })
}

/** What a zone's clocks show less UTC, in milliseconds. */
function offsetAt(at: Instant, zone: string): number {
  const whole = Math.floor(at / 1_000) * 1_000
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(whole)
      .map((part) => [part.type, Number(part.value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - whole
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

/** What the clocks of a zone show. */
export function localTimeOf(at: Instant, zone: string): LocalTime {
  const shown = new Date(at + offsetAt(at, zone))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  }
}
