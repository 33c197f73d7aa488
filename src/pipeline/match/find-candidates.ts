import type { ClaimIndex } from './claim-index.ts'
import { POSTING, rarityIn, sortIn } from './index-postings.ts'
import type { ReadItem } from './read-item.ts'
import { surpriseOf } from './surprise.ts'

export type Candidate = { claim: number; rough: number; anchored: boolean }

/** So many claims at most are scored in full for one item. */
const MOST_CANDIDATES = 40
/** So many postings at most are touched for one item, rarest keys first: the cost does not follow the claims. */
const MOST_POSTINGS = 6_000

/** Tallies of one item, kept beside the index so that they need not be made for every item. */
type Tallies = {
  /** Three numbers a claim, side by side: the item it was last touched for, its sum, whether an anchor was met. */
  claims: Float64Array
  /** The item a facet or rarity was last touched for. */
  facetTurn: Uint32Array
  rarityTurn: Uint32Array
  surprise: Float64Array
  turn: number
}

const tallies = new WeakMap<ClaimIndex, Tallies>()

/** The claims an item may be about, by what they share wherever it stands, best first. */
export function findCandidates(index: ClaimIndex, item: ReadItem, most = MOST_CANDIDATES): Candidate[] {
  const { packed, postings } = index
  const { first } = postings
  const lengthOf = (key: number) => (first[key + 1] as number) - (first[key] as number)
  const keys = item.numbers.toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const tokens = item.titleTokens + item.bodyTokens
  const tally = tallyOf(index)
  tally.turn += 1
  const { claims, facetTurn, rarityTurn, surprise, turn } = tally
  const { rows, worths, anchors } = postings
  const found: number[] = []
  let touched = 0
  for (const key of keys) {
    const [from, to] = [first[key] as number, first[key + 1] as number]
    touched += to - from
    if (touched > MOST_POSTINGS && found.length > 0) break
    for (let at = from * POSTING; at < to * POSTING; at += POSTING) {
      const facet = rows[at] as number
      if (facetTurn[facet] === turn) continue
      facetTurn[facet] = turn
      const claim = rows[at + 1] as number
      const slot = claim * 3
      if (claims[slot] !== turn) {
        claims[slot] = turn
        claims[slot + 1] = 0
        claims[slot + 2] = 0
        found.push(claim)
      }
      const bits = rows[at + 2] as number
      const rarity = rarityIn(bits)
      if (rarityTurn[rarity] !== turn) {
        rarityTurn[rarity] = turn
        surprise[rarity] = surpriseOf(packed.numbers.values[rarity] as number, tokens)
      }
      const sort = sortIn(bits)
      const gain = (worths[sort] as number) * (surprise[rarity] as number)
      claims[slot + 1] = (claims[slot + 1] as number) + gain
      if (anchors[sort] === true) claims[slot + 2] = 1
    }
  }
  return pickBest(found, claims, most).map((claim) => ({
    claim,
    rough: claims[claim * 3 + 1] as number,
    anchored: claims[claim * 3 + 2] === 1,
  }))
}

function tallyOf(index: ClaimIndex): Tallies {
  const known = tallies.get(index)
  if (known !== undefined && known.turn < 2 ** 32 - 2) return known
  const { size, packed } = index
  const fresh: Tallies = {
    claims: new Float64Array(size * 3),
    facetTurn: new Uint32Array(packed.facets),
    rarityTurn: new Uint32Array(packed.numbers.values.length),
    surprise: new Float64Array(packed.numbers.values.length),
    turn: 0,
  }
  tallies.set(index, fresh)
  return fresh
}

/** The best by their sums, then by number, without sorting the thousands that are not among them. */
function pickBest(found: readonly number[], claims: Float64Array, most: number): number[] {
  const best: number[] = []
  for (const claim of found) {
    const sum = claims[claim * 3 + 1] as number
    let at = best.length
    while (at > 0 && isBefore(claim, sum, best[at - 1] as number, claims)) at--
    if (at === most) continue
    // Moved by hand: `splice` makes a list each time, and thousands are weighed for every item.
    for (let to = Math.min(best.length, most - 1); to > at; to--) best[to] = best[to - 1] as number
    best[at] = claim
  }
  return best
}

function isBefore(claim: number, sum: number, other: number, claims: Float64Array): boolean {
  const others = claims[other * 3 + 1] as number
  return sum > others || (sum === others && claim < other)
}
