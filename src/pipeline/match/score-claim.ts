import type { ClaimProfile, Facet, Phrasing } from './facet.ts'
import type { ReadItem } from './read-item.ts'
import { surpriseOf } from './surprise.ts'

/** A facet met in the best passage. */
export type Meeting = { facet: number; key: string; at: number; gain: number }

export type ClaimScore = {
  /** Surprise of everything shared, nats, less what picking the best of many passages gives away. */
  evidence: number
  /** 0–1: how much of the claim's sentence, or of an alias, is there. */
  likeness: number
  /** The phrasing most of which is there. */
  phrasing: number
  anchored: boolean
  /** 0–1: share of the names, places and bodies of the claim's own sentence that the passage has. */
  anchors: number
  /** 0–1: share, by rarity, of the plain words of the claim's sentence (or of its best alias) that the passage has. */
  content: number
  /** 0–1: is somebody there who makes or answers the claim? */
  parties: number
  /** 0–1: share of the claim's core (see `ClaimProfile.core`) that the passage has; 1 where none is known. */
  core: number
  meetings: Meeting[]
  /** Neighbouring words of the claim that stand together in the passage. */
  together: [number, number][]
  inTitle: number
}

/** A passage: a few sentences. What is said about one thing stands within so many tokens. */
const PASSAGE = 90
/** Two words of the claim stand together within so many tokens. */
const TOGETHER = 4

/** Scores one claim against an item's best passage (the title belongs to every passage). Linear in the meetings. */
export function scoreClaim(profile: ClaimProfile, item: ReadItem): ClaimScore | null {
  const spots = listSpots(profile, item)
  if (spots.length === 0) return null
  const window = item.titleTokens + Math.min(PASSAGE, item.bodyTokens)
  const gains = profile.facets.map((facet) => surpriseOf(facet.rarity, window))
  const best = bestPassage(spots, item, gains, profile.facets)
  const meetings = [...best.values()].map((spot) => ({ ...spot, gain: (gains[spot.facet] ?? 0) * spot.strength }))
  const passages = Math.max(1, item.bodyTokens / PASSAGE)
  const met = new Map(meetings.map((meeting) => [meeting.facet, meeting]))
  const together = profile.neighbours.filter(([a, b]) => {
    const first = met.get(a)
    const second = met.get(b)
    return first !== undefined && second !== undefined && standTogether(profile, item, a, b)
  })
  let evidence = -Math.log(passages)
  const parts = new Set(meetings.flatMap(({ facet }) => profile.facets[facet]?.parts ?? []))
  for (const { facet, gain } of meetings)
    if (!parts.has(facet)) evidence += gain * ((profile.facets[facet] as Facet).weight > 0 ? 1 : 0.5)
  for (const [a, b] of together) evidence += 0.3 * Math.min(gains[a] ?? 0, gains[b] ?? 0)
  const { likeness, phrasing } = bestPhrasing(profile, met, gains, item)
  return {
    evidence,
    likeness,
    phrasing,
    anchored: meetings.some(({ facet }) => profile.facets[facet]?.anchor),
    anchors: shareOfAnchors(profile, met),
    core: shareOfCore(profile, met),
    parties: presenceOfParties(profile, met),
    content: shareOfContent(profile, met, phrasing),
    meetings: meetings.sort((a, b) => b.gain - a.gain),
    together,
    inTitle: meetings.filter(({ at }) => at < item.titleTokens).length,
  }
}

type Spot = { facet: number; key: string; at: number; strength: number }

function listSpots(profile: ClaimProfile, item: ReadItem): Spot[] {
  const spots: Spot[] = []
  for (const [facet, { keys }] of profile.facets.entries())
    for (const [key, strength] of keys)
      for (const at of item.places.get(key) ?? []) spots.push({ facet, key, at, strength })
  return spots.sort((a, b) => a.at - b.at)
}

/** Slides a passage over the body; returns the strongest meeting of each facet in the best one. */
function bestPassage(spots: Spot[], item: ReadItem, gains: number[], facets: Facet[]): Map<number, Spot> {
  const inTitle = spots.filter(({ at }) => at < item.titleTokens)
  const inBody = spots.filter(({ at }) => at >= item.titleTokens)
  const counts = new Map<number, number>()
  const worth = (facet: number) => (gains[facet] ?? 0) * ((facets[facet]?.weight ?? 0) + 0.3)
  let sum = 0
  for (const { facet } of inTitle) {
    if (!counts.has(facet)) sum += worth(facet)
    counts.set(facet, Number.POSITIVE_INFINITY)
  }
  let best = { sum, from: 0, to: 0 }
  let from = 0
  for (let to = 0; to < inBody.length; to++) {
    const spot = inBody[to] as Spot
    const count = counts.get(spot.facet) ?? 0
    if (count === 0) sum += worth(spot.facet)
    counts.set(spot.facet, count + 1)
    while ((inBody[from] as Spot).at <= spot.at - PASSAGE) {
      const left = inBody[from] as Spot
      const remaining = (counts.get(left.facet) ?? 0) - 1
      counts.set(left.facet, remaining)
      if (remaining === 0) sum -= worth(left.facet)
      from++
    }
    if (sum > best.sum + 1e-9) best = { sum, from, to: to + 1 }
  }
  const chosen = new Map<number, Spot>()
  for (const spot of [...inTitle, ...inBody.slice(best.from, best.to)]) {
    const known = chosen.get(spot.facet)
    if (known === undefined || spot.strength > known.strength) chosen.set(spot.facet, spot)
  }
  return chosen
}

function standTogether(profile: ClaimProfile, item: ReadItem, a: number, b: number): boolean {
  const first = placesOf(profile, item, a)
  const second = placesOf(profile, item, b)
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const gap = (second[j] as number) - (first[i] as number)
    if (gap !== 0 && Math.abs(gap) <= TOGETHER) return true
    if (gap > 0) i++
    else j++
  }
  return false
}

function placesOf(profile: ClaimProfile, item: ReadItem, facet: number): number[] {
  const places: number[] = []
  for (const key of profile.facets[facet]?.keys.keys() ?? [])
    for (const at of item.places.get(key) ?? []) places.push(at)
  return places.sort((a, b) => a - b)
}

function bestPhrasing(
  profile: ClaimProfile,
  met: Map<number, Meeting>,
  gains: number[],
  item: ReadItem,
): { likeness: number; phrasing: number } {
  let best = { likeness: 0, phrasing: 0 }
  for (const [index, phrasing] of profile.phrasings.entries()) {
    let total = 0
    let shared = 0
    const parts = new Set(phrasing.facets.flatMap((facet) => profile.facets[facet]?.parts ?? []))
    for (const facet of phrasing.facets) {
      if (parts.has(facet)) continue
      const { rarity, language, kind, parts: own } = profile.facets[facet] as Facet
      // A word of the other language that no glossary translates cannot be expected.
      const expected = language !== item.language && kind === 'word' ? 0.6 : 1
      const meeting = met.get(facet)
      total += rarity * (meeting === undefined ? expected : 1)
      if (meeting !== undefined) shared += rarity * Math.min(1, meeting.gain / ((gains[facet] ?? 0) || 1))
      else if (own.length > 0) shared += (PART_SHARE * rarity * own.filter((part) => met.has(part)).length) / own.length
    }
    if (total === 0) continue
    // A short alias is met by chance sooner than a sentence: it needs to be rare to count in full.
    const share = shared / total
    const full = index > 0 && phrasing.facets.every((facet) => met.has(facet)) && standsIntact(profile, item, phrasing)
    const likeness =
      index === 0 ? share : share ** PARTIAL_ALIAS * Math.min(1, total / (full ? INTACT_ALIAS : FULL_ALIAS))
    if (likeness > best.likeness) best = { likeness, phrasing: index }
  }
  return best
}

/** Words of a whole name that stand apart count so much of it. */
const PART_SHARE = 0.35

/** An alias is short: most of it is not the whole of it. */
const PARTIAL_ALIAS = 1.5
/** Rarity, in nats, from which an alias counts like the claim's own sentence: two rare words or three common ones. */
const FULL_ALIAS = 24
/** The same where its words stand side by side as the editor wrote them. */
const INTACT_ALIAS = 14

/** Do all words of an alias stand within its own length, give or take one word? */
function standsIntact(profile: ClaimProfile, item: ReadItem, phrasing: Phrasing): boolean {
  const spots = phrasing.facets
    .flatMap((facet) => placesOf(profile, item, facet).map((at) => ({ facet, at })))
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

/** Rarity, in nats, of the anchors that are enough to tell what a text is about: a name and a little, or three places. */
const ENOUGH_ANCHORS = 12
/** A person or a body among the parties is enough; a state alone (whose government it may not be) is not quite. */
const ENOUGH_PARTIES = 8
/** A claim that lists nobody can be met without its parties. */
const UNLISTED_PARTIES = 0.6

function shareOfAnchors(profile: ClaimProfile, met: Map<number, Meeting>): number {
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
function presenceOfParties(profile: ClaimProfile, met: Map<number, Meeting>): number {
  if (profile.parties.length === 0) return UNLISTED_PARTIES
  const own = new Set(profile.phrasings[0]?.facets)
  let rarity = 0
  for (const facet of profile.parties)
    if (!own.has(facet) && met.has(facet)) rarity += (profile.facets[facet] as Facet).rarity
  return Math.min(1, rarity / ENOUGH_PARTIES)
}

function shareOfCore(profile: ClaimProfile, met: Map<number, Meeting>): number {
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

function shareOfContent(profile: ClaimProfile, met: Map<number, Meeting>, phrasing: number): number {
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
