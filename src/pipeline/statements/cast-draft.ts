import type { Actor } from '../../domain/actor.ts'
import type { Entity } from './entity.ts'
import type { Chunk } from './read-chunks.ts'
import type { SentenceWords } from './sentence-words.ts'

export type Mention = { chunk: Chunk; entity: Entity; sentence: SentenceWords; plural: boolean }

export type Cast = { entities: Entity[]; mentions: Map<SentenceWords, Mention[]> }

export type Draft = {
  entities: Entity[]
  language: 'en' | 'es'
  actors: readonly Actor[]
  mentions: Map<SentenceWords, Mention[]>
  topics: ReadonlySet<string>
}

export function sameCountries(entity: Entity, chunk: Chunk): boolean {
  return (
    chunk.countries.length === 0 || entity.countries.size === 0 || chunk.countries.some((c) => entity.countries.has(c))
  )
}

export function newEntity(draft: Draft, kind: Entity['kind'], name: string): Entity {
  const entity: Entity = {
    id: draft.entities.length,
    kind,
    name,
    affiliation: '',
    keys: new Set(),
    roles: new Set(),
    countries: new Set(),
    actor: null,
    forms: new Set(),
  }
  draft.entities.push(entity)
  return entity
}

/** "its director, X": of the body named last before. */
function latestOwner(entity: Entity, sentence: SentenceWords, mentions: Draft['mentions']): Entity | null {
  let latest: Entity | null = null
  for (const [where, list] of mentions) {
    if (where.field !== sentence.field || where.index > sentence.index || where.index < sentence.index - 1) continue
    for (const { entity: body } of list)
      if (
        body !== entity &&
        body.kind === 'body' &&
        (body.roles.size > 0 || body.acronym !== undefined || /^\p{Lu}{2,}$/u.test(body.name))
      )
        latest = body
  }
  return latest
}

export function addOffice(entity: Entity, sentence: SentenceWords, chunk: Chunk, mentions: Draft['mentions']): void {
  entity.roles.add(chunk.role)
  for (const country of chunk.countries) entity.countries.add(country)
  let office = printOffice(sentence, chunk)
  const owner = /^(?:su|its|cuyo|cuya|whose)$/.test(chunk.before) ? latestOwner(entity, sentence, mentions) : null
  if (owner !== null) {
    office = `${office}, ${owner.name}`
    for (const country of owner.countries) entity.countries.add(country)
  }
  if (office.length > entity.affiliation.length && office.length < 120) entity.affiliation = office
}

/** The phrase without the name in it. */
function printOffice(sentence: SentenceWords, chunk: Chunk): string {
  if (chunk.name.length === 0) return printWords(sentence, chunk.from, chunk.to)
  return printWords(sentence, chunk.from, chunk.nameFrom).replace(/[\s,.]+$/, '')
}

export function printWords(sentence: SentenceWords, from: number, to: number): string {
  const first = sentence.words[from]
  const last = sentence.words[to - 1]
  if (first === undefined || last === undefined || to <= from) return ''
  const printed = sentence.text.slice(first.start - sentence.start, last.end - sentence.start)
  const bare = printed.endsWith('s') ? printed.replace(/['’]s$/u, '') : printed
  // Most are one word, or have single blanks between theirs.
  return /\s\s|[^\S ]/.test(bare) ? bare.replace(/\s+/g, ' ') : bare
}

/** Is the entity named with nothing but the claim's own capitals? Then it is the matter, not a speaker. */
export function isTopic(entity: Entity, topics: ReadonlySet<string>): boolean {
  return (
    entity.actor === null &&
    entity.keys.size > 0 &&
    entity.roles.size === 0 &&
    [...entity.keys].every((key) => topics.has(key))
  )
}
