/** What stands in place of words that were removed. */
export const REMOVED = '[removed]'

/** Shorter words stand in too many places that are nobody's. */
const SHORTEST = 4

export type Scrubber = {
  /** Each as typed, for finding rows. */
  words: readonly string[]
  /** Text without them, also inside JSON. */
  scrub: (text: string) => string
}

/** Longest first, so that a name with its affiliation goes whole; whole words only, capitals or not. */
export function createScrubber(typed: readonly string[]): Scrubber {
  const words = [...new Set(typed.map((one) => one.trim()))]
    .filter((one) => one.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
  if (words.length === 0) return { words, scrub: (text) => text }
  const forms = words.flatMap((one) => [...new Set([inJson(one), one])]).map(asPattern)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return { words, scrub: (text) => text.replace(pattern, REMOVED) }
}

/** As it stands within JSON. */
export function inJson(words: string): string {
  return JSON.stringify(words).slice(1, -1)
}

function asPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
