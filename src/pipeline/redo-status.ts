import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import type { EvidenceRequest } from '../domain/event.ts'
import type { Statement } from '../domain/statement.ts'
import type { EvidenceStatus, FlagState, StatusChange } from '../domain/status.ts'
import { RUNGS, type Rung } from '../domain/vocabulary.ts'
import { proposeStatus } from './propose-status.ts'

export type RedoContext = {
  claim: Claim
  actors: readonly Actor[]
  /** The last rung a person set: what the rules set on top of it falls back to it. */
  setByPerson: Rung | null
  /** Rungs that a person took back from a statement, as `rungOf` names them: never set on it again. */
  takenBack: ReadonlySet<string>
}

/** One rung as one statement brought it. */
export function rungOf(statementId: number, rung: Rung): string {
  return `${statementId} ${rung}`
}

const NOTHING: EvidenceStatus = { rung: null, flags: [], automatic: false, since: null }

/**
 * The status once some statements no longer count: a flag that rested on them alone is gone, one that others bear out
 * too is theirs. A rung a person set stays, for a person to change. `counting` are all statements that still count.
 */
export function statusWithout(
  status: EvidenceStatus,
  gone: ReadonlySet<number>,
  counting: readonly Statement[],
  context: RedoContext,
): EvidenceStatus {
  const redone = replay(counting, context)
  const flags = status.flags.flatMap((flag): FlagState[] => {
    if (!flag.statementIds.some((id) => gone.has(id))) return [flag]
    const again = redone.flags.find((other) => other.flag === flag.flag)
    if (again) return [again]
    const left = flag.statementIds.filter((id) => !gone.has(id))
    return left.length === 0 ? [] : [{ ...flag, statementIds: left }]
  })
  return status.automatic
    ? { ...status, ...fallBack(status, redone, context.setByPerson), flags }
    : { ...status, flags }
}

function fallBack(
  status: EvidenceStatus,
  redone: EvidenceStatus,
  setByPerson: Rung | null,
): Pick<EvidenceStatus, 'rung' | 'since' | 'automatic'> {
  if (redone.rung === status.rung) return status
  const { rung, since } = redone
  if (rung === null || (setByPerson !== null && RUNGS.indexOf(setByPerson) > RUNGS.indexOf(rung)))
    return { rung: setByPerson, since: status.since, automatic: false }
  return { rung, since, automatic: true }
}

/** The status once statements count again: what the rules set by themselves is set for them anew. */
export function statusWith(
  status: EvidenceStatus,
  back: readonly Statement[],
  context: Omit<RedoContext, 'setByPerson'>,
): EvidenceStatus {
  return replay(back, context, status)
}

/** What the rules alone would have set. */
function replay(
  statements: readonly Statement[],
  { claim, actors, takenBack }: Omit<RedoContext, 'setByPerson'>,
  from = NOTHING,
): EvidenceStatus {
  let status = from
  const requests: EvidenceRequest[] = []
  const proposed: { change: StatusChange; open: boolean }[] = []
  for (const statement of statements) {
    const next = proposeStatus(statement, { claim, actors, status, proposed, requests }).status
    const { rung, automatic, since } = status
    const isTakenBack = next.rung !== null && next.rung !== rung && takenBack.has(rungOf(statement.id, next.rung))
    status = isTakenBack ? { ...next, rung, automatic, since } : next
  }
  return status
}
