import { type Interned, intern } from './growing.ts'
import type { PackedProfiles } from './pack-profiles.ts'

/**
 * Key → the facets it meets, all keys one after the other in columns. What tallying needs of a facet stands beside it:
 * looking it up elsewhere would cost more than the sum.
 */
export type Postings = {
  /** Key → where its facets begin; one more entry than keys. */
  first: Uint32Array
  facets: Uint32Array
  claims: Uint32Array
  /** How well the key meets the facet, as a number of `numbers`. */
  strengths: Uint8Array
  /** What a meeting is worth before the text is known, as a number of `numbers`. */
  worths: Uint8Array
  /** A number of the packed profiles' `numbers`. */
  rarities: Uint32Array
  anchors: Uint8Array
  numbers: Interned<number>
  /** Key → number of claims with a facet under it. */
  counts: Uint32Array
}

/** A facet of a party weighs nothing, and still points to its claim. */
const LEAST_WORTH = 0.3

/** Facets between two rests of whoever builds the index: a millisecond or two. */
const STEP = 8_192

/**
 * Two passes over all keys: counted, then put in their places. Within a key the order is that of the claims. Yields now
 * and then.
 */
export function* indexPostings(packed: PackedProfiles): Generator<void, Postings> {
  const end = packed.claimOf.length
  const keys = packed.keys.values.length
  const first = new Uint32Array(keys + 1)
  let total = 0
  for (let from = 0; from < end; from += STEP) {
    packed.eachKey(from, Math.min(from + STEP, end), (_, key) => {
      first[key + 1] = (first[key + 1] as number) + 1
      total += 1
    })
    yield
  }
  for (let key = 0; key < keys; key++) first[key + 1] = (first[key + 1] as number) + (first[key] as number)
  const next = first.slice(0, keys)
  const postings: Postings = {
    first,
    facets: new Uint32Array(total),
    claims: new Uint32Array(total),
    strengths: new Uint8Array(total),
    worths: new Uint8Array(total),
    rarities: new Uint32Array(total),
    anchors: new Uint8Array(total),
    numbers: intern<number>(),
    counts: new Uint32Array(keys),
  }
  const { facets, claims, strengths, worths, rarities, anchors, numbers, counts } = postings
  const bytes = byteTables(packed, numbers)
  /** The facet whose keys are being put, and what is the same for all of them. */
  let row = { facet: -1, claim: 0, rarity: 0, anchor: 0, weight: 0 }
  const put = (facet: number, key: number, strength: number) => {
    if (row.facet !== facet)
      row = {
        facet,
        claim: packed.claimOf[facet] as number,
        rarity: packed.rarityOf(facet),
        anchor: packed.isAnchor(facet) ? 1 : 0,
        weight: packed.weightOf(facet),
      }
    const at = next[key] as number
    next[key] = at + 1
    if (at === first[key] || claims[at - 1] !== row.claim) counts[key] = (counts[key] as number) + 1
    facets[at] = facet
    claims[at] = row.claim
    strengths[at] = bytes.strengthOf(strength)
    worths[at] = bytes.worthOf(row.weight, strength)
    rarities[at] = row.rarity
    anchors[at] = row.anchor
  }
  for (let from = 0; from < end; from += STEP) {
    packed.eachKey(from, Math.min(from + STEP, end), put)
    yield
  }
  return postings
}

/** The numbers that strengths and worths have in `numbers`, looked up once for each that there is. */
function byteTables({ strengths, numbers: weights }: PackedProfiles, numbers: Interned<number>) {
  const ofStrength: number[] = []
  const ofWorth = new Map<number, number[]>()
  let [weight, worths]: [number, number[]] = [-1, []]
  const strengthIn = (strength: number) => strengths.values[strength] as number
  return {
    strengthOf(strength: number): number {
      ofStrength[strength] ??= byteOf(numbers, strengthIn(strength))
      return ofStrength[strength]
    },
    worthOf(of: number, strength: number): number {
      if (of !== weight) {
        weight = of
        worths = ofWorth.get(of) ?? []
        ofWorth.set(of, worths)
      }
      worths[strength] ??= byteOf(numbers, (LEAST_WORTH + (weights.values[of] as number)) * strengthIn(strength))
      return worths[strength]
    },
  }
}

/** There are a handful of strengths and weights; a rule that makes hundreds of them needs a wider column. */
function byteOf(numbers: Interned<number>, value: number): number {
  const id = numbers.idOf(value)
  if (id > 255)
    throw new Error('More than 256 different strengths and weights of facets: widen the columns of the index.')
  return id
}
