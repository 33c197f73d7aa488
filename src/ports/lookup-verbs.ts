import type { Claim } from '../domain/claim.ts'
import type { ClaimRef } from '../domain/notice.ts'
import type { Asker } from './asker.ts'

/** `limit`: nearest names given, 5 where left out. An empty `typed` gives the newest. */
export type ClaimNamesInput = { typed: string; limit?: number }
export type ClaimNames = {
  /** The one that is meant, where only one can be: its slug, or words that only it has. */
  exact: ClaimRef | null
  /** Those that fit or come near, best first; the exact one first of all. */
  nearest: ClaimRef[]
  /** Do all of the nearest contain what was typed? Else they are only near. */
  fits: boolean
}

/** A claim as it stands, for forms that start from it. `version` grows with every edit. */
export type ClaimFacts = Claim & { version: number; archived: boolean }

/** Why: forms, autocomplete and near misses need names and present values, not answers. Nothing here writes. */
export interface LookupVerbs {
  claimNames(input: ClaimNamesInput, asker: Asker): Promise<ClaimNames>
  /** `not_found` as for `status`. */
  claimFacts(input: { claim: string }, asker: Asker): Promise<ClaimFacts>
}
