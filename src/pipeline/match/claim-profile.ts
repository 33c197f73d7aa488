import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { detectLanguage } from '../text/detect-language.ts'
import type { ClaimProfile, Facet } from './facet.ts'
import { isSpecific } from './is-specific.ts'
import { readNameRuns } from './name-runs.ts'
import { type KnownWord, readTerms, type Term } from './read-terms.ts'
import { isKnownWord, isNewsWord, rarityOf, UNKNOWN_RARITY } from './word-rarity.ts'

const STRENGTH: Record<string, number> = { q: 1, s: 1, e: 1, v: 1, p: 1, y: 1, n: 0.9, c: 0.85, x: 0.8 }
const PLACE_RARITY = 6.5
const COMMONEST_PLACE_RARITY = 4
const BODY_RARITY = 8.5
const NUMBER_RARITY = { small: 6.5, large: 8.5, year: 4.5, day: 7.5 }
/** A name no list knows: rarer than any word, but the news repeats the names of the day. */
export const NAME_RARITY = 11

/** Reads a claim into facets. Pure; costs a claim's length. */
export function profileClaim(claim: Claim, actors: ReadonlyMap<string, Actor>): ClaimProfile {
  const profile: ClaimProfile = {
    slug: claim.slug,
    parent: claim.parent ?? null,
    facets: [],
    phrasings: [],
    core: new Map(),
    specific: false,
    parties: [],
    words: [],
    madeOn: dayOf(claim.firstMadeOn),
    neighbours: [],
  }
  const byKey = new Map<string, number>()
  const fallback = claim.languages[0] ?? 'en'
  const languageOf = (text: string) => (claim.languages.length === 1 ? fallback : detectLanguage(text, fallback))
  const add = (text: string, from: Facet['from'], weight: number, language: Language) =>
    addPhrasing(profile, byKey, text, from, weight, language)
  add(claim.text, 'text', 1, languageOf(claim.text))
  if (claim.title !== '' && claim.title !== claim.text && claim.title !== claim.slug)
    add(claim.title, 'title', 0.6, languageOf(claim.title))
  for (const language of ['en', 'es'] as const)
    for (const alias of claim.aliases[language] ?? []) add(alias, 'alias', 0.6, language)
  for (const party of [{ name: claim.claimant, actor: undefined }, ...claim.parties]) {
    const actor = party.actor === undefined ? undefined : actors.get(party.actor)
    // "Liberal Party (Valdemar Costa Neto)" is two names, not one.
    for (const name of [party.name, ...(actor === undefined ? [] : [actor.name, ...actor.aliases])])
      for (const one of name.split(/[;,()/]/)) add(one.trim(), 'party', 0, languageOf(name))
  }
  profile.core = findCore(profile)
  profile.specific = isSpecific(profile)
  ensureAnchor(profile, claim.claimant === '' && claim.parties.length === 0)
  return profile
}

function addPhrasing(
  profile: ClaimProfile,
  byKey: Map<string, number>,
  text: string,
  from: Facet['from'],
  weight: number,
  language: Language,
): void {
  const { terms, tokenCount } = readTerms(text, language)
  if (from === 'text' || from === 'title') profile.words.push(...terms.map(({ folded }) => folded))
  const own: number[] = []
  /** Term → its facet, −1 where it has none. */
  const places: number[] = []
  // A list of parties is all names; a headline's capitals are not.
  const titled = from !== 'party' && isTitleCase(terms)
  const read = terms.map((term, index) => facetOf(term, index === 0 || titled, from, weight, language))
  if (startsName(terms, read)) read[0] = facetOf(terms[0] as Term, false, from, weight, language)
  const wholeNames = readNameRuns(terms, read)
  for (const [index, term] of terms.entries()) {
    const facet = read[index] as Facet
    places[index] = -1
    if (from === 'party' && !facet.anchor && !facet.restOfName) continue
    const primary = term.keys[0] as string
    const idea = term.word?.idea
    const spelt = term.word?.spelt ?? `f:${term.folded}`
    const known = byKey.get(primary) ?? byKey.get(spelt) ?? (idea === undefined ? undefined : byKey.get(idea))
    places[index] = known ?? profile.facets.length
    if (known === undefined) {
      byKey.set(primary, profile.facets.length)
      byKey.set(spelt, profile.facets.length)
      if (idea !== undefined && !byKey.has(idea)) byKey.set(idea, profile.facets.length)
      own.push(profile.facets.length)
      profile.facets.push(facet)
    } else {
      const old = profile.facets[known] as Facet
      addKeys(old, facet.keys)
      old.weight = Math.max(old.weight, weight)
      // A plain word of the claim is not made a name by standing in the name of a party.
      old.anchor ||= facet.anchor && (from !== 'party' || old.kind !== 'word')
      // What stands alone elsewhere is more than a part of a name.
      const alone = read[index - 1]?.kind !== 'name' && read[index + 1]?.kind !== 'name'
      if (old.restOfName && from !== 'party' && facet.kind === 'name' && alone) {
        old.restOfName = false
        old.rarity = Math.max(old.rarity, facet.rarity)
      }
      if (!own.includes(known)) own.push(known)
    }
  }
  for (const { facet: whole, from: first, to } of wholeNames) {
    const key = [...whole.keys.keys()][0] as string
    const known = byKey.get(key)
    if (known === undefined) {
      byKey.set(key, profile.facets.length)
      own.push(profile.facets.length)
      whole.parts = [...new Set(places.slice(first, to))].filter((part) => part >= 0)
      profile.facets.push(whole)
    } else {
      const old = profile.facets[known] as Facet
      old.weight = Math.max(old.weight, weight)
      own.push(known)
    }
  }
  if (from === 'party') {
    for (const facet of own) if (!profile.parties.includes(facet)) profile.parties.push(facet)
    return
  }
  profile.phrasings.push({ surface: text, language, facets: own, tokens: tokenCount })
  for (let index = 1; index < own.length - wholeNames.length; index++)
    profile.neighbours.push([own[index - 1] as number, own[index] as number])
}

/** A capital at the start says nothing, unless a name follows at once: "Cártel de los Soles". */
function startsName([first, second]: readonly Term[], read: readonly Facet[]): boolean {
  return first?.capital === true && second !== undefined && read[1]?.kind === 'name' && second.at - first.at <= 3
}

const FEWEST_WORDINGS = 3
const CORE_SHARE = 0.5

function findCore({ phrasings, facets }: ClaimProfile): Map<number, number> {
  const counts = new Map<number, number>()
  if (phrasings.length < FEWEST_WORDINGS) return counts
  for (const { facets: own } of phrasings)
    for (const facet of new Set(own)) counts.set(facet, (counts.get(facet) ?? 0) + 1 / phrasings.length)
  const often = [...counts].filter(([, share]) => share >= CORE_SHARE)
  // The words of a whole name do not count beside it.
  const parts = new Set(often.flatMap(([facet]) => facets[facet]?.parts ?? []))
  return new Map(often.filter(([facet]) => !parts.has(facet)))
}

/** Every longer word has a capital: a headline's habit, which says nothing about names. A verb without one is none. */
function isTitleCase(terms: readonly Term[]): boolean {
  const words = terms.slice(1).filter(({ kind, folded }) => kind === 'word' && folded.length >= LONGER_WORD)
  return words.length >= 3 && words.every(({ capital }) => capital)
}

/** Shorter words are often without a capital in headlines that have them everywhere. */
const LONGER_WORD = 5

/** What a word brings to any facet made of it, as a name and as none. */
type WordFacet = { number: number; keys: ReadonlyMap<string, number>; rarity: number }
type WordFacets = { news: boolean; known: boolean; name: WordFacet | null; plain: WordFacet | null }
const wordFacets = new WeakMap<KnownWord, WordFacets>()
let wordNumbers = 0

function facetOf(term: Term, first: boolean, from: Facet['from'], weight: number, language: Language): Facet {
  const word = term.word === null ? null : wordFacetsOf(term.word, term.folded, language)
  const name = word !== null && (term.acronym || (!word.news && term.capital && (!first || !word.known)))
  const kind = name ? 'name' : term.kind
  const made = word?.[name ? 'name' : 'plain'] ?? makeWordFacet(term, kind, language)
  if (word !== null) word[name ? 'name' : 'plain'] = made
  return {
    keys: made.keys,
    word: word === null ? -1 : made.number,
    rarity: made.rarity,
    weight,
    kind,
    anchor: kind === 'name' || kind === 'place' || kind === 'body' || kind === 'number',
    restOfName: false,
    parts: [],
    from,
    surface: term.surface,
    language,
  }
}

function wordFacetsOf(word: KnownWord, folded: string, language: Language): WordFacets {
  const kept = wordFacets.get(word)
  if (kept !== undefined) return kept
  const fresh = { news: isNewsWord(folded), known: isKnownWord(folded, language), name: null, plain: null }
  wordFacets.set(word, fresh)
  return fresh
}

function makeWordFacet(term: Term, kind: Facet['kind'], language: Language): WordFacet {
  const name = kind === 'name'
  const keys = new Map<string, number>()
  for (const key of term.keys) {
    const sort = key[0] as string
    // A cognate is met from the other language only; a name's skeleton from both; a plain word has no such key.
    if (sort === 'n' && !name) continue
    if (sort === 'x') {
      if (!name && term.folded.length >= 5)
        keys.set(`x:${language === 'en' ? 'es' : 'en'}:${key.slice(5)}`, STRENGTH.x as number)
      continue
    }
    if (sort === 'c' && name) continue
    keys.set(key, STRENGTH[sort] ?? 1)
  }
  return { number: wordNumbers++, keys, rarity: rarityOfTerm(term, kind, language) }
}

/** The keys of another word that means the same here. Most often it is the same word again, and nothing is to be done. */
function addKeys(facet: Facet, keys: ReadonlyMap<string, number>): void {
  if (facet.keys === keys) return
  let own: Map<string, number> | null = null
  for (const [key, strength] of keys) {
    if (strength <= (facet.keys.get(key) ?? 0)) continue
    own ??= new Map(facet.keys)
    own.set(key, strength)
  }
  if (own === null) return
  facet.keys = own
  facet.word = -1
}

/** Middle of the month where no day is given. */
function dayOf(firstMadeOn: string): number | null {
  const [year, month, day] = firstMadeOn.split('-').map(Number)
  if (year === undefined || month === undefined || !Number.isFinite(year) || !Number.isFinite(month)) return null
  return Math.floor(Date.UTC(year, month - 1, day ?? 15) / 86_400_000)
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
      return Math.min(NAME_RARITY, rarityOf(term.folded, language))
    default:
      return Math.min(UNKNOWN_RARITY - 2, rarityOf(term.folded, language))
  }
}

/**
 * A claim whose parties nobody listed is also held by its two rarest words; so is one without any name or number.
 */
function ensureAnchor(profile: ClaimProfile, unlisted: boolean): void {
  if (!unlisted && profile.facets.some((facet) => facet.anchor && facet.weight > 0)) return
  const rarest = profile.facets
    .filter((facet) => facet.weight === 1 && facet.kind === 'word')
    .sort((a, b) => b.rarity - a.rarity)
  for (const facet of rarest.slice(0, 2)) facet.anchor = true
}
