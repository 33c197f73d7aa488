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

/** The nearest candidates for a dotted key, best first: by what was typed, or by its last part. */
export function nearestOf(typed: string, candidates: readonly string[], most: number): string[] {
  if (typed.length > LONGEST_WORD) return []
  const word = typed.toLowerCase()
  const last = word.split('.').at(-1) ?? word
  return candidates
    .map((candidate) => {
      const plain = candidate.toLowerCase()
      const own = plain.split('.').at(-1) ?? plain
      const whole = typingDistance(word, plain) / Math.max(word.length, 3)
      const part = typingDistance(last, own) / Math.max(last.length, 3)
      const within = last.length > 3 && plain.includes(last) ? 0.2 : 1
      return { candidate, away: Math.min(whole, part + 0.05, within) }
    })
    .filter(({ away }) => away <= 0.4)
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}
