import { distance } from 'fastest-levenshtein'
import type { PackedProfiles } from './pack-profiles.ts'

/** Name with one letter left out → the names it comes from. */
export type NameSpellings = Map<string, string[]>

/** Shorter names are too near to other words. */
const SHORTEST = 5
const LONGEST = 24

/** Facets between two rests of whoever builds the index. */
const STEP = 4_096

/** All names of the claims by what is left when one letter is dropped, so that a misspelt one is found by look-up. */
export function* indexNameSpellings(packed: PackedProfiles): Generator<void, NameSpellings> {
  const spellings: NameSpellings = new Map()
  const seen = new Uint8Array(packed.keys.values.length)
  const seenWords = new Uint8Array(packed.words)
  const add = (key: number) => {
    if (seen[key] === 1) return
    seen[key] = 1
    const printed = packed.keys.values[key] as string
    if (!printed.startsWith('n:')) return
    const name = printed.slice(2)
    if (name.length < SHORTEST || name.length > LONGEST) return
    for (const rest of leaveOneOut(name)) {
      const names = spellings.get(rest)
      if (names === undefined) spellings.set(rest, [name])
      else if (!names.includes(name)) names.push(name)
    }
  }
  const addWord = (facet: number) => {
    const word = packed.wordOf(facet)
    if (seenWords[word] === 1 || !packed.isName(facet)) return
    seenWords[word] = 1
    packed.eachKeyOf(word, add)
  }
  const end = packed.facets
  for (let from = 0; from < end; from += STEP) {
    for (let facet = from; facet < Math.min(from + STEP, end); facet++) addWord(facet)
    yield
  }
  return spellings
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
