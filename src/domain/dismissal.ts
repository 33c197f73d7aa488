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

/** How a dismissed statement is marked wherever it is still shown. */
export type DismissedMark = { dismissalId: number; by: string; reason: string; at: Instant }
