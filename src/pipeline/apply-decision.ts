import type { EvidenceStatus, StatusChange } from '../domain/status.ts'
import type { Instant } from '../domain/vocabulary.ts'

/** The status after an editor's change. */
export function applyChange(
  status: EvidenceStatus,
  change: StatusChange,
  at: Instant,
  statementIds: number[],
): EvidenceStatus {
  if (change.type === 'set_rung') return { ...status, rung: change.rung, automatic: false, since: at }
  if (change.type === 'settle_request') return status
  const others = status.flags.filter((f) => f.flag !== change.flag)
  if (change.type === 'clear_flag') return { ...status, flags: others }
  const { flag, by, adjudication } = change
  const found = adjudication === undefined ? {} : { adjudication }
  return { ...status, flags: [...others, { flag, by, since: at, statementIds, ...found }] }
}
