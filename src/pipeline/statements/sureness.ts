import { IN_DOUBT, SAID_ONLY } from './calibration.ts'
import { overlapWith } from './claim-sides.ts'
import type { Reader, Reading } from './reader.ts'
import { sideIn } from './reader.ts'
import { saysWhatMayBe } from './says-what-may-be.ts'

/** Confidence of the plainest readings of a stance, and the most that others of it may have. Chosen by hand; what each comes to is measured (`calibration.ts`). */
const PLAIN = 0.9
const FAIR = 0.8
const UNSURE = 0.6
/** Readings less sure than this stay as they are, whoever speaks. */
export const LIFTED_FROM = 0.45
/** Readings with less than this chance by likeness with labelled texts are in doubt, whatever their words. */
const LIKELY = 0.7
/**
 * Assertions and denials less likely than this are told as "said", with their words; flags go by `LIKELY`. With the likeness
 * fitted to one half of the labelled claims and asked about the other, 265 were named from here on: 31 differ from their
 * labels, and read by hand about ten of these are wrong (.96). Of 107 between .8 and .85 about eleven were.
 */
const LIKELY_NAMED = 0.85
/** Legal steps are told in few fixed words, by bodies the labelled texts often name otherwise: less is asked of them. */
const LIKELY_STEP = 0.5

/**
 * How sure a statement's stance is, from what told right from wrong readings on every set: who speaks (a party, somebody
 * named), whether the cue has its subject beside it, and how much of the claim the sentence has. A reading is made
 * surer only where all of these agree; it is never made surer than the words that were read allow.
 */
export function sureness(reading: Reading, reader: Reader): number {
  const { holder, stance, sentence } = reading
  const side = sideIn(reader, holder)
  const named = holder !== null && (holder.keys.size > 0 || holder.kind === 'country' || holder.actor !== null)
  const plain = reading.reasons.some(
    ({ rule, detail }) => rule === 'attribution' && /^subject before its verb/.test(detail),
  )
  const byPronoun = reading.reasons.some(({ rule, detail }) => rule === 'attribution' && detail.startsWith('pronoun'))
  const cue = reading.reasons[0]?.detail ?? ''
  // "what Sudan has been saying", "lo que Rusia sostiene": told within what somebody else says.
  const relative = /^(?:what|which|that|que)$/.test(sentence.words[reading.from - 1]?.folded ?? '')
  const told = Math.floor(overlapWith(sentence.words, reader.content).weight + 0.3)
  const inTitle = sentence.field === 'title'
  const most = (value: number) => Math.min(reading.confidence, value)
  if (reading.confidence < LIFTED_FROM) return reading.confidence
  if (reading.chance !== undefined && reading.chance < (stance === 'legal_action' ? LIKELY_STEP : LIKELY))
    return most(IN_DOUBT)
  if ((stance === 'asserts' || stance === 'denies') && reading.chance !== undefined && reading.chance < LIKELY_NAMED)
    return most(SAID_ONLY)
  switch (stance) {
    case 'denies':
      if (side !== 'respondent') return most(UNSURE)
      if (!named || inTitle) return most(UNSURE)
      return reading.verbOnly ? most(told >= 2 ? FAIR : UNSURE) : PLAIN
    case 'asserts':
      if (side !== 'claimant') return most(UNSURE)
      if (saysWhatMayBe(reading, reader)) return most(SAID_ONLY)
      if (plain && named && !inTitle && told >= 4 && !relative) return PLAIN
      return most(plain && told >= 2 ? FAIR : UNSURE)
    case 'requests_evidence':
      return named && !inTitle && (side === 'respondent' || asksPlainly(reading, plain)) ? PLAIN : most(UNSURE)
    case 'no_evidence':
      return named && plain && !inTitle && told >= 2 && reading.confidence >= 0.7 ? PLAIN : most(FAIR)
    case 'disputes': {
      const spoken = (plain && told >= 1) || (byPronoun && told >= 2)
      return named && spoken && !inTitle && side !== 'claimant' && cue.startsWith('doubt') ? FAIR : most(UNSURE)
    }
    case 'legal_action':
      return inTitle ? most(UNSURE - 0.05) : PLAIN
    default:
      return reading.confidence
  }
}

/** Whoever asks, very likely by likeness and in plain words; to call for an inquiry is to ask for something else. */
function asksPlainly({ chance = 0, reasons }: Reading, plain: boolean): boolean {
  return plain && chance >= LIKELY_NAMED && !/inquir|investiga/i.test(reasons[0]?.detail ?? '')
}
