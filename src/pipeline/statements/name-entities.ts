import { foldText } from '../text/fold-text.ts'
import { isMedia, kindsOf } from './agencies.ts'
import { readAppositions } from './appositions.ts'
import { addOffice, type Draft, type Mention, newEntity, printWords, sameCountries } from './cast-draft.ts'
import type { Entity } from './entity.ts'
import type { Chunk } from './read-chunks.ts'
import type { SentenceWords, Word } from './sentence-words.ts'

export function nameEntities(draft: Draft, sentence: SentenceWords, chunks: readonly Chunk[]): void {
  const mentions: Mention[] = []
  draft.mentions.set(sentence, mentions)
  for (const [index, chunk] of chunks.entries()) {
    if (
      chunk.name.length === 0 &&
      !(chunk.roleKind === 'body' && (isOwnName(sentence, chunk) || hasAcronym(sentence, chunk, chunks[index + 1])))
    )
      continue
    const entity = chunk.name.length > 0 ? enterName(draft, sentence, chunk) : enterBody(draft, sentence, chunk)
    const next = chunks[index + 1]
    if (next !== undefined) readAcronym(entity, sentence, chunk, next)
    mentions.push({ chunk, entity, sentence, plural: false })
  }
  readAppositions(draft, sentence, chunks)
}

/** "la agencia antidrogas del país (DNCD)": initials in brackets make it a name. */
function hasAcronym(sentence: SentenceWords, chunk: Chunk, next: Chunk | undefined): boolean {
  const word = sentence.words[chunk.to]
  if (next === undefined || word === undefined || next.from !== chunk.to) return false
  return word.acronym && /\(\s*$/.test(word.gap)
}

/** "Department of Homeland Security", "Fiscalía de Ecuador", "Justice Department": a body with a name of its own. */
function isOwnName(sentence: SentenceWords, chunk: Chunk): boolean {
  return chunk.of.length > 0 && sentence.words.slice(chunk.from, chunk.to).some((word) => word.capital)
}

function enterName(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity {
  const printed = printName(sentence, chunk)
  const keys = chunk.name.filter((word) => word.length > 1)
  const found = draft.entities.find((entity) => entity.kind !== 'country' && sharesName(entity, keys))
  const isPerson =
    chunk.roleKind === 'person' ||
    (!isMedia(foldText(printed)) && !chunk.acronym && chunk.name.length >= 2 && chunk.name.length <= 4)
  const entity = found ?? newEntity(draft, isPerson ? 'person' : 'body', printed)
  if (chunk.acronym) for (const kind of kindsOf(foldText(printed))) entity.roles.add(kind)
  if (isPerson && entity.kind === 'body' && chunk.roleKind === 'person') entity.kind = 'person'
  if (chunk.name.length > entity.name.split(/\s+/).length && chunk.name.length <= 6) entity.name = printed
  for (const key of keys) entity.keys.add(key)
  if (chunk.role !== '') addOffice(entity, sentence, chunk, draft.mentions)
  return entity
}

function enterBody(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity {
  const printed = printWords(sentence, chunk.from, chunk.to)
  const keys = [chunk.role, ...chunk.of]
  const found = draft.entities.find(
    (entity) =>
      entity.kind === 'body' &&
      keys.every((key) => entity.keys.has(key) || entity.roles.has(key)) &&
      sameCountries(entity, chunk),
  )
  const entity = found ?? newEntity(draft, 'body', printed)
  for (const key of chunk.of) entity.keys.add(key)
  entity.roles.add(chunk.role)
  for (const country of chunk.countries) entity.countries.add(country)
  return entity
}

/** One is the other with words left out, and the last word of the shorter is in the longer. */
function sharesName(entity: Entity, keys: readonly string[]): boolean {
  if (keys.length === 0 || entity.keys.size === 0) return false
  if (keys.every((key) => entity.keys.has(key))) return true
  return entity.keys.size > 1 && [...entity.keys].every((key) => keys.includes(key))
}

/** With what a hyphen joins to it: "Kim Tae-young", not "Kim Tae". */
function printName(sentence: SentenceWords, chunk: Chunk): string {
  const end = nameEnd(chunk, sentence)
  const printed = printWords(sentence, chunk.nameFrom, end)
  const [last, next] = [sentence.words[end - 1], sentence.words[end]]
  if (chunk.name.length < 2 || last === undefined || next?.gap !== '-' || !printed.endsWith(last.text)) return printed
  return !SYLLABLE.test(next.text) || COMPOUND.test(next.text) ? printed : `${printed}-${next.text}`
}

/** The second half of a given name as Korean ones are spelt: short and small. */
const SYLLABLE = /^\p{Ll}{2,6}$/u
const COMPOUND =
  /^(?:based|born|led|backed|run|style|era|like|owned|linked|funded|made|type|aged|held|elect|only|free|wide)$/

function nameEnd(chunk: Chunk, sentence: SentenceWords): number {
  let at = chunk.nameFrom
  let left = chunk.name.length
  while (at < chunk.to && left > 0) {
    if (chunk.name.includes((sentence.words[at] as Word).folded)) left--
    at++
  }
  return at
}

/** "International Atomic Energy Agency (IAEA)". */
function readAcronym(entity: Entity, sentence: SentenceWords, chunk: Chunk, next: Chunk): void {
  const word = sentence.words[next.from]
  if (next.from !== chunk.to || word === undefined || !/\(\s*$/.test(word.gap) || next.to - next.from > 3) return
  if (!word.acronym && next.name.length !== 1) return
  entity.keys.add(word.folded)
  entity.acronym = word.text
}
