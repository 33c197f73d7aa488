import { late } from '../../domain/late.ts'
import type { Language, Stance } from '../../domain/vocabulary.ts'
import { type Amount, findAmounts } from '../text/find-amounts.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { type Token, tokenise } from '../text/tokenise.ts'

type Said = { quote: string; language: Language; stance: Stance; at: number; text?: string }

/** Within this the same answer is still going round the newsrooms, in ever other words. */
const SAME_ROUND_MS = 3 * 24 * 3_600_000

/** Shares of the smaller side's shingles or telling words that the other side must have. Chosen by hand on own texts. */
const NEAR_DUPLICATE = 0.5
const SAME_WORDS = 0.5
const SAME_MATTER = 0.3
/** Share of a retelling's telling words that the text of the first telling must have. */
const RETOLD = 0.6
/** More of a text is not read: what a statement rests on stands near its beginning. UTF-16 units. */
const TEXT_READ = 6_000

/** What stands before digits that are part of a name and tell of no amount: "COVID-19", "F-16", "AK-47". Not "twenty-five". */
const OF_A_NAME = /\p{L}[-\u2010\u2011]$/u

/** Capitalised in English, and names of nobody. */
const DATES = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december`.split(/\s+/),
)

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

export function isAnswer(stance: Stance): boolean {
  return ANSWERS.has(stance)
}

/**
 * Why two quotes of one speaker and stance are one statement, or `null` when the second says something new: a changed
 * or added figure, other matter. Across languages figures and names decide, for words cannot. What stood in the text
 * the known one was first read in is no news either. The draft is read once for all it is compared with.
 */
export function comparing(draft: Said & { direct: boolean }): (known: Said) => string | null {
  const now = late(() => readQuote(draft))
  return (known) => compare(known, draft, now())
}

function compare(known: Said, draft: Said & { direct: boolean }, now: Quote): string | null {
  const before = readQuote(known)
  const { text } = known
  // Many times as long as a quote, and rarely needed: of most pairs the quotes alone decide.
  const first = text === undefined ? null : late(() => readQuote({ ...known, quote: text.slice(0, TEXT_READ) }))
  const answers = isAnswer(draft.stance)
  const sameRound = Math.abs(draft.at - known.at) <= SAME_ROUND_MS
  if (!answers || (draft.direct && before.figures().size > 0)) {
    const fresh = [...now.figures()].filter((figure) => !before.figures().has(figure))
    if (fresh.some((figure) => !first?.().figures().has(figure))) return null
  }
  const shingles = known.language === draft.language ? containment(before.shingles(), now.shingles()) : 0
  if (shingles >= NEAR_DUPLICATE) return `near-duplicate words (${percent(shingles)})`
  if (answers && sameRound) return 'same answer within three days'
  if (first !== null && !draft.direct && isRetold(first(), now, known.language === draft.language))
    return 'retells what was on record: no new figure, name or matter'
  if (known.language !== draft.language) return compareAcross(before, now, sameRound)
  const words = containment(before.words, now.words)
  if (words >= SAME_WORDS) return `same words in another order (${percent(words)})`
  return sameRound && words >= SAME_MATTER ? `same matter within three days (${percent(words)})` : null
}

/** In another language only figures can be compared, and those were. */
function isRetold(first: Quote, now: Quote, sameLanguage: boolean): boolean {
  if (!sameLanguage) return true
  const newNames = [...now.names].filter((name) => !first.words.has(name) && !first.names.has(name) && !DATES.has(name))
  const held = [...now.words].filter((word) => first.words.has(word)).length
  return newNames.length === 0 || held / Math.max(1, now.words.size) >= RETOLD
}

/** Amounts and shingles are looked for where they decide: of most answers no amounts do, of a whole text no shingles. */
type Quote = { words: Set<string>; shingles: () => Set<string>; figures: () => Set<string>; names: Set<string> }

/** Figures agree already; names must too, where both sides have any. */
function compareAcross(before: Quote, now: Quote, sameRound: boolean): string | null {
  const figures = [...now.figures()].filter((figure) => before.figures().has(figure)).length
  const names = [...now.names].filter((name) => before.names.has(name)).length
  if (figures > 0 && (names > 0 || now.names.size === 0 || before.names.size === 0))
    return 'same figures and names in another language'
  if (figures === 0 && before.figures().size > 0 && now.figures().size > 0) return null
  if (names >= Math.min(2, now.names.size, before.names.size) && sameRound) return 'same names in another language'
  return null
}

function readQuote(said: Said): Quote {
  const tokens = tokenise(said.quote, said.language)
  const telling = tokens.filter((token) => token.kind === 'word' && !isFunctionWord(token.folded))
  return {
    words: new Set(telling.map((token) => token.stem)),
    shingles: late(() => shinglesOf(tokens)),
    figures: late(
      () =>
        new Set(
          findAmounts(said.quote, said.language)
            .filter((amount) => amount.kind !== 'year' && !isOfAName(said.quote, amount))
            .flatMap((amount) => [amount.value, amount.high ?? amount.value])
            .map(String),
        ),
    ),
    names: new Set(telling.filter((token) => token.capital && token.start > 0).map((token) => token.folded)),
  }
}

function shinglesOf(tokens: readonly Token[]): Set<string> {
  const shingles = new Set<string>()
  for (let at = 0; at + 2 < tokens.length; at++)
    shingles.add(`${tokens[at]?.stem} ${tokens[at + 1]?.stem} ${tokens[at + 2]?.stem}`)
  return shingles
}

function isOfAName(quote: string, { text, start }: Amount): boolean {
  return /^\d/.test(text) && OF_A_NAME.test(quote.slice(Math.max(0, start - 3), start))
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
