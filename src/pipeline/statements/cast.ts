import type { Actor } from '../../domain/actor.ts'
import { foldText } from '../text/fold-text.ts'
import { isFunctionWord } from '../text/function-words.ts'
import { isMedia, kindsOf, ownerOf } from './agencies.ts'
import type { Entity } from './entity.ts'
import { glossPhrase } from './gloss.ts'
import { linkActors } from './link-actors.ts'
import { adjectiveOf, countryOfWord } from './places.ts'
import { ARTICLES, type Chunk, readChunks } from './read-chunks.ts'
import { sameOffice } from './roles.ts'
import type { SentenceWords, Word } from './sentence-words.ts'

export type Mention = { chunk: Chunk; entity: Entity; sentence: SentenceWords; plural: boolean }
export type Cast = { entities: Entity[]; mentions: Map<SentenceWords, Mention[]> }

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
  for (const sentence of [...title, ...body]) resolveRest(draft, sentence, chunks.get(sentence) ?? [])
  for (const list of draft.mentions.values()) list.sort((a, b) => a.chunk.from - b.chunk.from)
  for (const mentions of draft.mentions.values())
    for (const { chunk, entity, sentence } of mentions) entity.forms.add(printWords(sentence, chunk.from, chunk.to))
  for (const entity of draft.entities) finishEntity(entity, language)
  inheritCountries([...title, ...body], draft.mentions)
  for (const entity of draft.entities) if (entity.affiliation === '') finishEntity(entity, language)
  linkActors(draft.entities, actors)
  uniteActors(draft)
  for (const entity of draft.entities) entity.topic = isTopic(entity, topics)
  stripDateline(body[0], draft.mentions)
  return { entities: draft.entities, mentions: draft.mentions }
}

/** "CHICAGO — …", "MADRID, 3 Mar.- …": where it was written from is no speaker. */
function stripDateline(first: SentenceWords | undefined, mentions: Map<SentenceWords, Mention[]>): void {
  if (first === undefined) return
  const dateline = /^[^a-z]{0,3}\p{Lu}[\p{L}\p{N} .,()]{1,60}?(?:[—–]|\.-|\s-\s|\.–|\. (?=\p{Lu}))/u.exec(first.text)
  if (dateline === null) return
  const isDateline = /[—–]|\.-|\s-\s/.test(dateline[0]) || /^\p{Lu}{4,}/u.test(dateline[0])
  if (!isDateline || dateline[0].split(/\s+/).length > 9) return
  const end = first.start + dateline[0].length
  const kept = (mentions.get(first) ?? []).filter((mention) => (first.words[mention.chunk.from]?.start ?? 0) >= end)
  mentions.set(first, kept)
}

/** Offices that belong to a state: a bare "transport minister" is one of the country last spoken of. */
const OF_A_STATE =
  /^(?:minist\w+|president[ea]?|mandatari[oa]|secretar\w+|canciller\w*|spokes\w+|portavoz|vocer[oa]|gobierno|government|ejecutivo|chancellor|premier|ejercito|army|embajador\w*|ambassador)$/

function inheritCountries(sentences: readonly SentenceWords[], mentions: Map<SentenceWords, Mention[]>): void {
  let focus: string | null = null
  for (const sentence of sentences) {
    for (const [index, { entity, chunk }] of (mentions.get(sentence) ?? []).entries()) {
      const ofState = entity.actor === null && [...entity.roles].some((role) => OF_A_STATE.test(role))
      if (entity.countries.size === 0 && ofState && focus !== null) entity.countries.add(focus)
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

/** "DHS" and "the department" are one speaker once both are the configured actor. */
function uniteActors(draft: Draft): void {
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

type Draft = {
  entities: Entity[]
  language: 'en' | 'es'
  actors: readonly Actor[]
  mentions: Map<SentenceWords, Mention[]>
  topics: ReadonlySet<string>
}

function capitalisedWords(body: readonly SentenceWords[], language: 'en' | 'es'): Set<string> {
  const known = new Set<string>()
  for (const sentence of body) {
    if (sentence.titleCase) continue
    for (const [at, word] of sentence.words.entries()) {
      if (/[-—–:"“«]\s*$/.test(word.gap)) continue
      if (at > 0 && word.capital && word.kind === 'word' && !isFunctionWord(word.folded, language))
        known.add(word.folded)
    }
  }
  return known
}

function nameEntities(draft: Draft, sentence: SentenceWords, chunks: readonly Chunk[]): void {
  const mentions: Mention[] = []
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
  draft.mentions.set(sentence, mentions)
  readAppositions(draft, sentence, chunks)
}

/** "la agencia antidrogas del país (DNCD)": initials in brackets make it a name. */
function hasAcronym(sentence: SentenceWords, chunk: Chunk, next: Chunk | undefined): boolean {
  const word = sentence.words[chunk.to]
  return next !== undefined && next.from === chunk.to && word !== undefined && word.acronym && /\(\s*$/.test(word.gap)
}

/** "Department of Homeland Security", "Fiscalía de Ecuador", "Justice Department": a body with a name of its own. */
function isOwnName(sentence: SentenceWords, chunk: Chunk): boolean {
  return chunk.of.length > 0 && sentence.words.slice(chunk.from, chunk.to).some((word) => word.capital)
}

function enterName(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity {
  const printed = printWords(sentence, chunk.nameFrom, nameEnd(chunk, sentence))
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

function sameCountries(entity: Entity, chunk: Chunk): boolean {
  return (
    chunk.countries.length === 0 || entity.countries.size === 0 || chunk.countries.some((c) => entity.countries.has(c))
  )
}

/** One is the other with words left out, and the last word of the shorter is in the longer. */
function sharesName(entity: Entity, keys: readonly string[]): boolean {
  if (keys.length === 0 || entity.keys.size === 0) return false
  if (keys.every((key) => entity.keys.has(key))) return true
  return entity.keys.size > 1 && [...entity.keys].every((key) => keys.includes(key))
}

function newEntity(draft: Draft, kind: Entity['kind'], name: string): Entity {
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

function addOffice(entity: Entity, sentence: SentenceWords, chunk: Chunk, mentions: Draft['mentions']): void {
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

function nameEnd(chunk: Chunk, sentence: SentenceWords): number {
  let at = chunk.nameFrom
  let left = chunk.name.length
  while (at < chunk.to && left > 0) {
    if (chunk.name.includes((sentence.words[at] as Word).folded)) left--
    at++
  }
  return at
}

export function printWords(sentence: SentenceWords, from: number, to: number): string {
  const first = sentence.words[from]
  const last = sentence.words[to - 1]
  if (first === undefined || last === undefined || to <= from) return ''
  const printed = sentence.text.slice(first.start - sentence.start, last.end - sentence.start)
  return printed.replace(/['’]s$/u, '').replace(/\s+/g, ' ')
}

/** "International Atomic Energy Agency (IAEA)". */
function readAcronym(entity: Entity, sentence: SentenceWords, chunk: Chunk, next: Chunk): void {
  const word = sentence.words[next.from]
  if (next.from !== chunk.to || word === undefined || !/\(\s*$/.test(word.gap) || next.to - next.from > 3) return
  if (!word.acronym && next.name.length !== 1) return
  entity.keys.add(word.folded)
  entity.acronym = word.text
}

/** "Mexico's president, Claudia Sheinbaum," and "Rafael Grossi, director general del OIEA,": one is the other's office. */
function readAppositions(draft: Draft, sentence: SentenceWords, chunks: readonly Chunk[]): void {
  for (const [index, chunk] of chunks.entries()) {
    const next = chunks[index + 1]
    if (next === undefined) continue
    const between = sentence.words.slice(chunk.to, next.from)
    if (
      !/^,?\s*\(?$/.test((sentence.words[chunk.to] as Word).gap.trim()) ||
      !(sentence.words[chunk.to] as Word).gap.includes(',')
    )
      continue
    if (between.some((word) => !mayStandBetween(word))) {
      // "Tove Lindahl, former cable-ship captain,": plain words before the office belong to it.
      const plain = chunk.name.length > 0 && isOffice(next) && between.length <= 4 && between.every(isPlainWord)
      if (!plain) continue
    }
    if (isOffice(chunk) && next.name.length > 0 && (next.role === '' || next.roleKind === 'person'))
      joinOffice(draft, sentence, chunk, next)
    else if (next.roleKind === 'body' && chunk.acronym && chunk.name.length > 0 && next.name.length === 0)
      joinBody(draft, sentence, next, chunk)
    else if (isOffice(next) && chunk.name.length > 0 && !chunk.acronym && closesApposition(sentence, next))
      joinOffice(draft, sentence, next, chunk)
  }
}

/** "the DEA, the US drug agency,": what kind of body the initials are. */
function joinBody(draft: Draft, sentence: SentenceWords, kind: Chunk, named: Chunk): void {
  const mention = draft.mentions.get(sentence)?.find((known) => known.chunk === named)
  if (mention === undefined || mention.entity.kind !== 'body') return
  mention.entity.roles.add(kind.role)
  for (const country of kind.countries) mention.entity.countries.add(country)
  draft.mentions.get(sentence)?.push({ chunk: kind, entity: mention.entity, sentence, plural: false })
}

function mayStandBetween(word: Word): boolean {
  return ARTICLES.has(word.folded) || /^(?:who|quien|que|is|was|es|fue|era|quienes)$/.test(word.folded)
}

function isPlainWord(word: Word): boolean {
  if (ARTICLES.has(word.folded) || /^(?:former|ex|retired|longtime|late)$/.test(word.folded)) return true
  return !word.capital && word.kind === 'word' && !isFunctionWord(word.folded) && !/[,;:("]/.test(word.gap.slice(1))
}

/** "X, director of Y, said", not "in the hall, the director said". */
function closesApposition(sentence: SentenceWords, office: Chunk): boolean {
  // What belongs to the office may be long: "exjefe de operaciones internacionales de la DEA,".
  for (let at = office.to; at <= office.to + 9; at++) {
    const word = sentence.words[at]
    if (word === undefined || /[,.;()—–]/.test(word.gap)) return true
    if (at === office.to && !/^(?:of|for|at|in|de|del|en|para|y|and)$/.test(word.folded)) return false
  }
  return false
}

function isOffice(chunk: Chunk): boolean {
  return chunk.name.length === 0 && chunk.roleKind === 'person'
}

function joinOffice(draft: Draft, sentence: SentenceWords, office: Chunk, named: Chunk): void {
  const mention = draft.mentions.get(sentence)?.find((known) => known.chunk === named)
  if (mention === undefined || mention.entity.kind === 'country') return
  mention.entity.kind = 'person'
  addOffice(mention.entity, sentence, office, draft.mentions)
  draft.mentions.get(sentence)?.push({ chunk: office, entity: mention.entity, sentence, plural: false })
}

/** Offices without a name, countries, groups: in reading order, so that the nearest one before is meant. */
function resolveRest(draft: Draft, sentence: SentenceWords, chunks: readonly Chunk[]): void {
  const mentions = draft.mentions.get(sentence) ?? []
  for (const chunk of chunks) {
    if (mentions.some((mention) => mention.chunk === chunk)) continue
    const entity = resolveChunk(draft, sentence, chunk)
    if (entity !== null) mentions.push({ chunk, entity, sentence, plural: chunk.roleKind === 'group' })
  }
  draft.mentions.set(sentence, mentions)
}

function resolveChunk(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity | null {
  if (chunk.place) return enterCountry(draft, sentence, chunk)
  const printed = printWords(sentence, chunk.from, chunk.to)
  if (chunk.roleKind === 'person') {
    const person = findOfficeHolder(draft, sentence, chunk)
    if (person !== null) return person
    const role = newEntity(draft, 'person', printed)
    role.roles.add(chunk.role)
    for (const country of chunk.countries) role.countries.add(country)
    return role
  }
  if (chunk.roleKind === 'body') {
    const bare = chunk.to - chunk.from === 1 || (chunk.countries.length === 0 && chunk.of.length === 0)
    const found = bare ? (latestBody(draft, sentence, chunk) ?? sameCourt(draft, chunk)) : sameBody(draft, chunk)
    if (found !== null) {
      if (printed.length > found.name.length && found.keys.size === 0 && found.roles.has(chunk.role))
        found.name = printed
      return found
    }
    const body = newEntity(draft, 'body', printed)
    body.roles.add(chunk.role)
    for (const key of chunk.of) body.keys.add(key)
    for (const country of chunk.countries) body.countries.add(country)
    return body
  }
  const own = bodyOfGroup(draft, chunk)
  if (own !== null) return own
  const kind =
    chunk.roleKind === 'unnamed' ||
    /\b(?:sources?|officials?|fuentes?|funcionari[oa]s|responsables)\b/.test(foldText(printed))
      ? 'unnamed'
      : 'group'
  const found = draft.entities.find(
    (entity) =>
      (entity.kind === 'group' || entity.kind === 'unnamed') &&
      entity.roles.has(chunk.role) &&
      sameCountries(entity, chunk),
  )
  if (found !== undefined) {
    if (printed.length > found.name.length && chunk.to - chunk.from <= 7) found.name = printed
    return found
  }
  const group = newEntity(draft, kind, printed)
  group.roles.add(chunk.role)
  for (const key of chunk.of) group.keys.add(key)
  for (const country of chunk.countries) group.countries.add(country)
  return group
}

/** "the prosecutors" of a prosecutor's office named before, "jurors" of a jury. */
const BODY_OF: Record<string, RegExp> = {
  fiscales: /^(?:fiscalia|procuraduria)$/,
  prosecutors: /^(?:prosecution|office)$/,
  jurors: /^jury$/,
  jurados: /^jurado$/,
  jueces: /^(?:tribunal|corte)$/,
  magistrados: /^(?:tribunal|corte)$/,
  judges: /^(?:court|tribunal)$/,
  policias: /^policia$/,
  officers: /^police$/,
}

function bodyOfGroup(draft: Draft, chunk: Chunk): Entity | null {
  const body = BODY_OF[chunk.role]
  if (
    body === undefined ||
    !/^(?:the|los|las)$/.test(chunk.before) ||
    chunk.countries.length > 0 ||
    chunk.of.length > 0
  )
    return null
  return (
    draft.entities.find((entity) => entity.kind === 'body' && [...entity.roles].some((role) => body.test(role))) ?? null
  )
}

/** Seats that speak with a name of their own beside their country's. */
const OWN_VOICE = /^(?:the )?(?:white house|casa blanca|pentagon|pentagono|capitol hill|\p{L}+ administration)$/u

function enterCountry(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity {
  const country = chunk.countries[0] ?? ''
  const printed = printWords(sentence, chunk.from, chunk.to)
  const seat = OWN_VOICE.test(foldText(printed)) ? foldText(printed) : ''
  const found = draft.entities.find(
    (entity) =>
      entity.kind === 'country' &&
      entity.countries.has(country) &&
      (entity.acronym ?? '') === '' &&
      (entity.forms.has(seat) || (seat === '' && ![...entity.forms].some((form) => OWN_VOICE.test(form)))),
  )
  if (found !== undefined) {
    // "MEXICO CITY —" of a dateline is no name to print.
    if (/^[\p{Lu}\s.]{5,}$/u.test(found.name)) found.name = printed
    return found
  }
  const entity = newEntity(draft, 'country', printed)
  if (seat !== '') entity.forms.add(seat)
  entity.countries.add(country)
  return entity
}

/** "the president", "la mandataria colombiana": the nearest person before with that office, else the only one after. */
function findOfficeHolder(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity | null {
  const holders = draft.entities.filter(
    (entity) =>
      entity.kind === 'person' &&
      entity.keys.size > 0 &&
      [...entity.roles].some((role) => sameOffice(role, chunk.role)) &&
      agree(entity, chunk),
  )
  if (holders.length === 0) return resumePerson(draft, sentence, chunk)
  const before = lastMentioned(draft, sentence, chunk, holders)
  return before ?? (holders.length === 1 || chunk.countries.length > 0 ? (holders[0] ?? null) : null)
}

/** "Ana Ruiz was clear. The director of …": a definite office that opens a sentence takes up the person just named. */
function resumePerson(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity | null {
  if (!/^(?:the|el|la)$/.test(chunk.before)) return null
  const same = draft.entities.filter(
    (entity) =>
      entity.kind === 'person' && entity.roles.has(chunk.role) && entity.keys.size === 0 && agree(entity, chunk),
  )
  const again = lastMentioned(draft, sentence, chunk, same)
  if (again !== null) return again
  const only = draft.entities.filter(
    (entity) => entity.kind === 'person' && entity.keys.size > 0 && !isTopic(entity, draft.topics),
  )
  if (only.length === 1 && only[0] !== undefined && only[0].roles.size === 0 && sentence.field === 'body') {
    addOffice(only[0], sentence, chunk, draft.mentions)
    return only[0]
  }
  if (chunk.from > 2 && !/^(?:segun|to)$/.test(sentence.words[chunk.from - 2]?.folded ?? '')) return null
  const persons = draft.entities.filter(
    (entity) =>
      entity.kind === 'person' && entity.keys.size > 0 && entity.roles.size === 0 && !isTopic(entity, draft.topics),
  )
  const last = lastMentioned(
    draft,
    sentence,
    chunk,
    draft.entities.filter((entity) => entity.kind === 'person' && entity.keys.size > 0),
  )
  if (last === null || !persons.includes(last)) return null
  addOffice(last, sentence, chunk, draft.mentions)
  return last
}

function agree(entity: Entity, chunk: Chunk): boolean {
  if (chunk.countries.length > 0 && entity.countries.size > 0 && !chunk.countries.some((c) => entity.countries.has(c)))
    return false
  return chunk.of.every(
    (word) =>
      entity.keys.has(word) ||
      foldText(entity.affiliation).includes(word) ||
      (chunk.countries.length === 0 && countryOfWord(word) !== null),
  )
}

/** A text mostly tells of one jury, one police, one prosecution. */
function sameCourt(draft: Draft, chunk: Chunk): Entity | null {
  if (!/^(?:jury|jurado|police|policia|prosecution|fiscalia|defense|defence|defensa)$/.test(chunk.role)) return null
  return draft.entities.find((entity) => entity.kind === 'body' && entity.roles.has(chunk.role)) ?? null
}

function sameBody(draft: Draft, chunk: Chunk): Entity | null {
  return (
    draft.entities.find(
      (entity) =>
        entity.kind === 'body' &&
        entity.roles.has(chunk.role) &&
        chunk.countries.every((country) => entity.countries.has(country)) &&
        chunk.of.every((word) => entity.keys.has(word)),
    ) ?? null
  )
}

/** "the agency", "la dependencia": the nearest body mentioned before. Only a definite phrase points back. */
function latestBody(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity | null {
  if (!/^(?:the|la|el|esa|esta|ese|este|dicha|dicho|that|this)$/.test(chunk.before)) return null
  if (
    !/^(?:agency|department|ministry|bureau|watchdog|body|organization|organisation|court|company|embassy|commission|office|firm|compania|agencia|dependencia|institucion|organismo|ente|departamento|ministerio|fiscalia|tribunal|corte|comision|entidad|empresa|sede|oficina)$/.test(
      chunk.role,
    )
  )
    return null
  const bodies = draft.entities.filter(
    (entity) =>
      entity.kind === 'body' &&
      ![...entity.roles].some((role) =>
        /^(?:gobierno|government|grupo|group|ejecutivo|administration|administracion|regime|regimen)$/.test(role),
      ) &&
      (entity.roles.size > 0 || entity.acronym !== undefined || /^\p{Lu}{2,}$/u.test(entity.name)),
  )
  if (/^(?:company|empresa|firm|compania)$/.test(chunk.role)) {
    const named = draft.entities.filter(
      (entity) => entity.kind !== 'country' && entity.roles.size === 0 && entity.keys.size > 0,
    )
    return lastMentioned(
      draft,
      sentence,
      chunk,
      named.filter((entity) => !isTopic(entity, draft.topics)),
    )
  }
  const same = bodies.filter((entity) => entity.roles.has(chunk.role))
  return lastMentioned(draft, sentence, chunk, same) ?? lastMentioned(draft, sentence, chunk, bodies)
}

function lastMentioned(draft: Draft, sentence: SentenceWords, chunk: Chunk, among: readonly Entity[]): Entity | null {
  const before: Mention[] = []
  for (const [where, mentions] of draft.mentions) {
    if (where.field !== sentence.field) continue
    for (const mention of mentions) {
      const earlier = where.index < sentence.index || (where === sentence && mention.chunk.to <= chunk.from)
      if (earlier && among.includes(mention.entity)) before.push(mention)
    }
  }
  before.sort((a, b) => b.sentence.index - a.sentence.index || b.chunk.from - a.chunk.from)
  if (before[0] !== undefined || sentence.field === 'title') return before[0]?.entity ?? null
  // The headline stands before the first line.
  for (const [where, mentions] of draft.mentions) {
    if (where.field === 'title') return mentions.find((mention) => among.includes(mention.entity))?.entity ?? null
  }
  return null
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

const JUDICIAL =
  /^(?:justicia|fiscalia|fiscales|fiscal|prosecutors?|police|policia|autoridades|authorities|investigators|investigadores)$/

function finishEntity(entity: Entity, language: 'en' | 'es'): void {
  for (const form of [entity.name, entity.acronym ?? '', ...entity.keys]) {
    const owner = ownerOf(foldText(form))
    if (owner !== null) entity.countries.add(owner)
  }
  if (entity.affiliation !== '') return
  const [country] = entity.countries
  if (entity.kind === 'country') entity.affiliation = `Government of ${country}`
  else if (entity.kind === 'person') entity.affiliation = country ?? ''
  else entity.affiliation = describeBody(entity, country, language)
}

/** "German authorities", "Department of Justice, United States": what the text's own words come to in English. */
function describeBody(entity: Entity, country: string | undefined, language: 'en' | 'es'): string {
  const judicial = [...entity.roles].some((role) => JUDICIAL.test(role))
  const gloss =
    language === 'es'
      ? glossPhrase(foldText(entity.name).split(/[^a-z0-9]+/))
      : entity.roles.has('jurors')
        ? 'jury'
        : ''
  const place = country === undefined ? '' : judicial ? `${adjectiveOf(country)} authorities` : country
  return [gloss, place].filter((part) => part !== '').join(', ')
}
