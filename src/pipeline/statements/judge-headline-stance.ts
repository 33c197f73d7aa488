import { isFunctionWord } from '../text/function-words.ts'
import { findSignals } from './find-signals.ts'
import { HEADLINE_CUES } from './headline-cues.ts'
import { readSentences, type SentenceWords } from './sentence-words.ts'

/** What an outlet does with a claim in its headline: report it as true, turn it down, or pass it on without deciding. */
export type HeadlineStance = 'for' | 'against' | 'observing'

export type HeadlineJudgement = { stance: HeadlineStance; reasons: string[] }

/**
 * Stance of a headline towards a claim, by cues alone: words that turn a claim down, words that hold it at arm's
 * length, marks of attribution. A cue that is the claim's own says nothing.
 */
export function judgeHeadlineStance(headline: string, claim: string, language: 'en' | 'es' = 'en'): HeadlineJudgement {
  const sentences = readSentences(headline, 'title', language, 6)
  const own = cuesOf(readSentences(claim, 'title', language, 4), language)
  const found = cuesOf(sentences, language)
  const against = found.against.filter((cue) => !own.against.some((known) => sameCue(known, cue)))
  if (own.against.length > 0 && found.against.length > 0 && against.length === 0) {
    return { stance: found.observing.length > 0 ? 'observing' : 'for', reasons: ["the claim's own denial"] }
  }
  if (against.length > 0) return { stance: 'against', reasons: against }
  const observing = found.observing.filter((cue) => !own.observing.includes(cue))
  if (observing.length > 0) return { stance: 'observing', reasons: observing }
  return { stance: 'for', reasons: [] }
}

type Cues = { against: string[]; observing: string[] }

function cuesOf(sentences: readonly SentenceWords[], language: 'en' | 'es'): Cues {
  const cues: Cues = { against: [], observing: [] }
  const { against, observing, attribution } = HEADLINE_CUES[language]
  for (const sentence of sentences) {
    for (const signal of findSignals(sentence, language)) {
      if (AGAINST_FRAMES.has(signal.id)) cues.against.push(spanOf(sentence, signal.from, signal.to))
      else if (signal.type === 'no_evidence' || signal.type === 'doubt')
        cues.observing.push(spanOf(sentence, signal.from, signal.to))
    }
    for (const match of sentence.line.matchAll(against)) cues.against.push(match[0].trim())
    for (const match of sentence.line.matchAll(observing)) cues.observing.push(match[0].trim())
    for (const match of sentence.line.matchAll(attribution)) cues.observing.push(match[0].trim())
  }
  return cues
}

/** Frames of the grammar that turn a claim down when they stand in a headline. */
const AGAINST_FRAMES = new Set([
  'a-lie',
  'false',
  'did-not-happen',
  'no-such',
  'nothing-to-claim',
  'mentira',
  'no-es-cierto',
])

function spanOf(sentence: SentenceWords, from: number, to: number): string {
  return sentence.words
    .slice(from, to)
    .map((word) => word.folded)
    .join(' ')
}

function sameCue(one: string, other: string): boolean {
  if (one === other) return true
  const words = new Set(one.split(' ').filter((word) => !isFunctionWord(word)))
  return other.split(' ').some((word) => words.has(word))
}
