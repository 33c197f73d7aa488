import type { ClaimIndex } from './claim-index.ts'
import type { ReadItem } from './read-item.ts'
import { surpriseOf } from './surprise.ts'

export type Candidate = { claim: number; rough: number; anchored: boolean }

/** So many claims at most are scored in full for one item. */
const MOST_CANDIDATES = 40
/** So many postings at most are touched for one item, rarest keys first: the cost does not follow the claims. */
const MOST_POSTINGS = 20_000

/** The claims an item may be about, by what they share wherever it stands, best first. */
export function findCandidates(index: ClaimIndex, item: ReadItem, most = MOST_CANDIDATES): Candidate[] {
  const keys = [...item.places.keys()]
    .map((key) => ({ key, postings: index.postings.get(key) ?? [] }))
    .sort((a, b) => a.postings.length - b.postings.length)
  const tokens = item.titleTokens + item.bodyTokens
  const found = new Map<number, { rough: number; anchored: boolean; facets: Set<number> }>()
  let touched = 0
  for (const { postings } of keys) {
    touched += postings.length
    if (touched > MOST_POSTINGS && found.size > 0) break
    for (const { claim, facet, strength } of postings) {
      const { rarity, weight, anchor } = index.profiles[claim]?.facets[facet] ?? { rarity: 0, weight: 0, anchor: false }
      let tally = found.get(claim)
      if (tally === undefined) {
        tally = { rough: 0, anchored: false, facets: new Set() }
        found.set(claim, tally)
      }
      if (tally.facets.has(facet)) continue
      tally.facets.add(facet)
      tally.rough += (0.3 + weight) * strength * surpriseOf(rarity, tokens)
      tally.anchored ||= anchor
    }
  }
  return [...found]
    .map(([claim, { rough, anchored }]) => ({ claim, rough, anchored }))
    .sort((a, b) => b.rough - a.rough || a.claim - b.claim)
    .slice(0, most)
}
