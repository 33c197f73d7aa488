import { type ClaimProfile, type Facet, type Phrasing, withParts } from './facet.ts'
import type { Counted, PhrasingSets } from './profile-lists.ts'

/** Made once a profile. By loops: thousands are made in minutes where there are ten thousand claims. */
export function phrasingSets(profile: ClaimProfile): PhrasingSets {
  profile.sets ??= makeSets(profile)
  return profile.sets
}

function makeSets(profile: ClaimProfile): PhrasingSets {
  const { facets, phrasings } = profile
  const rarities: number[] = []
  for (let at = 0; at < facets.length; at++) rarities.push((facets[at] as Facet).rarity)
  const parts: ReadonlySet<number>[] = []
  const counted: Counted[] = []
  for (let at = 0; at < phrasings.length; at++) {
    const phrasing = phrasings[at] as Phrasing
    const own = partsOf(profile, phrasing)
    parts.push(own)
    counted.push(countedOf(profile, phrasing, own))
  }
  return { parts, rarities, counted }
}

function partsOf({ facets }: ClaimProfile, phrasing: Phrasing): ReadonlySet<number> {
  // Whole names stand behind the words; few phrasings have any.
  if (phrasing.words === phrasing.facets.length) return NOTHING
  let parts: Set<number> | null = null
  for (const facet of phrasing.facets) parts = withParts(parts, facets[facet] as Facet)
  return parts ?? NOTHING
}

function countedOf(profile: ClaimProfile, phrasing: Phrasing, parts: ReadonlySet<number>): Counted {
  const facets = parts.size === 0 ? phrasing.facets : phrasing.facets.filter((facet) => !parts.has(facet))
  let [rarity, wholeNames, mixed]: [number, boolean, boolean] = [0, false, false]
  let language: Counted['language'] = null
  for (let at = 0; at < facets.length; at++) {
    const one = profile.facets[facets[at] as number] as Facet
    rarity += one.rarity
    if (one.parts.length > 0) wholeNames = true
    if (one.kind !== 'word') continue
    if (language === null) language = one.language
    else if (language !== one.language) mixed = true
  }
  return { facets, rarity, wholeNames, language: mixed ? null : language }
}

/** Words of whole names of the claim's own sentence. */
export function ownParts(profile: ClaimProfile): ReadonlySet<number> {
  return phrasingSets(profile).parts[0] ?? NOTHING
}

const NOTHING: ReadonlySet<number> = new Set()
