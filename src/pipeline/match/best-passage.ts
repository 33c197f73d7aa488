import type { ClaimIndex } from './claim-index.ts'
import type { ClaimProfile, Facet } from './facet.ts'
import type { PackedProfiles } from './pack-profiles.ts'
import type { ReadItem } from './read-item.ts'
import { sortFew } from './sort-few.ts'

/** A facet met in the best passage. */
export type Meeting = { facet: number; key: string; at: number; gain: number }

/** A passage: a few sentences. What is said about one thing stands within so many tokens. */
export const PASSAGE = 90
/** Two words of the claim stand together within so many tokens. */
const TOGETHER = 4

export type Spot = { facet: number; key: string; at: number; strength: number }

/** Facet → where it is met in the best passage, if it is. */
export type Met = readonly (Meeting | undefined)[]

/** Facet → where it stands, ascending; a place that two of its keys are at comes twice. */
export type Places = readonly (readonly number[])[]

/** Where the facets of a claim stand, by place. Asks the packed claim: of its dozens of keys hardly any is in the item. */
export function listSpots(index: ClaimIndex, claim: number, item: ReadItem): Spot[] {
  const { packed } = index
  const first = packed.firstFacet[claim] as number
  const spots: Spot[] = []
  packed.eachKeyAmong(item.keyed, first, packed.firstFacet[claim + 1] as number, (facet, number, howWell) => {
    const key = packed.keys.values[number] as string
    const strength = packed.strengths.values[howWell] as number
    for (const at of item.places.get(key) ?? NOWHERE) spots.push({ facet: facet - first, key, at, strength })
  })
  return sortFew(spots, byPlace)
}

const byPlace = (a: Spot, b: Spot) => a.at - b.at

const NOWHERE: readonly number[] = []

export function placesByFacet(spots: readonly Spot[], facets: number): Places {
  const places: number[][] = new Array(facets).fill(NOWHERE)
  for (const { facet, at } of spots) {
    const known = places[facet] as number[]
    if (known === NOWHERE) places[facet] = [at]
    else known.push(at)
  }
  return places
}

/**
 * Slides a passage over the body; returns the strongest meeting of each facet in the best one, in the order of where they
 * are first met.
 */
export function bestPassage(
  spots: readonly Spot[],
  item: ReadItem,
  gains: readonly number[],
  facets: readonly Facet[],
): Spot[] {
  const worth = (facet: number) => (gains[facet] as number) * ((facets[facet] as Facet).weight + 0.3)
  /** Facet → how often the passage has it; in the title it stays. */
  const counts = zeros(passageCounts, facets.length)
  let sum = 0
  let body = 0
  for (; body < spots.length; body++) {
    const { facet, at } = spots[body] as Spot
    if (at >= item.titleTokens) break
    if (counts[facet] === 0) sum += worth(facet)
    counts[facet] = Number.POSITIVE_INFINITY
  }
  let best = { sum, from: body, to: body }
  let from = body
  for (let to = body; to < spots.length; to++) {
    const { facet, at } = spots[to] as Spot
    const count = counts[facet] as number
    if (count === 0) sum += worth(facet)
    counts[facet] = count + 1
    while ((spots[from] as Spot).at <= at - PASSAGE) {
      const left = (spots[from] as Spot).facet
      const remaining = (counts[left] as number) - 1
      counts[left] = remaining
      if (remaining === 0) sum -= worth(left)
      from++
    }
    if (sum > best.sum + 1e-9) best = { sum, from, to: to + 1 }
  }
  const chosen: Spot[] = []
  /** Facet → its number in `chosen`, from 1. */
  const numbers = zeros(chosenNumbers, facets.length)
  const choose = (spot: Spot) => {
    const number = numbers[spot.facet] as number
    if (number === 0) numbers[spot.facet] = chosen.push(spot)
    else if (spot.strength > (chosen[number - 1] as Spot).strength) chosen[number - 1] = spot
  }
  for (let at = 0; at < body; at++) choose(spots[at] as Spot)
  for (let at = best.from; at < best.to; at++) choose(spots[at] as Spot)
  return chosen
}

/** Lists of their own for every claim of every item would be most of what is made and thrown away. */
const passageCounts: number[] = []
const chosenNumbers: number[] = []

/** The list with so many zeros first; it is read only while one claim is scored. */
export function zeros(list: number[], length: number): number[] {
  for (let at = 0; at < length; at++) list[at] = 0
  return list
}

/** Do two facets stand near each other? */
export function standTogether(first: readonly number[], second: readonly number[]): boolean {
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const gap = (second[j] as number) - (first[i] as number)
    if (gap !== 0 && Math.abs(gap) <= TOGETHER) return true
    if (gap > 0) i++
    else j++
  }
  return false
}

/** Where a facet stands by its own words, none that only mean the same. */
export function literalPlaces(
  packed: PackedProfiles,
  { claim }: ClaimProfile,
  item: ReadItem,
  facet: number,
): number[] {
  const places: number[] = []
  for (const key of packed.keysOf(claim, facet)) {
    if (/^[cx]:/.test(key)) continue
    for (const at of item.places.get(key) ?? NOWHERE) places.push(at)
  }
  return places.sort((a, b) => a - b)
}
