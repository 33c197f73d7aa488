import type { ClaimIndex } from './claim-index.ts'
import type { ClaimProfile, Facet } from './facet.ts'
import type { ReadItem } from './read-item.ts'

/** A facet met in the best passage. */
export type Meeting = { facet: number; key: string; at: number; gain: number }

/** A passage: a few sentences. What is said about one thing stands within so many tokens. */
export const PASSAGE = 90
/** Two words of the claim stand together within so many tokens. */
const TOGETHER = 4

export type Spot = { facet: number; key: string; at: number; strength: number }

/** Where the facets of a claim stand, by place. Asks the packed claim: of its dozens of keys hardly any is in the item. */
export function listSpots(index: ClaimIndex, claim: number, item: ReadItem): Spot[] {
  const { packed } = index
  const first = packed.firstFacet[claim] as number
  const spots: Spot[] = []
  packed.eachKey(first, packed.firstFacet[claim + 1] as number, (facet, number, strength) => {
    if (((item.keyed[number >> 3] as number) & (1 << (number & 7))) === 0) return
    const key = packed.keys.values[number] as string
    for (const at of item.places.get(key) ?? [])
      spots.push({ facet: facet - first, key, at, strength: packed.strengths.values[strength] as number })
  })
  return spots.length < 2 ? spots : spots.sort((a, b) => a.at - b.at)
}

/** Slides a passage over the body; returns the strongest meeting of each facet in the best one. */
export function bestPassage(spots: Spot[], item: ReadItem, gains: number[], facets: Facet[]): Map<number, Spot> {
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

export function standTogether(profile: ClaimProfile, item: ReadItem, a: number, b: number): boolean {
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

export function placesOf(profile: ClaimProfile, item: ReadItem, facet: number, literally = false): number[] {
  const places: number[] = []
  for (const key of profile.facets[facet]?.keys ?? []) {
    if (literally && /^[cx]:/.test(key)) continue
    for (const at of item.places.get(key) ?? []) places.push(at)
  }
  return places.sort((a, b) => a - b)
}
