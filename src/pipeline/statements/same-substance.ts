import type { Language, Stance } from '../../domain/vocabulary.ts'
import { findAmounts } from '../text/find-amounts.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { tokenise } from '../text/tokenise.ts'

type Said = { quote: string; language: Language; stance: Stance; at: number }

/** Within this the same answer is still going round the newsrooms, in ever other words. */
const SAME_ROUND_MS = 3 * 24 * 3_600_000

/** Shares of the smaller side's shingles or telling words that the other side must have. Chosen by hand on own texts. */
const NEAR_DUPLICATE = 0.5
const SAME_WORDS = 0.5
const SAME_MATTER = 0.3

/**
 * Stances that answer the claim. Their figures and names are mostly the claim's own, and one answer is quoted by ten
 * outlets with ten of its sentences; so within a round only a figure in the speaker's own direct words is new.
 */
const ANSWERS: ReadonlySet<Stance> = new Set([
  'denies',
  'disputes',
  'no_evidence',
  'requests_evidence',
  'declines_comment',
  'mentions',
  'unclear',
])

/**
 * Why two quotes of one speaker and stance are one statement, or `null` when the second says something new: a changed
 * or added figure, other matter. Across languages figures and names decide, for words cannot.
 */
export function compareSubstance(known: Said, draft: Said & { direct: boolean }): string | null {
  const before = readQuote(known)
  const now = readQuote(draft)
  const shingles = known.language === draft.language ? containment(before.shingles, now.shingles) : 0
  const added = [...now.figures].filter((figure) => !before.figures.has(figure))
  const isAnswer = ANSWERS.has(draft.stance)
  const sameRound = Math.abs(draft.at - known.at) <= SAME_ROUND_MS
  if (added.length > 0 && (!isAnswer || (draft.direct && before.figures.size > 0))) return null
  if (shingles >= NEAR_DUPLICATE) return `near-duplicate words (${percent(shingles)})`
  if (isAnswer && sameRound) return 'same answer within three days'
  if (known.language !== draft.language) return compareAcross(before, now, sameRound)
  const words = containment(before.words, now.words)
  if (words >= SAME_WORDS) return `same words in another order (${percent(words)})`
  return sameRound && words >= SAME_MATTER ? `same matter within three days (${percent(words)})` : null
}

type Quote = { words: Set<string>; shingles: Set<string>; figures: Set<string>; names: Set<string> }

/** Figures agree already; names must too, where both sides have any. */
function compareAcross(before: Quote, now: Quote, sameRound: boolean): string | null {
  const figures = [...now.figures].filter((figure) => before.figures.has(figure)).length
  const names = [...now.names].filter((name) => before.names.has(name)).length
  if (figures > 0 && (names > 0 || now.names.size === 0 || before.names.size === 0))
    return 'same figures and names in another language'
  if (figures === 0 && before.figures.size > 0 && now.figures.size > 0) return null
  if (names >= Math.min(2, now.names.size, before.names.size) && sameRound) return 'same names in another language'
  return null
}

function readQuote(said: Said): Quote {
  const tokens = tokenise(said.quote, said.language)
  const telling = tokens.filter((token) => token.kind === 'word' && !isFunctionWord(token.folded))
  const shingles = new Set<string>()
  for (let at = 0; at + 2 < tokens.length; at++)
    shingles.add(`${tokens[at]?.stem} ${tokens[at + 1]?.stem} ${tokens[at + 2]?.stem}`)
  return {
    words: new Set(telling.map((token) => token.stem)),
    shingles,
    figures: new Set(
      findAmounts(said.quote, said.language)
        .filter((amount) => amount.kind !== 'year')
        .map((amount) => String(amount.value)),
    ),
    names: new Set(telling.filter((token) => token.capital && token.start > 0).map((token) => token.folded)),
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

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
