import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from './fold-text.ts'
import { stemWord } from './stem-word.ts'

/** A word or number. Offsets are UTF-16 units into the text that was handed in, end exclusive. */
export type Token = {
  text: string
  start: number
  end: number
  /** Lower-case, without accents, without a possessive 's. */
  folded: string
  /** Snowball stem of `folded` in the language asked for; `folded` itself for numbers and `und`. */
  stem: string
  kind: 'word' | 'number'
  /** Is its first letter a capital? */
  capital: boolean
  /** Is it a word of two or more letters, all capitals: "ICE", "EE"? */
  acronym: boolean
}

/** Longest text whose words are looked at; a feed's entry beyond it says nothing new about a claim. */
export const LONGEST_TEXT = 1_048_576
/** A "word" longer than this (base64, a link) is cut out, not carried around. */
const LONGEST_TOKEN = 64

/**
 * Dotted initials ("U.S.", and "EE. UU." as one word), numbers with their separators, then words with inner apostrophes.
 * Every alternative eats at least one character and never the same one twice: linear.
 */
const TOKEN =
  /EE\. ?UU\b\.?|(?:\p{Lu}\.){2,}\p{Lu}?|\p{N}+(?:[.,]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*/gu
const NUMBER = /^\p{N}/u
const CAPITAL = /^\p{Lu}/u
const ALL_CAPITALS = /^\p{Lu}[\p{Lu}\p{N}]+$/u
const POSSESSIVE = /'s?$/

type Word = Pick<Token, 'folded' | 'stem' | 'kind' | 'capital' | 'acronym'>

/** Texts repeat their words: what was read of one is kept, and emptied when hostile texts have filled it. */
const CACHE_LIMIT = 50_000
const caches: Record<Language, Map<string, Word>> = { en: new Map(), es: new Map(), und: new Map() }

function readWord(printed: string, language: Language): Word {
  const cache = caches[language]
  const known = cache.get(printed)
  if (known !== undefined) return known
  // A copy: a piece cut out of a text would keep the whole of it.
  const raw = Buffer.from(printed).toString()
  const isNumber = NUMBER.test(raw)
  const bare = raw.includes('.') && !isNumber ? raw.replace(/[. ]/g, '') : raw
  let folded = isNumber ? raw : foldText(bare)
  if (!isNumber && folded.includes("'")) folded = folded.replace(POSSESSIVE, '')
  const word: Word = {
    folded,
    stem: isNumber ? folded : stemWord(folded, language),
    kind: isNumber ? 'number' : 'word',
    capital: CAPITAL.test(raw),
    acronym: ALL_CAPITALS.test(bare),
  }
  if (cache.size >= CACHE_LIMIT) cache.clear()
  cache.set(raw, word)
  return word
}

/** Words and numbers of a text with their places, folded forms and stems. Punctuation is left out. Linear. */
export function tokenise(text: string, language: Language = 'und'): Token[] {
  const tokens: Token[] = []
  const bounded = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  for (const found of bounded.matchAll(TOKEN)) {
    const raw = found[0]
    if (raw.length > LONGEST_TOKEN) continue
    const start = found.index
    const { folded, stem, kind, capital, acronym } = readWord(raw, language)
    tokens.push({ text: raw, start, end: start + raw.length, folded, stem, kind, capital, acronym })
  }
  return tokens
}
