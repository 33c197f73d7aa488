import { wordList } from './word-lists.ts'

/** Is a folded word a given name of either language's lists? It tells less than the family name after it. */
export function isGivenName(folded: string): boolean {
  return wordList('given-names').has(folded)
}
