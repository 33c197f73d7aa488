import type { Language } from '../../../domain/vocabulary.ts'
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

/** The same of an item as `weighTalk` of `listTalk`, to the last bit: roots and pairs of roots are known by numbers. */
export function weighTalkOf(
  item: Pick<ReadItem, 'tokens' | 'title' | 'body' | 'language'>,
  weights: ReadonlyMap<string, number>,
): number {
  const index = indexOf(weights)
  const { values, pairs, counted } = index
  const roots = index.roots[item.language]
  const name = nameIn(index, item.language)
  if (roots.size >= MOST_ROOTS) roots.clear()
  index.turn += 1
  let sum = weights.get(ALWAYS) ?? 0
  const add = (feature: number) => {
    if (counted[feature] === index.turn) return
    counted[feature] = index.turn
    sum += values[feature] as number
  }
  let before: Root | null = null
  const last = Math.min(MOST_TOKENS, item.tokens.length)
  for (let at = 0; at < last; at++) {
    const { kind, capital, folded } = item.tokens[at] as Word
    if (kind !== 'word') continue
    const root: Root = capital ? name : (roots.get(folded) ?? keepRoot(index, folded, item.language))
    if (before !== null && before.inPair >= 0 && root.inPair >= 0 && !(before === name && root === name)) {
      const pair = pairs.get(before.inPair * MOST_PAIRED + root.inPair)
      if (pair !== undefined) add(pair)
    }
    if (root.own >= 0) add(root.own)
    before = root
  }
  return sum + (weights.get(`quotes:${Math.min(MOST_QUOTES, countQuotes(item))}`) ?? 0)
}

/** A word as features know it: the number of its own, and its number in pairs; −1 where there is none. */
type Root = { own: number; inPair: number }

type TalkIndex = {
  /** Feature by its name, and by the two roots of a pair. */
  names: ReadonlyMap<string, number>
  pairs: ReadonlyMap<number, number>
  /** Number of `language:root` in pairs. */
  paired: ReadonlyMap<string, number>
  values: Float64Array
  /** The text a feature was last counted in. */
  counted: Float64Array
  turn: number
  /** Folded word → its root. Emptied when hostile texts have filled it. */
  roots: Record<Language, Map<string, Root>>
}

const MOST_ROOTS = 20_000
const MOST_PAIRED = 65_536
const indexes = new WeakMap<ReadonlyMap<string, number>, TalkIndex>()

function indexOf(weights: ReadonlyMap<string, number>): TalkIndex {
  const known = indexes.get(weights)
  if (known !== undefined) return known
  const names = new Map(Array.from(weights.keys(), (name, at) => [name, at] as const))
  const paired = new Map<string, number>()
  const pairs = new Map<number, number>()
  const numberOf = (root: string) => {
    const number = paired.get(root) ?? paired.size
    paired.set(root, number)
    return number
  }
  for (const [name, at] of names) {
    const [, language, first, second] = /^(\w+):(.*)_(.*)$/s.exec(name) ?? []
    if (language === undefined) continue
    pairs.set(numberOf(`${language}:${first}`) * MOST_PAIRED + numberOf(`${language}:${second}`), at)
  }
  const fresh: TalkIndex = {
    names,
    pairs,
    paired,
    values: Float64Array.from(weights.values()),
    counted: new Float64Array(weights.size),
    turn: 0,
    roots: { en: new Map(), es: new Map(), und: new Map() },
  }
  indexes.set(weights, fresh)
  return fresh
}

function keepRoot(index: TalkIndex, folded: string, language: Language): Root {
  const root = {
    own: folded.length > 2 ? (index.names.get(`${language}:${folded.slice(0, ROOT)}`) ?? -1) : -1,
    inPair: index.paired.get(`${language}:${folded.slice(0, PAIR_ROOT)}`) ?? -1,
  }
  index.roots[language].set(folded, root)
  return root
}

const nameIn = ({ paired }: TalkIndex, language: Language): Root => ({
  own: -1,
  inPair: paired.get(`${language}:${NAME}`) ?? -1,
})

function countQuotes({ title, body }: Pick<ReadItem, 'title' | 'body'>): number {
  const end = Math.min(MOST_LETTERS, body.length)
  let count = 0
  for (let at = 0; at < title.length && count < MOST_QUOTES; at++) if (isQuote(title.charCodeAt(at))) count++
  for (let at = 0; at < end && count < MOST_QUOTES; at++) if (isQuote(body.charCodeAt(at))) count++
  return count
}

const [STRAIGHT, ...CURLY] = Array.from('"“”«»', (mark) => mark.charCodeAt(0)) as [number, ...number[]]

function isQuote(code: number): boolean {
  return code < 0x80 ? code === STRAIGHT : CURLY.includes(code)
}

const NAME = '^'

function rootOf({ capital, folded }: Word): string {
  return capital ? NAME : folded
}
