import type { PackedProfiles } from './pack-profiles.ts'

/**
 * Key → the facets it meets, all keys one after the other. What tallying needs of a facet stands beside it: looking it up
 * elsewhere would cost more than the sum; and it stands in one row, for a key's facets are put one here, one there, and a
 * column each would be a place of memory each.
 */
export type Postings = {
  /** Key → where its facets begin; one more entry than keys. */
  first: Uint32Array
  /** Three numbers a posting: facet (counted within its claim), claim, and what the functions below read: the rarity and the sort of the meeting. */
  rows: Uint32Array
  /** By sort of meeting: what it is worth before the text is known, how well the key meets the facet, whether that anchors. */
  worths: number[]
  strengths: number[]
  anchors: boolean[]
  /** Key → number of claims with a facet under it. */
  counts: Uint32Array
}

/** Numbers a posting takes in `rows`. */
export const POSTING = 3

const SORT_BITS = 8
const MOST_SORTS = 2 ** SORT_BITS
const MOST_RARITIES = 2 ** (32 - SORT_BITS)

/** Rarity of the facet, as a number of the packed profiles' `numbers`. */
export function rarityIn(bits: number): number {
  return bits >>> SORT_BITS
}

/** Sort of the meeting. */
export function sortIn(bits: number): number {
  return bits & (MOST_SORTS - 1)
}

/** A facet of a party weighs nothing, and still points to its claim. */
const LEAST_WORTH = 0.3

/**
 * Facets between two rests of whoever builds the index. Few: the first are put all over room that was never used, and a
 * page of it takes longer to be brought in than all that is put there.
 */
const STEP = 1_024
/** The same where they are only counted. */
const COUNTED = 131_072

/**
 * Words are counted, from them their keys; then all keys are put in their places. Within a key the order is that of the
 * claims. Yields now and then.
 */
export function* indexPostings(packed: PackedProfiles): Generator<void, Postings> {
  if (packed.numbers.values.length > MOST_RARITIES)
    throw new Error('More different rarities than a posting has room for.')
  const end = packed.facets
  const keys = packed.keys.values.length
  const uses = new Uint32Array(packed.words)
  for (let from = 0; from < end; from += COUNTED) {
    countWords(packed, uses, from, Math.min(from + COUNTED, end))
    yield
  }
  const first = new Uint32Array(keys + 1)
  let times = 0
  const count = (key: number) => {
    first[key + 1] = (first[key + 1] as number) + times
  }
  for (let word = 0; word < packed.words; word++) {
    times = uses[word] as number
    packed.eachKeyOf(word, count)
  }
  for (let key = 0; key < keys; key++) first[key + 1] = (first[key + 1] as number) + (first[key] as number)
  yield
  const rows = new Uint32Array(POSTING * (first[keys] as number))
  const counts = new Uint32Array(keys)
  /** Two numbers a key, side by side: where its next posting goes, and the claim of its last one from 1. */
  const places = new Uint32Array(2 * keys)
  for (let key = 0; key < keys; key++) places[2 * key] = POSTING * (first[key] as number)
  const sorts = sortMeetings(packed)
  /** The facet whose keys are being put, and what is the same for all of them. */
  let [own, claim, rarity, ofStrengths]: [number, number, number, readonly number[]] = [0, 0, 0, []]
  const put = (key: number, strength: number) => {
    const at = places[2 * key] as number
    places[2 * key] = at + POSTING
    if (places[2 * key + 1] !== claim + 1) {
      places[2 * key + 1] = claim + 1
      counts[key] = (counts[key] as number) + 1
    }
    rows[at] = own
    rows[at + 1] = claim
    rows[at + 2] = rarity | (ofStrengths[strength] as number)
  }
  const putFacet = (facet: number) => {
    // Facets come in their order, so claims do.
    while ((packed.firstFacet[claim + 1] as number) <= facet) claim++
    own = facet - (packed.firstFacet[claim] as number)
    rarity = packed.rarityOf(facet) << SORT_BITS
    ofStrengths = sorts.of(packed.weightOf(facet), packed.isAnchor(facet))
    packed.eachKeyOf(packed.wordOf(facet), put)
  }
  for (let from = 0; from < end; from += STEP) {
    const to = Math.min(from + STEP, end)
    for (let facet = from; facet < to; facet++) putFacet(facet)
    yield
  }
  const { worths, strengths, anchors } = sorts
  return { first, rows, worths, strengths, anchors, counts }
}

function countWords(packed: PackedProfiles, uses: Uint32Array, from: number, to: number): void {
  for (let facet = from; facet < to; facet++) {
    const word = packed.wordOf(facet)
    uses[word] = (uses[word] as number) + 1
  }
}

/** Sorts of meetings, numbered: one for each weight, strength, and anchor or none. There are a few dozen. */
function sortMeetings({ strengths, numbers }: PackedProfiles) {
  const [worths, howWell, anchors]: [number[], number[], boolean[]] = [[], [], []]
  const fresh = (weight: number, anchor: boolean): number[] =>
    strengths.values.map((strength) => {
      if (worths.length === MOST_SORTS)
        throw new Error('More different strengths and weights of facets than a posting has room for.')
      worths.push((LEAST_WORTH + (numbers.values[weight] as number)) * strength)
      howWell.push(strength)
      anchors.push(anchor)
      return worths.length - 1
    })
  type OfWeight = { plain: number[]; anchored: number[] }
  const known = new Map<number, OfWeight>()
  let [asked, last]: [number, OfWeight] = [-1, { plain: [], anchored: [] }]
  return {
    worths,
    strengths: howWell,
    anchors,
    /** Numbers of the sorts that facets of a weight make, by the number of the strength. */
    of(weight: number, anchor: boolean): readonly number[] {
      if (weight !== asked) {
        asked = weight
        last = known.get(weight) ?? { plain: fresh(weight, false), anchored: fresh(weight, true) }
        known.set(weight, last)
      }
      return anchor ? last.anchored : last.plain
    },
  }
}
