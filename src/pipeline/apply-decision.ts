import type { EvidenceStatus, FlagState, StatusChange } from '../domain/status.ts'
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
  if (change.type === 'clear_flag') {
    const flags = status.flags.flatMap((one) => (one.flag === change.flag ? withoutVoices(one, change.by) : [one]))
    // What contradicted it is gone: nothing is left to conflict with.
    const conflicts = change.flag !== 'contradicted' || flags.some((one) => one.flag === 'contradicted')
    return { ...status, flags: conflicts ? flags : flags.filter((one) => one.flag !== 'conflicting') }
  }
  const { flag, by, adjudication } = change
  const found = adjudication === undefined ? {} : { adjudication }
  return { ...status, flags: [...others, { flag, by, since: at, statementIds, ...found }] }
}

/** Without `by` nobody is left. Statements stay: they are what the others' words rest on too. */
function withoutVoices(flag: FlagState, by: readonly string[] | undefined): FlagState[] {
  const left = by === undefined ? [] : flag.by.filter((name) => !by.includes(name))
  return left.length === 0 ? [] : [{ ...flag, by: left }]
}
