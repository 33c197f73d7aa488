import type { ClaimIndex } from './claim-index.ts'
import type { ReadItem } from './read-item.ts'
import { surpriseOf } from './surprise.ts'

export type Candidate = { claim: number; rough: number; anchored: boolean }

/** So many claims at most are scored in full for one item. */
const MOST_CANDIDATES = 40
/** So many postings at most are touched for one item, rarest keys first: the cost does not follow the claims. */
const MOST_POSTINGS = 20_000

/** Tallies of one item, kept beside the index so that they need not be made for every item. */
type Tallies = {
  /** The item a claim, facet or rarity was last touched for. */
  claimTurn: Uint32Array
  facetTurn: Uint32Array
  rarityTurn: Uint32Array
  rough: Float64Array
  anchored: Uint8Array
  surprise: Float64Array
  turn: number
}

const tallies = new WeakMap<ClaimIndex, Tallies>()

/** The claims an item may be about, by what they share wherever it stands, best first. */
export function findCandidates(index: ClaimIndex, item: ReadItem, most = MOST_CANDIDATES): Candidate[] {
  const { packed, postings } = index
  const { first, facets, strengths } = postings
  const { numbers, claimOf } = packed
  const keys = [...item.places.keys()].map((key) => {
    const id = packed.keys.find(key) ?? -1
    const [from = 0, to = 0] = id < 0 ? [] : [first[id], first[id + 1]]
    return { from, to }
  })
  keys.sort((a, b) => a.to - a.from - (b.to - b.from))
  const tokens = item.titleTokens + item.bodyTokens
  const tally = tallyOf(index)
  tally.turn += 1
  const { claimTurn, facetTurn, rarityTurn, rough, anchored, surprise, turn } = tally
  const found: number[] = []
  let touched = 0
  for (const { from, to } of keys) {
    touched += to - from
    if (touched > MOST_POSTINGS && found.length > 0) break
    for (let at = from; at < to; at++) {
      const facet = facets[at] as number
      if (facetTurn[facet] === turn) continue
      facetTurn[facet] = turn
      const claim = claimOf[facet] as number
      if (claimTurn[claim] !== turn) {
        claimTurn[claim] = turn
        rough[claim] = 0
        anchored[claim] = 0
        found.push(claim)
      }
      const rarity = packed.rarityOf(facet)
      if (rarityTurn[rarity] !== turn) {
        rarityTurn[rarity] = turn
        surprise[rarity] = surpriseOf(numbers.values[rarity] as number, tokens)
      }
      const weight = numbers.values[packed.weightOf(facet)] as number
      rough[claim] =
        (rough[claim] as number) + (0.3 + weight) * (strengths[at] as number) * (surprise[rarity] as number)
      if (packed.isAnchor(facet)) anchored[claim] = 1
    }
  }
  return pickBest(found, rough, most).map((claim) => ({
    claim,
    rough: rough[claim] as number,
    anchored: anchored[claim] === 1,
  }))
}

function tallyOf(index: ClaimIndex): Tallies {
  const known = tallies.get(index)
  if (known !== undefined && known.turn < 2 ** 32 - 2) return known
  const { size, packed } = index
  const fresh: Tallies = {
    claimTurn: new Uint32Array(size),
    facetTurn: new Uint32Array(packed.claimOf.length),
    rarityTurn: new Uint32Array(packed.numbers.values.length),
    rough: new Float64Array(size),
    anchored: new Uint8Array(size),
    surprise: new Float64Array(packed.numbers.values.length),
    turn: 0,
  }
  tallies.set(index, fresh)
  return fresh
}

/** The best by `rough`, then by number, without sorting the thousands that are not among them. */
function pickBest(found: readonly number[], rough: Float64Array, most: number): number[] {
  const best: number[] = []
  const before = (a: number, b: number) => {
    const [first, second] = [rough[a] as number, rough[b] as number]
    return first > second || (first === second && a < b)
  }
  for (const claim of found) {
    const last = best[best.length - 1]
    if (best.length === most && last !== undefined && !before(claim, last)) continue
    let at = best.length
    while (at > 0 && before(claim, best[at - 1] as number)) at--
    best.splice(at, 0, claim)
    if (best.length > most) best.pop()
  }
  return best
}
