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
