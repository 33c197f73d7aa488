const MONTHS = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
] as const

/** "16 Oct 2025, 20:07 UTC-6", as posts print it; "16 de octubre de 2025". */
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|º)?\.? (?:of |de )?([a-z]{3,10})\.?,? (?:de |del )?(\d{4})(?:,? (\d{1,2}:\d{2})(?: (?:utc|z)([+-]\d{1,2}(?::\d{2})?)?)?)?$/
const MONTH_FIRST = /^([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/
/** Dates are short: nothing longer is looked at. */
const LONGEST = 60

/**
 * A date with its month in words, in English or Spanish, as the numbers that `readMoment` takes: with a word for the
 * month there is one day it can mean. `null` for anything else.
 */
export function dayInWords(typed: string): string | null {
  if (typed.length > LONGEST) return null
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  const [, day, name, year, clock, offset] = DAY_FIRST.exec(text) ?? []
  if (day !== undefined) {
    const date = isoOf(year, name, day)
    if (date === null || clock === undefined) return date
    return `${date}T${clock.padStart(5, '0')}${zoneOf(text, offset)}`
  }
  const [, month, dayAfter, yearAfter] = MONTH_FIRST.exec(text) ?? []
  return isoOf(yearAfter, month, dayAfter)
}

function isoOf(year: string | undefined, name: string | undefined, day: string | undefined): string | null {
  if (year === undefined || name === undefined || day === undefined) return null
  const month = MONTHS.findIndex((names) => names.some((whole) => whole.startsWith(name)))
  return month < 0 ? null : `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** "-06:00" of "UTC-6", "Z" of "UTC"; a time without either is the asker's own. */
function zoneOf(text: string, offset: string | undefined): string {
  if (offset === undefined) return /(?:utc|z)$/.test(text) ? 'Z' : ''
  const [hours = '', minutes = '00'] = offset.slice(1).split(':')
  return `${offset.charAt(0)}${hours.padStart(2, '0')}:${minutes}`
}
