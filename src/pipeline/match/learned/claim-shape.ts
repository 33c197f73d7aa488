import type { ClaimProfile, Facet } from '../facet.ts'

/** What is asked of a claim for every item it is compared with; made once a profile. */
export type ClaimShape = {
  /** Facets of the claim's own sentence, of its other wordings, and of both; words of whole names and first names left out. */
  own: number[]
  others: number[]
  all: number[]
  core: number[]
  parties: number[]
  /** Facets of the wordings beside the sentence, the words of whole names left out, with their rarity together. */
  wordings: { facets: number[]; rarity: number }[]
  /** Names by how much of the wordings holds them, times their rarity (0–1). */
  names: { facet: number; weight: number }[]
  /** Names no word list knows. */
  rareNames: number
}

/** Nats of a name that no word list knows. */
const RAREST = 11
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
  const holding = new Map<number, number>()
  for (const phrasing of phrasings)
    for (const facet of new Set(phrasing.facets))
      holding.set(facet, (holding.get(facet) ?? 0) + 1 / Math.max(1, phrasings.length))
  return {
    own,
    others,
    all,
    core: [...profile.core.keys()],
    parties: profile.parties.filter((facet) => !of(facet).restOfName),
    wordings: phrasings.slice(1).map((phrasing) => {
      const kept = phrasing.facets.filter((facet) => !parts.has(facet))
      return { facets: kept, rarity: kept.reduce((sum, facet) => sum + of(facet).rarity, 0) }
    }),
    names: [...holding]
      .filter(([facet]) => of(facet).kind === 'name')
      .map(([facet, share]) => ({ facet, weight: (share * Math.min(of(facet).rarity, RAREST)) / RAREST })),
    rareNames: all.filter((facet) => of(facet).kind === 'name' && of(facet).rarity >= RARE).length,
  }
}
