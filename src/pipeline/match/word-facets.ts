import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from '../text/fold-text.ts'
import { isGivenName } from '../text/given-names.ts'
import { type Facet, NO_PARTS, type ReadFacet } from './facet.ts'
import type { KnownWord, Naming, WordFacet } from './known-word.ts'
import type { Term } from './read-terms.ts'
import { soundSkeleton } from './sound-skeleton.ts'
import { isKnownWord, rarityOf, UNKNOWN_RARITY } from './word-rarity.ts'

const STRENGTH: Record<string, number> = { q: 1, s: 1, e: 1, v: 1, p: 1, y: 1, n: 0.9, c: 0.85, x: 0.8 }

/** How good a meeting by the key is, 0–1: its sort alone tells. */
export function strengthOf(key: string): number {
  return STRENGTH[key[0] as string] ?? 1
}

const PLACE_RARITY = 6.5
const COMMONEST_PLACE_RARITY = 4
const BODY_RARITY = 8.5
const NUMBER_RARITY = { small: 6.5, large: 8.5, year: 4.5, day: 7.5 }
/** A name no list knows: rarer than any word, but the news repeats the names of the day. */
export const NAME_RARITY = 11

/** The facet a term of a claim makes. `first`: a capital says nothing where it stands. */
export function facetOf(
  term: Term,
  first: boolean,
  from: Facet['from'],
  weight: number,
  language: Language,
): ReadFacet {
  const { kind: read, head, surface } = term
  const name = read === 'word' && isName(head, first, language)
  const kind = name ? 'name' : read
  const word =
    read !== 'word' ? keptFacet(term, kind, language) : name ? nameFacet(term, language) : wordFacet(term, language)
  return {
    keys: word.keys,
    word,
    rarity: word.rarity,
    weight,
    kind,
    anchor: name || kind === 'place' || kind === 'body' || kind === 'number',
    restOfName: false,
    parts: NO_PARTS,
    from,
    surface,
    language,
  }
}

function isName(word: KnownWord, first: boolean, language: Language): boolean {
  if (word.acronym) return true
  const { spelling } = word
  if (!word.capital || spelling.news) return false
  if (!first) return true
  spelling.common ??= isKnownWord(spelling.folded, language)
  return !spelling.common
}

function nameFacet(term: Term, language: Language): WordFacet {
  const { spelling } = term.head
  spelling.asName ??= makeFacet(term, 'name', language)
  return spelling.asName
}

function wordFacet(term: Term, language: Language): WordFacet {
  const { spelling } = term.head
  spelling.asWord ??= makeFacet(term, 'word', language)
  return spelling.asWord
}

/** Places, bodies, numbers and whole names come again as words do; what hostile texts fill it with is let go. */
const KEPT_LIMIT = 50_000
const kept = new Map<string, WordFacet>()

/** Such a key is of one kind, whatever the language. */
function keptFacet(term: Term, kind: Facet['kind'], language: Language): WordFacet {
  const key = term.keys[0] as string
  return kept.get(key) ?? keep(key, makeFacet(term, kind, language))
}

/** A whole name's facet but for its rarity, which follows from its words. */
export function wholeNameFacet(key: string): WordFacet {
  return kept.get(key) ?? keep(key, freshFacet([key], Number.NaN))
}

function keep(key: string, facet: WordFacet): WordFacet {
  if (kept.size >= KEPT_LIMIT) kept.clear()
  kept.set(key, facet)
  return facet
}

/** What two words that mean the same have together, by their numbers; null where the second has no more than the first. */
const merged = new Map<number, WordFacet | null>()
const NUMBERS = 2 ** 26

/** The keys of another word that means the same here. Most often it is the same word again, and nothing is to be done. */
export function addKeys(facet: ReadFacet, other: ReadFacet): void {
  if (facet.word === other.word) return
  const both = mergeOf(facet.word, other.word)
  if (both === null) return
  facet.keys = both.keys
  facet.word = both
}

function mergeOf(word: WordFacet, other: WordFacet): WordFacet | null {
  if (other.number >= NUMBERS || word.number >= NUMBERS) return merge(word, other)
  const pair = word.number * NUMBERS + other.number
  const known = merged.get(pair)
  if (known !== undefined) return known
  const fresh = merge(word, other)
  if (merged.size >= KEPT_LIMIT) merged.clear()
  merged.set(pair, fresh)
  return fresh
}

function merge(word: WordFacet, other: WordFacet): WordFacet | null {
  const more = other.keys.filter((key) => !word.keys.includes(key))
  return more.length === 0 ? null : freshFacet([...word.keys, ...more], Number.NaN)
}

let wordNumbers = 0

function freshFacet(keys: readonly string[], rarity: number): WordFacet {
  return {
    keys,
    rarity,
    packedBy: null,
    packedAs: 0,
    rarityId: -1,
    surface: '',
    surfaceId: 0,
    otherSurface: '',
    otherSurfaceId: 0,
    less: Number.NaN,
    lessId: 0,
    number: wordNumbers++,
  }
}

function makeFacet(term: Term, kind: Facet['kind'], language: Language): WordFacet {
  const name = kind === 'name'
  const keys: string[] = []
  for (const key of term.keys) {
    const sort = key[0]
    // A cognate is met from the other language only; a name's skeleton from both; a plain word has no such key.
    if (sort === 'n' && !name) continue
    if (sort === 'x') {
      if (!name && term.head.folded.length >= 5) keys.push(`x:${language === 'en' ? 'es' : 'en'}:${key.slice(5)}`)
      continue
    }
    if (sort === 'c' && name) continue
    keys.push(key)
  }
  // A copy, without the room that a list which was added to has left.
  return freshFacet(keys.slice(), rarityOfTerm(term, kind, language))
}

function rarityOfTerm(term: Term, kind: Facet['kind'], language: Language): number {
  switch (kind) {
    case 'place':
      return term.keys[0] === 'e:us' ? COMMONEST_PLACE_RARITY : PLACE_RARITY
    case 'body':
      return BODY_RARITY
    case 'year':
      return term.keys[0]?.includes('-') ? NUMBER_RARITY.day : NUMBER_RARITY.year
    case 'number':
      return Number(term.keys[0]?.slice(2)) >= 1000 ? NUMBER_RARITY.large : NUMBER_RARITY.small
    case 'name':
      return Math.min(NAME_RARITY, rarityOf(term.head.folded, language))
    default:
      return Math.min(UNKNOWN_RARITY - 2, rarityOf(term.head.folded, language))
  }
}

/** What a word is in a name of several; read when it first stands in one. */
export function namingOf(word: KnownWord, language: Language): Naming {
  word.naming ??= readNaming(word, language)
  return word.naming
}

function readNaming({ text, folded }: KnownWord, language: Language): Naming {
  const printed = foldText(text)
  return {
    given: isGivenName(folded),
    givenAsPrinted: isGivenName(printed),
    rarity: rarityOf(printed, language),
    sound: soundSkeleton(folded),
  }
}
