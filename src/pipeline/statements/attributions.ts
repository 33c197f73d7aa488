import type { Attribution } from './attribution.ts'
import { type Cast, isTopic, type Mention } from './cast-draft.ts'
import { coverContent } from './cover-content.ts'
import { type Discourse, moveOn, noteSubject, ownerOfOffice, takeUpSpeakers } from './discourse.ts'
import type { Entity } from './entity.ts'
import { findSubject } from './find-subject.ts'
import {
  readAccordingTo,
  readClosingName,
  readColon,
  readPossessive,
  readQuotedDocument,
} from './named-attributions.ts'
import { folded, gapBefore, isNegated, isObject, isPassive } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'
import { findsThat, readSpeakingVerb } from './speaking-verb.ts'

/** Attributions of one sentence, left to right. Moves `discourse` on. */
export function readAttributions(
  sentence: SentenceWords,
  cast: Cast,
  language: 'en' | 'es',
  discourse: Discourse,
  topics: ReadonlySet<string> = new Set(),
): Attribution[] {
  const mentions = cast.mentions.get(sentence) ?? []
  const found: Attribution[] = []
  for (let at = 0; at < sentence.words.length; at++) {
    const attribution =
      readAccordingTo(sentence, at, mentions, language, discourse) ??
      readColon(sentence, at, mentions) ??
      (language === 'es' ? readQuotedDocument(sentence, at, discourse) : null) ??
      readVerb(sentence, at, mentions, language, discourse, found) ??
      readPossessive(sentence, at, mentions, language)
    if (attribution === null) continue
    // What the claim is about speaks only where it stands right beside the verb.
    if (isTopic(attribution.holder, topics) && attribution.distance > 1 && attribution.rule !== 'shared subject')
      continue
    attribution.holder = takeUpSpeakers(attribution, sentence, discourse)
    found.push(attribution)
    const partner = findPartner(sentence, attribution, mentions)
    if (partner !== null) found.push({ ...attribution, holder: partner, covers: [] })
    if (
      attribution.rule !== 'possessive' &&
      !found.some((other) => other !== attribution && other.rule !== 'possessive') &&
      !isTopic(attribution.holder, topics)
    )
      moveOn(discourse, attribution.holder)
    at = Math.max(at, attribution.to - 1)
  }
  const closing = readClosingName(sentence, mentions)
  if (closing !== null && !found.some((one) => one.to > closing.from || one.rule !== 'possessive')) found.push(closing)
  coverContent(sentence, found)
  if (found.length === 0) noteSubject(sentence, mentions, discourse, topics)
  const person = mentions.findLast((mention) => mention.entity.kind === 'person' && mention.entity.topic !== true)
  discourse.anyPerson = person?.entity ?? discourse.anyPerson
  return found
}

/** "Kyiv and Western officials deny": both do. */
function findPartner(sentence: SentenceWords, attribution: Attribution, mentions: readonly Mention[]): Entity | null {
  const own = mentions.find(
    (mention) => mention.chunk.from === attribution.from && mention.entity === attribution.holder,
  )
  if (own === undefined) return null
  let at = own.chunk.from - 1
  if (/^(?:the|el|la|los|las)$/.test(folded(sentence, at))) at--
  if (!/^(?:and|y|e)$/.test(folded(sentence, at))) return null
  const partner = mentions.find((mention) => mention.chunk.to === at)
  if (partner === undefined || partner.entity === own.entity || isObject(sentence, partner)) return null
  return partner.entity
}

function readVerb(
  sentence: SentenceWords,
  at: number,
  mentions: readonly Mention[],
  language: 'en' | 'es',
  discourse: Discourse,
  before: readonly Attribution[],
): Attribution | null {
  const inMention = mentions.some((mention) => mention.chunk.from <= at && at < mention.chunk.to)
  if (inMention) return null
  const verb = readSpeakingVerb(sentence, at, language)
  if (verb === null) return null
  const negated = isNegated(sentence, at, language)
  if (verb.type === 'find' && (negated || !findsThat(sentence, at, language))) return null
  if (verb.type !== 'charge' && verb.type !== 'deny' && isPassive(sentence, at, language)) return null
  const subject = findSubject(sentence, at, mentions, language, discourse, before)
  if (subject?.entity.outlet === true && before.length > 0 && REPORTS.test(verb.lemma)) return null
  if (subject === null || withinClaim(sentence, subject.from)) return null
  const to = verb.to
  return {
    holder: ownerOfOffice(subject, discourse),
    type: verb.type,
    lemma: verb.lemma,
    from: startOf(sentence, subject.from < at ? subject.from : at),
    to: Math.max(to, subject.mention !== null && subject.from > at ? subject.mention.chunk.to : to),
    covers: [],
    negated,
    rule: subject.rule,
    distance: subject.distance,
  }
}

/** "…, the Washington Post reported": that is how we know, not a position. */
const REPORTS =
  /^(?:report|write|say|tell|publish|reveal|note|quote|informar|publicar|revelar|escribir|contar|recoger|senalar|decir|afirmar)$/

/** "states that the allegation that Mr Dong suggested …": what a claim tells of somebody they do not say. */
function withinClaim(sentence: SentenceWords, from: number): boolean {
  let at = from - 1
  if (/^(?:the|el|la|los|las)$/.test(folded(sentence, at))) at--
  if (!/^(?:that|que)$/.test(folded(sentence, at))) return false
  at--
  if (folded(sentence, at) === 'de') at--
  return TOLD.test(folded(sentence, at))
}

const TOLD =
  /^(?:claims?|allegations?|accusations?|suggestions?|assertions?|rumou?rs?|notion|theory|story|idea|acusacion|afirmacion|rumor|tesis|hipotesis|idea|teoria|bulo)$/

/** First word of the cue, with the article before a name and "según", "as" before a verb. */
function startOf(sentence: SentenceWords, from: number): number {
  let start = from
  while (
    start > 0 &&
    !/[,.;:]/.test(gapBefore(sentence, start)) &&
    /^(?:ha|han|habia|habian|lo|has|have|had)$/.test(folded(sentence, start - 1))
  )
    start--
  if (!/^(?:the|a|an|el|la|los|las|un|una|su|his|her|its|their|segun|como|as)$/.test(folded(sentence, start - 1)))
    return from
  return /[,.;:]/.test(gapBefore(sentence, start)) ? from : start - 1
}
