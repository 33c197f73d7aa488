import {
  bestPassage,
  listSpots,
  type Meeting,
  PASSAGE,
  type Places,
  placesByFacet,
  standTogether,
  zeros,
} from './best-passage.ts'
import { bestPhrasing } from './best-phrasing.ts'
import type { ClaimIndex } from './claim-index.ts'
import { neighboursIn } from './claim-profile.ts'
import { type ClaimProfile, type Facet, withParts } from './facet.ts'
import { phrasingSets } from './phrasing-sets.ts'
import type { ReadItem } from './read-item.ts'
import { presenceOfParties, shareOfAnchors, shareOfContent, shareOfCore } from './share-of-claim.ts'
import { sortFew } from './sort-few.ts'
import { surpriseOf } from './surprise.ts'
import { countTopical, namesPlace } from './topical-names.ts'

export type ClaimScore = {
  /** Surprise of everything shared, nats, less what picking the best of many passages gives away. */
  evidence: number
  /** 0–1: how much of the claim's sentence, or of an alias, is there. */
  likeness: number
  /** The phrasing most of which is there. */
  phrasing: number
  /** That phrasing is an alias, and stands there whole. */
  intact: boolean
  /** An alias of two words or more stands there in the editor's own words. */
  whole: boolean
  /** 0–1: share of the names, places and bodies of the claim's own sentence that the passage has. */
  anchors: number
  /** 0–1: share, by rarity, of the plain words of the claim's sentence (or of its best alias) that the passage has. */
  content: number
  /** 0–1: is somebody there who makes or answers the claim? */
  parties: number
  /** 0–1: share of the claim's core (see `ClaimProfile.core`) that the passage has; 1 where none is known. */
  core: number
  meetings: Meeting[]
  places: Places
  /** Neighbouring words of the claim that stand together in the passage. */
  together: [number, number][]
  inTitle: number
  /** The title has a rare name that the claim has in every wording. */
  headed: boolean
  /** How much the text is of the name the story goes by, see `countTopical`. */
  topical: 0 | 1 | 2 | null
  /** A country of the claim's own sentence is there, or it has none. */
  placed: boolean
}

/**
 * Scores one claim against an item's best passage (the title belongs to every passage); `null` where that has no anchor of
 * the claim. Linear in the meetings.
 */
export function scoreClaim(index: ClaimIndex, claim: number, item: ReadItem): ClaimScore | null {
  const spots = listSpots(index, claim, item)
  if (spots.length === 0) return null
  const profile = index.profileOf(claim)
  const window = item.titleTokens + Math.min(PASSAGE, item.bodyTokens)
  /** Facet → what meeting it is worth; of those that are met. */
  const gains = zeros(kept, profile.facets.length)
  const { rarities } = phrasingSets(profile)
  for (const { facet } of spots) if (gains[facet] === 0) gains[facet] = surpriseOf(rarities[facet] as number, window)
  const places = placesByFacet(spots, profile.facets.length)
  const meetings = bestPassage(spots, item, gains, profile.facets).map(({ facet, key, at, strength }) => ({
    facet,
    key,
    at,
    strength,
    gain: (gains[facet] as number) * strength,
  }))
  if (!meetings.some(({ facet }) => (profile.facets[facet] as Facet).anchor)) return null
  const passages = Math.max(1, item.bodyTokens / PASSAGE)
  const met: (Meeting | undefined)[] = new Array(profile.facets.length).fill(undefined)
  for (const meeting of meetings) met[meeting.facet] = meeting
  const isTogether = (a: number, b: number) =>
    met[a] !== undefined &&
    met[b] !== undefined &&
    standTogether(places[a] as readonly number[], places[b] as readonly number[])
  const together = meetings.length < 2 ? [] : neighboursIn(profile.phrasings, isTogether)
  let evidence = sumWorths(-Math.log(passages), profile, meetings)
  for (const [a, b] of together) evidence += 0.3 * Math.min(gains[a] ?? 0, gains[b] ?? 0)
  const { likeness, phrasing, intact, literal } = bestPhrasing(index.packed, profile, met, places, gains, item)
  return {
    evidence,
    likeness,
    phrasing,
    intact,
    whole: literal,
    anchors: shareOfAnchors(profile, met),
    core: shareOfCore(profile, met),
    parties: presenceOfParties(profile, met),
    content: shareOfContent(profile, met, phrasing),
    meetings: sortFew(meetings, byGain),
    places,
    together,
    inTitle: meetings.filter(({ at }) => at < item.titleTokens).length,
    topical: countTopical(profile, places, item),
    placed: namesPlace(profile, places),
    headed: meetings.some(({ facet, at }) => at < item.titleTokens && isHead(profile, facet)),
  }
}

const byGain = (a: Meeting, b: Meeting) => b.gain - a.gain

/** Adds to `sum` what each place is worth, the words of a whole name that is met left out: its best meeting, and half of that of a party. */
function sumWorths(sum: number, { facets }: ClaimProfile, meetings: readonly Meeting[]): number {
  worthPlaces.length = 0
  worths.length = 0
  let parts: Set<number> | null = null
  for (let next = 0; next < meetings.length; next++)
    parts = withParts(parts, facets[(meetings[next] as Meeting).facet] as Facet)
  for (let next = 0; next < meetings.length; next++) {
    const { facet, gain, at } = meetings[next] as Meeting
    if (parts?.has(facet)) continue
    const worth = gain * ((facets[facet] as Facet).weight > 0 ? 1 : 0.5)
    const known = worthPlaces.indexOf(at)
    if (known >= 0) worths[known] = Math.max(worths[known] as number, worth)
    else {
      worthPlaces.push(at)
      worths.push(Math.max(0, worth))
    }
  }
  let all = sum
  for (let next = 0; next < worths.length; next++) all += worths[next] as number
  return all
}

const worthPlaces: number[] = []
const worths: number[] = []

/** One list for all claims: it is read only while one is scored, and dozens are for every item. */
const kept: number[] = []

/** Nats of a name that no word list knows. */
const RARE_NAME = 10.9

function isHead(profile: ClaimProfile, facet: number): boolean {
  const { kind, rarity } = profile.facets[facet] as Facet
  return kind === 'name' && rarity >= RARE_NAME && (profile.core.get(facet) ?? 0) > 0.99
}
