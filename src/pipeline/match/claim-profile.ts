import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { type ClaimProfile, NO_CORE, type Phrasing, type ReadFacet } from './facet.ts'
import { markedAs, setMark } from './facet-marks.ts'
import { isSpecific } from './is-specific.ts'
import { forgetWords, type KnownWord } from './known-word.ts'
import { readNameRuns } from './name-runs.ts'
import { readTerms, type Term } from './read-terms.ts'
import { addKeys, facetOf } from './word-facets.ts'

const DATE = /^(\d+)-(\d+)(?:-(\d+))?$/

/** Facets of the claim being read by what makes two words the same: marks of words, and keys of all that is no word. */
type Known = { claim: number; others: Map<string, number>; told: KnownWord[] }
let claimsRead = 0

/** What a profile is kept as: the rest of it follows. */
type BareProfile = Omit<ClaimProfile, 'facets' | 'claim' | 'sets' | 'shares'> & { facets: ReadFacet[] }

/** A claim in facets, and the words of its sentence and title. */
export type ClaimRead = { profile: BareProfile; told: KnownWord[] }

export function profileClaim(claim: Claim, actors: ReadonlyMap<string, Actor>): BareProfile {
  return readClaim(claim, actors).profile
}

/** Pairs of facets that stand next to each other in a claim's own sentence or an alias, and are `together` in a text. */
export function neighboursIn(
  phrasings: readonly Phrasing[],
  together: (a: number, b: number) => boolean,
): [number, number][] {
  const pairs: [number, number][] = []
  for (const { facets, words } of phrasings)
    for (let at = 1; at < words; at++) {
      const [a, b] = [facets[at - 1] as number, facets[at] as number]
      if (together(a, b)) pairs.push([a, b])
    }
  return pairs
}

/** Reads a claim into facets. Pure; costs a claim's length. */
export function readClaim(claim: Claim, actors: ReadonlyMap<string, Actor>): ClaimRead {
  const profile: BareProfile = {
    slug: claim.slug,
    parent: claim.parent ?? null,
    facets: [],
    phrasings: [],
    core: NO_CORE,
    specific: false,
    parties: [],
    madeOn: dayOf(claim.firstMadeOn),
  }
  forgetWords()
  const known: Known = { claim: claimsRead++, others: new Map(), told: [] }
  const fallback = claim.languages[0] ?? 'en'
  const languageOf = (text: string) => (claim.languages.length === 1 ? fallback : detectLanguage(text, fallback))
  const add = (text: string, from: ReadFacet['from'], weight: number, language: Language) =>
    addPhrasing(profile, known, text, from, weight, language)
  add(claim.text, 'text', 1, languageOf(claim.text))
  if (claim.title !== '' && claim.title !== claim.text && claim.title !== claim.slug)
    add(claim.title, 'title', 0.6, languageOf(claim.title))
  for (const language of ['en', 'es'] as const)
    for (const alias of claim.aliases[language] ?? []) add(alias, 'alias', 0.6, language)
  for (const party of [{ name: claim.claimant, actor: undefined }, ...claim.parties]) {
    const actor = party.actor === undefined ? undefined : actors.get(party.actor)
    // "Liberal Party (Valdemar Costa Neto)" is two names, not one.
    for (const name of [party.name, ...(actor === undefined ? [] : [actor.name, ...actor.aliases])]) {
      const language = languageOf(name)
      for (const one of name.split(/[;,()/]/)) if (one.trim() !== '') add(one.trim(), 'party', 0, language)
    }
  }
  profile.core = findCore(profile)
  profile.specific = isSpecific(profile)
  ensureAnchor(profile, claim.claimant === '' && claim.parties.length === 0)
  return { profile, told: known.told }
}

function addPhrasing(
  profile: BareProfile,
  known: Known,
  text: string,
  from: ReadFacet['from'],
  weight: number,
  language: Language,
): void {
  const { terms, words } = readTerms(text, language)
  if (from === 'text' || from === 'title') for (const { head } of terms) known.told.push(head)
  const own: number[] = []
  /** Term → its facet, −1 where it has none. */
  const places: number[] = []
  // A list of parties is all names; a headline's capitals are not.
  const titled = from !== 'party' && isTitleCase(terms)
  // By loops: what `map` makes is now of one shape and now of another, and whatever reads it is compiled again.
  const read: ReadFacet[] = []
  for (let at = 0; at < terms.length; at++)
    read.push(facetOf(terms[at] as Term, at === 0 || titled, from, weight, language))
  if (startsName(terms, read)) read[0] = facetOf(terms[0] as Term, false, from, weight, language)
  const wholeNames = readNameRuns(terms, read)
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] as Term
    const facet = read[index] as ReadFacet
    places.push(-1)
    if (from === 'party' && !facet.anchor && !facet.restOfName) continue
    const same = findSame(known, term)
    if (same < 0) {
      places[index] = profile.facets.length
      mark(known, term, profile.facets.length)
      own.push(profile.facets.length)
      profile.facets.push(facet)
    } else {
      places[index] = same
      const old = profile.facets[same] as ReadFacet
      addKeys(old, facet)
      old.weight = Math.max(old.weight, weight)
      // A plain word of the claim is not made a name by standing in the name of a party.
      old.anchor ||= facet.anchor && (from !== 'party' || old.kind !== 'word')
      // What stands alone elsewhere is more than a part of a name.
      if (old.restOfName && from !== 'party' && facet.kind === 'name' && standsAlone(read, index)) {
        old.restOfName = false
        old.rarity = Math.max(old.rarity, facet.rarity)
      }
      if (!own.includes(same)) own.push(same)
    }
  }
  for (const { facet: whole, from: first, to } of wholeNames) {
    const key = whole.keys[0] as string
    const same = known.others.get(key)
    if (same === undefined) {
      known.others.set(key, profile.facets.length)
      own.push(profile.facets.length)
      whole.parts = [...new Set(places.slice(first, to))].filter((part) => part >= 0)
      profile.facets.push(whole)
    } else {
      const old = profile.facets[same] as ReadFacet
      old.weight = Math.max(old.weight, weight)
      own.push(same)
    }
  }
  if (from === 'party') {
    for (const facet of own) if (!profile.parties.includes(facet)) profile.parties.push(facet)
    return
  }
  profile.phrasings.push({
    surface: text,
    language,
    facets: own,
    words: own.length - wholeNames.length,
    tokens: words.length,
  })
}

function standsAlone(read: readonly ReadFacet[], at: number): boolean {
  return !isNameAt(read, at - 1) && !isNameAt(read, at + 1)
}

function isNameAt(read: readonly ReadFacet[], at: number): boolean {
  return at >= 0 && at < read.length && (read[at] as ReadFacet).kind === 'name'
}

/** A capital at the start says nothing, unless a name follows at once: "Cártel de los Soles". */
function startsName(terms: readonly Term[], read: readonly ReadFacet[]): boolean {
  if (terms.length < 2) return false
  const [first, second] = [terms[0] as Term, terms[1] as Term]
  return first.head.capital && (read[1] as ReadFacet).kind === 'name' && second.at - first.at <= 3
}

const FEWEST_WORDINGS = 3
const CORE_SHARE = 0.5

function findCore({ phrasings, facets }: BareProfile): ReadonlyMap<number, number> {
  if (phrasings.length < FEWEST_WORDINGS) return NO_CORE
  const counts = new Map<number, number>()
  for (const { facets: own } of phrasings)
    for (const facet of new Set(own)) counts.set(facet, (counts.get(facet) ?? 0) + 1 / phrasings.length)
  const often = [...counts].filter(([, share]) => share >= CORE_SHARE)
  // The words of a whole name do not count beside it.
  const parts = new Set(often.flatMap(([facet]) => facets[facet]?.parts ?? []))
  return new Map(often.filter(([facet]) => !parts.has(facet)))
}

/** Every longer word has a capital: a headline's habit, which says nothing about names. A verb without one is none. */
function isTitleCase(terms: readonly Term[]): boolean {
  let longer = 0
  for (let at = 1; at < terms.length; at++) {
    const { kind, head } = terms[at] as Term
    if (kind !== 'word' || head.folded.length < LONGER_WORD) continue
    if (!head.capital) return false
    longer += 1
  }
  return longer >= FEWEST_LONGER
}

/** Shorter words are often without a capital in headlines that have them everywhere. */
const LONGER_WORD = 5
const FEWEST_LONGER = 3

/** The claim's facet of the same stem or name, spelling or idea; −1 where it has none yet. */
function findSame({ claim, others }: Known, { kind, keys, head }: Term): number {
  const { stemMark, speltMark, ideaMark } = head.spelling
  const same = kind === 'word' ? markedAs(stemMark, claim) : (others.get(keys[0] as string) ?? -1)
  if (same >= 0) return same
  const spelt = markedAs(speltMark, claim)
  return spelt < 0 && kind === 'word' && ideaMark >= 0 ? markedAs(ideaMark, claim) : spelt
}

function mark({ claim, others }: Known, { kind, keys, head }: Term, facet: number): void {
  const { stemMark, speltMark, ideaMark } = head.spelling
  setMark(speltMark, claim, facet)
  if (kind !== 'word') {
    others.set(keys[0] as string, facet)
    return
  }
  setMark(stemMark, claim, facet)
  if (ideaMark >= 0 && markedAs(ideaMark, claim) < 0) setMark(ideaMark, claim, facet)
}

/** Middle of the month where no day is given. */
function dayOf(firstMadeOn: string): number | null {
  const parts = DATE.exec(firstMadeOn)
  if (parts === null) return null
  return Math.floor(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 15)) / 86_400_000)
}

/**
 * A claim whose parties nobody listed is also held by its two rarest words; so is one without any name or number.
 */
function ensureAnchor(profile: BareProfile, unlisted: boolean): void {
  if (!unlisted && profile.facets.some((facet) => facet.anchor && facet.weight > 0)) return
  let [rarest, next]: [ReadFacet | null, ReadFacet | null] = [null, null]
  for (const facet of profile.facets) {
    if (facet.weight !== 1 || facet.kind !== 'word') continue
    if (rarest === null || facet.rarity > rarest.rarity) [rarest, next] = [facet, rarest]
    else if (next === null || facet.rarity > next.rarity) next = facet
  }
  if (rarest !== null) rarest.anchor = true
  if (next !== null) next.anchor = true
}
