import type { PackedProfiles } from './pack-profiles.ts'

/** Key → the facets it meets, all keys one after the other in two columns. */
export type Postings = {
  /** Key → where its facets begin; one more entry than keys. */
  first: Uint32Array
  facets: Uint32Array
  strengths: Float32Array | Float64Array
  /** Key → number of claims with a facet under it. */
  claims: Uint32Array
}

/** Two passes over all keys: counted, then put in their places. Within a key the order is that of the claims. */
export function indexPostings(packed: PackedProfiles): Postings {
  const keys = packed.keys.values.length
  const first = new Uint32Array(keys + 1)
  let total = 0
  packed.eachKey((_, key) => {
    first[key + 1] = (first[key + 1] as number) + 1
    total += 1
  })
  for (let key = 0; key < keys; key++) first[key + 1] = (first[key + 1] as number) + (first[key] as number)
  const next = first.slice(0, keys)
  const facets = new Uint32Array(total)
  const strengths = new Float64Array(total)
  const claims = new Uint32Array(keys)
  packed.eachKey((facet, key, strength) => {
    const at = next[key] as number
    next[key] = at + 1
    const before = at > (first[key] as number) ? packed.claimOf[facets[at - 1] as number] : undefined
    if (before !== packed.claimOf[facet]) claims[key] = (claims[key] as number) + 1
    facets[at] = facet
    strengths[at] = strength
  })
  return { first, facets, strengths, claims }
}
