import { foldWord, monthOf } from './month-names.ts'

export type Day = { year: number; month: number; day: number }
/** How `05/10/2025` is to be read; without it such a date is no date. */
export type DayOrder = 'dmy' | 'mdy'

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,3})(?:[-/.](\d{1,2}))?[-/.]?$/
const SHORT_YEAR_FIRST = /^(\d{2})-(\d{1,2})-(\d{1,2})$/
const ISO_SHORT_MONTH = /^-(\d{2})-?(\d{2})$/
const ORDINAL = /^(\d{4})-?(\d{3})$/
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
/** Small words between the parts of a date. */
const FILLERS = new Set([
  'de',
  'del',
  'of',
  'the',
  'el',
  'on',
  'at',
  'a',
  'la',
  'las',
  'los',
  'st',
  'nd',
  'rd',
  'th',
  'um',
  'le',
  'den',
  'r',
  'г',
])

/** The day in the words that are left when the time is taken out, or null. */
export function readDay(words: string, order: DayOrder | undefined): Day | null {
  const text = words
    .replace(/[년월年月]/g, '-')
    .replace(/[일日]/g, ' ')
    .replace(/\s{0,9}-\s{1,9}(?=\d)/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return readNumbers(dropWeekday(text).replace(/[\s,-]+$/, ''), order) ?? readNames(text)
}

function dropWeekday(text: string): string {
  const [lead = '', word = ''] = /^(\p{L}{2,12})\.?,?\s{0,9}(?=\d)/u.exec(text) ?? []
  return word !== '' && monthOf(foldWord(word)) === null ? text.slice(lead.length) : text
}

function readNumbers(text: string, order: DayOrder | undefined): Day | null {
  const long = YEAR_FIRST.exec(text)
  if (long) {
    const [, year, month = '', day] = long
    if (month.length < 3 || day !== undefined)
      return { year: Number(year), month: Number(month), day: Number(day ?? 1) }
  }
  const ordinal = ORDINAL.exec(text)
  if (ordinal) return fromOrdinal(Number(ordinal[1]), Number(ordinal[2]))
  if (/^\d{4}$/.test(text)) return { year: Number(text), month: 1, day: 1 }
  if (/^\d{8}$/.test(text)) return split(text, 4)
  if (/^\d{6}$/.test(text)) return split(text, 2)
  const short = SHORT_YEAR_FIRST.exec(text)
  if (short && Number(short[2]) <= 12)
    return { year: fullYear(short[1] as string), month: Number(short[2]), day: Number(short[3]) }
  const month = ISO_SHORT_MONTH.exec(text)
  if (month) return { year: fullYear(month[1] as string), month: Number(month[2]), day: 1 }
  return readAmbiguous(NUMBERS.exec(text), order)
}

function split(digits: string, yearLength: 2 | 4): Day {
  const year = digits.slice(0, yearLength)
  const [month, day] = [digits.slice(yearLength, yearLength + 2), digits.slice(yearLength + 2)]
  return { year: fullYear(year), month: Number(month), day: Number(day) }
}

function fromOrdinal(year: number, day: number): Day | null {
  if (day < 1 || day > 366) return null
  const date = new Date(Date.UTC(year, 0, day))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function readAmbiguous(match: RegExpExecArray | null, order: DayOrder | undefined): Day | null {
  if (!match) return null
  const [, first = '', separator, second = '', year = ''] = match
  const [one, two] = [Number(first), Number(second)]
  const dayFirst = one > 12 || (two <= 12 && (order === 'dmy' || (separator === '.' && order === undefined)))
  if (!dayFirst && two <= 12 && order === undefined && one !== two) return null
  return { year: fullYear(year), month: dayFirst ? two : one, day: dayFirst ? one : two }
}

type Names = { month: number | null; numbers: string[] }

/** Words and numbers in any order; words before the first number may be a weekday or a label in any language. */
function readNames(text: string): Day | null {
  const found: Names = { month: null, numbers: [] }
  for (const [token] of text.matchAll(/\p{L}[\p{L}\p{M}.]*|\d+|[^\s\d\p{L}]/gu)) {
    if (/^\d/.test(token)) found.numbers.push(token)
    else if (/^\p{L}/u.test(token)) {
      const word = foldWord(token)
      const month = monthOf(word)
      // "mar, 14 oct": the first is Tuesday, so the last month word counts.
      if (month !== null) found.month = month
      else if (!FILLERS.has(word) && (found.numbers.length > 0 || found.month !== null)) return null
    } else if (!/^[,./()|·•–—º°ª:;'-]$/.test(token)) return null
  }
  return found.month === null ? null : assemble(found.month, found.numbers)
}

function assemble(month: number, numbers: string[]): Day | null {
  const [first, second, ...more] = numbers
  if (first?.length === 4 && second === undefined) return { year: Number(first), month, day: 1 }
  if (first === undefined || second === undefined || more.length > 0) return null
  if (first.length === 4) return { year: Number(first), month, day: Number(second) }
  if (second.length !== 4 && second.length !== 2) return null
  return { year: fullYear(second), month, day: Number(first) }
}

/** RFC 2822, 4.3: two digits below fifty are of this century. */
function fullYear(text: string): number {
  const year = Number(text)
  return text.length > 2 ? year : year + (year < 50 ? 2000 : 1900)
}
