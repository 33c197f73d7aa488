import type { Language } from '../../domain/vocabulary.ts'
import { ASCII_END, codeAt } from './code-at.ts'
import { foldText } from './fold-text.ts'
import { addToHash, EMPTY_HASH, keepPrinted, type PrintedWords } from './printed-words.ts'
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

/** A word or number as printed, wherever it stands; shared by texts, not to be changed. */
export type Word = Omit<Token, 'start' | 'end'>

/** Texts repeat their words: what was read of one is kept, and emptied when hostile texts have filled it. */
const CACHE_LIMIT = 50_000
const caches: Record<Language, PrintedWords<Word>> = {
  en: keepPrinted((printed) => readWord(printed, 'en')),
  es: keepPrinted((printed) => readWord(printed, 'es')),
  und: keepPrinted((printed) => readWord(printed, 'und')),
}

/** What a token's letters alone tell. */
export function readWord(text: string, language: Language): Word {
  const isNumber = NUMBER.test(text)
  const bare = text.includes('.') && !isNumber ? text.replace(/[. ]/g, '') : text
  let folded = isNumber ? text : foldText(bare)
  if (!isNumber && folded.includes("'")) folded = folded.replace(POSSESSIVE, '')
  return {
    text,
    folded,
    stem: isNumber ? folded : stemWord(folded, language),
    kind: isNumber ? 'number' : 'word',
    capital: CAPITAL.test(text),
    acronym: ALL_CAPITALS.test(bare),
  }
}

/** Words and numbers of a text with their places, folded forms and stems. Punctuation is left out. Linear. */
export function tokenise(text: string, language: Language = 'und'): Token[] {
  const tokens: Token[] = []
  eachWord(text, language, ({ text: raw, folded, stem, kind, capital, acronym }, start, end) => {
    tokens.push({ text: raw, start, end, folded, stem, kind, capital, acronym })
  })
  return tokens
}

/** The same, called back for each with its place. */
export function eachWord(
  text: string,
  language: Language,
  call: (word: Word, start: number, end: number) => void,
): void {
  const cache = caches[language]
  eachToken(text, (start, end, hash, codes) => {
    if (cache.size() >= CACHE_LIMIT) cache.clear()
    call(cache.find(text, start, end, hash, codes), start, end)
  })
}

/**
 * Calls back with every token's place, end exclusive, the hash of its letters (see `printed-words.ts`), and their codes,
 * which stand there until the next. Linear. A text is asked once for each letter: it costs a string more to answer than
 * to do all that is done here with it.
 */
export function eachToken(
  text: string,
  call: (start: number, end: number, hash: number, codes: Uint16Array) => void,
): void {
  const bounded = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
  for (let start = 0; start < bounded.length; ) {
    const first = bounded.charCodeAt(start)
    const kind = kindOf(first)
    if (kind === OTHER && first < ASCII_END) {
      start += 1
      continue
    }
    let hash = EMPTY_HASH
    let end = start
    let next = first
    // Plain words and numbers of ASCII letter by letter, which is several times as fast as the expression.
    while (kind === DIGIT ? kindOf(next) === DIGIT : kindOf(next) > OTHER) {
      CODES[(end - start) & IN_CODES] = next
      hash = addToHash(hash, next)
      end += 1
      next = codeAt(bounded, end)
    }
    if (mayGoOn(kind, next)) {
      end = endByExpression(bounded, start)
      hash = EMPTY_HASH
      for (let at = start; at < end; at++) {
        const code = bounded.charCodeAt(at)
        CODES[(at - start) & IN_CODES] = code
        hash = addToHash(hash, code)
      }
    }
    if (end === start) {
      start += 1
      continue
    }
    if (end - start <= LONGEST_TOKEN) call(start, end, hash, CODES)
    start = end
  }
}

/** Those of the token read last. */
const CODES = new Uint16Array(LONGEST_TOKEN)
const IN_CODES = LONGEST_TOKEN - 1

/** Might the expression find more than plain letters or digits of ASCII, or something that begins with no such? */
function mayGoOn(kind: number, next: number): boolean {
  if (next >= ASCII_END) return true
  // "1,000", "3.5".
  if (kind === DIGIT) return next === DOT || next === COMMA
  // "don't", "U.S.", "EE. UU.".
  return next === APOSTROPHE || (next === DOT && kind === UPPER)
}

/** The same expression, asked whether it matches at one place. */
const TOKEN_HERE = new RegExp(TOKEN.source, 'uy')

function endByExpression(text: string, start: number): number {
  TOKEN_HERE.lastIndex = start
  const found = TOKEN_HERE.exec(text)
  return found === null ? start : start + found[0].length
}

const [DOT, COMMA, APOSTROPHE] = ['.', ',', "'"].map((mark) => mark.charCodeAt(0)) as [number, number, number]
const [OTHER, DIGIT, LOWER, UPPER] = [0, 1, 2, 3]
/** What an ASCII character is to a token. */
const KIND = Uint8Array.from({ length: ASCII_END }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[0-9]/.test(character)) return DIGIT
  if (/[a-z]/.test(character)) return LOWER
  return /[A-Z]/.test(character) ? UPPER : OTHER
})

function kindOf(code: number): number {
  return code < ASCII_END ? (KIND[code] as number) : OTHER
}
