import type { ClaimProfile, Facet, Phrasing } from './facet.ts'
import { ownParts } from './phrasing-sets.ts'
import type { Rated, ShareLists } from './profile-lists.ts'

/** Made once a profile. */
export function shareLists(profile: ClaimProfile): ShareLists {
  profile.shares ??= listShares(profile)
  return profile.shares
}

function listShares(profile: ClaimProfile): ShareLists {
  const { phrasings } = profile
  const sentence = phrasings[0]?.facets ?? NONE
  const aliasNames: (readonly number[])[] = []
  const words: Rated[] = []
  for (let at = 0; at < phrasings.length; at++) {
    const { facets } = phrasings[at] as Phrasing
    words.push(plainWords(profile, facets))
    if (at === 0) continue
    const names = namesBeyond(profile, facets, sentence)
    if (names.length > 0) aliasNames.push(names)
  }
  const core: ShareLists['core'][number][] = []
  let coreWorth = 0
  for (const [facet, share] of profile.core) {
    const { rarity, parts } = profile.facets[facet] as Facet
    core.push({ facet, share, worth: share * rarity, parts })
    coreWorth += share * rarity
  }
  return {
    anchors: ownAnchors(profile, sentence),
    aliasNames,
    parties: without(profile.parties, sentence),
    core: core.length === 0 ? NONE : core,
    coreWorth,
    words,
    places: ownPlaces(profile, sentence),
  }
}

const NONE: readonly never[] = []

function ownAnchors(profile: ClaimProfile, sentence: readonly number[]): Rated {
  const parts = ownParts(profile)
  const facets: number[] = []
  let rarity = 0
  for (let at = 0; at < sentence.length; at++) {
    const facet = sentence[at] as number
    const one = profile.facets[facet] as Facet
    if (one.restOfName || one.kind === 'word' || one.kind === 'number' || one.kind === 'year') continue
    if (parts.size > 0 && parts.has(facet)) continue
    facets.push(facet)
    rarity += one.rarity
  }
  return { facets, rarity }
}

function plainWords(profile: ClaimProfile, among: readonly number[]): Rated {
  const facets: number[] = []
  let rarity = 0
  for (let at = 0; at < among.length; at++) {
    const facet = among[at] as number
    const one = profile.facets[facet] as Facet
    if (one.kind !== 'word') continue
    facets.push(facet)
    rarity += one.rarity
  }
  return { facets, rarity }
}

function namesBeyond(profile: ClaimProfile, among: readonly number[], sentence: readonly number[]): readonly number[] {
  return among.filter((facet) => {
    const { kind, restOfName } = profile.facets[facet] as Facet
    return kind === 'name' && !restOfName && !sentence.includes(facet)
  })
}

function ownPlaces(profile: ClaimProfile, sentence: readonly number[]): readonly number[] {
  let places: number[] | null = null
  for (let at = 0; at < sentence.length; at++) {
    const facet = sentence[at] as number
    if ((profile.facets[facet] as Facet).kind !== 'place') continue
    places ??= []
    places.push(facet)
  }
  return places ?? NONE
}

function without(facets: readonly number[], others: readonly number[]): readonly number[] {
  return facets.length === 0 ? NONE : facets.filter((facet) => !others.includes(facet))
}
