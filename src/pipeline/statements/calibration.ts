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
/** Up to this confidence a reading is in doubt: it is never named, sets no flag, and the table is measured without it. */
export const IN_DOUBT = 0.44
/** Up to this confidence an assertion or a denial is told as "said", though a flag may rest on it; the table is measured without those. */
export const SAID_ONLY = 0.55

/**
 * Held-out precision, as `evaluate` printed it: 737 statements about 40 claims (the gold set, the project's own stance set
 * and four fresh batches), claim given. Of each claim only what lies above a threshold chosen on the others counts, and
 * a stance word is shown only where ten cases or more bear it out. The rules were mended looking at most of these texts,
 * so less is to be expected of quite new claims: that is why `sureness.ts` also asks what 3,290 texts that no rule was
 * mended on make of a reading, and why every stance must be likely by them to be named. At .95 that leaves denials of the
 * side it is made against, assertions of the claim's own side, requests of evidence by anybody but that side, and legal
 * steps. One wrong assertion read since as in doubt moves its threshold, and it prints less for assertions, though none is
 * read worse (docs/matching.md): those stand as they were.
 */
export const CALIBRATION: Partial<Record<Stance, readonly CalibrationPoint[]>> = {
  asserts: [
    { confidence: 0.6, precision: 0.928, cases: 56 },
    { confidence: 0.686, precision: 0.952, cases: 42 },
    { confidence: 0.9, precision: 0.954, cases: 22 },
  ],
  denies: [{ confidence: 0.561, precision: 0.954, cases: 66 }],
  disputes: [{ confidence: 0.8, precision: 0.857, cases: 14 }],
  no_evidence: [{ confidence: 0.736, precision: 1, cases: 13 }],
  requests_evidence: [
    { confidence: 0.6, precision: 0.842, cases: 38 },
    { confidence: 0.9, precision: 0.956, cases: 23 },
  ],
  supplies_evidence: [
    { confidence: 0.469, precision: 0.941, cases: 17 },
    { confidence: 0.553, precision: 0.937, cases: 16 },
  ],
  legal_action: [{ confidence: 0.55, precision: 1, cases: 20 }],
}

/** Lowest confidence at which each stance's word may be posted at a bar; Infinity where it never may. */
export function stanceShownAt(bar: number = DEFAULT_STANCE_PRECISION): Record<Stance, number> {
  return Object.fromEntries(STANCES.map((stance) => [stance, lowestShown(stance, bar)])) as Record<Stance, number>
}

/**
 * What the likeliest readings of a stance came to on claims held out, read by hand (docs/matching.md), where that is less
 * than the table says: no bar above it names the stance.
 */
const READ_BY_HAND: Partial<Record<Stance, number>> = { no_evidence: 0.9, supplies_evidence: 0.83 }

function lowestShown(stance: Stance, bar: number): number {
  if (bar > (READ_BY_HAND[stance] ?? 1)) return Number.POSITIVE_INFINITY
  return lowestOf(CALIBRATION[stance] ?? [], bar)
}

function lowestOf(points: readonly CalibrationPoint[], bar: number): number {
  const fit = points.filter((point) => point.cases >= FEWEST_CASES && point.precision >= bar)
  return fit.reduce((lowest, point) => Math.min(lowest, point.confidence), Number.POSITIVE_INFINITY)
}

/** `stanceShownAt` at the default bar of .95. */
export const STANCE_SHOWN_AT: Record<Stance, number> = stanceShownAt()

/** Up to here a stance is never named, whatever the table says. */
export function saidUpTo(stance: Stance): number {
  return stance === 'asserts' || stance === 'denies' ? SAID_ONLY : IN_DOUBT
}

/** May the stance word be posted? Always where an editor read it; else its measured precision from this confidence upward must reach the bar. */
export function showsStance(stance: Stance, confidence: number, bar: number = DEFAULT_STANCE_PRECISION): boolean {
  return confidence >= EDITORS_WORD || (confidence > saidUpTo(stance) && confidence >= lowestShown(stance, bar))
}

/**
 * A flag that records that something was said, and a request, are set without a person from this held-out precision;
 * below it they are proposed. Not the deployment's own bar for stance words: the flag names who, its notice quotes the
 * words, and an editor undoes it with one command.
 */
export const FLAG_PRECISION = 0.95

export function mayFlag(stance: Stance, confidence: number): boolean {
  if (confidence >= EDITORS_WORD) return true
  if (confidence <= IN_DOUBT) return false
  const points = /^(?:denies|disputes|supplies_counter_evidence)$/.test(stance) ? FLAG_DISPUTED : CALIBRATION[stance]
  return FLAG_PRECISION <= (READ_BY_HAND[stance] ?? 1) && confidence >= lowestOf(points ?? [], FLAG_PRECISION)
}

/**
 * The flag "disputed" says that somebody is against the claim; whether they deny or doubt it, which is what readings
 * mistake most, is all one to it. Measured as the stance words are.
 */
const FLAG_DISPUTED: readonly CalibrationPoint[] = [
  { confidence: 0.506, precision: 0.954, cases: 87 },
  { confidence: 0.8, precision: 0.985, cases: 68 },
]
