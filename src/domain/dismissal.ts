import type { Instant } from './vocabulary.ts'

/** What a named editor said of an item: it is not about this claim. Never deleted; an undo stands beside it. */
export type Dismissal = {
  id: number
  claim: string
  itemId: number
  /** Content hash of the item's version the editor saw. */
  hash: string
  /** Hashed word sequences of that version, ascending: by them its copies in other outlets are known. */
  shingles: Uint32Array
  by: string
  reason: string
  at: Instant
  /** Statements that had been read in it, and in its stored copies, about the claim. */
  statementIds: number[]
}

/**
 * How a statement that does not count is marked wherever it is still shown. Exactly one of the two numbers is set: the
 * dismissal of the item it was read in, or the edit of the statement itself.
 */
export type DismissedMark = {
  dismissalId: number | null
  editId: number | null
  by: string
  reason: string
  at: Instant
  /** It counts for this claim instead: a slug. */
  movedTo?: string
}
