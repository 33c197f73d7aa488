import type { Language } from '../../domain/vocabulary.ts'
import { ASCII_END, isAsciiLetter } from './code-at.ts'
import { foldText } from './fold-text.ts'
import { TELLING_WORDS } from './function-words.ts'
import { openDetector } from './language-profiles.ts'

/** Both votes are taken over the start of a text: boilerplate in another language at its end must not count. */
const SAMPLE_UNITS = 3000
/** Fewer letters than this say nothing against the source's own language. */
const SHORT_LETTERS = 25
/** eld's letter n-grams are unsure on shorter texts: names decide there. */
const SURE_LETTERS = 45

let loaded: ReturnType<typeof openDetector> | undefined

/** Loaded with the first text that function words do not decide. */
function eld() {
  loaded ??= openDetector()
  return loaded
}

const LETTER = /^\p{L}/u
const LATIN = /^\p{Script=Latin}/u

/**
 * Language of one text: a vote of function words with eld's n-grams as second opinion. A text too short to tell has
 * the `fallback` (its source's language); one that is surely neither English nor Spanish is `und`. Linear, bounded.
 */
export function detectLanguage(text: string, fallback: Language): Language {
  const sample = text.slice(0, SAMPLE_UNITS)
  const { letters, latin } = countLetters(sample)
  if (letters === 0) return fallback
  if (latin * 2 < letters) return letters < 4 ? fallback : 'und'
  const votes = countTellingWords(sample)
  // No other language here shares English function words; Spanish ones also occur in Portuguese and Catalan.
  if (votes.en >= 3 && votes.en >= 3 * votes.es) return 'en'
  const guess = eld().detect(sample)
  const named = guess.language
  if (letters >= SURE_LETTERS && guess.isReliable()) {
    if (named === 'en' || named === 'es') return votes[other(named)] > 2 * votes[named] + 2 ? other(named) : named
    return resolveForeign(votes, guess.getScores(), named, fallback)
  }
  if (votes.en >= 2 && votes.en >= 2 * votes.es) return 'en'
  if (votes.es >= 2 && votes.es >= 2 * votes.en) return 'es'
  if (letters < SHORT_LETTERS || fallback === 'und') return votes.en === votes.es ? fallback : leading(votes, fallback)
  return named === 'en' || named === 'es' ? named : fallback
}

type Votes = Record<'en' | 'es', number>

/** Letters, and characters of the Latin script. Those of ASCII, most of a text, are told without an expression. */
function countLetters(text: string): { letters: number; latin: number } {
  let [letters, latin] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < ASCII_END) {
      if (!isAsciiLetter(code)) continue
      letters++
      latin++
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number)
    if (LETTER.test(character)) letters++
    if (LATIN.test(character)) latin++
    at += character.length - 1
  }
  return { letters, latin }
}

const LONGEST_TELLING = Math.max(...Array.from([...TELLING_WORDS.en, ...TELLING_WORDS.es], ({ length }) => length))

function countTellingWords(sample: string): Votes {
  const votes = { en: 0, es: 0 }
  const folded = foldText(sample)
  for (let start = 0; start < folded.length; ) {
    let end = start
    for (let length = letterAt(folded, end); length > 0; length = letterAt(folded, end)) end += length
    if (end === start) {
      start += (folded.codePointAt(start) as number) > 0xffff ? 2 : 1
      continue
    }
    if (end - start <= LONGEST_TELLING) {
      const word = folded.slice(start, end)
      if (TELLING_WORDS.en.has(word)) votes.en++
      if (TELLING_WORDS.es.has(word)) votes.es++
    }
    start = end
  }
  return votes
}

/** How many units the letter at a place takes; 0 where there is none. */
function letterAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const code = text.charCodeAt(at)
  if (code < ASCII_END) return isAsciiLetter(code) ? 1 : 0
  const character = String.fromCodePoint(text.codePointAt(at) as number)
  return LETTER.test(character) ? character.length : 0
}

/**
 * eld took it for a third language. Names and headlines mislead it, so it is believed only when the language it names
 * beats both of ours clearly, or no function word of ours occurs.
 */
function resolveForeign(votes: Votes, scores: Record<string, number>, named: string, fallback: Language): Language {
  const best = votes.en >= votes.es ? 'en' : 'es'
  const lead = (scores[named] ?? 0) - (scores[best] ?? 0)
  if (lead > 0.05) return 'und'
  return votes[best] >= 2 ? best : fallback
}

function leading(votes: Votes, fallback: Language): Language {
  if (fallback !== 'und' && votes[fallback] > 0) return fallback
  return votes.en > votes.es ? 'en' : 'es'
}

function other(language: 'en' | 'es'): 'en' | 'es' {
  return language === 'en' ? 'es' : 'en'
}
