import type { ClaimIndex } from './claim-index.ts'

/** In how many claims a run of letters occurs; kept beside the index it was counted over. */
const gramCounts = new WeakMap<ClaimIndex, Map<string, number>>()

/**
 * Likeness of spelling, 0–1: cosine over runs of 3 to 5 letters inside words, rare runs counting more. Finds what stems
 * miss: compounds, inflections, slips of the pen. The counts are made on first use, once an index.
 */
export function measureSpelling(index: ClaimIndex, words: ReadonlySet<string>): (claim: number) => number {
  const counts = countClaimGrams(index)
  const rarity = (gram: string) => {
    const df = counts.get(gram) ?? 0
    return Math.log(1 + (index.size - df + 0.5) / (df + 0.5))
  }
  const text = countGrams(words)
  return (claim) => {
    let dot = 0
    let norm = 0
    for (const [gram, count] of countGrams(index.packed.wordsOf(claim))) {
      const weight = (1 + Math.log(count)) * rarity(gram)
      norm += weight * weight
      const other = text.get(gram)
      if (other !== undefined) dot += weight * (1 + Math.log(other)) * rarity(gram)
    }
    return norm === 0 ? 0 : dot / Math.sqrt(norm)
  }
}

function countClaimGrams(index: ClaimIndex): Map<string, number> {
  const known = gramCounts.get(index)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (let claim = 0; claim < index.size; claim++)
    for (const gram of countGrams(index.packed.wordsOf(claim)).keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  gramCounts.set(index, counts)
  return counts
}

function countGrams(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let size = 3; size <= 5; size++)
      for (let at = 0; at + size <= padded.length; at++) {
        const gram = padded.slice(at, at + size)
        counts.set(gram, (counts.get(gram) ?? 0) + 1)
      }
  }
  return counts
}
