import { addToHash, EMPTY_HASH } from '../text/printed-words.ts'

/** Claims by their slug. */
export type SlugNumbers = {
  /** The slug of the next claim; of two of one slug the later counts. */
  add(slug: string): void
  find(slug: string): number | undefined
}

/**
 * Room for so many claims is made at once: a map of a hundred thousand slugs takes five times as much, is copied each time
 * it doubles, and its copies hold up whoever builds the index.
 */
export function numberSlugs(count: number): SlugNumbers {
  const slugs: string[] = []
  let bits = 4
  while (1 << bits < 2 * count) bits += 1
  const mask = (1 << bits) - 1
  /** Two numbers a place: the hash, and the number of the claim from 1; 0 where the place is free. */
  const places = new Int32Array(2 << bits)
  /** Where the slug is, or would be. */
  const placeOf = (slug: string, hash: number) => {
    let place = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const found = places[2 * place + 1] as number
      if (found === 0 || (places[2 * place] === hash && slugs[found - 1] === slug)) return place
      place = (place + 1) & mask
    }
  }
  return {
    add(slug) {
      if (slugs.length === count) throw new Error('More claims than room was made for.')
      const hash = hashOf(slug)
      const place = placeOf(slug, hash)
      slugs.push(slug)
      places[2 * place] = hash
      places[2 * place + 1] = slugs.length
    },
    find(slug) {
      const found = places[2 * placeOf(slug, hashOf(slug)) + 1] as number
      return found === 0 ? undefined : found - 1
    },
  }
}

function hashOf(slug: string): number {
  let hash = EMPTY_HASH
  for (let at = 0; at < slug.length; at++) hash = addToHash(hash, slug.charCodeAt(at))
  return hash
}
