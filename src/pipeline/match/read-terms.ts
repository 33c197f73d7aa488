import type { Language } from '../../domain/vocabulary.ts'
import { findAmounts } from '../text/find-amounts.ts'
import { type FoundDate, findDates } from '../text/find-dates.ts'
import { eachToken } from '../text/tokenise.ts'
import { type KeyedName, type KnownWord, keyed, knownWords } from './known-word.ts'

/**
 * A word, name or number of a text, under every key it can be met by. Keys: `s:` stem, `c:` idea of the glossary,
 * `e:` known place or body, `v:` `p:` `y:` amount, percentage, year or day of the year, `x:` skeleton of a word, met only by the other
 * language, `n:` skeleton of a name, met by any.
 */
export type Term = {
  /** Index of its first token. */
  at: number
  /** Number of tokens it covers. */
  width: number
  kind: 'word' | 'place' | 'body' | 'number' | 'year'
  keys: readonly string[]
  surface: string
  /** Its first word; all of it where it is a plain word. */
  head: KnownWord
}

/** `words`: all of them, function words too. */
export type ReadText = { terms: Term[]; words: KnownWord[] }

/** Counts below this ("two men") tell nothing. */
const SMALLEST_COUNT = 10

/** All terms of a text, in order; function words are left out. Linear in its length. */
export function readTerms(text: string, language: Language): ReadText {
  const words: KnownWord[] = []
  const starts: number[] = []
  const ends: number[] = []
  const known = knownWords(language)
  eachToken(text, (start, end, hash, codes) => {
    words.push(known.find(text, start, end, hash, codes))
    starts.push(start)
    ends.push(end)
  })
  const terms: Term[] = []
  const may = whatMayBeThere(text, words, starts, ends)
  const dates = may.dates ? findDates(text) : []
  const amounts = may.amounts ? findAmounts(text, language, dates) : []
  const days = dates.length === 0 ? dates : dates.filter(({ day, month }) => day !== null && month !== null)
  let day = 0
  let amount = 0
  for (let at = 0; at < words.length; ) {
    const head = words[at] as KnownWord
    const start = starts[at] as number
    if (days.length > 0) {
      while ((days[day]?.end ?? Number.POSITIVE_INFINITY) <= start) day++
      if (days[day]?.start === start) terms.push(dayTerm(days[day] as FoundDate, at, head))
    }
    if (amounts.length > 0) {
      while (amounts[amount] !== undefined && (amounts[amount]?.end ?? 0) <= start) amount++
      const found = amounts[amount]
      if (
        found !== undefined &&
        found.start <= start &&
        (head.kind === 'number' || found.kind !== 'count' || found.value >= SMALLEST_COUNT)
      ) {
        let width = 1
        while ((starts[at + width] ?? Number.POSITIVE_INFINITY) < found.end) width++
        terms.push(...readAmount(found, at, width, head))
        at += width
        continue
      }
    }
    if (head.kind === 'number') {
      at++
      continue
    }
    const name = findName(words, at, language)
    if (name !== null) {
      const width = name.words.length
      const surface = width === 1 ? head.text : text.slice(start, ends[at + width - 1])
      terms.push({ at, width, kind: name.kind, keys: name.keys, surface, head })
      at += width
      continue
    }
    if (!head.mute) terms.push({ at, width: 1, kind: 'word', keys: head.spelling.keys, surface: head.text, head })
    at++
  }
  return { terms, words }
}

/** Longer runs without a token are words too long to be one, which may hold a number or a month all the same. */
const LONGEST_GAP = 64
const NUMERIC_DATE = /\d-\d\d-\d/

/** Words between a month and a number of its date: "14th de enero", "enero de 2026". */
const [BEFORE_MONTH, AFTER_MONTH] = [3, 2]

/** Most sentences have no number, or no month beside it: looking for amounts and dates in them would be half of reading them. */
function whatMayBeThere(
  text: string,
  words: readonly KnownWord[],
  starts: readonly number[],
  ends: readonly number[],
): { dates: boolean; amounts: boolean } {
  let [dates, numbers, end] = [false, false, 0]
  let [count, month] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as KnownWord
    if (word.counts) {
      count = at
      if (at - month <= AFTER_MONTH) dates = true
    }
    if (word.dates) {
      month = at
      if (at - count <= BEFORE_MONTH) dates = true
    }
    if (word.kind === 'number') numbers = true
    if ((starts[at] as number) - end > LONGEST_GAP) return { dates: true, amounts: true }
    end = ends[at] as number
  }
  if (text.length - end > LONGEST_GAP) return { dates: true, amounts: true }
  return { dates: dates || (numbers && NUMERIC_DATE.test(text)), amounts: count >= 0 }
}

function readAmount(
  amount: ReturnType<typeof findAmounts>[number],
  at: number,
  width: number,
  head: KnownWord,
): Term[] {
  const term = (key: string, kind: Term['kind']) => ({ at, width, kind, keys: [key], surface: amount.text, head })
  if (amount.kind === 'year') return [term(`y:${amount.value}`, 'year')]
  if (amount.kind === 'percent') return [term(`p:${amount.value}`, 'number')]
  if (amount.kind === 'count' && amount.value < SMALLEST_COUNT) return []
  const values = amount.high === undefined ? [amount.value] : [amount.value, amount.high]
  return values.map((value) => term(`v:${value}`, 'number'))
}

/** A day of the year, whatever its year: "28 July", "28 de julio". */
function dayTerm({ month, day, text }: FoundDate, at: number, head: KnownWord): Term {
  return { at, width: 1, kind: 'year', keys: [`y:${month}-${day}`], surface: text, head }
}

const UNITED_STATES = keyed({ id: 'us', kind: 'place', words: ['eu'], capitalsOnly: true })
const EUROPEAN_UNION = keyed({ id: 'eu', kind: 'body', words: ['eu'], capitalsOnly: true })

function findName(words: readonly KnownWord[], at: number, language: Language): KeyedName | null {
  const head = words[at] as KnownWord
  // "EU" is the European Union in English and the United States in much Spanish-language news.
  if (head.acronym && head.folded === 'eu') return language === 'es' ? UNITED_STATES : EUROPEAN_UNION
  for (const name of head.spelling.starts) {
    if (name.capitalsOnly && !head.acronym) continue
    if (name.words.every((word, offset) => words[at + offset]?.folded === word)) return name
  }
  return null
}
