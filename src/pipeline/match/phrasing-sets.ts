import type { Language } from '../../domain/vocabulary.ts'
import type { ClaimProfile, Facet, Phrasing } from './facet.ts'

/** Facets of a claim's wordings as sets, for what is asked of a claim at every item it is compared with; made once a profile. */
export type PhrasingSets = {
  /** Of the claim's own sentence. */
  own: ReadonlySet<number>
  /** Phrasing → the words of its whole names, which do not count beside them. */
  parts: readonly ReadonlySet<number>[]
  /** Facet → its rarity, side by side. */
  rarities: Float64Array
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

const kept = new WeakMap<ClaimProfile, PhrasingSets>()

export function phrasingSets(profile: ClaimProfile): PhrasingSets {
  const known = kept.get(profile)
  if (known !== undefined) return known
  const { facets, phrasings } = profile
  const parts = phrasings.map((phrasing) => new Set(phrasing.facets.flatMap((facet) => facets[facet]?.parts ?? [])))
  const fresh = {
    own: new Set(phrasings[0]?.facets),
    parts,
    rarities: Float64Array.from(facets, ({ rarity }) => rarity),
    counted: phrasings.map((phrasing, at) => countedOf(profile, phrasing, parts[at] as ReadonlySet<number>)),
  }
  kept.set(profile, fresh)
  return fresh
}

function countedOf(profile: ClaimProfile, phrasing: Phrasing, parts: ReadonlySet<number>): Counted {
  const facets = phrasing.facets.filter((facet) => !parts.has(facet))
  const all = facets.map((facet) => profile.facets[facet] as Facet)
  const languages = new Set(all.flatMap(({ kind, language }) => (kind === 'word' ? [language] : [])))
  const [language = null] = languages
  let rarity = 0
  for (const one of all) rarity += one.rarity
  return {
    facets,
    rarity,
    wholeNames: all.some((one) => one.parts.length > 0),
    language: languages.size === 1 ? language : null,
  }
}

/** Words of whole names of the claim's own sentence. */
export function ownParts(profile: ClaimProfile): ReadonlySet<number> {
  return phrasingSets(profile).parts[0] ?? NOTHING
}

const NOTHING: ReadonlySet<number> = new Set()
