import type { StatusStep } from '../domain/event.ts'
import type { Statement } from '../domain/statement.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { proposeStatus, type StatusContext } from './propose-status.ts'

const NOTHING: EvidenceStatus = { rung: null, flags: [], automatic: false, since: null }

/**
 * The status as it would be had every statement been seen the moment it was said: the rules over `statements`, each with
 * when it was said, and in between what persons decided, when they decided it. Both in any order.
 */
export function replaySaid(
  statements: readonly { statement: Statement; at: Instant }[],
  decided: readonly StatusStep[],
  { claim, actors }: Pick<StatusContext, 'claim' | 'actors'>,
): EvidenceStatus {
  const events = [
    ...statements.map(({ statement, at }) => ({
      at,
      id: statement.id,
      apply: (status: EvidenceStatus) =>
        proposeStatus(statement, { claim, actors, status, proposed: [], requests: [] }).status,
    })),
    // After what was said at the same moment: a decision is about what is there.
    ...decided.map((step) => ({
      at: step.at,
      id: Number.MAX_SAFE_INTEGER / 2 + step.id,
      apply: (status: EvidenceStatus) => applyStep(status, step),
    })),
  ]
  return events.sort((a, b) => a.at - b.at || a.id - b.id).reduce((status, event) => event.apply(status), NOTHING)
}

/** What a step changed, done to another status. */
function applyStep(status: EvidenceStatus, { from, to }: StatusStep): EvidenceStatus {
  const rung = from.rung !== to.rung || from.automatic !== to.automatic
  const set = to.flags.filter((flag) => {
    const before = from.flags.find((other) => other.flag === flag.flag)
    return before === undefined || before.by.join() !== flag.by.join()
  })
  const gone = from.flags.filter((flag) => !to.flags.some((other) => other.flag === flag.flag))
  const touched = new Set([...set, ...gone].map((flag) => flag.flag))
  return {
    ...(rung ? { rung: to.rung, automatic: to.automatic, since: to.since } : status),
    flags: [...status.flags.filter((flag) => !touched.has(flag.flag)), ...set],
  }
}
