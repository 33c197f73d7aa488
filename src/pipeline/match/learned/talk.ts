import type { Word } from '../../text/tokenise.ts'
import type { ReadItem } from '../read-item.ts'

/** A text's first words tell how it talks. */
const MOST_TOKENS = 1_500
const MOST_LETTERS = 10_000
/** So many letters of a word count, of each word of a pair fewer: endings do not matter. */
const ROOT = 6
const PAIR_ROOT = 5
const MOST_QUOTES = 4
const QUOTE = /["“”«»]/g

/** Log odds that people take positions on what happened in it, by its common words, whatever it is about. */
export function weighTalk(features: Iterable<string>, weights: ReadonlyMap<string, number>): number {
  let sum = weights.get(ALWAYS) ?? 0
  for (const feature of new Set(features)) sum += weights.get(feature) ?? 0
  return sum
}

export const ALWAYS = 'always'

/** Words and pairs of words that are no names (a name becomes `^`), and how many quotation marks there are. */
export function listTalk(item: Pick<ReadItem, 'tokens' | 'title' | 'body' | 'language'>): string[] {
  const words = item.tokens
    .slice(0, MOST_TOKENS)
    .filter(({ kind }) => kind === 'word')
    .map(rootOf)
  const features: string[] = []
  for (const [at, word] of words.entries()) {
    if (word !== NAME && word.length > 2) features.push(`${item.language}:${word.slice(0, ROOT)}`)
    const next = words[at + 1]
    if (next === undefined || (word === NAME && next === NAME)) continue
    features.push(`${item.language}:${word.slice(0, PAIR_ROOT)}_${next.slice(0, PAIR_ROOT)}`)
  }
  const quotes = `${item.title}\n${item.body.slice(0, MOST_LETTERS)}`.match(QUOTE)?.length ?? 0
  features.push(`quotes:${Math.min(MOST_QUOTES, quotes)}`)
  return features
}

const NAME = '^'

function rootOf({ capital, folded }: Word): string {
  return capital ? NAME : folded
}
