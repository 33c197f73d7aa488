import type { Language } from '../../domain/vocabulary.ts'

/** Facets of a claim's wordings, for what is asked of a claim at every item it is compared with. */
export type PhrasingSets = {
  /** Phrasing → the words of its whole names, which do not count beside them. */
  parts: readonly ReadonlySet<number>[]
  /** Facet → its rarity, side by side. */
  rarities: readonly number[]
  /** What counts of each phrasing. */
  counted: readonly Counted[]
}

/** A phrasing without the words of its whole names. */
export type Counted = {
  facets: readonly number[]
  /** All of their rarities. */
  rarity: number
  /** Is one of them a whole name? Its words count a little where it is not met. */
  wholeNames: boolean
  /** The language of its plain words; null where they are of several, or there are none. */
  language: Language | null
}

/** Facets of a claim, and all of their rarities. */
export type Rated = { facets: readonly number[]; rarity: number }

/** The facets that `share-of-claim.ts` looks for at every item a claim is compared with. */
export type ShareLists = {
  /** Names, places and bodies of the claim's own sentence. */
  anchors: Rated
  /** Names that only an alias has: a list for each alias with any. */
  aliasNames: readonly (readonly number[])[]
  /** Parties beyond those of its own sentence. */
  parties: readonly number[]
  /** The core, each facet with its share times its rarity. */
  core: readonly { facet: number; share: number; worth: number; parts: readonly number[] }[]
  coreWorth: number
  /** Phrasing → its plain words. */
  words: readonly Rated[]
  /** Places of its own sentence. */
  places: readonly number[]
}
