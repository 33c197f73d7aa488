import { late } from '../../domain/late.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { namesMonth } from '../text/find-dates.ts'
import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { keepPrinted, type PrintedWords } from '../text/printed-words.ts'
import { looksLikeNumberWord, readNumberWord } from '../text/read-number.ts'
import { stemWord } from '../text/stem-word.ts'
import { readWord, type Word } from '../text/tokenise.ts'
import { wordList } from '../text/word-lists.ts'
import { clearMarks, markOf } from './facet-marks.ts'
import { GLOSSARY } from './glossary.ts'
import { type KnownName, listKnownNames } from './places.ts'
import { soundSkeleton } from './sound-skeleton.ts'
import { isNewsWord } from './word-rarity.ts'

/** A place or body with its key. */
export type KeyedName = KnownName & { keys: readonly string[] }

/** What a word brings to any facet made of it, and as what it is packed: see `pack-profiles.ts`. What is asked most stands first. */
export type WordFacet = {
  keys: readonly string[]
  /** NaN where it is the facet's own. */
  rarity: number
  /** Whose numbers the following are; null where it was never packed. */
  packedBy: object | null
  packedAs: number
  /** Number of `rarity`; −1 until asked for. */
  rarityId: number
  /** As it was printed last, and otherwise before that. */
  surface: string
  surfaceId: number
  otherSurface: string
  otherSurfaceId: number
  /** What a facet of it had last where it was less, in a name of several words: that is most often the same again. */
  less: number
  lessId: number
  /** Told apart by it from all others. */
  number: number
}

/** What a word is in a language, wherever it stands; kept from text to text. */
export type KnownWord = Word & {
  /** What it is however it is printed. */
  spelling: Spelling
  /** Carries grammar or is a lone letter: no term. */
  mute: boolean
  /** May it be, or hold, a number? */
  counts: boolean
  /** Does it hold the name of a month? */
  dates: boolean
  naming: Naming | null
}

/** A folded word in a language: a third fewer than there are printed ones. */
export type Spelling = {
  folded: string
  /** See `Term`; the stem's comes first. */
  keys: readonly string[]
  /** What other words of a claim are known to be the same by: see `facet-marks.ts`. Words of one stem share one mark. */
  stemMark: number
  speltMark: number
  /** −1 for a word without an idea. */
  ideaMark: number
  grammar: boolean
  /** Places and bodies whose name begins with it, longest first. */
  starts: readonly KeyedName[]
  /** See `isNewsWord`. */
  news: boolean
  /** What is made of it for claims, each when first asked for: see `word-facets.ts`. */
  asName: WordFacet | null
  asWord: WordFacet | null
  common: boolean | null
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
  /** Their numbers in the index. */
  numbers: readonly number[]
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
const spellings: Record<Language, Map<string, Spelling>> = { en: new Map(), es: new Map(), und: new Map() }

export function knownWords(language: Language): PrintedWords<KnownWord> {
  return tables[language]
}

/** Lets go of words once hostile texts have filled the tables; asked between claims and items, for within one words are known by their marks. */
export function forgetWords(): void {
  if (tables.en.size() + tables.es.size() + tables.und.size() < WORDS_LIMIT * 2) return
  for (const table of Object.values(tables)) table.clear()
  for (const table of Object.values(spellings)) table.clear()
  clearMarks()
}

const names = late(indexNames)
const NO_NAMES: readonly KeyedName[] = []
const NO_IDEAS: readonly number[] = []
const ideas = { en: late(() => indexGlossary('en')), es: late(() => indexGlossary('es')) }

/** Spanish function words inside names that English texts print: "Cartel de los Soles". */
const NAME_LINKS = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'al'])

/** A capital consonant alone is part of a name: "Eagle S", "Plan B". */
const LONE_LETTER = /^[B-DF-HJ-NP-TV-XZ]$/

function makeWord(printed: string, language: Language): KnownWord {
  const word = readWord(printed, language)
  const { folded, acronym } = word
  const spelling = spellings[language].get(folded) ?? makeSpelling(folded, language)
  // Written out: an object that begins as a copy of another keeps most of what is added to it elsewhere.
  return {
    text: word.text,
    folded: spelling.folded,
    stem: word.stem,
    kind: word.kind,
    capital: word.capital,
    acronym,
    spelling,
    mute: !((folded.length > 1 || LONE_LETTER.test(printed)) && (acronym || !spelling.grammar)),
    counts: mayCount(printed),
    dates: namesMonth(printed),
    naming: null,
  }
}

function makeSpelling(folded: string, language: Language): Spelling {
  const stem = stemWord(folded, language)
  const own = language === 'und' ? NO_IDEAS : (ideas[language]().get(stem) ?? NO_IDEAS)
  const spelling: Spelling = {
    folded,
    keys: listKeys(folded, stem, own, language),
    stemMark: markOf('stem', stem),
    speltMark: markOf('spelling', folded),
    ideaMark: own.length === 0 ? -1 : markOf('idea', own[0] as number),
    grammar: isFunctionWord(folded, language) || NAME_LINKS.has(folded),
    starts: names().get(folded) ?? NO_NAMES,
    news: isNewsWord(folded),
    asName: null,
    asWord: null,
    common: null,
    met: null,
    packedBy: null,
    packedAs: 0,
  }
  spellings[language].set(folded, spelling)
  return spelling
}

/** A copy at its length: a list that was added to keeps room for sixteen more. */
function listKeys(folded: string, stem: string, own: readonly number[], language: Language): string[] {
  if (language === 'und') return [`s:${stem}`, `n:${soundSkeleton(folded)}`]
  const keys = [`s:${stem}`]
  for (let at = 0; at < own.length; at++) keys.push(`c:${own[at]}`)
  if (folded.length >= 4) {
    const skeleton = soundSkeleton(folded)
    keys.push(`x:${language}:${skeleton}`, `n:${skeleton}`)
  }
  return keys.slice()
}

/** Runs of letters, as numbers are looked for in: see `find-amounts.ts`. */
const PIECES = /\p{L}{2,12}/gu
/** Most words are one such run. */
const ONE_PIECE = /^[A-Za-z]{1,12}$/
const DIGIT_OR_DOT = /[\p{N}.]/u

function mayCount(printed: string): boolean {
  if (ONE_PIECE.test(printed))
    return (
      looksLikeNumberWord(printed.length, printed.charCodeAt(0), printed.charCodeAt(printed.length - 1)) &&
      readNumberWord(printed.toLowerCase()) !== null
    )
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

/** Folded stem → its ideas. */
function indexGlossary(language: 'en' | 'es'): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [idea, line] of GLOSSARY.trim().split('\n').entries()) {
    const words = line.split('|')[language === 'en' ? 0 : 1] ?? ''
    for (const word of words.trim().split(/\s+/)) {
      const stem = stemWord(foldText(word), language)
      index.set(stem, [...new Set(index.get(stem)).add(idea)])
    }
  }
  return index
}

/** Opens what words of the languages are looked up in, each in a step of its own; otherwise the first word would, at one go. */
export function* openWords(languages: ReadonlySet<Language>): Generator<void, void> {
  names()
  yield
  for (const language of ['en', 'es'] as const) {
    if (!languages.has(language)) continue
    wordList(language)
    yield
    ideas[language]()
    yield
  }
}
