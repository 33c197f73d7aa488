import type { ClaimProfile, Facet } from '../facet.ts'
import { NAME_RARITY } from '../word-facets.ts'

/** What is asked of a claim for every item it is compared with; made once a profile. */
export type ClaimShape = {
  /** Facets of the claim's own sentence, and of all its wordings; words of whole names and first names left out. */
  own: number[]
  all: number[]
  ownNames: number[]
  ownNumbers: number[]
  allNames: number[]
  allPlaces: number[]
  allWords: number[]
  /** Words of the wordings beside the sentence. */
  aliasWords: number[]
  core: number[]
  parties: number[]
  /** Facets of the wordings beside the sentence, the words of whole names left out, with their rarity together. */
  wordings: { facets: number[]; rarity: number }[]
  /** Names by how much of the wordings holds them, times their rarity (0–1). */
  weighedNames: { facet: number; weight: number }[]
  /** Number of names that few texts have. */
  rareNames: number
}

/** Nats from which a name is rare. */
const RARE = 10.5

const shapes = new WeakMap<ClaimProfile, ClaimShape>()

export function shapeOf(profile: ClaimProfile): ClaimShape {
  const known = shapes.get(profile)
  if (known !== undefined) return known
  const fresh = makeShape(profile)
  shapes.set(profile, fresh)
  return fresh
}

function makeShape(profile: ClaimProfile): ClaimShape {
  const { facets, phrasings } = profile
  const of = (facet: number) => facets[facet] as Facet
  const parts = new Set(facets.flatMap((facet) => facet.parts))
  const telling = (facet: number) => !parts.has(facet) && !of(facet).restOfName
  const own = (phrasings[0]?.facets ?? []).filter(telling)
  const others = [...new Set(phrasings.slice(1).flatMap((one) => one.facets))].filter(telling)
  const all = [...new Set([...own, ...others])]
  const kind = (among: readonly number[], ...kinds: Facet['kind'][]) =>
    among.filter((facet) => kinds.includes(of(facet).kind))
  const allNames = kind(all, 'name')
  const holding = new Map<number, number>()
  for (const phrasing of phrasings)
    for (const facet of new Set(phrasing.facets))
      holding.set(facet, (holding.get(facet) ?? 0) + 1 / Math.max(1, phrasings.length))
  return {
    own,
    all,
    ownNames: kind(own, 'name'),
    ownNumbers: kind(own, 'number', 'year'),
    allNames,
    allPlaces: kind(all, 'place', 'body'),
    allWords: kind(all, 'word'),
    aliasWords: kind(others, 'word'),
    core: [...profile.core.keys()],
    parties: profile.parties.filter((facet) => !of(facet).restOfName),
    wordings: phrasings.slice(1).map((phrasing) => {
      const kept = phrasing.facets.filter((facet) => !parts.has(facet))
      return { facets: kept, rarity: kept.reduce((sum, facet) => sum + of(facet).rarity, 0) }
    }),
    weighedNames: [...holding]
      .filter(([facet]) => of(facet).kind === 'name')
      .map(([facet, share]) => ({ facet, weight: (share * Math.min(of(facet).rarity, NAME_RARITY)) / NAME_RARITY })),
    rareNames: allNames.filter((facet) => of(facet).rarity >= RARE).length,
  }
}
