import type { Instant, Language, PartyRole, ReviewMode } from './vocabulary.ts'

/** A tracked assertion, as an editor types it. */
export type Claim = {
  /** Lower-case words and hyphens; never changes its meaning. */
  slug: string
  /** A few words for lists and thread titles. */
  title: string
  /** The assertion itself, one sentence. */
  text: string
  /** Who makes it, as printed. */
  claimant: string
  parties: Party[]
  /** Date it was first made on, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  firstMadeOn: string
  languages: Language[]
  /** Phrases by which texts call the claim, per language. */
  aliases: Partial<Record<'en' | 'es', string[]>>
  tags: string[]
  /** Slug of the wider claim this one is a narrower version of. */
  parent?: string
  review: ReviewMode
  /** Has an editor said that this claim and its wording are fit to be posted about? */
  reviewed: boolean
}

export type Party = {
  role: PartyRole
  /** As printed, and matched in texts: "Government of Mexico (Claudia Sheinbaum)". */
  name: string
  /** Actor id where the configuration lists one; its aliases and affiliations are then known. */
  actor?: string
}

/** A claim as stored: the wording is versioned, statements are tied to the version they answered. */
export type StoredClaim = Claim & {
  id: number
  version: number
  versionId: number
  addedAt: Instant
  archivedAt: Instant | null
}

export const CLAIM_EVENTS = ['added', 'edited', 'reworded', 'reviewed', 'renamed', 'archived', 'restored'] as const

/** One thing that was done to a claim. `by`: an editor; `null` for the file that declares it. */
export type ClaimEvent = {
  event: (typeof CLAIM_EVENTS)[number]
  at: Instant
  version: number
  by: string | null
  /** Keys that changed, or the slug it had. */
  detail: string
  reason: string
}

/** Is it the same assertion, by the same claimant? Names, aliases and tags do not word a claim. */
export function sameWording(a: Pick<Claim, 'text' | 'claimant'>, b: Pick<Claim, 'text' | 'claimant'>): boolean {
  return a.text === b.text && a.claimant === b.claimant
}

/** Since when the wording is another than the one that was reviewed, as of `at`; `null` where it is not. */
export function rewordedSince(events: readonly ClaimEvent[], at: Instant): Instant | null {
  const last = events.findLast((one) => one.at <= at && (one.event === 'reworded' || one.event === 'reviewed'))
  return last?.event === 'reworded' ? last.at : null
}
