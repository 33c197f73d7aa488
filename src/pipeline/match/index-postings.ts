import { type Interned, intern } from './growing.ts'
import type { PackedProfiles } from './pack-profiles.ts'

/**
 * Key → the facets it meets, all keys one after the other. What tallying needs of a facet stands beside it: looking it up
 * elsewhere would cost more than the sum; and it stands in one row, for a key's facets are put one here, one there, and a
 * column each would be a place of memory each.
 */
export type Postings = {
  /** Key → where its facets begin; one more entry than keys. */
  first: Uint32Array
  /** Four numbers a posting: facet, claim, rarity (a number of the packed profiles' `numbers`), and the bits told below. */
  rows: Uint32Array
  numbers: Interned<number>
  /** Key → number of claims with a facet under it. */
  counts: Uint32Array
}

/** Numbers a posting takes in `rows`. */
export const POSTING = 4

/** What a meeting is worth before the text is known, as a number of `numbers`. */
export function worthIn(bits: number): number {
  return bits & 255
}

/** How well the key meets the facet, as a number of `numbers`. */
export function strengthIn(bits: number): number {
  return (bits >> 8) & 255
}

export function anchorsIn(bits: number): boolean {
  return bits >> 16 === 1
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
  const end = packed.facets
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
    rows: new Uint32Array(POSTING * total),
    numbers: intern<number>(),
    counts: new Uint32Array(keys),
  }
  const { rows, numbers, counts } = postings
  const bytes = byteTables(packed, numbers)
  /** The facet whose keys are being put, and what is the same for all of them. */
  let [own, claim, rarity, anchor, weight] = [-1, 0, 0, 0, 0]
  const put = (facet: number, key: number, strength: number) => {
    if (own !== facet) {
      own = facet
      // Facets come in their order, so claims do.
      while ((packed.firstFacet[claim + 1] as number) <= facet) claim++
      rarity = packed.rarityOf(facet)
      anchor = packed.isAnchor(facet) ? 1 << 16 : 0
      weight = packed.weightOf(facet)
    }
    const place = next[key] as number
    next[key] = place + 1
    const at = POSTING * place
    if (place === first[key] || rows[at - POSTING + 1] !== claim) counts[key] = (counts[key] as number) + 1
    rows[at] = facet
    rows[at + 1] = claim
    rows[at + 2] = rarity
    rows[at + 3] = anchor | (bytes.strengthOf(strength) << 8) | bytes.worthOf(weight, strength)
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
  const howWell = (strength: number) => strengths.values[strength] as number
  return {
    strengthOf(strength: number): number {
      ofStrength[strength] ??= byteOf(numbers, howWell(strength))
      return ofStrength[strength]
    },
    worthOf(of: number, strength: number): number {
      if (of !== weight) {
        weight = of
        worths = ofWorth.get(of) ?? []
        ofWorth.set(of, worths)
      }
      worths[strength] ??= byteOf(numbers, (LEAST_WORTH + (weights.values[of] as number)) * howWell(strength))
      return worths[strength]
    },
  }
}

/** There are a handful of strengths and weights; a rule that makes hundreds of them needs a wider column. */
function byteOf(numbers: Interned<number>, value: number): number {
  const id = numbers.idOf(value)
  if (id > 255) throw new Error('More than 256 different strengths and weights of facets: widen the bits of a posting.')
  return id
}
