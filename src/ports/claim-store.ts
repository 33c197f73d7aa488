import type { Claim, ClaimEvent, StoredClaim } from '../domain/claim.ts'
import type { PlannedDelivery, Proposal } from '../domain/event.ts'
import type { Instant } from '../domain/vocabulary.ts'

export type ClaimSync = {
  added: StoredClaim[]
  edited: StoredClaim[]
  /** Of the edited, those whose wording changed: what was decided on the earlier one is to be looked at again. */
  reworded: StoredClaim[]
  archived: string[]
}

/** What a person did to a claim, worked out whole. */
export type ClaimChange = {
  by: string
  reason: string
  at: Instant
  /** Decisions to be looked at again. */
  proposals?: Proposal[]
  deliveries?: PlannedDelivery[]
}

/**
 * Why: tracked claims with every wording they ever had. A slug that was renamed is found by its old name too, everywhere.
 * `add` and `rename` throw `conflict` where a slug is, or ever was, another claim's.
 */
export interface ClaimStore {
  active(): Promise<StoredClaim[]>
  all(): Promise<StoredClaim[]>
  find(slug: string): Promise<StoredClaim | null>
  /** In the wording of that time; `null` where it was not tracked yet. */
  wordingAt(slug: string, at: Instant): Promise<StoredClaim | null>
  /** A claim's parent and narrower claims in the wording of that time, without those archived by then. */
  familyAt(claim: Pick<Claim, 'slug' | 'parent'>, at: Instant): Promise<StoredClaim[]>
  /** The wording of a version, and when it came. */
  version(versionId: number): Promise<{ version: number; at: Instant; text: string } | null>
  /** What was done to it, oldest first. */
  events(slug: string): Promise<ClaimEvent[]>
  /** Which of these follow the file. */
  declared(): Promise<ReadonlySet<string>>
  /** Makes the stored claims follow the declared ones. A removed claim is archived, never deleted. */
  syncDeclared(claims: Claim[], now: Instant): Promise<ClaimSync>
  add(claim: Claim, change: ClaimChange): Promise<StoredClaim>
  /** `claim.slug` other than `slug`: it is renamed, and its narrower claims and watches follow. */
  edit(slug: string, claim: Claim, change: ClaimChange & { expectedVersion: number }): Promise<StoredClaim>
  /** `conflict`, saying who did it and when, where it is so already. */
  archive(slug: string, restore: boolean, change: ClaimChange): Promise<StoredClaim>
}
