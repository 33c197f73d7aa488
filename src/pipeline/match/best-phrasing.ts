import { literalPlaces, type Met, type Places } from './best-passage.ts'
import type { ClaimProfile, Facet, Phrasing } from './facet.ts'
import type { PackedProfiles } from './pack-profiles.ts'
import { phrasingSets } from './phrasing-sets.ts'
import type { Counted } from './profile-lists.ts'
import type { ReadItem } from './read-item.ts'
import { PART_SHARE } from './share-of-claim.ts'

/** An alias is short: most of it is not the whole of it. */
const PARTIAL_ALIAS = 1.5
/** Rarity, in nats, from which an alias counts like the claim's own sentence: two rare words or three common ones. */
const FULL_ALIAS = 24
/** The same where its words stand side by side as the editor wrote them. */
const INTACT_ALIAS = 14

/** The wording of the claim most of which is there, how much of it (0–1), and whether it is an alias that stands whole. */
export function bestPhrasing(
  packed: PackedProfiles,
  profile: ClaimProfile,
  met: Met,
  places: Places,
  gains: readonly number[],
  item: ReadItem,
): { likeness: number; phrasing: number; intact: boolean; literal: boolean } {
  let best = { likeness: 0, phrasing: 0, intact: false }
  let literal = false
  const { parts, rarities, counted } = phrasingSets(profile)
  for (let index = 0; index < counted.length; index++) {
    const phrasing = profile.phrasings[index] as Phrasing
    const { total, shared } = shareOf(profile, counted[index] as Counted, rarities, met, gains, item)
    if (total === 0) continue
    // A short alias is met by chance sooner than a sentence: it needs to be rare to count in full.
    const share = shared / total
    const full =
      index > 0 && phrasing.facets.every((facet) => met[facet] !== undefined) && standsIntact(places, phrasing)
    literal ||=
      full &&
      phrasing.facets.length > 1 &&
      standsLiterally(packed, profile, item, phrasing, parts[index] as ReadonlySet<number>)
    const likeness =
      index === 0 ? share : share ** PARTIAL_ALIAS * Math.min(1, total / (full ? INTACT_ALIAS : FULL_ALIAS))
    if (likeness > best.likeness) best = { likeness, phrasing: index, intact: full }
  }
  return { ...best, literal }
}

/** Rarity of a phrasing's facets, as far as they can be expected, and what of it is there. */
function shareOf(
  profile: ClaimProfile,
  { facets, rarity: whole, wholeNames, language }: Counted,
  rarities: readonly number[],
  met: Met,
  gains: readonly number[],
  item: ReadItem,
): { total: number; shared: number } {
  let [total, shared] = [0, 0]
  if (!wholeNames && language === item.language) {
    for (const facet of facets) {
      const meeting = met[facet]
      if (meeting !== undefined)
        shared += (rarities[facet] as number) * Math.min(1, meeting.gain / ((gains[facet] as number) || 1))
    }
    return { total: whole, shared }
  }
  for (const facet of facets) {
    const { rarity, language: own, kind, parts } = profile.facets[facet] as Facet
    // A word of the other language that no glossary translates cannot be expected.
    const expected = own !== item.language && kind === 'word' ? 0.6 : 1
    const meeting = met[facet]
    total += rarity * (meeting === undefined ? expected : 1)
    if (meeting !== undefined) shared += rarity * Math.min(1, meeting.gain / ((gains[facet] as number) || 1))
    else if (parts.length > 0)
      shared += (PART_SHARE * rarity * parts.filter((part) => met[part] !== undefined).length) / parts.length
  }
  return { total, shared }
}

/** Do an alias's own words, none that only mean the same, stand in its order and within its length? */
function standsLiterally(
  packed: PackedProfiles,
  profile: ClaimProfile,
  item: ReadItem,
  phrasing: Phrasing,
  parts: ReadonlySet<number>,
): boolean {
  const words = phrasing.facets.filter((facet) => !parts.has(facet))
  const [starts = [], ...rest] = words.map((facet) => literalPlaces(packed, profile, item, facet))
  return starts.some((start) => {
    let at = start
    for (const places of rest) {
      at = places[firstFrom(places, at)] ?? Number.POSITIVE_INFINITY
      if (at - start > phrasing.tokens) return false
    }
    return true
  })
}

/** Index of the first of the places, which ascend, that is not before `at`. */
function firstFrom(places: readonly number[], at: number): number {
  let [from, to] = [0, places.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((places[middle] as number) < at) from = middle + 1
    else to = middle
  }
  return from
}

/** Do all words of an alias stand within its own length, give or take one word? */
function standsIntact(places: Places, phrasing: Phrasing): boolean {
  const spots = phrasing.facets
    .flatMap((facet) => (places[facet] ?? []).map((at) => ({ facet, at })))
    .sort((a, b) => a.at - b.at)
  const counts = new Map<number, number>()
  let from = 0
  for (const spot of spots) {
    counts.set(spot.facet, (counts.get(spot.facet) ?? 0) + 1)
    while (spot.at - (spots[from]?.at ?? 0) > phrasing.tokens) {
      const left = (spots[from] as { facet: number }).facet
      const rest = (counts.get(left) ?? 0) - 1
      if (rest === 0) counts.delete(left)
      else counts.set(left, rest)
      from++
    }
    if (counts.size === phrasing.facets.length) return true
  }
  return false
}
