import type { Language } from '../../domain/vocabulary.ts'
import { ASCII_END, codeAt, isAsciiLetter } from './code-at.ts'
import { type FoundDate, findDates } from './find-dates.ts'
import { foldText } from './fold-text.ts'
import { isFunctionWord } from './function-words.ts'
import { looksLikeNumberWord, readNumber, readNumberWord, readScale } from './read-number.ts'
import { LONGEST_TEXT } from './tokenise.ts'

/** A number as printed, brought to one form. Offsets are UTF-16 units into the text, end exclusive. */
export type Amount = {
  kind: 'money' | 'percent' | 'count' | 'year'
  /** In units: "50 mil" is 50000. */
  value: number
  /** Upper end of a range ("5,000–10,000"). */
  high: number | undefined
  /** ISO 4217 code; a bare "$" is USD (most of what is read here is about the United States). */
  currency: string | undefined
  /** "up to", "hasta"; "at least", "más de". */
  bound: 'up_to' | 'at_least' | undefined
  /** For counts, the folded word that follows: "drones". */
  unit: string | undefined
  text: string
  start: number
  end: number
}

const SYMBOLS: Record<string, string> = {
  us$: 'USD',
  $: 'USD',
  usd: 'USD',
  mx$: 'MXN',
  mxn: 'MXN',
  c$: 'CAD',
  a$: 'AUD',
  '€': 'EUR',
  eur: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  '¥': 'JPY',
}
const CURRENCY_WORDS = new Map(
  Object.entries({
    dollar: 'USD',
    dollars: 'USD',
    dolar: 'USD',
    dolares: 'USD',
    usd: 'USD',
    dls: 'USD',
    mdd: 'USD',
    euro: 'EUR',
    euros: 'EUR',
    eur: 'EUR',
    peso: 'MXN',
    pesos: 'MXN',
    mxn: 'MXN',
    mdp: 'MXN',
    pound: 'GBP',
    pounds: 'GBP',
    libras: 'GBP',
    yuan: 'CNY',
    yuanes: 'CNY',
    rubles: 'RUB',
    rublos: 'RUB',
    bolivares: 'VES',
    yen: 'JPY',
    yenes: 'JPY',
  }),
)

/** A number in digits with the symbol before it; or a word that may be a number. Each eats its text once: linear. Asked at one place. */
const START = /(?:(us\$|usd ?|mx\$|mxn ?|c\$|a\$|eur ?|gbp ?|[$€£¥]) ?)?(\d{1,15}(?:[.,]\d{1,15}){0,5})|\p{L}{2,12}/iuy
const AFTER = /^[\s\u00a0-]{0,2}(\p{L}{1,14}|%)/u
const RANGE = /^ ?(?:[-–—]|to|a|and|y) ?(?:us\$|[$€£])? ?(\d{1,15}(?:[.,]\d{1,15}){0,5})/iu
/** "3 mil 500 millones" is 3,500 million. */
const MIL_AND_MILLIONS = /^ (\d{3})(?= mil)/
const UP_TO = /(?:up to|as much as|as many as|at most|hasta|maximo de|no more than)\s*$/
const AT_LEAST = /(?:at least|more than|over|mas de|al menos|por lo menos|upwards of|some)\s*$/

/**
 * Amounts of money, percentages, counts and years with their places: "$50,000", "50 mil dólares", "US$5,000–10,000",
 * "2 millones de dólares", "91 drones", "20 por ciento". Days of printed dates are left out. Linear.
 */
export function findAmounts(
  text: string,
  language: Language = 'und',
  dates: readonly FoundDate[] = findDates(text),
): Amount[] {
  const bounded = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  const found: Amount[] = []
  let date = 0
  let taken = 0
  for (let at = 0; at < bounded.length; ) {
    const plain = endOfPlain(bounded, at)
    if (plain > at) {
      at = plain
      continue
    }
    START.lastIndex = at
    const match = START.exec(bounded)
    if (match === null) {
      at += (bounded.codePointAt(at) as number) > 0xffff ? 2 : 1
      continue
    }
    const start = at
    at += match[0].length
    if (start < taken) continue
    while (date < dates.length && (dates[date]?.end ?? 0) <= start) date++
    const inDate = dates[date] !== undefined && (dates[date]?.start ?? 0) <= start
    if (inDate) continue
    const amount = match[2] === undefined ? readWords(bounded, start, match[0]) : readDigits(bounded, match, language)
    if (amount === null) continue
    found.push(amount)
    taken = amount.end
  }
  return found
}

const DOLLAR = '$'.charCodeAt(0)
const [OTHER, LETTER, SIGN] = [0, 1, 2]
/** What an ASCII character may begin: nothing, a word, an amount. */
const KIND = Uint8Array.from({ length: ASCII_END }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[a-z]/i.test(character) ? LETTER : /[\d$]/.test(character) ? SIGN : OTHER
})
const LONGEST_PIECE = 12
const CODE_LENGTH = 3

/**
 * Where whatever begins at `at` and is surely no part of an amount ends; `at` itself where the expression must look. Most
 * of a text is ASCII words that are no numbers, and the expression takes ten times as long over each.
 */
function endOfPlain(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (first >= ASCII_END) return at
  if (KIND[first] === OTHER) return at + 1
  if (KIND[first] === SIGN) return at
  let end = at + 1
  while (end - at <= LONGEST_PIECE && isAsciiLetter(codeAt(text, end))) end++
  const next = codeAt(text, end)
  const length = end - at
  // "US$", "eur 5"; or the word goes on, or is looked at in pieces.
  if (next === DOLLAR || next >= ASCII_END || length === CODE_LENGTH || length > LONGEST_PIECE) return at
  return length > 1 && looksLikeNumberWord(length, first, text.charCodeAt(end - 1)) ? at : end
}

function readDigits(text: string, match: RegExpExecArray, language: Language): Amount | null {
  const [all, symbol, digits = ''] = match
  const start = match.index
  const before = text[start - 1]
  if (before !== undefined && /[\p{L}\p{N}_]/u.test(before) && symbol === undefined) return null
  const value = readNumber(digits, language)
  if (value === null) return null
  return finish(text, { start, end: start + all.length, value, digits, language }, symbol)
}

function readWords(text: string, start: number, word: string): Amount | null {
  const value = readNumberWord(foldText(word))
  if (value === null) return null
  const amount = finish(text, { start, end: start + word.length, value, digits: '', language: 'und' }, undefined)
  // "one", "a", "un" are articles unless a scale, a currency or a percent sign makes a number of them.
  if (amount.kind === 'count' && value === 1 && amount.value === 1) return null
  return amount
}

type Draft = { start: number; end: number; value: number; digits: string; language: Language }

function finish(text: string, draft: Draft, symbol: string | undefined): Amount {
  let { end, value } = draft
  let high: number | undefined
  const range = draft.digits === '' ? null : RANGE.exec(text.slice(end, end + 40))
  if (range?.[1] !== undefined) {
    const upper = readNumber(range[1], draft.language)
    const dash = /^ ?[-–—]/.test(range[0])
    if (upper !== null && upper > value && (dash || symbol !== undefined || /^ ?(?:to|a) /i.test(range[0]))) {
      high = upper
      end += range[0].length
    }
  }
  let currency = symbol === undefined ? undefined : SYMBOLS[symbol.trim().toLowerCase()]
  let percent = false
  let unit: string | undefined
  let scaled = 1
  let edge = end
  for (let step = 0; step < 4; step++) {
    const next = AFTER.exec(text.slice(edge, edge + 20))
    if (next?.[1] === undefined) break
    const word = foldText(next[1])
    const at = edge + next[0].length
    const factor = readScale(word)
    if (factor !== null && scaled * factor.scale <= 1e15) {
      scaled *= factor.scale
      edge = at
      const rest = word === 'mil' ? MIL_AND_MILLIONS.exec(text.slice(at, at + 8)) : null
      if (rest?.[1] !== undefined) {
        value += Number(rest[1]) / scaled
        edge = at + rest[0].length
      }
      end = edge
      if (factor.currency !== undefined) {
        currency = factor.currency
        break
      }
      continue
    }
    if (word === '%' || word === 'percent' || word === 'porciento') {
      percent = true
      end = at
      break
    }
    if (word === 'por' || word === 'per') {
      const rest = /^\s{0,2}(ciento|cent)\b/i.exec(text.slice(at, at + 10))
      if (rest !== null) {
        percent = true
        end = at + rest[0].length
      }
      break
    }
    const named = CURRENCY_WORDS.get(word)
    if (named !== undefined) {
      currency ??= named
      end = at
      break
    }
    if (word === 'de' || word === 'us' || word === 'of') {
      edge = at
      continue
    }
    if (symbol === undefined && word.length > 1 && !isFunctionWord(word)) unit = word
    break
  }
  value *= scaled
  // "5 to 10 thousand": the scale belongs to both ends; "5,000 to 10,000" has none.
  if (high !== undefined) high *= scaled
  const lead = foldText(text.slice(Math.max(0, draft.start - 16), draft.start))
  const bound = UP_TO.test(lead) ? 'up_to' : AT_LEAST.test(lead) ? 'at_least' : undefined
  const year = currency === undefined && !percent && scaled === 1 && /^(?:19|20)\d\d$/.test(draft.digits)
  const kind = currency !== undefined ? 'money' : percent ? 'percent' : year ? 'year' : 'count'
  return {
    kind,
    value,
    high,
    currency,
    bound,
    unit: kind === 'count' ? unit : undefined,
    text: text.slice(draft.start, end),
    start: draft.start,
    end,
  }
}
