import type { Met } from './best-passage.ts'
import type { ClaimProfile, Facet } from './facet.ts'
import { ownParts, phrasingSets } from './phrasing-sets.ts'

/** Words of a whole name that stand apart count so much of it. */
export const PART_SHARE = 0.35
/** Rarity, in nats, of the anchors that are enough to tell what a text is about: a name and a little, or three places. */
const ENOUGH_ANCHORS = 12
/** A person or a body among the parties is enough; a state alone (whose government it may not be) is not quite. */
const ENOUGH_PARTIES = 8
/** A claim that lists nobody can be met without its parties. */
const UNLISTED_PARTIES = 0.6

export function shareOfAnchors(profile: ClaimProfile, met: Met): number {
  const own = profile.phrasings[0]?.facets ?? []
  const parts = ownParts(profile)
  let total = 0
  let shared = 0
  for (const facet of own) {
    const one = profile.facets[facet] as Facet
    if (one.restOfName || parts.has(facet) || one.kind === 'word' || one.kind === 'number' || one.kind === 'year')
      continue
    total += one.rarity
    shared += met[facet] !== undefined ? one.rarity : rarestPart(profile, one, met)
  }
  return Math.max(shared / Math.max(total, ENOUGH_ANCHORS), ALIAS_NAMES * shareOfAliasNames(profile, met))
}

/** A word of a whole name that an alias has alone stands for it: "Wuhan" for its institute. */
function rarestPart(profile: ClaimProfile, { parts }: Facet, met: Met): number {
  let best = 0
  for (const part of parts) {
    const { restOfName, rarity } = profile.facets[part] as Facet
    if (!restOfName && met[part] !== undefined) best = Math.max(best, rarity)
  }
  return best
}

/** Names that only an alias has hold a text almost as well as those of the claim's own sentence. */
const ALIAS_NAMES = 0.9

function shareOfAliasNames(profile: ClaimProfile, met: Met): number {
  const { own } = phrasingSets(profile)
  let best = 0
  for (const { facets } of profile.phrasings.slice(1)) {
    let shared = 0
    for (const facet of facets) {
      const { kind, rarity, restOfName } = profile.facets[facet] as Facet
      if (kind === 'name' && !restOfName && !own.has(facet) && met[facet] !== undefined) shared += rarity
    }
    best = Math.max(best, shared / ENOUGH_ANCHORS)
  }
  return Math.min(1, best)
}

/** Parties named beyond those of the claim's own sentence, which `anchors` counts. */
export function presenceOfParties(profile: ClaimProfile, met: Met): number {
  if (profile.parties.length === 0) return UNLISTED_PARTIES
  const { own } = phrasingSets(profile)
  let rarity = 0
  for (const facet of profile.parties)
    if (!own.has(facet) && met[facet] !== undefined) rarity += (profile.facets[facet] as Facet).rarity
  return Math.min(1, rarity / ENOUGH_PARTIES)
}

export function shareOfCore(profile: ClaimProfile, met: Met): number {
  let total = 0
  let shared = 0
  for (const [facet, share] of profile.core) {
    const { rarity, parts } = profile.facets[facet] as Facet
    total += share * rarity
    if (met[facet] !== undefined) shared += share * rarity
    else if (parts.some((part) => met[part] !== undefined)) shared += PART_SHARE * share * rarity
  }
  return total === 0 ? 1 : shared / total
}

export function shareOfContent(profile: ClaimProfile, met: Met, phrasing: number): number {
  let best = 0
  for (const index of new Set([0, phrasing])) {
    let total = 0
    let shared = 0
    for (const facet of profile.phrasings[index]?.facets ?? []) {
      const { kind, rarity } = profile.facets[facet] as Facet
      if (kind !== 'word') continue
      total += rarity
      if (met[facet] !== undefined) shared += rarity
    }
    if (total > 0) best = Math.max(best, shared / total)
  }
  return best
}
