import { foldText } from '../text/fold-text.ts'
import { bodyInOffice } from './body-in-office.ts'
import { addOffice, type Draft, isTopic, type Mention, newEntity, printWords, sameCountries } from './cast-draft.ts'
import type { Entity } from './entity.ts'
import { countryOfWord } from './places.ts'
import type { Chunk } from './read-chunks.ts'
import { sameOffice } from './roles.ts'
import type { SentenceWords } from './sentence-words.ts'

/** Offices without a name, countries, groups: in reading order, so that the nearest one before is meant. */
export function resolveRest(draft: Draft, sentence: SentenceWords, chunks: readonly Chunk[]): void {
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
    const named = chunk.to - chunk.from === 1 ? bodyInOffice(draft.mentions, sentence, chunk) : null
    const body = newEntity(draft, 'body', named?.name ?? printed)
    body.roles.add(chunk.role)
    for (const key of chunk.of) body.keys.add(key)
    for (const country of named?.countries ?? chunk.countries) body.countries.add(country)
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

/** Relatives are somebody's: "the widow of a major" is not whoever was named before. */
const KIN = /^(?:widow|wife|husband|sister|brother|relative|viuda|viudo|espos[oa]|herman[oa]|familiar|pariente)$/

/** "Ana Ruiz was clear. The director of …": a definite office that opens a sentence takes up the person just named. */
function resumePerson(draft: Draft, sentence: SentenceWords, chunk: Chunk): Entity | null {
  if (!/^(?:the|el|la)$/.test(chunk.before) || KIN.test(chunk.role)) return null
  const same = draft.entities.filter(
    (entity) =>
      entity.kind === 'person' && entity.roles.has(chunk.role) && entity.keys.size === 0 && agree(entity, chunk),
  )
  const again = lastMentioned(draft, sentence, chunk, same)
  if (again !== null) return again
  const only = draft.entities.filter(
    (entity) => entity.kind === 'person' && entity.keys.size > 0 && !isTopic(entity, draft.topics),
  )
  if (JUDICIAL.test(chunk.role)) return null
  const [single] = only
  if (only.length === 1 && single !== undefined && single.roles.size === 0 && sentence.field === 'body') {
    const bare = chunk.countries.length === 0 && chunk.of.length === 0
    // "the spokeswoman of the Armenian ministry" is nobody who is only named further on.
    if (bare || lastMentioned(draft, sentence, chunk, only) !== null) {
      addOffice(single, sentence, chunk, draft.mentions)
      return single
    }
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

/** Whoever a text tells of before "the judge" is most often the one judged. */
const JUDICIAL = /^(?:judge|justice|jueza?|magistrad[oa]|prosecutor|fiscal)$/

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
  const matters = sentence.words.slice(chunk.from, chunk.to).filter((word) => MATTER.test(word.folded))
  // "the foreign ministry" is that one and no other, whatever body was named last.
  if (matters.length > 0) {
    const alike = same.filter((entity) => matters.every((word) => foldText(entity.name).includes(word.folded)))
    return lastMentioned(draft, sentence, chunk, alike)
  }
  // "the ministry" takes up initials, or what tells no kind of its own; not "the armed forces".
  const others = KIND_OF_ITS_OWN.test(chunk.role) ? bodies.filter((entity) => entity.roles.size === 0) : bodies
  return lastMentioned(draft, sentence, chunk, same) ?? lastMentioned(draft, sentence, chunk, others)
}

const MATTER =
  /^(?:foreign|interior|defen[cs]e|justice|health|finance|information|trade|transport|energy|environment|agriculture|education|labou?r|tourism|culture|sports?|immigration|supreme|electoral|exteriores|defensa|justicia|salud|hacienda)$/

const KIND_OF_ITS_OWN = /^(?:ministry|ministerio|court|corte|tribunal|embassy|commission|comision|fiscalia)$/

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
