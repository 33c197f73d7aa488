import { distance } from 'fastest-levenshtein'

/** Longer words than this come from an accident, not from a slip. */
const LONGEST_WORD = 80

/** The candidate a mistyped word most likely meant; `null` when none is near (a third of its letters at most differ). */
export function findNearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST_WORD) return null
  const typed = word.toLowerCase()
  let best: string | null = null
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const away = typingDistance(typed, candidate.toLowerCase())
    if (away < bestDistance) {
      best = candidate
      bestDistance = away
    }
  }
  return best
}

/** Letters that differ; two letters that changed places are one slip, not two. */
function typingDistance(typed: string, candidate: string): number {
  const away = distance(typed, candidate)
  return away === 2 && sortLetters(typed) === sortLetters(candidate) ? 1 : away
}

function sortLetters(word: string): string {
  return [...word].toSorted().join('')
}
