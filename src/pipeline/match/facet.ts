import type { FacetKind } from '../../domain/reason.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { WordFacet } from './known-word.ts'
import type { PhrasingSets, ShareLists } from './profile-lists.ts'

/** One thing a text can have in common with a claim. */
export type Facet = {
  /** Nats; see `word-rarity.ts`. */
  rarity: number
  /** 1 for the claim's own sentence, less for titles and aliases, 0 for parties (they anchor, they do not liken). */
  weight: number
  kind: FacetKind
  /** Does meeting it tie a text to the claim? */
  anchor: boolean
  /** A further word of a name whose telling word stands beside it: "Claudia" of "Claudia Sheinbaum". */
  restOfName: boolean
  /** Facets of the words of a whole name made of everyday words; empty for everything else. */
  parts: readonly number[]
  from: 'text' | 'title' | 'alias' | 'party'
  surface: string
  /** Language of the words; a text in the other one meets it through glossary, name or cognate. */
  language: Language
}

/** A facet as it is read from a claim; `keysOf` of the packed profiles has the keys of the others. */
export type ReadFacet = Facet & {
  /** The keys it is met by, each once. Facets of one word share the list: a facet that gains a key gets its own. */
  keys: readonly string[]
  /** The word whose keys these are, so that they are packed once. */
  word: WordFacet
}

export type Phrasing = {
  surface: string
  language: Language
  facets: number[]
  /** So many of `facets`, the first, are its words in order; those after them are whole names made of some. */
  words: number
  tokens: number
}

export type ClaimProfile = {
  /** Number of the claim. */
  claim: number
  slug: string
  parent: string | null
  facets: Facet[]
  /** Claim text first, then the aliases. */
  phrasings: Phrasing[]
  /**
   * Facet → share of the claim's wordings (sentence, aliases) that hold it, where that is half or more: what an editor
   * repeats in every wording is the heart of the claim. Empty where there are fewer than three wordings.
   */
  core: ReadonlyMap<number, number>
  /** Has the claim's sentence or an alias a rare name of its own, by which other news does not go? */
  specific: boolean
  /** Facets that name who makes or answers the claim. */
  parties: number[]
  /** Day the claim was first made on, days since 1970; null where only a year is known. */
  madeOn: number | null
  /** What is asked of it for every item, made when it is first asked: here, for a weak table would cost more than the lists. */
  sets: PhrasingSets | null
  shares: ShareLists | null
}

/** The words of whole names among facets, gathered one by one; null while none of them is a whole name, as mostly. */
export function withParts(known: Set<number> | null, { parts }: Facet): Set<number> | null {
  if (parts.length === 0) return known
  const all = known ?? new Set()
  for (const part of parts) all.add(part)
  return all
}

/** Of nearly all facets; one list for all of them. */
export const NO_PARTS: readonly number[] = []

/** Of a claim with fewer than three wordings. */
export const NO_CORE: ReadonlyMap<number, number> = new Map()
