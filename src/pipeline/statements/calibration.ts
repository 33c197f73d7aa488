import type { Stance } from '../../domain/vocabulary.ts'

/** From `confidence` upward a stance was right in `precision` of the held-out cases, which were `cases`. */
export type CalibrationPoint = { confidence: number; precision: number; cases: number }

/** Deployment's bar for posting a stance word where none is set: product rule. */
export const DEFAULT_STANCE_PRECISION = 0.95

/** Not measured yet: nothing is shown at the default bar. */
export const CALIBRATION: Partial<Record<Stance, readonly CalibrationPoint[]>> = {}

/** Lowest confidence at which each stance's word is posted at the default bar; Infinity where it never is. */
export const STANCE_SHOWN_AT: Record<string, number> = {}

/** May the stance word be posted? Its measured precision from this confidence upward must reach the bar. */
export function showsStance(stance: Stance, confidence: number, bar: number = DEFAULT_STANCE_PRECISION): boolean {
  return (CALIBRATION[stance] ?? []).some((point) => confidence >= point.confidence && point.precision >= bar)
}
