import type { Instant, Locale } from '../../domain/vocabulary.ts'

/** Own tables: `Intl` writes "Sept" in one version and "Sep" in the next. */
const MONTHS: Record<Locale, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
}
const DAY_MS = 86_400_000

/**
 * "14 Oct 2025, 14:02 UTC", "14 oct 2025, 14:02 UTC"; with precision `date` only the day.
 * A day that was read from a text without a time is midnight UTC: it stays that day in every zone.
 * `zone` is an IANA name; an unknown one falls back to UTC.
 */
export function formatTime(at: Instant, precision: 'date' | 'minute', locale: Locale, zone = 'UTC'): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '?'
  const dayOnly = precision === 'date' && at % DAY_MS === 0
  const parts = partsIn(at, dayOnly ? 'UTC' : zone)
  const date = `${parts.day} ${MONTHS[locale][parts.month - 1]} ${parts.year}`
  return precision === 'date' ? date : `${date}, ${parts.clock} ${parts.zoneName}`
}

type ZonedParts = { year: string; month: number; day: number; clock: string; zoneName: string }

function partsIn(at: Instant, zone: string): ZonedParts {
  const found = new Map(
    formatterFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  return {
    year: found.get('year') ?? '',
    month: Number(found.get('month')),
    day: Number(found.get('day')),
    clock: `${found.get('hour')}:${found.get('minute')}`,
    // "UTC-6", not "CST": that is another hour in Shanghai, and another word in Spanish.
    zoneName: (found.get('timeZoneName') ?? 'UTC').replace('GMT', 'UTC').replace(/\+0$/, ''),
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const made = makeFormatter(zone)
  formatters.set(zone, made)
  return made
}

function makeFormatter(zone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }
  try {
    return new Intl.DateTimeFormat('en-US', options)
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' })
  }
}
