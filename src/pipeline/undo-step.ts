import type { StatusStep } from '../domain/event.ts'
import type { EvidenceStatus, FlagState } from '../domain/status.ts'

/**
 * The status without what one step did; what came later stays. `null` where nothing of the step stands any more: it was
 * taken back, or overtaken.
 */
export function undoStep(status: EvidenceStatus, { from, to }: StatusStep): EvidenceStatus | null {
  const movedRung = from.rung !== to.rung || from.automatic !== to.automatic
  const rungStands = movedRung && status.rung === to.rung && status.automatic === to.automatic
  let flags = status.flags
  for (const set of to.flags) {
    const before = from.flags.find((one) => one.flag === set.flag)
    if (before && isSame(before, set)) continue
    flags = flags.flatMap((one) => (one.flag === set.flag ? withoutChange(one, set, before) : [one]))
  }
  for (const cleared of from.flags) {
    if (to.flags.some((one) => one.flag === cleared.flag)) continue
    flags = flags.some((one) => one.flag === cleared.flag)
      ? flags.map((one) => (one.flag === cleared.flag ? withVoices(one, cleared) : one))
      : [...flags, cleared]
  }
  if (!rungStands && JSON.stringify(flags) === JSON.stringify(status.flags)) return null
  return {
    ...status,
    ...(rungStands ? { rung: from.rung, automatic: from.automatic, since: from.since } : {}),
    flags,
  }
}

/** A flag without the voices a step added and with those it removed: voices that joined later keep it up. */
function withoutChange(present: FlagState, set: FlagState, before: FlagState | undefined): FlagState[] {
  const by = revert(present.by, set.by, before?.by ?? [])
  const statementIds = revert(present.statementIds, set.statementIds, before?.statementIds ?? [])
  if (before && isSameSet(by, before.by) && isSameSet(statementIds, before.statementIds)) return [before]
  if (before === undefined && by.length === 0) return []
  return [{ ...present, by, statementIds }]
}

/** A flag that was cleared and set again since, with the voices the clearing took. */
function withVoices(present: FlagState, cleared: FlagState): FlagState {
  return {
    ...present,
    by: revert(present.by, [], cleared.by),
    statementIds: revert(present.statementIds, [], cleared.statementIds),
  }
}

/** What is there now, less what `after` has more than `before`, with what it has less. */
function revert<T>(now: readonly T[], after: readonly T[], before: readonly T[]): T[] {
  const kept = now.filter((one) => !after.includes(one) || before.includes(one))
  return [...kept, ...before.filter((one) => !after.includes(one) && !kept.includes(one))]
}

function isSameSet<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

function isSame(a: FlagState, b: FlagState): boolean {
  return (
    isSameSet(a.by, b.by) &&
    isSameSet(a.statementIds, b.statementIds) &&
    JSON.stringify(a.adjudication ?? null) === JSON.stringify(b.adjudication ?? null)
  )
}
