import type { Span, StatementDraft } from '../domain/statement.ts'
import { type Language, STANCES, type Stance } from '../domain/vocabulary.ts'

/** What an analyst says it read: from outside, whatever its type says. */
export type RawReading = { speaker: unknown; stance: unknown; quote: unknown }

export type VettedReadings = { drafts: StatementDraft[]; dropped: string[] }

/**
 * Below the lowest confidence at which any stance word is posted, at whatever bar: the word of an analyst is never put
 * in words.
 */
export const ANALYST_CONFIDENCE = 0.01
/** Of one item; more is a list, not a reading. */
const MOST_READINGS = 8
const QUOTE = { shortest: 12, longest: 600 }
const LONGEST_NAME = 120
/** Characters that are not seen, or that turn the order of what is seen: no honest quotation needs them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u115f\u1160\u3164\uffa0\u{e0000}-\u{e0fff}]/u

/**
 * Keeps of an analyst's readings only what the text bears out: the quote and the speaker's name stand in it letter by
 * letter, and the stance is a word of the vocabulary. Says of everything else why it was dropped.
 */
export function vetReadings(
  readings: readonly RawReading[],
  text: { claim: string; title: string; body: string; language: Language },
  analyst: string,
): VettedReadings {
  const vetted: VettedReadings = { drafts: [], dropped: [] }
  for (const reading of readings.slice(0, MOST_READINGS)) {
    const draft = vetReading(reading, text, analyst)
    if (typeof draft === 'string') vetted.dropped.push(draft)
    else if (!vetted.drafts.some((one) => one.quote === draft.quote && one.speaker.name === draft.speaker.name))
      vetted.drafts.push(draft)
  }
  const more = readings.length - MOST_READINGS
  if (more > 0) vetted.dropped.push(`${more} more than ${MOST_READINGS} readings`)
  return vetted
}

function vetReading(
  { speaker, stance, quote }: RawReading,
  text: { claim: string; title: string; body: string; language: Language },
  analyst: string,
): StatementDraft | string {
  if (typeof quote !== 'string' || quote.length < QUOTE.shortest || quote.length > QUOTE.longest)
    return 'a quote that is none, or of no fit length'
  if (UNSEEN.test(quote.replaceAll('\n', ' '))) return 'a quote with characters that are not seen'
  const at = find(quote, text)
  if (at === null) return 'a quote that does not stand in the text'
  if (!isStance(stance)) return 'a stance that is none of the vocabulary'
  if (typeof speaker !== 'string' || speaker.trim() === '' || speaker.length > LONGEST_NAME || UNSEEN.test(speaker))
    return 'a speaker that is no name'
  if (find(speaker.trim(), text) === null) return 'a speaker whose name does not stand in the text'
  return {
    claim: text.claim,
    speaker: { name: speaker.trim(), affiliation: '', unnamed: false },
    stance,
    quote,
    at,
    direct: false,
    language: text.language,
    confidence: ANALYST_CONFIDENCE,
    reasons: [{ rule: 'analyst', detail: analyst }],
  }
}

function find(words: string, { title, body }: { title: string; body: string }): Span | null {
  for (const [field, where] of [
    ['body', body],
    ['title', title],
  ] as const) {
    const start = where.indexOf(words)
    if (start >= 0) return { field, start, end: start + words.length }
  }
  return null
}

function isStance(value: unknown): value is Stance {
  return STANCES.some((stance) => stance === value)
}
