import { distance } from 'fastest-levenshtein'
import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Side } from '../../domain/reason.ts'
import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { isGivenName } from '../text/given-names.ts'
import { knownFigure } from '../text/public-figures.ts'
import { stemWord } from '../text/stem-word.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Entity } from './entity.ts'
import { countriesIn } from './places.ts'
import { roleOf } from './roles.ts'
import { speaksOfWhatMayBe } from './speaks-of-what-may-be.ts'
import { synonymsOf } from './synonyms.ts'

type PartyWords = {
  side: 'claimant' | 'respondent'
  actor: string | null
  names: Set<string>
  countries: Set<string>
  /** Countries of those holders of high office who are named in it: they do not speak for the country, but whom they lead does. */
  led: Set<string>
}

/** What a claim is about, in the words of one language, and who its parties are. */
export type ClaimContent = {
  /** Stems of telling words with their weight; names of parties weigh less. */
  stems: Map<string, number>
  /** Capitalised words of the claim itself that are no party's name: what it is about speaks not. */
  topics: Set<string>
  /** Folded beginnings of the same words, for cognates of the other language. */
  openings: Set<string>
  parties: PartyWords[]
  /** Does the claim itself say that something is not so? Then words of absence repeat it. */
  negative: boolean
  /** Does the claim speak of what may or will be? */
  ofWhatMayBe: boolean
}

export const GENERIC: ReadonlySet<string> = new Set(
  `government gobierno us united states department president minister via media official officials intelligence state proof systematic effort
  group grupo about possibly region under placed since were was tiered project proyecto suspects`.split(/\s+/),
)
const MUTUAL =
  /\b(?:agreed|agreement|deal|pact|accord|treaty|jointly|joint|negotiat\w*|met with|talks with|acord\w*|acuerdo|pacto|convenio|tratado|conjunt[oa]s?)\b/
const NEGATIVE =
  /\b(?:not|never|no|none|without|false|fake|faked|fabricated|staged|rigged|hid|concealed|nonexistent|n't)\b|n't\b/
const OPENING = 5

/** Does the claim tell of something both sides must have done, so that the other's denial weighs? */
export function isMutual(claim: Claim): boolean {
  return MUTUAL.test(foldText(claim.text))
}

/** A claim in the news is asked for with every item about it, and reading it is a twentieth of reading the item; 2.4 KB each. */
const KEPT_CLAIMS = 1_000
type KeptContent = Map<Claim, Partial<Record<'en' | 'es', ClaimContent>>>
/** By the actors it is read with: those of the configuration, or none. */
const kept = new WeakMap<readonly Actor[], KeptContent>()

/** The claim's words and parties as one language's texts are read against them; kept, not to be changed. */
export function readClaim(claim: Claim, language: 'en' | 'es', actors: readonly Actor[]): ClaimContent {
  const among = kept.get(actors) ?? (new Map() as KeptContent)
  kept.set(actors, among)
  if (among.size >= KEPT_CLAIMS && !among.has(claim)) among.clear()
  const known = among.get(claim) ?? {}
  among.set(claim, known)
  known[language] ??= readContent(claim, language, actors)
  return known[language]
}

function readContent(claim: Claim, language: 'en' | 'es', actors: readonly Actor[]): ClaimContent {
  const parties = readParties(claim, actors)
  const partyWords = new Set(parties.flatMap((party) => [...party.names]))
  const stems = new Map<string, number>()
  const openings = new Set<string>()
  const texts = [claim.text, ...(claim.aliases.en ?? []), ...(claim.aliases.es ?? [])]
  for (const text of texts) {
    for (const token of tokenise(text, language)) {
      if (token.folded.length < 3 || isFunctionWord(token.folded)) continue
      const weight = partyWords.has(token.folded) || GENERIC.has(token.folded) ? 0.3 : token.kind === 'number' ? 0.7 : 1
      const stem = stemWord(token.folded, language)
      stems.set(stem, Math.max(stems.get(stem) ?? 0, weight))
      if (weight === 1)
        for (const other of synonymsOf(stem, language)) stems.set(other, Math.max(stems.get(other) ?? 0, 0.8))
      if (weight === 1 && token.folded.length >= OPENING + 1) openings.add(token.folded.slice(0, OPENING))
    }
  }
  const topics = new Set(
    texts.flatMap((text) =>
      tokenise(text, language)
        .filter((token) => token.capital && !partyWords.has(token.folded))
        .map((token) => token.folded),
    ),
  )
  return {
    stems,
    topics,
    openings,
    parties,
    negative: NEGATIVE.test(foldText(claim.text)),
    ofWhatMayBe: speaksOfWhatMayBe(tokenise(claim.text, language)),
  }
}

function readParties(claim: Claim, actors: readonly Actor[]): PartyWords[] {
  const parties: PartyWords[] = claim.claimant
    .split(';')
    .map((piece) => readParty(piece.trim(), 'claimant', null, actors))
  for (const party of claim.parties) {
    if (party.role === 'claimant')
      for (const piece of party.name.split(';'))
        parties.push(readParty(piece.trim(), 'claimant', party.actor ?? null, actors))
    else if (party.role === 'respondent' || party.role === 'accused') {
      const read = readParty(party.name, 'respondent', party.actor ?? null, actors)
      // "a Chicago man" names nobody that a text could call by it.
      if (party.role !== 'accused' || party.actor !== undefined || read.names.size > 1) parties.push(read)
    }
  }
  return parties
}

function readParty(
  printed: string,
  side: PartyWords['side'],
  actorId: string | null,
  actors: readonly Actor[],
): PartyWords {
  const actor = actors.find((known) => known.id === actorId || (actorId === null && known.name === printed)) ?? null
  const names = new Set<string>()
  const countries = new Set<string>()
  for (const text of [printed, ...(actor === null ? [] : [actor.name, ...actor.aliases])]) {
    const words = tokenise(text, 'en')
    if (speaksForCountry(text))
      for (const country of [...countriesIn(words, 'en'), ...countriesIn(words, 'es')]) countries.add(country)
    const capitals = words.filter((word) => word.capital && !isFunctionWord(word.folded))
    for (const word of capitals) {
      if (word.folded.length < 3 || GENERIC.has(word.folded) || roleOf(word.folded, 'en') === 'person') continue
      if (countriesIn([word], 'en').length > 0) continue
      names.add(word.folded)
    }
    for (const own of [capitals.filter((word) => countriesIn([word], 'en').length === 0), capitals]) {
      const initials = own
        .filter((word) => !word.acronym)
        .map((word) => word.folded[0])
        .join('')
      if (initials.length >= 3) names.add(initials)
    }
  }
  const led = new Set<string>()
  for (const piece of printed.split(/[(),;]|\band\b|\by\b/)) {
    const keys = tokenise(piece, 'en')
      .filter((word) => word.capital && names.has(word.folded))
      .map((word) => word.folded)
    const figure = keys.length === 0 ? null : knownFigure(keys)
    if (figure !== null) led.add(figure.country)
    if (figure === null && /\b(?:president|presidente|presidenta|minister|ministro|ministra)\b/.test(foldText(piece)))
      for (const country of countriesIn(tokenise(piece, 'en'), 'en')) led.add(country)
  }
  return { side, actor: actor?.id ?? actorId, names, countries, led }
}

/** "US President A B" is that person alone; "Government of X", "X Ministry" stand for the country. */
function speaksForCountry(printed: string): boolean {
  const folded = foldText(printed)
  if (
    /\b(?:government|gobierno|department|departamento|ministry|ministerio|authorities|autoridades|administration|intelligence|inteligencia|prosecutors?|fiscalia|army|military|state)\b/.test(
      folded,
    )
  )
    return true
  return !/\b(?:president|presidente|presidenta|minister|ministro|ministra|secretary|secretario|secretaria|senator|senador|governor|gobernador|general)\b/.test(
    folded,
  )
}

/** Officials speak for their country; lawmakers, experts and relatives do not. */
const NOT_OFFICIAL =
  /^(?:rep|sen|senator|senador|senadora|representative|congressman|congresswoman|lawmakers?|legislador\w*|diputad[oa]s?|congresista|experts?|expert[oa]s?|analysts?|analistas?|specialists?|especialistas?|relatives?|familiar\w*|lawyers?|abogad[oa]s?|suspect|sospechoso|observers|observadores|critics|reporters?|periodistas?|opposition|oposicion|court|corte|tribunal|jury|jurado|jurors|judge|juez|jueza|defense|defence|defensa|scientists?|cientific[oa]s?|activists?|witness\w*|testigos?|professor|profesora?|former|agente|agent|senate|senado|congress|congreso|intelligence|inteligencia)$/

/** Side of a speaker in the claim. */
export function sideOf(entity: Entity, content: ClaimContent, actors: readonly Actor[]): Side {
  for (const party of content.parties) {
    if (entity.actor !== null && party.actor !== null && isWithin(entity.actor.id, party.actor, actors))
      return party.side
  }
  // Two configured actors that are not within one another are two, whatever words they share.
  const namesakes = content.parties.filter(
    (party) => (entity.actor === null || party.actor === null) && isNamedIn(entity, party),
  )
  // Of father and son, both parties, whoever more of the name is.
  const [first, ...others] = namesakes
  if (first !== undefined)
    return others.reduce(
      (best, party) => (sharedNames(entity, party) > sharedNames(entity, best) ? party : best),
      first,
    ).side
  if (entity.kind === 'group' || entity.kind === 'unnamed') {
    if ([...entity.roles].some((role) => NOT_OFFICIAL.test(role))) return 'other'
  }
  if (
    [...entity.roles].some((role) => NOT_OFFICIAL.test(role)) ||
    /^(?:former|ex)\b|^ex[a-z]/i.test(entity.affiliation)
  )
    return 'other'
  const official = entity.kind === 'country' || entity.kind === 'body' || entity.roles.size > 0
  if (!official) return 'other'
  const sides = new Set<'claimant' | 'respondent'>()
  for (const party of content.parties) {
    for (const country of entity.countries) if (party.countries.has(country)) sides.add(party.side)
  }
  // Both parties of one country: its name alone tells neither.
  const [side] = sides
  return sides.size === 1 && side !== undefined ? side : 'other'
}

/** Is the speaker the party itself, or only of its country? Another service of one state may well think otherwise. */
export function isPartyItself(entity: Entity, content: ClaimContent): boolean {
  return content.parties.some(
    (party) => isNamedIn(entity, party) || (entity.actor !== null && party.actor === entity.actor.id),
  )
}

function isWithin(actor: string, whole: string, actors: readonly Actor[], depth = 0): boolean {
  if (actor === whole) return true
  if (depth > 6) return false
  const known = actors.find((one) => one.id === actor)
  return (
    known?.affiliations.some(
      (affiliation) => affiliation.until === undefined && isWithin(affiliation.of, whole, actors, depth + 1),
    ) ?? false
  )
}

function sharedNames({ keys }: Entity, { names }: PartyWords): number {
  return [...keys].filter((key) => key.length > 1 && isNameOf(key, names)).length
}

/** A person by any name of theirs; a body only when all its telling words are the party's. */
function isNamedIn(entity: Entity, party: PartyWords): boolean {
  const keys = [...entity.keys].filter((key) => key.length > 1)
  if (entity.kind === 'person') {
    const shared = keys.filter((key) => isNameOf(key, party.names))
    // "John Kerry" is not the party "John O'Neill": a given name alone makes nobody of whom more is known a party.
    return shared.length > 1 || shared.some((key) => keys.length === 1 || !isGivenName(key))
  }
  if (entity.acronym !== undefined && party.names.has(entity.acronym.toLowerCase())) return true
  const matched = keys.filter((key) => isNameOf(key, party.names)).length
  if (keys.length > 0) return matched === keys.length || (matched >= 2 && matched * 2 > keys.length)
  if (entity.kind !== 'body') return false
  const words = foldText(entity.name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !isFunctionWord(word))
  return words.length > 1 && words.every((word) => party.names.has(word))
}

/** One misspelt or differently transcribed letter is let through in longer names. */
export function isNameOf(key: string, names: ReadonlySet<string>): boolean {
  if (names.has(key)) return true
  if (key.length < 6) return false
  for (const name of names) {
    if (
      name.length >= 6 &&
      name[0] === key[0] &&
      distance(name, key) <= (Math.min(name.length, key.length) >= 8 ? 2 : 1)
    )
      return true
  }
  return false
}

export type Overlap = { weight: number; words: string[] }
type Words = readonly { folded: string; stem: string }[]

/** How much of the claim's matter a run of words has: distinct stems, weighed; 1 is one telling word. */
export function overlapWith(words: Words, content: ClaimContent): Overlap {
  const matter = matterOf(words, content)
  if (matter.length === 0) return { weight: 0, words: [] }
  const found = distinct(matter)
  return { weight: sumOf(found), words: [...found.keys()] }
}

/** The claim's word, by its stem or beginning, that stands at a place of a run of words. */
export type Matter = { at: number; key: string; weight: number }

/** Which of a run of words are the claim's. */
export function matterOf(words: Words, { stems, openings }: ClaimContent): Matter[] {
  const matter: Matter[] = []
  for (let at = 0; at < words.length; at++) {
    const { folded, stem } = words[at] as Words[number]
    const weight = stems.get(stem)
    if (weight !== undefined) matter.push({ at, key: stem, weight })
    else if (folded.length > OPENING) {
      const opening = folded.slice(0, OPENING)
      if (openings.has(opening)) matter.push({ at, key: opening, weight: 1 })
    }
  }
  return matter
}

/** What the overlap of the words at some of the places weighs. */
export function weighMatter(matter: readonly Matter[], holds: (at: number) => boolean): number {
  return matter.length === 0 ? 0 : sumOf(distinct(matter.filter(({ at }) => holds(at))))
}

function distinct(matter: readonly Matter[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { key, weight } of matter) found.set(key, weight)
  return found
}

function sumOf(found: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const weight of found.values()) sum += weight
  return sum
}
