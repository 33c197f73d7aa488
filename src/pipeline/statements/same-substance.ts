import type { Language } from '../../domain/vocabulary.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { tokenise } from '../text/tokenise.ts'

type Quoted = { quote: string; language: Language }

/** Share of the smaller set of two-word shingles that must be in the other for two quotes to be one. */
const SHINGLES_ALIKE = 0.5
/** The same for single telling words: a rewrite keeps the matter and changes the order. */
const WORDS_ALIKE = 0.5

/**
 * Why two quotes of one speaker and stance are one statement, or `null` when the second says something new: a figure
 * that is not in the first, or other matter. Across languages figures and names have to agree, words cannot.
 */
export function compareSubstance(known: Quoted, draft: Quoted): string | null {
  const before = readQuote(known)
  const now = readQuote(draft)
  const added = [...now.figures].filter((figure) => !before.figures.has(figure))
  if (added.length > 0 && before.figures.size > 0) return null
  if (known.language !== draft.language) {
    if (before.figures.size > 0 && now.figures.size > 0) return 'same figures in another language'
    if (added.length > 0) return null
    return 'same speaker and stance in another language, no new figure'
  }
  const shingles = containment(before.shingles, now.shingles)
  if (shingles >= SHINGLES_ALIKE) return `near-duplicate words (${Math.round(shingles * 100)} %)`
  if (added.length > 0) return null
  const words = containment(before.words, now.words)
  if (words >= WORDS_ALIKE) return `same words in another order (${Math.round(words * 100)} %)`
  return null
}

function readQuote(quoted: Quoted): { words: Set<string>; shingles: Set<string>; figures: Set<string> } {
  const tokens = tokenise(quoted.quote, quoted.language)
  const telling = tokens.filter((token) => !isFunctionWord(token.folded, quoted.language))
  const shingles = new Set<string>()
  for (let at = 0; at + 1 < tokens.length; at++) shingles.add(`${tokens[at]?.stem} ${tokens[at + 1]?.stem}`)
  return {
    words: new Set(telling.map((token) => token.stem)),
    shingles,
    figures: new Set(
      tokens.filter((token) => token.kind === 'number').map((token) => token.folded.replace(/[.,](?=\d{3})/g, '')),
    ),
  }
}

function containment(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const small = one.size <= other.size ? one : other
  const large = small === one ? other : one
  if (small.size === 0) return 0
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared / small.size
}
