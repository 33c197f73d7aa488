import { late } from '../../domain/late.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { findAmounts } from '../text/find-amounts.ts'
import { type FoundDate, findDates } from '../text/find-dates.ts'
import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { readNumberWord } from '../text/read-number.ts'
import { stemWord } from '../text/stem-word.ts'
import { type Token, tokenise } from '../text/tokenise.ts'
import { GLOSSARY } from './glossary.ts'
import { type KnownName, listKnownNames } from './places.ts'
import { soundSkeleton } from './sound-skeleton.ts'

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
  folded: string
  surface: string
  capital: boolean
  acronym: boolean
  /** What is known of it, where it is a plain word. */
  word: KnownWord | null
}

export type ReadText = { terms: Term[]; tokenCount: number; tokens: Token[] }

const names = late(indexNames)
const NO_NAMES: readonly KnownName[] = []
const ideas = late(indexGlossary)
/** Counts below this ("two men") tell nothing. */
const SMALLEST_COUNT = 10

/** Spanish function words inside names that English texts print: "Cartel de los Soles". */
const NAME_LINKS = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'al'])

/** A capital consonant alone is part of a name: "Eagle S", "Plan B". */
const LONE_LETTER = /^[B-DF-HJ-NP-TV-XZ]$/

/** What a word is in a language, wherever it stands; kept from text to text, not to be changed. */
export type KnownWord = {
  keys: readonly string[]
  /** First key, the idea of the glossary, the spelling: what other words of a claim are known to be the same by. */
  primary: string
  idea: string | undefined
  spelt: string
  /** Carries grammar or is a lone letter: no term. */
  mute: boolean
  /** Places and bodies whose name begins with it, longest first. */
  starts: readonly KnownName[]
  /** May it be, or hold, a number? */
  counts: boolean
}

/** All terms of a text, in order; function words are left out. Linear in its length. */
export function readTerms(text: string, language: Language): ReadText {
  const tokens = tokenise(text, language)
  const words = tokens.map((token) => knownWord(token, language))
  const terms: Term[] = []
  const dates = findDates(text)
  const amounts = mayHoldAmounts(text, tokens, words) ? findAmounts(text, language, dates) : []
  const days = dates.filter(({ day, month }) => day !== null && month !== null)
  let day = 0
  let amount = 0
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token
    const word = words[at] as KnownWord
    while ((days[day]?.end ?? Number.POSITIVE_INFINITY) <= token.start) day++
    if (days[day]?.start === token.start) terms.push(dayTerm(days[day] as FoundDate, at, token))
    while (amounts[amount] !== undefined && (amounts[amount]?.end ?? 0) <= token.start) amount++
    const found = amounts[amount]
    if (
      found !== undefined &&
      found.start <= token.start &&
      (token.kind === 'number' || found.kind !== 'count' || found.value >= SMALLEST_COUNT)
    ) {
      let width = 1
      while ((tokens[at + width]?.start ?? Number.POSITIVE_INFINITY) < found.end) width++
      terms.push(...readAmount(found, at, width, token))
      at += width
      continue
    }
    if (token.kind === 'number') {
      at++
      continue
    }
    const known = findName(tokens, at, word, language)
    if (known !== null) {
      const last = tokens[at + known.words.length - 1] as Token
      const surface = text.slice(token.start, last.end)
      terms.push({ ...termOf(token, at, known.words.length, known.kind, [`e:${known.id}`]), surface })
      at += known.words.length
      continue
    }
    if (!word.mute) {
      const { folded, capital, acronym } = token
      terms.push({ at, width: 1, kind: 'word', keys: word.keys, folded, surface: token.text, capital, acronym, word })
    }
    at++
  }
  return { terms, tokenCount: tokens.length, tokens }
}

/** Longer runs without a token are words too long to be one, which may hold a number all the same. */
const LONGEST_GAP = 64

/** Most sentences have neither a digit nor a number word: looking for amounts in them would be half of reading them. */
function mayHoldAmounts(text: string, tokens: readonly Token[], words: readonly KnownWord[]): boolean {
  let end = 0
  for (const [index, { counts }] of words.entries()) {
    const token = tokens[index] as Token
    if (counts || token.start - end > LONGEST_GAP) return true
    end = token.end
  }
  return text.length - end > LONGEST_GAP
}

/** Kept like the words of texts: most were seen a moment ago. */
const WORDS_LIMIT = 50_000
const wordsKept: Record<Language, Map<string, KnownWord>> = { en: new Map(), es: new Map(), und: new Map() }
/** A run of letters that is read whole where numbers are looked for. */
const WHOLE_WORD = /^\p{L}{1,12}$/u

function knownWord(token: Token, language: Language): KnownWord {
  const kept = wordsKept[language]
  const known = kept.get(token.text)
  if (known !== undefined) return known
  const { folded, acronym } = token
  // A copy: a piece cut out of a text would keep the whole of it.
  const printed = Buffer.from(token.text).toString()
  const grammar = isFunctionWord(folded, language) || NAME_LINKS.has(folded)
  const keys = listKeys(folded, language)
  const word: KnownWord = {
    keys,
    primary: keys[0] as string,
    idea: keys.find((key) => key.startsWith('c:')),
    spelt: `f:${folded}`,
    mute: !((folded.length > 1 || LONE_LETTER.test(printed)) && (acronym || !grammar)),
    starts: names().get(folded) ?? NO_NAMES,
    counts: !WHOLE_WORD.test(printed) || readNumberWord(folded) !== null,
  }
  if (kept.size >= WORDS_LIMIT) kept.clear()
  kept.set(printed, word)
  return word
}

function listKeys(folded: string, language: Language): string[] {
  const stem = stemWord(folded, language)
  const keys = [`s:${stem}`]
  if (language === 'und') return [...keys, `n:${soundSkeleton(folded)}`]
  for (const idea of ideas()[language].get(stem) ?? []) keys.push(`c:${idea}`)
  if (folded.length >= 4) {
    const skeleton = soundSkeleton(folded)
    keys.push(`x:${language}:${skeleton}`, `n:${skeleton}`)
  }
  return keys
}

function termOf(token: Token, at: number, width: number, kind: Term['kind'], keys: readonly string[]): Term {
  const { folded, capital, acronym } = token
  return { at, width, kind, keys, folded, surface: token.text, capital, acronym, word: null }
}

function readAmount(amount: ReturnType<typeof findAmounts>[number], at: number, width: number, token: Token): Term[] {
  const term = (key: string, kind: Term['kind']) => ({ ...termOf(token, at, width, kind, [key]), surface: amount.text })
  if (amount.kind === 'year') return [term(`y:${amount.value}`, 'year')]
  if (amount.kind === 'percent') return [term(`p:${amount.value}`, 'number')]
  if (amount.kind === 'count' && amount.value < SMALLEST_COUNT) return []
  const values = amount.high === undefined ? [amount.value] : [amount.value, amount.high]
  return values.map((value) => term(`v:${value}`, 'number'))
}

/** A day of the year, whatever its year: "28 July", "28 de julio". */
function dayTerm({ month, day, text }: FoundDate, at: number, token: Token): Term {
  return { ...termOf(token, at, 1, 'year', [`y:${month}-${day}`]), surface: text }
}

function indexNames(): Map<string, KnownName[]> {
  const byFirst = new Map<string, KnownName[]>()
  for (const name of listKnownNames()) {
    const first = name.words[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), name])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

const UNITED_STATES: KnownName = { id: 'us', kind: 'place', words: ['eu'], capitalsOnly: true }
const EUROPEAN_UNION: KnownName = { id: 'eu', kind: 'body', words: ['eu'], capitalsOnly: true }

function findName(tokens: readonly Token[], at: number, { starts }: KnownWord, language: Language): KnownName | null {
  const token = tokens[at] as Token
  // "EU" is the European Union in English and the United States in much Spanish-language news.
  if (token.folded === 'eu' && token.acronym) return language === 'es' ? UNITED_STATES : EUROPEAN_UNION
  for (const name of starts) {
    if (name.capitalsOnly && !token.acronym) continue
    if (name.words.every((word, offset) => tokens[at + offset]?.folded === word)) return name
  }
  return null
}

function indexGlossary(): Record<'en' | 'es', Map<string, number[]>> {
  const index = { en: new Map<string, number[]>(), es: new Map<string, number[]>() }
  for (const [idea, line] of GLOSSARY.trim().split('\n').entries()) {
    const [english = '', spanish = ''] = line.split('|')
    for (const [language, words] of [
      ['en', english],
      ['es', spanish],
    ] as const)
      for (const word of words.trim().split(/\s+/)) {
        const stem = stemWord(foldText(word), language)
        index[language].set(stem, [...(index[language].get(stem) ?? []), idea])
      }
  }
  return index
}
