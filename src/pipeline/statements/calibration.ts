import { EDITORS_CONFIDENCE } from '../../domain/statement-edit.ts'
import { STANCES, type Stance } from '../../domain/vocabulary.ts'

/** From `confidence` upward a stance, with its speaker, was right in `precision` of `cases` statements. */
export type CalibrationPoint = { confidence: number; precision: number; cases: number }

/** Bar for posting a stance word where the deployment sets none. */
export const DEFAULT_STANCE_PRECISION = 0.95
/** Confidence of what an editor put on record; the rules are never as sure. */
export const EDITORS_WORD = EDITORS_CONFIDENCE
/** Fewer cases than this prove nothing. */
const FEWEST_CASES = 10

/**
 * Held-out precision, as `evaluate` prints it: 742 statements about 40 claims (the gold set, the project's own stance set
 * and four fresh batches), claim given. Of each claim only what lies above a threshold chosen on the others counts, and
 * a stance word is shown only where ten cases or more bear it out. The rules were mended looking at most of these texts,
 * so a little less is to be expected of quite new claims. At .95 that leaves assertions of the claim's own side, denials
 * and requests of the side it is made against, and legal steps, where `sureness.ts` finds nothing to doubt.
 */
export const CALIBRATION: Partial<Record<Stance, readonly CalibrationPoint[]>> = {
  asserts: [
    { confidence: 0.519, precision: 0.811, cases: 175 },
    { confidence: 0.644, precision: 0.908, cases: 87 },
    { confidence: 0.748, precision: 0.958, cases: 72 },
  ],
  denies: [
    { confidence: 0.412, precision: 0.876, cases: 121 },
    { confidence: 0.686, precision: 0.958, cases: 72 },
    { confidence: 0.9, precision: 0.983, cases: 60 },
  ],
  disputes: [{ confidence: 0.8, precision: 0.724, cases: 29 }],
  no_evidence: [{ confidence: 0.9, precision: 0.7, cases: 30 }],
  requests_evidence: [{ confidence: 0.9, precision: 1, cases: 23 }],
  supplies_evidence: [{ confidence: 0.54, precision: 0.76, cases: 25 }],
  corroborates: [{ confidence: 0.611, precision: 0.705, cases: 17 }],
  legal_action: [{ confidence: 0.53, precision: 0.97, cases: 34 }],
}

/** Lowest confidence at which each stance's word may be posted at a bar; Infinity where it never may. */
export function stanceShownAt(bar: number = DEFAULT_STANCE_PRECISION): Record<Stance, number> {
  return Object.fromEntries(STANCES.map((stance) => [stance, lowestShown(stance, bar)])) as Record<Stance, number>
}

function lowestShown(stance: Stance, bar: number): number {
  return lowestOf(CALIBRATION[stance] ?? [], bar)
}

function lowestOf(points: readonly CalibrationPoint[], bar: number): number {
  const fit = points.filter((point) => point.cases >= FEWEST_CASES && point.precision >= bar)
  return fit.reduce((lowest, point) => Math.min(lowest, point.confidence), Number.POSITIVE_INFINITY)
}

/** `stanceShownAt` at the default bar of .95. */
export const STANCE_SHOWN_AT: Record<Stance, number> = stanceShownAt()

/** May the stance word be posted? Always where an editor read it; else its measured precision from this confidence upward must reach the bar. */
export function showsStance(stance: Stance, confidence: number, bar: number = DEFAULT_STANCE_PRECISION): boolean {
  return confidence >= EDITORS_WORD || confidence >= lowestShown(stance, bar)
}

/**
 * A flag that records that something was said, and a request, are set without a person from this held-out precision;
 * below it they are proposed. Lower than the bar for stance words: the flag names who, its notice quotes the words, and
 * an editor undoes it with one command.
 */
export const FLAG_PRECISION = 0.9

export function mayFlag(stance: Stance, confidence: number): boolean {
  if (confidence >= EDITORS_WORD) return true
  const points = /^(?:denies|disputes|supplies_counter_evidence)$/.test(stance) ? FLAG_DISPUTED : CALIBRATION[stance]
  return confidence >= lowestOf(points ?? [], FLAG_PRECISION)
}

/**
 * The flag "disputed" says that somebody is against the claim; whether they deny or doubt it, which is what readings
 * mistake most, is all one to it. Measured as the stance words are.
 */
const FLAG_DISPUTED: readonly CalibrationPoint[] = [
  { confidence: 0.599, precision: 0.87, cases: 131 },
  { confidence: 0.624, precision: 0.969, cases: 98 },
  { confidence: 0.9, precision: 1, cases: 60 },
]
