import { foldText } from '../text/fold-text.ts'
import type { Attribution, Subject } from './attribution.ts'
import { isTopic, type Mention } from './cast-draft.ts'
import type { Entity } from './entity.ts'
import { folded, PREPOSITIONS } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'

export type Discourse = {
  /** Who the last sentences were attributed to: for pronouns and for subjects left out. */
  speaker: Entity | null
  /** Latest person and latest body mentioned as a subject. */
  person: Entity | null
  body: Entity | null
  group: Entity | null
  /** Latest person mentioned at all. */
  anyPerson: Entity | null
  /** Whose release it is: "we", "nosotros", "the department". */
  voice: Entity | null
}

export function newDiscourse(voice: Entity | null = null): Discourse {
  return { speaker: null, person: null, body: null, group: null, anyPerson: null, voice }
}

/** "The authorities explain …" after "the navy reported": the same again. */
export function takeUpSpeakers(attribution: Attribution, sentence: SentenceWords, discourse: Discourse): Entity {
  const { holder } = attribution
  const speaker = discourse.speaker
  if (speaker === null || speaker.kind !== 'body' || speaker.keys.size + speaker.countries.size === 0) return holder
  if (
    holder.keys.size > 0 ||
    holder.countries.size > 0 ||
    !/^(?:the )?(?:authorities|autoridades)$/.test(foldText(holder.name))
  )
    return holder
  return /^(?:the|las)$/.test(folded(sentence, attribution.from - 1)) ? speaker : holder
}

export function moveOn(discourse: Discourse, holder: Entity): void {
  discourse.speaker = holder
  if (holder.kind === 'person') discourse.person = holder
  else if (holder.kind === 'group') discourse.group = holder
  else discourse.body = holder
}

/** A sentence that nobody is quoted in still says who the next "he" may be. */
export function noteSubject(
  sentence: SentenceWords,
  mentions: readonly Mention[],
  discourse: Discourse,
  topics: ReadonlySet<string>,
): void {
  const first = mentions.find((mention) => !PREPOSITIONS[sentence.language].has(mention.chunk.before))
  if (first === undefined || first.chunk.from > 6) return
  if (isTopic(first.entity, topics)) return
  if (first.entity.kind === 'person') discourse.person = first.entity
  else if (first.entity.kind === 'group') discourse.group = first.entity
  else discourse.body = first.entity
  if (sentence.index === 0) discourse.speaker = first.entity
}

/** What speaks as the one it serves; "his embassy" speaks for itself. */
const OWN_OFFICE =
  /^(?:government|gobierno|administration|administracion|cabinet|gabinete|office|oficina|presidency|presidencia|team|equipo|campaign|ejecutivo)$/

/** "Her government said": she does. */
export function ownerOfOffice(subject: Subject, discourse: Discourse): Entity {
  const { mention, entity } = subject
  const owned =
    mention !== null && OWN_OFFICE.test(mention.chunk.role) && entity.actor === null && entity.keys.size === 0
  if (!owned || !/^(?:his|her|su)$/.test(mention.chunk.before)) return entity
  return discourse.person ?? discourse.anyPerson ?? entity
}
