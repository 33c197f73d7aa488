import type { RevisionNotice } from '../domain/notice.ts'
import type { Language } from '../domain/vocabulary.ts'
import { findQuotes } from './find-quotes.ts'
import { foldText } from './text/fold-text.ts'
import { isFunctionWord } from './text/function-words.ts'
import { stemOf, withoutFurniture } from './text/page-furniture.ts'
import { splitSentences } from './text/split-sentences.ts'
import { tokenise } from './text/tokenise.ts'

export type RevisionChange = RevisionNotice['changes'][number]
type Version = { title: string; body: string }

/** At most so many changes are told; the rest is one click away. */
const MOST_CHANGES = 6
/** So many changed sentences of each version are compared: each with each, which a rewritten book would make costly. */
const MOST_COMPARED = 200
const ATTRIBUTION =
  /\b(said|says|told|according|announced|confirmed|denied|stated|dijo|afirmo|aseguro|segun|informo|declaro|nego|confirmo|senalo)\b/

/**
 * What changed between two versions, as far as an editor must know: words inside a quotation, a number, a name or an
 * attribution. Rewording around them, dates of the entry and white space give nothing; nor do labels of a headline
 * ("UPDATED:"), what a page puts around its text (counters, "5 minutes ago", boxes), and a feed that cuts texts short.
 */
export function diffRevisions(before: Version, after: Version, language: Language): RevisionChange[] {
  const cut = isCutShort(before.body, after.body) || isCutShort(after.body, before.body)
  const old = sentencesOf(cut ? { ...before, body: '' } : before, language)
  const fresh = sentencesOf(cut ? { ...after, body: '' } : after, language)
  const kept = new Set(fresh.map(({ telling }) => telling))
  const had = new Set(old.map(({ telling }) => telling))
  const gone = old.filter(({ telling }) => !kept.has(telling)).slice(0, MOST_COMPARED)
  const come = fresh.filter(({ telling }) => !had.has(telling)).slice(0, MOST_COMPARED)
  const changes: RevisionChange[] = []
  for (const sentence of gone) {
    const partner = closest(sentence, come)
    if (partner !== null) come.splice(come.indexOf(partner), 1)
    const what = weightiest(sentence.bare, partner?.bare ?? '')
    if (what) changes.push({ what, before: sentence.text, after: partner?.text ?? '' })
  }
  for (const sentence of come) {
    const what = weightiest('', sentence.bare)
    if (what) changes.push({ what, before: '', after: sentence.text })
  }
  return changes.slice(0, MOST_CHANGES)
}

/**
 * A sentence as it stands, and without what is put around it. `telling`: its words, and which of them are quoted: putting a
 * paraphrase between quotation marks changes what was said.
 */
type Sentence = { text: string; bare: string; telling: string }

function sentencesOf({ title, body }: Version, language: Language): Sentence[] {
  const texts = [title, ...splitSentences(body, language).map((sentence) => sentence.text)]
  return texts.flatMap((text) => {
    const bare = withoutFurniture(text)
    return bare.trim() ? [{ text, bare, telling: [normal(bare), ...quotesOf(bare)].join('\u0000') }] : []
  })
}

/** Is one text the beginning of the other, and says so by a mark? */
function isCutShort(short: string, whole: string): boolean {
  const stem = stemOf(short)
  return stem !== null && stem.length >= LEAST_STEM && normal(whole).startsWith(normal(stem))
}

/** A beginning of less than this may be anything's. */
const LEAST_STEM = 40

function quotesOf(sentence: string): string[] {
  return findQuotes(sentence).map((quote) => normal(quote.text))
}

function normal(sentence: string): string {
  return foldText(sentence)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
}

function weightiest(before: string, after: string): RevisionChange['what'] | null {
  if (differs(before, after, quotesOf)) return 'quote'
  if (differs(before, after, numbersOf)) return 'number'
  if (hasOtherNames(before, after) || hasOtherNames(after, before) || beginOtherwise(before, after)) return 'name'
  if (differs(before, after, (s) => foldText(s).match(new RegExp(ATTRIBUTION, 'g')) ?? [])) return 'attribution'
  return null
}

function differs(before: string, after: string, read: (sentence: string) => string[]): boolean {
  return [...read(before)].sort().join('\u0000') !== [...read(after)].sort().join('\u0000')
}

function numbersOf(sentence: string): string[] {
  return sentence.match(/\d[\d.,]*/g)?.map((n) => n.replace(/[.,]+$/, '')) ?? []
}

/** A line by itself without an end to its sentence is a teaser, a byline or a caption: whom it names comes and goes with it. */
function hasOtherNames(sentence: string, other: string): boolean {
  if (other === '' && !/[.!?…:;)"'”’»]\s*$/u.test(sentence)) return false
  // At the start of its sentence a name cannot be told from another word: there it is not missing.
  const there = new Set(tokenise(other).map((token) => foldText(other.slice(token.start, token.end))))
  return namesOf(sentence).some((name) => !there.has(name))
}

/** "Vigil called it absurd" that became "Ortega called it absurd": what begins a sentence looks like a name in any case. */
function beginOtherwise(before: string, after: string): boolean {
  const [[one = '', ...rest], [other = '', ...others]] = [normal(before).split(' '), normal(after).split(' ')]
  if (one === other || rest.length < 2 || rest.join(' ') !== others.join(' ')) return false
  return [one, other].every((word) => word.length > 2 && !isFunctionWord(word))
}

/** Capitalised words not at the start of the sentence. A Headline in Title Case does not tell which of them are names. */
function namesOf(sentence: string): string[] {
  const words = tokenise(sentence)
    .slice(1)
    // "US$50,000" and "$50,000" name nobody.
    .filter((token) => sentence[token.end] !== '$')
    .map((token) => sentence.slice(token.start, token.end))
  const long = words.filter((word) => /^\p{L}{4}/u.test(word))
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word))
  if (long.length >= 3 && capitals.length / long.length > TITLE_CASE) return []
  return words.filter((word) => /^\p{Lu}/u.test(word)).map(foldText)
}

/** Share of a headline's longer words that are capitalised where all are. A sentence full of names stays below. */
const TITLE_CASE = 0.8

/** The candidate that shares most words, at least a third of them. */
function closest(sentence: Sentence, candidates: Sentence[]): Sentence | null {
  const words = new Set(normal(sentence.text).split(' '))
  let best: Sentence | null = null
  let most = 1 / 3
  for (const candidate of candidates) {
    const others = new Set(normal(candidate.text).split(' '))
    const share = [...words].filter((word) => others.has(word)).length / Math.max(words.size, others.size, 1)
    if (share > most) {
      most = share
      best = candidate
    }
  }
  return best
}
