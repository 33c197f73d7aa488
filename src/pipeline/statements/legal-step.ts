import type { Reason, StatementDraft } from '../../domain/statement.ts'
import type { StanceKind } from '../../domain/vocabulary.ts'

/**
 * The kind of a legal step as it is recorded. Who pleads guilty makes no ruling, and whether somebody is handed over to
 * another country is neither a warrant nor an outcome of the case: of both it is told only that they are steps in court.
 */
export function recordedKind(kind: StanceKind | undefined, reasons: readonly Reason[]): StanceKind | undefined {
  const cue = cueOf(reasons)
  if (kind === 'ruling' && cue.startsWith('plea: ')) return undefined
  return kind === 'warrant' && HANDED_OVER.test(cue) ? undefined : kind
}

/** What the accused says of the charge in court. */
export function isPlea({ reasons }: Pick<StatementDraft, 'reasons'>): boolean {
  return cueOf(reasons).startsWith('plea: ')
}

const HANDED_OVER = /^warrant: "(?:extradi|handed over)/i

function cueOf(reasons: readonly Reason[]): string {
  return reasons.find(({ rule }) => rule === 'cue')?.detail ?? ''
}
