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
  /** Sums, and in the same room what else is tallied of a claim: places are below. */
  sums: Float64Array
  bits: Uint32Array
  /** Facets met that a claim has no bit for. */
  beyond: Set<number>
  /** Claims touched, so many of them. */
  found: Uint32Array
  count: number
  /** The item a rarity was last touched for. */
  rarityTurn: Uint32Array
  surprise: Float64Array
  turn: number
}

/**
 * A claim's room, for one posting here and the next one there is a place of memory each: its sum (as one of `sums`), then
 * (as four of `bits`) the item it was last touched for, and a bit for each of its first facets that was met. The last bit of all
 * says whether an anchor was.
 */
const [SUMS, BITS, TURN, FIRST_BITS, LAST_BITS] = [3, 6, 2, 3, 5]
const MOST_BITS = 95
const ANCHORED = 2 ** 31
/** More facets than a claim can have: to make one number of a claim and one of its facets. */
const MANY = 2 ** 24

const tallies = new WeakMap<ClaimIndex, Tallies>()

/** The claims an item may be about, by what they share wherever it stands, best first. */
export function findCandidates(index: ClaimIndex, item: ReadItem, most = MOST_CANDIDATES): Candidate[] {
  const { first } = index.postings
  const lengthOf = (key: number) => (first[key + 1] as number) - (first[key] as number)
  const keys = item.numbers.toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const tokens = item.titleTokens + item.bodyTokens
  const tally = tallyOf(index)
  tally.turn += 1
  tally.count = 0
  tally.beyond.clear()
  let touched = 0
  for (const key of keys) {
    const [from, to] = [first[key] as number, first[key + 1] as number]
    touched += to - from
    if (touched > MOST_POSTINGS && tally.count > 0) break
    addPostings(index, tally, from * POSTING, to * POSTING, tokens)
  }
  return pickBest(tally, most).map((claim) => nameOne(tally, claim))
}

/**
 * Adds what the postings of a key are worth to their claims. A function of its own: compiled within the loop over keys, before
 * anything behind that loop was reached, it was thrown away with every text that reached it.
 */
function addPostings({ packed, postings }: ClaimIndex, tally: Tallies, from: number, to: number, tokens: number): void {
  const { sums, bits, beyond, found, rarityTurn, surprise, turn } = tally
  const { rows, worths, anchors } = postings
  for (let at = from; at < to; at += POSTING) {
    const facet = rows[at] as number
    const claim = rows[at + 1] as number
    const slot = claim * BITS
    if (bits[slot + TURN] !== turn) {
      bits[slot + TURN] = turn
      for (let part = FIRST_BITS; part <= LAST_BITS; part++) bits[slot + part] = 0
      sums[claim * SUMS] = 0
      found[tally.count++] = claim
    }
    if (facet < MOST_BITS) {
      const part = slot + FIRST_BITS + (facet >>> 5)
      const own = 1 << (facet & 31)
      const met = bits[part] as number
      if ((met & own) !== 0) continue
      bits[part] = met | own
    } else {
      const own = claim * MANY + facet
      if (beyond.has(own)) continue
      beyond.add(own)
    }
    const meeting = rows[at + 2] as number
    const rarity = rarityIn(meeting)
    if (rarityTurn[rarity] !== turn) {
      rarityTurn[rarity] = turn
      surprise[rarity] = surpriseOf(packed.numbers.values[rarity] as number, tokens)
    }
    const sort = sortIn(meeting)
    sums[claim * SUMS] = (sums[claim * SUMS] as number) + (worths[sort] as number) * (surprise[rarity] as number)
    if (anchors[sort] === true) bits[slot + LAST_BITS] = (bits[slot + LAST_BITS] as number) | ANCHORED
  }
}

function nameOne({ sums, bits }: Tallies, claim: number): Candidate {
  return {
    claim,
    rough: sums[claim * SUMS] as number,
    anchored: (bits[claim * BITS + LAST_BITS] as number) >= ANCHORED,
  }
}

function tallyOf(index: ClaimIndex): Tallies {
  const known = tallies.get(index)
  if (known !== undefined && known.turn < 2 ** 32 - 2) return known
  const { size, packed } = index
  const sums = new Float64Array(size * SUMS)
  const fresh: Tallies = {
    sums,
    bits: new Uint32Array(sums.buffer),
    beyond: new Set(),
    found: new Uint32Array(size),
    count: 0,
    rarityTurn: new Uint32Array(packed.numbers.values.length),
    surprise: new Float64Array(packed.numbers.values.length),
    turn: 0,
  }
  tallies.set(index, fresh)
  return fresh
}

/** The best by their sums, then by number, without sorting the thousands that are not among them. */
function pickBest({ found, count, sums }: Tallies, most: number): number[] {
  const best: number[] = []
  for (let next = 0; next < count; next++) {
    const claim = found[next] as number
    const sum = sums[claim * SUMS] as number
    let at = best.length
    while (at > 0 && isBefore(claim, sum, best[at - 1] as number, sums)) at--
    if (at === most) continue
    // Moved by hand: `splice` makes a list each time, and thousands are weighed for every item.
    for (let to = Math.min(best.length, most - 1); to > at; to--) best[to] = best[to - 1] as number
    best[at] = claim
  }
  return best
}

function isBefore(claim: number, sum: number, other: number, sums: Float64Array): boolean {
  const others = sums[other * SUMS] as number
  return sum > others || (sum === others && claim < other)
}
