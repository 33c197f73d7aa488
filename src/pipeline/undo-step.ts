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
    if (before && before.by.join() === set.by.join() && same(before, set)) continue
    flags = flags.flatMap((one) => (one.flag === set.flag ? withoutVoices(one, set, before) : [one]))
  }
  for (const cleared of from.flags) {
    const isCleared = !to.flags.some((one) => one.flag === cleared.flag)
    if (isCleared && !flags.some((one) => one.flag === cleared.flag)) flags = [...flags, cleared]
  }
  if (!rungStands && JSON.stringify(flags) === JSON.stringify(status.flags)) return null
  return {
    ...status,
    ...(rungStands ? { rung: from.rung, automatic: from.automatic, since: from.since } : {}),
    flags,
  }
}

/** Voices that joined later keep the flag up. */
function withoutVoices(present: FlagState, set: FlagState, before: FlagState | undefined): FlagState[] {
  const keep = (voice: string) => !set.by.includes(voice) || (before?.by.includes(voice) ?? false)
  const by = present.by.filter(keep)
  const statementIds = present.statementIds.filter(
    (id) => !set.statementIds.includes(id) || (before?.statementIds.includes(id) ?? false),
  )
  if (before && by.length === before.by.length && statementIds.length === before.statementIds.length) return [before]
  if (before === undefined && by.length === 0) return []
  return [{ ...present, by, statementIds }]
}

function same(a: FlagState, b: FlagState): boolean {
  return JSON.stringify(a.adjudication ?? null) === JSON.stringify(b.adjudication ?? null)
}
