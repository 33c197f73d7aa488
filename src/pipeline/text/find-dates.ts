import { ASCII_END, codeAt } from './code-at.ts'
import { foldText } from './fold-text.ts'
import { LONGEST_TEXT } from './tokenise.ts'

/** A calendar date as printed; parts not printed are null. Offsets are UTF-16 units, end exclusive. */
export type FoundDate = {
  year: number | null
  /** 1–12. */
  month: number | null
  /** 1–31; the first day of a range like "28-29 December". */
  day: number | null
  text: string
  start: number
  end: number
}

const MONTHS = [
  'january jan enero ene',
  'february feb febrero',
  'march mar marzo',
  'april apr abril abr',
  'may mayo',
  'june jun junio',
  'july jul julio',
  'august aug agosto ago',
  'september sept sep septiembre setiembre',
  'october oct octubre',
  'november nov noviembre',
  'december dec diciembre dic',
]
const MONTH_NUMBER = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)
const NAMES = [...MONTH_NUMBER.keys()].sort((a, b) => b.length - a.length).join('|')

const YEAR = '(?:19|20)\\d\\d'
/** Four spellings, asked for at one place: ISO, "14 (de) October (de) 2025", "October 14(, 2025)", "October 2025". */
const DATE = new RegExp(
  `\\b(?:(${YEAR})-(\\d\\d)-(\\d\\d)` +
    `|(\\d{1,2})(?:st|nd|rd|th|º)?(?: ?[-–] ?\\d{1,2})?(?: de)? (${NAMES})\\b\\.?(?:,?(?: del?)? (${YEAR}))?` +
    `|(${NAMES})\\b\\.? (?:(\\d{1,2})(?:st|nd|rd|th)?(?: ?[-–] ?\\d{1,2})?\\b(?!,\\d)(?:,? (${YEAR}))?|(?:de |del )?(${YEAR})))`,
  'iuy',
)

const MONTH = new RegExp(`\\b(?:${NAMES})\\b`, 'iu')

/** Has a printed word a month's name in it? Nothing else but `2026-01-31` begins or ends a date. */
export function namesMonth(printed: string): boolean {
  // The expression tries every month; of a word of nothing but letters of ASCII a month is all, or none of it.
  return ONLY_LETTERS.test(printed)
    ? STARTS.has(threeLetters(printed, 0)) && MONTH_NUMBER.has(printed.toLowerCase())
    : MONTH.test(printed)
}
const ONLY_LETTERS = /^[A-Za-z]+$/

/** Dates printed in English or Spanish, in order. Relative ones ("on Tuesday") are not found. Linear. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  // Every spelling has a digit in it; most sentences have none.
  if (!/\d/.test(text)) return found
  const bounded = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  for (let at = 0; at < bounded.length; at++) {
    if (!mayBegin(bounded, at)) continue
    DATE.lastIndex = at
    const match = DATE.exec(bounded)
    if (match === null) continue
    const start = at
    at += match[0].length - 1
    const [all, isoYear, isoMonth, isoDay, day, month, year, monthFirst, dayAfter, yearAfter, bareYear] = match
    const name = month ?? monthFirst
    const date = {
      year: toNumber(isoYear ?? year ?? yearAfter ?? bareYear),
      month: name === undefined ? toNumber(isoMonth) : (MONTH_NUMBER.get(foldText(name)) ?? null),
      day: toNumber(isoDay ?? day ?? dayAfter),
    }
    if ((date.day !== null && (date.day < 1 || date.day > 31)) || (date.month !== null && date.month > 12)) continue
    found.push({ ...date, text: all, start, end: start + all.length })
  }
  return found
}

/** As the expression folds letters, this one is an s. */
const LONG_S = 0x17f
/** Letters and digits of ASCII, and the underscore: a date begins where none stands before it. */
const INNER = Uint8Array.from({ length: ASCII_END }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0))
const isInner = (code: number) => code < ASCII_END && INNER[code] === 1
const STARTS = new Set([...MONTH_NUMBER.keys()].map((name) => threeLetters(name, 0)))

/** The expression tries every month at every word: only a digit, or the first letters of a month, are worth that. */
function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code >= ASCII_END) return code === LONG_S
  if (INNER[code] !== 1 || isInner(codeAt(text, at - 1))) return false
  if (code < LETTERS) return true
  const next = codeAt(text, at + 1)
  const third = codeAt(text, at + 2)
  return next >= ASCII_END || third >= ASCII_END || STARTS.has(threeLetters(text, at))
}

/** Codes below are digits, where they are of letters and digits. */
const LETTERS = 'A'.charCodeAt(0)

/** Five bits tell a letter of ASCII, a capital or not. */
function threeLetters(text: string, at: number): number {
  return ((codeAt(text, at) & 31) << 10) | ((codeAt(text, at + 1) & 31) << 5) | (codeAt(text, at + 2) & 31)
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}
