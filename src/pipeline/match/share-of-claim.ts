import type { Met } from './best-passage.ts'
import type { ClaimProfile, Facet } from './facet.ts'
import { phrasingSets } from './phrasing-sets.ts'
import type { Rated } from './profile-lists.ts'
import { shareLists } from './share-lists.ts'

/** Words of a whole name that stand apart count so much of it. */
export const PART_SHARE = 0.35
/** Rarity, in nats, of the anchors that are enough to tell what a text is about: a name and a little, or three places. */
const ENOUGH_ANCHORS = 12
/** A person or a body among the parties is enough; a state alone (whose government it may not be) is not quite. */
const ENOUGH_PARTIES = 8
/** A claim that lists nobody can be met without its parties. */
const UNLISTED_PARTIES = 0.6

export function shareOfAnchors(profile: ClaimProfile, met: Met): number {
  const { anchors } = shareLists(profile)
  const { rarities } = phrasingSets(profile)
  let shared = 0
  for (const facet of anchors.facets)
    shared += met[facet] === undefined ? rarestPart(profile, facet, met) : (rarities[facet] as number)
  return Math.max(shared / Math.max(anchors.rarity, ENOUGH_ANCHORS), ALIAS_NAMES * shareOfAliasNames(profile, met))
}

/** A word of a whole name that an alias has alone stands for it: "Wuhan" for its institute. */
function rarestPart(profile: ClaimProfile, facet: number, met: Met): number {
  let best = 0
  for (const part of (profile.facets[facet] as Facet).parts) {
    const { restOfName, rarity } = profile.facets[part] as Facet
    if (!restOfName && met[part] !== undefined) best = Math.max(best, rarity)
  }
  return best
}

/** Names that only an alias has hold a text almost as well as those of the claim's own sentence. */
const ALIAS_NAMES = 0.9

function shareOfAliasNames(profile: ClaimProfile, met: Met): number {
  let best = 0
  for (const names of shareLists(profile).aliasNames)
    best = Math.max(best, rarityMet(names, profile, met) / ENOUGH_ANCHORS)
  return Math.min(1, best)
}

/** Parties named beyond those of the claim's own sentence, which `anchors` counts. */
export function presenceOfParties(profile: ClaimProfile, met: Met): number {
  if (profile.parties.length === 0) return UNLISTED_PARTIES
  return Math.min(1, rarityMet(shareLists(profile).parties, profile, met) / ENOUGH_PARTIES)
}

export function shareOfCore(profile: ClaimProfile, met: Met): number {
  const { core, coreWorth } = shareLists(profile)
  const { rarities } = phrasingSets(profile)
  let shared = 0
  for (const { facet, share, worth, parts } of core) {
    if (met[facet] !== undefined) shared += worth
    else if (parts.some((part) => met[part] !== undefined)) shared += PART_SHARE * share * (rarities[facet] as number)
  }
  return coreWorth === 0 ? 1 : shared / coreWorth
}

export function shareOfContent(profile: ClaimProfile, met: Met, phrasing: number): number {
  const { words } = shareLists(profile)
  const share = (index: number) => {
    const { facets, rarity } = words[index] ?? NONE
    return rarity > 0 ? rarityMet(facets, profile, met) / rarity : 0
  }
  return Math.max(share(0), phrasing === 0 ? 0 : share(phrasing))
}

const NONE: Rated = { facets: [], rarity: 0 }

function rarityMet(facets: readonly number[], profile: ClaimProfile, met: Met): number {
  const { rarities } = phrasingSets(profile)
  let sum = 0
  for (const facet of facets) if (met[facet] !== undefined) sum += rarities[facet] as number
  return sum
}
