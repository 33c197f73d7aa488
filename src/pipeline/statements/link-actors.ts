import type { Actor } from '../../domain/actor.ts'
import { foldText } from '../text/fold-text.ts'
import type { Entity } from './entity.ts'

const ARTICLE = /^(?:the|el|la|los|las) /

/** Ties entities to configured actors by name, alias, initials, or a surname that only one actor has. */
export function linkActors(entities: readonly Entity[], actors: readonly Actor[]): void {
  if (actors.length === 0) return
  const phrases = new Map<string, Actor>()
  for (const actor of actors) {
    for (const phrase of [actor.name, ...actor.aliases]) {
      const folded = plain(phrase)
      if (!phrases.has(folded)) phrases.set(folded, actor)
    }
  }
  for (const entity of entities) {
    entity.actor ??= findActor(entity, phrases, actors)
    if (entity.actor !== null)
      entity.kind = entity.actor.kind === 'person' ? 'person' : entity.kind === 'person' ? 'person' : 'body'
  }
}

function findActor(entity: Entity, phrases: ReadonlyMap<string, Actor>, actors: readonly Actor[]): Actor | null {
  const person = entity.kind === 'person' && entity.keys.size > 0
  for (const form of formsOf(entity)) {
    const actor = phrases.get(form)
    // A named person is not the office that an alias gives to somebody else.
    if (actor !== undefined && (!person || actor.kind === 'person'))
      return person && !sharesWord(actor, entity) ? null : actor
  }
  if (entity.keys.size === 0) return null
  const fits = actors.filter((actor) => actor.kind === 'person' && fitsPerson(actor, entity))
  return fits.length === 1 ? (fits[0] ?? null) : null
}

function sharesWord(actor: Actor, entity: Entity): boolean {
  const words = new Set([actor.name, ...actor.aliases].flatMap((name) => plain(name).split(' ')))
  return [...entity.keys].some((key) => words.has(key))
}

function formsOf(entity: Entity): string[] {
  const forms = [entity.name, ...entity.forms].map(plain)
  if (entity.acronym !== undefined) forms.push(plain(entity.acronym))
  if (entity.kind === 'country') {
    for (const country of entity.countries) forms.push(plain(`government of ${country}`), plain(country))
  }
  return forms
}

/** Every word of the entity's name is the actor's, the surname among them. */
function fitsPerson(actor: Actor, entity: Entity): boolean {
  if (entity.kind !== 'person' && entity.kind !== 'body') return false
  return [actor.name, ...actor.aliases].some((name) => {
    const words = plain(name).split(' ')
    const last = words.at(-1) ?? ''
    if (words.length < 2 || last.length < 4) return false
    const keys = [...entity.keys]
    return keys.every((key) => words.includes(key))
      ? keys.includes(last) || keys.length > 1
      : // "Claudia Sheinbaum Torres" is somebody else; "Omar Hamid García Harfuch" is not.
        words.every((word) => keys.includes(word)) && words.includes(plain(entity.name).split(' ').at(-1) ?? '')
  })
}

function plain(phrase: string): string {
  return foldText(phrase)
    .replace(/[^\p{L}\p{N} ]+/gu, (mark) => (mark === '.' ? '' : ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ARTICLE, '')
}
