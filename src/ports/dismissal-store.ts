import type { Dismissal } from '../domain/dismissal.ts'
import type { PlannedDelivery, StatusStep } from '../domain/event.ts'
import type { Instant } from '../domain/vocabulary.ts'

/** An editor's "not about this claim", worked out whole. */
export type DismissalResult = {
  dismissal: Dismissal
  statusStep: StatusStep | null
  deliveries: PlannedDelivery[]
  /** Events told by nothing but these words: posts of them that are still on their way are not sent any more. */
  withdrawnEvents: string[]
}

export type DismissalUndo = {
  dismissalId: number
  claim: string
  by: string
  reason: string
  at: Instant
  statusStep: StatusStep | null
  deliveries: PlannedDelivery[]
}

/**
 * Why: an editor's judgement outlives the item it was made on. `commit` and `undo` throw `conflict` when somebody was
 * faster (permanent), or when the claim's status changed since the result was worked out (work it out again).
 */
export interface DismissalStore {
  /** Those in force, oldest first; of one claim or of all. */
  active(claim?: string): Promise<Dismissal[]>
  /** All that were ever made of a claim, with what became of them, oldest first. */
  history(claim: string): Promise<(Dismissal & { undone: { by: string; reason: string; at: Instant } | null })[]>
  commit(result: DismissalResult): Promise<void>
  undo(undo: DismissalUndo): Promise<void>
}
