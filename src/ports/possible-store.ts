import type { Match } from '../domain/statement.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { RecordRows } from './record-rows.ts'

/** A match in reach of the bar that nobody decided yet, of an item's present version. */
export type PossibleMatch = { itemId: number; match: Match }

/** A named editor's word that an item is about a claim, though the rules would not have posted it. */
export type Acceptance = {
  claim: string
  itemId: number
  revisionId: number
  by: string
  reason: string
  at: Instant
}

/** A reading of an analyst that an editor put on record. */
export type Adoption = { statementId: number; itemId: number; by: string; reason: string; at: Instant }

/** What an editor's acceptance brings with it; committed whole or not at all. */
export type AcceptanceResult = {
  /** `null` where the item counts as being about the claim already. */
  acceptance: Acceptance | null
  adoption: Adoption | null
  rows: RecordRows
}

/**
 * Why: matches below the bar wait for a person, and what the person said is kept apart from what the rules found.
 * `commit` throws `conflict`: permanent where somebody accepted it before, not so where a claim changed meanwhile.
 */
export interface PossibleStore {
  /** Best first; of one claim or of all that are tracked. What was dismissed is in it: the caller knows copies. */
  waiting(claim?: string): Promise<PossibleMatch[]>
  /** How the present version of an item matched a claim when it was read; `null` where it did not. */
  matchOf(itemId: number, claim: string): Promise<Match | null>
  acceptance(itemId: number, claim: string): Promise<Acceptance | null>
  /** Claims that editors accepted an item for. */
  acceptedFor(itemId: number): Promise<string[]>
  commit(result: AcceptanceResult): Promise<void>
}
