import { distance } from 'fastest-levenshtein'
import type { ClaimProfile } from './facet.ts'

/** Name with one letter left out → the names it comes from. */
export type NameSpellings = Map<string, string[]>

/** Shorter names are too near to other words. */
const SHORTEST = 5
const LONGEST = 24

/** All names of the claims by what is left when one letter is dropped, so that a misspelt one is found by look-up. */
export function createNameSpellings(): { names: NameSpellings; add(profile: ClaimProfile): void } {
  const spellings: NameSpellings = new Map()
  const seen = new Set<string>()
  return {
    names: spellings,
    add(profile) {
      for (const facet of profile.facets) {
        if (facet.kind !== 'name') continue
        for (const key of facet.keys.keys()) {
          if (!key.startsWith('n:') || seen.has(key)) continue
          seen.add(key)
          const name = key.slice(2)
          if (name.length < SHORTEST || name.length > LONGEST) continue
          for (const rest of leaveOneOut(name)) {
            const names = spellings.get(rest)
            if (names === undefined) spellings.set(rest, [name])
            else if (!names.includes(name)) names.push(name)
          }
        }
      }
    },
  }
}

/** The tracked name a word may be a misspelling of: one letter more, less or other. */
export function correctName(spellings: NameSpellings, skeleton: string): string | null {
  if (spellings.size === 0 || skeleton.length < SHORTEST || skeleton.length > LONGEST) return null
  for (const rest of leaveOneOut(skeleton))
    for (const name of spellings.get(rest) ?? []) if (distance(name, skeleton) === 1) return name
  return null
}

function leaveOneOut(word: string): string[] {
  const rests = [word]
  for (let at = 0; at < word.length; at++) rests.push(word.slice(0, at) + word.slice(at + 1))
  return rests
}
