import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { foldText } from '../text/fold-text.ts'
import { readTerms, type Term } from './read-terms.ts'
import { isGivenName, isKnownWord, isNewsWord, rarityOf, UNKNOWN_RARITY } from './word-rarity.ts'

/** One thing a text can have in common with a claim. */
export type Facet = {
  /** Key → how good a meeting by that key is, 0–1. */
  keys: Map<string, number>
  /** Nats; see `word-rarity.ts`. */
  rarity: number
  /** 1 for the claim's own sentence, less for titles and aliases, 0 for parties (they anchor, they do not liken). */
  weight: number
  kind: 'word' | 'name' | 'place' | 'body' | 'number' | 'year'
  /** Does meeting it tie a text to the claim? */
  anchor: boolean
  /** A further word of a name whose telling word stands beside it: "Claudia" of "Claudia Sheinbaum". */
  restOfName: boolean
  from: 'text' | 'title' | 'alias' | 'party'
  surface: string
  /** Language of the words; a text in the other one meets it through glossary, name or cognate. */
  language: Language
}

export type Phrasing = { surface: string; language: Language; facets: number[]; tokens: number }

export type ClaimProfile = {
  slug: string
  parent: string | null
  facets: Facet[]
  /** Claim text first, then the aliases. */
  phrasings: Phrasing[]
  /** Facets that name who makes or answers the claim. */
  parties: number[]
  /** Folded words of the claim's sentence and title, for spelling likeness. */
  words: string[]
  /** Day the claim was first made on, days since 1970; null where only a year is known. */
  madeOn: number | null
  /** Pairs of facets that stand next to each other in the claim's own sentence or an alias. */
  neighbours: [number, number][]
}

const STRENGTH: Record<string, number> = { s: 1, e: 1, v: 1, p: 1, y: 1, n: 0.9, c: 0.85, x: 0.8 }
const PLACE_RARITY = 6.5
const COMMONEST_PLACE_RARITY = 4
const BODY_RARITY = 8.5
const NUMBER_RARITY = { small: 6.5, large: 8.5, year: 4.5 }
/** Share of its rarity that a word keeps beside the head of its name. */
const REST_OF_NAME = 0.6
/** A name no list knows: rarer than any word, but the news repeats the names of the day. */
const NAME_RARITY = 11

/** Reads a claim into facets. Pure; costs a claim's length. */
export function profileClaim(claim: Claim, actors: ReadonlyMap<string, Actor>): ClaimProfile {
  const profile: ClaimProfile = {
    slug: claim.slug,
    parent: claim.parent ?? null,
    facets: [],
    phrasings: [],
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
    for (const name of [party.name, ...(actor === undefined ? [] : [actor.name, ...actor.aliases])])
      add(name, 'party', 0, languageOf(name))
  }
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
  const read = terms.map((term, index) => facetOf(term, index === 0, from, weight, language))
  thinNameRuns(terms, read)
  for (const [index, term] of terms.entries()) {
    const facet = read[index] as Facet
    if (from === 'party' && !facet.anchor) continue
    const primary = term.keys[0] as string
    const idea = term.keys.find((key) => key.startsWith('c:'))
    const spelt = `f:${term.folded}`
    const known = byKey.get(primary) ?? byKey.get(spelt) ?? (idea === undefined ? undefined : byKey.get(idea))
    if (known === undefined) {
      byKey.set(primary, profile.facets.length)
      byKey.set(spelt, profile.facets.length)
      if (idea !== undefined && !byKey.has(idea)) byKey.set(idea, profile.facets.length)
      own.push(profile.facets.length)
      profile.facets.push(facet)
    } else {
      const old = profile.facets[known] as Facet
      for (const [key, strength] of facet.keys) old.keys.set(key, Math.max(strength, old.keys.get(key) ?? 0))
      old.weight = Math.max(old.weight, weight)
      old.anchor ||= facet.anchor
      if (!own.includes(known)) own.push(known)
    }
  }
  if (from === 'party') {
    for (const facet of own) if (!profile.parties.includes(facet)) profile.parties.push(facet)
    return
  }
  profile.phrasings.push({ surface: text, language, facets: own, tokens: tokenCount })
  for (let index = 1; index < own.length; index++)
    profile.neighbours.push([own[index - 1] as number, own[index] as number])
}

function facetOf(term: Term, first: boolean, from: Facet['from'], weight: number, language: Language): Facet {
  const name = term.kind === 'word' && isName(term, first, language)
  const kind = name ? 'name' : term.kind
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
  return {
    keys,
    rarity: rarityOfTerm(term, kind, language),
    weight,
    kind,
    anchor: kind === 'name' || kind === 'place' || kind === 'body' || kind === 'number',
    restOfName: false,
    from,
    surface: term.surface,
    language,
  }
}

/** Middle of the month where no day is given. */
function dayOf(firstMadeOn: string): number | null {
  const [year, month, day] = firstMadeOn.split('-').map(Number)
  if (year === undefined || month === undefined || !Number.isFinite(year) || !Number.isFinite(month)) return null
  return Math.floor(Date.UTC(year, month - 1, day ?? 15) / 86_400_000)
}

/** "Claudia Sheinbaum", "Nord Stream": words of one name come together, so only the rarest of them surprises in full. */
function thinNameRuns(terms: readonly Term[], facets: Facet[]): void {
  for (let from = 0; from < facets.length; ) {
    let to = from + 1
    while (
      facets[from]?.kind === 'name' &&
      facets[to]?.kind === 'name' &&
      terms[to]?.at === (terms[to - 1]?.at ?? 0) + 1
    )
      to++
    const run = facets.slice(from, to)
    if (run.length > 1) {
      const head = run.reduce((best, facet) => (headRarity(facet) > headRarity(best) ? facet : best))
      for (const facet of run) {
        if (facet === head) continue
        facet.rarity *= REST_OF_NAME
        facet.restOfName = true
      }
    }
    from = to
  }
}

/** A given name is never what a name is known by while another word of it is there. */
function headRarity(facet: Facet): number {
  return isGivenName(foldText(facet.surface)) ? 0 : facet.rarity
}

function isName(term: Term, first: boolean, language: Language): boolean {
  if (term.acronym) return true
  if (isNewsWord(term.folded)) return false
  return term.capital && (!first || !isKnownWord(term.folded, language))
}

function rarityOfTerm(term: Term, kind: Facet['kind'], language: Language): number {
  switch (kind) {
    case 'place':
      return term.keys[0] === 'e:us' ? COMMONEST_PLACE_RARITY : PLACE_RARITY
    case 'body':
      return BODY_RARITY
    case 'year':
      return NUMBER_RARITY.year
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
