import type { Language } from '../../domain/vocabulary.ts'
import { NO_CORE, type Phrasing } from './facet.ts'
import type { readBytes } from './growing.ts'

/** A language is packed as its place here. */
export const LANGUAGES: readonly Language[] = ['en', 'es', 'und']

type Reader = ReturnType<typeof readBytes>

/** A list of small numbers, its length before it. */
export function readList(bytes: Reader): number[] {
  const list: number[] = []
  for (let left = bytes.next(); left > 0; left--) list.push(bytes.next())
  return list
}

export function passList(bytes: Reader): void {
  for (let left = bytes.next(); left > 0; left--) bytes.next()
}

/** The wordings of a claim; `surfaces` are those of all claims. */
export function readPhrasings(bytes: Reader, surfaces: readonly string[]): Phrasing[] {
  const surface = bytes.next()
  const count = bytes.next()
  const phrasings: Phrasing[] = []
  for (let at = 0; at < count; at++) {
    const language = LANGUAGES[bytes.next()] as Language
    const tokens = bytes.next()
    const words = bytes.next()
    const facets = readList(bytes)
    phrasings.push({ surface: surfaces[surface + at] as string, language, facets, words, tokens })
  }
  return phrasings
}

/** Facet → share of the wordings; shares are packed as places of `numbers`. */
export function readCore(bytes: Reader, numbers: readonly number[]): ReadonlyMap<number, number> {
  const count = bytes.next()
  if (count === 0) return NO_CORE
  const core = new Map<number, number>()
  for (let at = 0; at < count; at++) core.set(bytes.next(), numbers[bytes.next()] as number)
  return core
}
