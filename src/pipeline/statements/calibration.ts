import { STANCES, type Stance } from '../../domain/vocabulary.ts'

/** From `confidence` upward a stance, with its speaker, was right in `precision` of `cases` statements. */
export type CalibrationPoint = { confidence: number; precision: number; cases: number }

/** Bar for posting a stance word where the deployment sets none. */
export const DEFAULT_STANCE_PRECISION = 0.95
/** Fewer cases than this prove nothing. */
const FEWEST_CASES = 10

/**
 * Measured on 172 labelled items about 14 claims (the gold set and the project's own stance set), claim given. Each
 * precision is that of statements about claims that had no say in their threshold: per claim the lowest confidence was
 * chosen that reached the bar on the other thirteen. The rules were written looking at both sets, so a little less is
 * to be expected of quite new claims; a stance is therefore shown only where ten cases or more bear it out.
 */
export const CALIBRATION: Partial<Record<Stance, readonly CalibrationPoint[]>> = {
  asserts: [
    { confidence: 0.46, precision: 0.82, cases: 90 },
    { confidence: 0.7, precision: 0.88, cases: 69 },
  ],
  denies: [
    { confidence: 0.52, precision: 0.86, cases: 49 },
    { confidence: 0.64, precision: 0.88, cases: 43 },
    { confidence: 0.75, precision: 0.96, cases: 28 },
  ],
  disputes: [{ confidence: 0.57, precision: 0.9, cases: 20 }],
  no_evidence: [
    { confidence: 0.43, precision: 0.88, cases: 42 },
    { confidence: 0.75, precision: 0.9, cases: 23 },
  ],
  requests_evidence: [
    { confidence: 0.61, precision: 0.94, cases: 16 },
    { confidence: 0.65, precision: 1, cases: 15 },
  ],
  supplies_evidence: [{ confidence: 0.6, precision: 1, cases: 12 }],
  legal_action: [{ confidence: 0.53, precision: 1, cases: 20 }],
  corroborates: [{ confidence: 0.55, precision: 0.87, cases: 12 }],
  retracts: [{ confidence: 0.55, precision: 0.75, cases: 8 }],
  declines_comment: [{ confidence: 0.76, precision: 1, cases: 5 }],
}

/** Lowest confidence at which each stance's word may be posted at a bar; Infinity where it never may. */
export function stanceShownAt(bar: number = DEFAULT_STANCE_PRECISION): Record<Stance, number> {
  return Object.fromEntries(STANCES.map((stance) => [stance, lowestShown(stance, bar)])) as Record<Stance, number>
}

function lowestShown(stance: Stance, bar: number): number {
  const fit = (CALIBRATION[stance] ?? []).filter((point) => point.cases >= FEWEST_CASES && point.precision >= bar)
  return fit.reduce((lowest, point) => Math.min(lowest, point.confidence), Number.POSITIVE_INFINITY)
}

/** `stanceShownAt` at the default bar of .95. */
export const STANCE_SHOWN_AT: Record<Stance, number> = stanceShownAt()

/** May the stance word be posted? Its measured precision from this confidence upward must reach the bar. */
export function showsStance(stance: Stance, confidence: number, bar: number = DEFAULT_STANCE_PRECISION): boolean {
  return confidence >= lowestShown(stance, bar)
}
