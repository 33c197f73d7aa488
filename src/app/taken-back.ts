import type { StatusStep } from '../domain/event.ts'
import { rungOf } from '../pipeline/redo-status.ts'

const TAKEN_BACK = /^what .+ set on \d{4}-\d{2}-\d{2} was taken back: /

/** The reason of a step that takes another one back; `rungsTakenBack` knows such a step by it. */
export function takenBackReason(step: Pick<StatusStep, 'decidedBy' | 'at'>, reason: string): string {
  return `what ${step.decidedBy ?? 'the rules'} set on ${new Date(step.at).toISOString().slice(0, 10)} was taken back: ${reason}`
}

/** Does a step take another one back? */
export function isTakingBack({ decidedBy, reason }: Pick<StatusStep, 'decidedBy' | 'reason'>): boolean {
  return decidedBy !== null && TAKEN_BACK.test(reason)
}

/**
 * Rungs the rules set on a statement and a person took back: they are not set on it again. Taking that back in turn
 * makes them free again.
 */
export function rungsTakenBack(steps: readonly StatusStep[]): Set<string> {
  const taken = new Set<string>()
  for (const step of steps) {
    const { from, to, statementIds } = step
    if (from.rung === to.rung || !isTakingBack(step)) continue
    for (const id of statementIds) {
      if (from.automatic && from.rung !== null) taken.add(rungOf(id, from.rung))
      if (to.automatic && to.rung !== null) taken.delete(rungOf(id, to.rung))
    }
  }
  return taken
}
