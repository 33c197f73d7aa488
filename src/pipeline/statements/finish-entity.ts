import type { Actor } from '../../domain/actor.ts'
import { glossPhrase, glossWorldBody } from '../../domain/gloss.ts'
import { foldText } from '../text/fold-text.ts'
import { ownerOf } from './agencies.ts'
import type { Draft, Mention } from './cast-draft.ts'
import type { Entity } from './entity.ts'
import { adjectiveOf } from './places.ts'
import type { SentenceWords } from './sentence-words.ts'

/** Offices that belong to a state: a bare "transport minister" is one of the country last spoken of. */
export const OF_A_STATE =
  /^(?:minist\w+|president[ea]?|mandatari[oa]|secretar\w+|canciller\w*|spokes\w+|portavoz|vocer[oa]|gobierno|government|ejecutivo|chancellor|premier|ejercito|army|embajador\w*|ambassador)$/

export function inheritCountries(sentences: readonly SentenceWords[], mentions: Map<SentenceWords, Mention[]>): void {
  let focus: string | null = null
  for (const sentence of sentences) {
    const from = toldFrom(sentence, mentions.get(sentence) ?? [])
    for (const [index, { entity, chunk }] of (mentions.get(sentence) ?? []).entries()) {
      const ofState = entity.actor === null && [...entity.roles].some((role) => OF_A_STATE.test(role))
      if (entity.countries.size === 0 && ofState && (from ?? focus) !== null)
        entity.countries.add((from ?? focus) as string)
      // The country a sentence begins with, or whose official it begins with, is the one it is told from.
      const [country] = entity.countries
      const begins =
        index === 0 &&
        chunk.from <= 4 &&
        !/^(?:against|contra|to|with|con|in|en|from|after|tras|de|del|of|by|por|para|for|a|al|sobre|over)$/.test(
          chunk.before,
        )
      if (country !== undefined && begins && (entity.kind === 'country' || ofState)) focus = country
    }
  }
}

/** "In Havana, Deputy Foreign Minister X said": an office that a place opens the sentence for is mostly that country's. */
function toldFrom(sentence: SentenceWords, mentions: readonly Mention[]): string | null {
  const place = mentions.find(
    ({ chunk }) => chunk.place && chunk.from === 1 && /^(?:in|from|en|desde)$/.test(chunk.before),
  )
  if (place === undefined || !/^,/.test(sentence.words[place.chunk.to]?.gap ?? '')) return null
  const next = mentions.find(({ chunk }) => chunk.from >= place.chunk.to && chunk.from <= place.chunk.to + 2)
  return next === undefined ? null : ([...place.entity.countries][0] ?? null)
}

/** "DHS" and "the department" are one speaker once both are the configured actor. */
export function uniteActors(draft: Draft): void {
  const first = new Map<Actor, Entity>()
  for (const entity of draft.entities) {
    if (entity.actor === null) continue
    const known = first.get(entity.actor)
    if (known === undefined) first.set(entity.actor, entity)
    else for (const country of entity.countries) known.countries.add(country)
  }
  for (const mentions of draft.mentions.values())
    for (const mention of mentions) {
      const { actor } = mention.entity
      if (actor !== null) mention.entity = first.get(actor) ?? mention.entity
    }
}

const JUDICIAL =
  /^(?:justicia|fiscalia|fiscales|fiscal|prosecutors?|police|policia|autoridades|authorities|investigators|investigadores)$/

/** They stand among the countries because they speak like them; none has a government. */
const NO_STATE = /^(?:African Union|European Union|United Nations|NATO|Organization of American States|Arab League)$/

export function finishEntity(entity: Entity, language: 'en' | 'es'): void {
  for (const form of [entity.name, entity.acronym ?? '', ...entity.keys]) {
    const owner = ownerOf(foldText(form))
    if (owner !== null) entity.countries.add(owner)
  }
  if (entity.affiliation !== '') return
  const [country] = entity.countries
  if (entity.kind === 'country')
    entity.affiliation = NO_STATE.test(country ?? '') ? (country ?? '') : `Government of ${country}`
  else if (entity.kind === 'person') entity.affiliation = country ?? ''
  else entity.affiliation = describeBody(entity, country, language)
}

/** "German authorities", "Department of Justice, United States": what the text's own words come to in English. */
function describeBody(entity: Entity, country: string | undefined, language: 'en' | 'es'): string {
  const judicial = [...entity.roles].some((role) => JUDICIAL.test(role))
  const gloss =
    language === 'es'
      ? glossWorldBody(foldText(entity.name)) || glossPhrase(foldText(entity.name).split(/[^a-z0-9]+/))
      : entity.roles.has('jurors')
        ? 'jury'
        : ''
  const place = country === undefined ? '' : judicial ? `${adjectiveOf(country)} authorities` : country
  return [gloss, place].filter((part) => part !== '').join(', ')
}
