import type { Meeting } from './best-passage.ts'
import type { ClaimProfile, Facet } from './facet.ts'

/** Words of a whole name that stand apart count so much of it. */
export const PART_SHARE = 0.35
/** Rarity, in nats, of the anchors that are enough to tell what a text is about: a name and a little, or three places. */
const ENOUGH_ANCHORS = 12
/** A person or a body among the parties is enough; a state alone (whose government it may not be) is not quite. */
const ENOUGH_PARTIES = 8
/** A claim that lists nobody can be met without its parties. */
const UNLISTED_PARTIES = 0.6

export function shareOfAnchors(profile: ClaimProfile, met: Map<number, Meeting>): number {
  let total = 0
  let shared = 0
  for (const facet of profile.phrasings[0]?.facets ?? []) {
    const { kind, rarity, restOfName } = profile.facets[facet] as Facet
    if (restOfName || kind === 'word' || kind === 'number' || kind === 'year') continue
    total += rarity
    if (met.has(facet)) shared += rarity
  }
  return shared / Math.max(total, ENOUGH_ANCHORS)
}

/** Parties named beyond those of the claim's own sentence, which `anchors` counts. */
export function presenceOfParties(profile: ClaimProfile, met: Map<number, Meeting>): number {
  if (profile.parties.length === 0) return UNLISTED_PARTIES
  const own = new Set(profile.phrasings[0]?.facets)
  let rarity = 0
  for (const facet of profile.parties)
    if (!own.has(facet) && met.has(facet)) rarity += (profile.facets[facet] as Facet).rarity
  return Math.min(1, rarity / ENOUGH_PARTIES)
}

export function shareOfCore(profile: ClaimProfile, met: Map<number, Meeting>): number {
  let total = 0
  let shared = 0
  for (const [facet, share] of profile.core) {
    const { rarity, parts } = profile.facets[facet] as Facet
    total += share * rarity
    if (met.has(facet)) shared += share * rarity
    else if (parts.some((part) => met.has(part))) shared += PART_SHARE * share * rarity
  }
  return total === 0 ? 1 : shared / total
}

export function shareOfContent(profile: ClaimProfile, met: Map<number, Meeting>, phrasing: number): number {
  let best = 0
  for (const index of new Set([0, phrasing])) {
    let total = 0
    let shared = 0
    for (const facet of profile.phrasings[index]?.facets ?? []) {
      const { kind, rarity } = profile.facets[facet] as Facet
      if (kind !== 'word') continue
      total += rarity
      if (met.has(facet)) shared += rarity
    }
    if (total > 0) best = Math.max(best, shared / total)
  }
  return best
}
