/** What makes two words of a claim the same. */
export type MarkSort = 'stem' | 'spelling' | 'idea'

const numbers: Record<MarkSort, Map<string | number, number>> = {
  stem: new Map(),
  spelling: new Map(),
  idea: new Map(),
}
/** Mark → the claim it was set for last, and that claim's facet. Lists of numbers: an object a mark is a place of memory each. */
const claims: number[] = []
const facets: number[] = []

/** The number of the mark of a stem, a spelling or an idea. */
export function markOf(sort: MarkSort, of: string | number): number {
  const known = numbers[sort].get(of)
  if (known !== undefined) return known
  const fresh = claims.length
  numbers[sort].set(of, fresh)
  claims.push(-1)
  facets.push(-1)
  return fresh
}

/** Which facet of the claim has the mark; −1 where none has it. Holds while that claim is being read. */
export function markedAs(mark: number, claim: number): number {
  return claims[mark] === claim ? (facets[mark] as number) : -1
}

export function setMark(mark: number, claim: number, facet: number): void {
  claims[mark] = claim
  facets[mark] = facet
}

/** Together with all words that have marks. */
export function clearMarks(): void {
  for (const of of Object.values(numbers)) of.clear()
  claims.length = 0
  facets.length = 0
}
