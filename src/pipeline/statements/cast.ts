import type { Actor } from '../../domain/actor.ts'
import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { knownFigure } from '../text/public-figures.ts'
import { type Cast, type Draft, isTopic, type Mention, printWords } from './cast-draft.ts'
import type { Entity } from './entity.ts'
import { finishEntity, inheritCountries, uniteActors } from './finish-entity.ts'
import { linkActors } from './link-actors.ts'
import { nameEntities } from './name-entities.ts'
import { readChunks } from './read-chunks.ts'
import { resolveRest } from './resolve-office.ts'
import type { SentenceWords } from './sentence-words.ts'

/** Who is named where in a text: every mention with the entity it stands for, across title and body. */
export function readCast(
  title: readonly SentenceWords[],
  body: readonly SentenceWords[],
  language: 'en' | 'es',
  actors: readonly Actor[],
  topics: ReadonlySet<string> = new Set(),
): Cast {
  const known = capitalisedWords(body, language)
  for (const actor of actors) for (const word of foldText(actor.name).split(/\W+/)) if (word.length > 2) known.add(word)
  const draft: Draft = { entities: [], language, actors, topics, mentions: new Map() }
  const sentences = [...body, ...title]
  const chunks = new Map(sentences.map((sentence) => [sentence, readChunks(sentence, language, known)]))
  // Names first, wherever they stand: "the president" of the first line may be named in the second.
  for (const sentence of sentences) nameEntities(draft, sentence, chunks.get(sentence) ?? [])
  for (const entity of draft.entities) placeFigure(entity)
  for (const sentence of [...title, ...body]) resolveRest(draft, sentence, chunks.get(sentence) ?? [])
  for (const list of draft.mentions.values()) list.sort((a, b) => a.chunk.from - b.chunk.from)
  for (const mentions of draft.mentions.values())
    for (const { chunk, entity, sentence } of mentions) entity.forms.add(printWords(sentence, chunk.from, chunk.to))
  for (const entity of draft.entities) finishEntity(entity, language)
  inheritCountries([...title, ...body], draft.mentions)
  for (const entity of draft.entities) if (entity.affiliation === '') finishEntity(entity, language)
  linkActors(draft.entities, actors)
  unlinkOtherOffices(draft.mentions)
  uniteActors(draft)
  for (const entity of draft.entities) entity.topic = isTopic(entity, topics)
  stripDateline(body[0], draft.mentions)
  return { entities: draft.entities, mentions: draft.mentions }
}

/** "Blinken told him …": the text need not say for which country he speaks. */
function placeFigure(entity: Entity): void {
  if (entity.kind === 'country' || entity.keys.size === 0) return
  const figure = knownFigure(entity.keys)
  if (figure === null) return
  if (entity.countries.size === 0) entity.countries.add(figure.country)
  if (!entity.countries.has(figure.country)) return
  entity.roles.add(figure.role)
  entity.kind = 'person'
}

/** "CHICAGO — …", "MADRID, 3 Mar.- …", "ATHENS (AFP) -- …", "CARACAS : …": where it was written from is no speaker. */
function stripDateline(first: SentenceWords | undefined, mentions: Map<SentenceWords, Mention[]>): void {
  if (first === undefined) return
  const end = first.start + datelineLength(first.text)
  const startsIn = ({ chunk }: Mention) => (first.words[chunk.from]?.start ?? 0) < end
  const place = first.start + (PLACE_COLON.exec(first.text)?.[0].length ?? 0)
  const isPlace = ({ chunk, entity }: Mention) =>
    entity.kind === 'country' && (first.words[chunk.from]?.start ?? 0) < place
  const kept = (mentions.get(first) ?? []).filter((mention) => !startsIn(mention) && !isPlace(mention))
  mentions.set(first, kept)
}

/** "BAGHDAD : …"; the "NAME: …" of an interview is no place. */
const PLACE_COLON = /^\p{Lu}{3,}[\p{Lu} ,]*\s*: (?=\p{L})/u
const DATELINE = /^[^a-z]{0,3}\p{Lu}[\p{L}\p{N} .,()]{1,60}?(?:[—–]|\.-|\s--?\s|\.–|\. (?=\p{Lu}))/u

function datelineLength(text: string): number {
  const [dateline] = DATELINE.exec(text) ?? []
  if (dateline === undefined) return 0
  const isDateline = /[—–]|\.-|\s--?\s/.test(dateline) || /^\p{Lu}{4,}/u.test(dateline)
  return isDateline && dateline.split(/\s+/).length <= 9 ? dateline.length : 0
}

function capitalisedWords(body: readonly SentenceWords[], language: 'en' | 'es'): Set<string> {
  const known = new Set<string>()
  for (const sentence of body) {
    if (sentence.titleCase) continue
    for (const [at, word] of sentence.words.entries()) {
      if (word.gap !== ' ' && /[-—–:"“«]\s*$/.test(word.gap)) continue
      if (at > 0 && word.capital && word.kind === 'word' && !isFunctionWord(word.folded, language))
        known.add(word.folded)
    }
  }
  return known
}

/** "presidenta municipal", "presidente electo": an office of another kind than the bare one an actor is known by. */
const OTHER_OFFICE =
  /^(?:municipal|elect[oa]?|designate|interin[oa]|honorari[oa]|ejecutiv[oa]|estatal|regional|provincial|local|suplente)$/

function unlinkOtherOffices(mentions: Cast['mentions']): void {
  for (const [sentence, list] of mentions)
    for (const { chunk, entity } of list) {
      const next = sentence.words[chunk.to]
      if (entity.keys.size === 0 && entity.actor?.kind === 'person' && next && OTHER_OFFICE.test(next.folded))
        entity.actor = null
    }
}
