import type { ClaimProfile, Facet } from './facet.ts'
import { ownParts, phrasingSets } from './phrasing-sets.ts'

/** Facets of a claim, and all of their rarities. */
export type Rated = { facets: readonly number[]; rarity: number }

/** The facets that `share-of-claim.ts` looks for at every item a claim is compared with; made once a profile. */
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

const kept = new WeakMap<ClaimProfile, ShareLists>()

export function shareLists(profile: ClaimProfile): ShareLists {
  const known = kept.get(profile)
  if (known !== undefined) return known
  const fresh = listShares(profile)
  kept.set(profile, fresh)
  return fresh
}

function listShares(profile: ClaimProfile): ShareLists {
  const { phrasings } = profile
  const of = (facet: number) => profile.facets[facet] as Facet
  const rated = (facets: readonly number[]): Rated => {
    let rarity = 0
    for (const facet of facets) rarity += of(facet).rarity
    return { facets, rarity }
  }
  const sentence = phrasings[0]?.facets ?? []
  const [parts, { own }] = [ownParts(profile), phrasingSets(profile)]
  const core = [...profile.core].map(([facet, share]) => {
    const { rarity, parts: words } = of(facet)
    return { facet, share, worth: share * rarity, parts: words }
  })
  let coreWorth = 0
  for (const { worth } of core) coreWorth += worth
  return {
    anchors: rated(
      sentence.filter((facet) => {
        const { restOfName, kind } = of(facet)
        return !restOfName && !parts.has(facet) && kind !== 'word' && kind !== 'number' && kind !== 'year'
      }),
    ),
    aliasNames: phrasings
      .slice(1)
      .map(({ facets }) =>
        facets.filter((facet) => of(facet).kind === 'name' && !of(facet).restOfName && !own.has(facet)),
      )
      .filter((facets) => facets.length > 0),
    parties: profile.parties.filter((facet) => !own.has(facet)),
    core,
    coreWorth,
    words: phrasings.map(({ facets }) => rated(facets.filter((facet) => of(facet).kind === 'word'))),
    places: sentence.filter((facet) => of(facet).kind === 'place'),
  }
}
