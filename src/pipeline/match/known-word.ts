import { late } from '../../domain/late.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { namesMonth } from '../text/find-dates.ts'
import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { keepPrinted, type PrintedWords } from '../text/printed-words.ts'
import { readNumberWord } from '../text/read-number.ts'
import { stemWord } from '../text/stem-word.ts'
import { readWord, type Word } from '../text/tokenise.ts'
import { GLOSSARY } from './glossary.ts'
import { type KnownName, listKnownNames } from './places.ts'
import { soundSkeleton } from './sound-skeleton.ts'
import { isNewsWord } from './word-rarity.ts'

/** A place or body with its key. */
export type KeyedName = KnownName & { keys: readonly string[] }

/** Which facet of a claim has the stem, idea or spelling; holds while that claim is being read. */
export type Mark = { claim: number; facet: number }

/** What a word brings to any facet made of it; `number` is its own, so that it is packed once. */
export type WordFacet = { number: number; keys: ReadonlyMap<string, number>; rarity: number }

/** What a word is in a language, wherever it stands; kept from text to text. */
export type KnownWord = Word & {
  /** See `Term`; the stem's comes first. */
  keys: readonly string[]
  /** What other words of a claim are known to be the same by. Words of one stem share one mark. */
  stemMark: Mark
  ideaMark: Mark | null
  speltMark: Mark
  /** Carries grammar or is a lone letter: no term. */
  mute: boolean
  /** Places and bodies whose name begins with it, longest first. */
  starts: readonly KeyedName[]
  /** May it be, or hold, a number? */
  counts: boolean
  /** Does it hold the name of a month? */
  dates: boolean
  /** See `isNewsWord`. */
  news: boolean
  /** What is made of it for claims, each when first asked for: see `word-facets.ts`. */
  asName: WordFacet | null
  asWord: WordFacet | null
  common: boolean | null
  naming: Naming | null
  /** What the index asked last has of it: see `word-meetings.ts`. */
  met: WordMeetings | null
  /** The number `folded` has in a table of strings; which table. */
  packedBy: object | null
  packedAs: number
}

/** What an index has of a word. It is named by its mark: a word that held an index itself would keep one that was replaced. */
export type WordMeetings = {
  mark: object
  /** Those of its keys that claims have. */
  keys: readonly string[]
  /** Has a claim it under a key that is more than a cognate's? */
  telling: boolean
  sound: string
  /** Does a whole name of a claim begin with its sound? */
  begins: boolean
  /** The name of a claim it may be a misspelling of; undefined until asked for. */
  right: string | null | undefined
}

/** What is asked of a word that stands in a name of several words. */
export type Naming = { given: boolean; givenAsPrinted: boolean; rarity: number; sound: string }

/** Kept like the words of texts: most were seen a moment ago. */
const WORDS_LIMIT = 50_000
const tables: Record<Language, PrintedWords<KnownWord>> = {
  en: keepPrinted((printed) => makeWord(printed, 'en')),
  es: keepPrinted((printed) => makeWord(printed, 'es')),
  und: keepPrinted((printed) => makeWord(printed, 'und')),
}
const stemMarks = new Map<string, Mark>()
const speltMarks = new Map<string, Mark>()
const ideaMarks: Mark[] = []

export function knownWords(language: Language): PrintedWords<KnownWord> {
  return tables[language]
}

/** Lets go of words once hostile texts have filled the tables; asked between claims and items, for within one words are known by their marks. */
export function forgetWords(): void {
  if (tables.en.size() + tables.es.size() + tables.und.size() < WORDS_LIMIT * 2) return
  for (const table of Object.values(tables)) table.clear()
  stemMarks.clear()
  speltMarks.clear()
}

const names = late(indexNames)
const NO_NAMES: readonly KeyedName[] = []
const ideas = late(indexGlossary)

/** Spanish function words inside names that English texts print: "Cartel de los Soles". */
const NAME_LINKS = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'al'])

/** A capital consonant alone is part of a name: "Eagle S", "Plan B". */
const LONE_LETTER = /^[B-DF-HJ-NP-TV-XZ]$/

function makeWord(printed: string, language: Language): KnownWord {
  const word = readWord(printed, language)
  const { folded, acronym } = word
  const grammar = isFunctionWord(folded, language) || NAME_LINKS.has(folded)
  const stem = stemWord(folded, language)
  const own = language === 'und' ? [] : (ideas()[language].get(stem) ?? [])
  // Written out: an object that begins as a copy of another keeps most of what is added to it elsewhere.
  return {
    text: word.text,
    folded,
    stem: word.stem,
    kind: word.kind,
    capital: word.capital,
    acronym,
    keys: listKeys(folded, stem, own, language),
    stemMark: markOf(stemMarks, stem),
    ideaMark: own.length === 0 ? null : ideaMark(own[0] as number),
    speltMark: markOf(speltMarks, folded),
    mute: !((folded.length > 1 || LONE_LETTER.test(printed)) && (acronym || !grammar)),
    starts: names().get(folded) ?? NO_NAMES,
    counts: mayCount(printed),
    dates: namesMonth(printed),
    news: isNewsWord(folded),
    asName: null,
    asWord: null,
    common: null,
    naming: null,
    met: null,
    packedBy: null,
    packedAs: 0,
  }
}

function listKeys(folded: string, stem: string, own: readonly number[], language: Language): string[] {
  const keys = [`s:${stem}`]
  if (language === 'und') return [...keys, `n:${soundSkeleton(folded)}`]
  for (const idea of own) keys.push(`c:${idea}`)
  if (folded.length >= 4) {
    const skeleton = soundSkeleton(folded)
    keys.push(`x:${language}:${skeleton}`, `n:${skeleton}`)
  }
  return keys
}

function markOf(marks: Map<string, Mark>, of: string): Mark {
  const known = marks.get(of)
  if (known !== undefined) return known
  const fresh = freshMark()
  marks.set(of, fresh)
  return fresh
}

function ideaMark(idea: number): Mark {
  ideaMarks[idea] ??= freshMark()
  return ideaMarks[idea]
}

function freshMark(): Mark {
  return { claim: -1, facet: -1 }
}

/** Runs of letters, as numbers are looked for in: see `find-amounts.ts`. */
const PIECES = /\p{L}{2,12}/gu
const DIGIT_OR_DOT = /[\p{N}.]/u

function mayCount(printed: string): boolean {
  if (DIGIT_OR_DOT.test(printed)) return true
  return (printed.match(PIECES) ?? []).some((piece) => readNumberWord(foldText(piece)) !== null)
}

function indexNames(): Map<string, KeyedName[]> {
  const byFirst = new Map<string, KeyedName[]>()
  for (const name of listKnownNames()) {
    const first = name.words[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), keyed(name)])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

export function keyed(name: KnownName): KeyedName {
  return { ...name, keys: [`e:${name.id}`] }
}

function indexGlossary(): Record<'en' | 'es', Map<string, number[]>> {
  const index = { en: new Map<string, number[]>(), es: new Map<string, number[]>() }
  for (const [idea, line] of GLOSSARY.trim().split('\n').entries()) {
    const [english = '', spanish = ''] = line.split('|')
    for (const [language, words] of [
      ['en', english],
      ['es', spanish],
    ] as const)
      for (const word of words.trim().split(/\s+/)) {
        const stem = stemWord(foldText(word), language)
        index[language].set(stem, [...(index[language].get(stem) ?? []), idea])
      }
  }
  return index
}
