import type { Actor } from '../domain/actor.ts'
import type { Claim } from '../domain/claim.ts'
import type { Reason, Span, Speaker, StatementDraft } from '../domain/statement.ts'
import type { Instant, Language, OutletType } from '../domain/vocabulary.ts'
import { isReporter } from './statements/agencies.ts'
import type { Attribution } from './statements/attribution.ts'
import { readAttributions } from './statements/attributions.ts'
import { readCast } from './statements/cast.ts'
import { printWords } from './statements/cast-draft.ts'
import { isPartyItself, overlapWith, readClaim } from './statements/claim-sides.ts'
import { directQuoteOf } from './statements/direct-quote.ts'
import { type Discourse, newDiscourse } from './statements/discourse.ts'
import type { Entity } from './statements/entity.ts'
import { findSignals, type Signal } from './statements/find-signals.ts'
import { weighReadings } from './statements/learned/weigh-readings.ts'
import { learnedModel } from './statements/learned/weights.ts'
import { recordedKind } from './statements/legal-step.ts'
import { mergeReadings } from './statements/merge-readings.ts'
import { nameSpeaker } from './statements/name-speaker.ts'
import { OUTLET } from './statements/outlet.ts'
import { readStances } from './statements/read-stances.ts'
import type { Reader, Reading } from './statements/reader.ts'
import { readSentences, type SentenceWords } from './statements/sentence-words.ts'
import { sureness } from './statements/sureness.ts'
import { foldText } from './text/fold-text.ts'

/** What is known of an item besides its words. */
export type ItemContext = {
  title: string
  body: string
  language: Language
  publishedAt: Instant | null
  outletName: string
  outlet: OutletType
  /** Set only when the item is in this actor's own voice (allow-listed host). */
  voiceOf: Actor | null
}

/** Sentences looked at for the claim's words; a transcript of a long press conference has about two thousand. */
const MOST_SENTENCES = 4_000
/** Sentences read closely: the lead and those around the claim's words. */
const MOST_READ = 240
const LEAD = 10
/** Sentences on either side of one with the claim's words, where its speakers are named. */
const AROUND = 3

/**
 * Who said what about the claim, with which words: at most one statement a speaker and stance. Pure and linear in the
 * text. Gives nothing for texts whose language the rules do not read.
 */
export function extractStatements(context: ItemContext, claim: Claim, actors: readonly Actor[]): StatementDraft[] {
  const { reader, passages } = readPassages(context, claim, actors)
  const ruled = mergeReadings(passages.flatMap((passage) => passage.readings))
  return weighReadings(passages, ruled, reader, learnedModel()).map((reading) =>
    draftOf(reading, context, claim, reader),
  )
}

/** A sentence near the claim's words: who is named as speaking in it, and what the rules read there. */
export type Passage = ReadSentence & { signals: Signal[]; readings: Reading[] }

/** The sentences near the claim's words, title last, and what reading them needs to know of the whole text. */
export function readPassages(
  context: ItemContext,
  claim: Claim,
  actors: readonly Actor[],
): { reader: Reader; passages: Passage[] } {
  const language = context.language === 'es' ? 'es' : 'en'
  const title = readSentences(context.title, 'title', language, 4)
  const content = readClaim(claim, language, actors)
  const all = context.language === 'und' ? [] : readSentences(context.body, 'body', language, MOST_SENTENCES)
  const weights = new Map([...title, ...all].map((sentence) => [sentence, overlapWith(sentence.words, content).weight]))
  const body = chooseSentences(all, weights)
  const cast = readCast(title, body, language, actors, content.topics)
  const voice = context.voiceOf === null ? null : voiceEntity(cast.entities, context.voiceOf)
  const reader: Reader = {
    language,
    cast,
    content,
    actors,
    sides: new Map(),
    leans: new Map(),
    callings: new Map(),
    voice,
    title: foldText(context.title).trim(),
    discourse: newDiscourse(),
  }
  for (const entity of cast.entities)
    if (entity.kind === 'body' && entity !== voice && isReporter(foldText(entity.name)))
      entity.outlet = !isPartyItself(entity, content)
  const passages: Passage[] = []
  if (context.language === 'und') return { reader, passages }
  // The item was matched as a whole: where no sentence alone has the claim's words, its lead speaks of it.
  const titled =
    title.some((sentence) => (weights.get(sentence) ?? 0) >= NEAR) ||
    ![...weights.values()].some((weight) => weight >= NEAR)
  for (const sentences of [body, title]) {
    const discourse = newDiscourse(voice)
    const read: ReadSentence[] = []
    for (const [at, sentence] of sentences.entries()) {
      const attributions = readAttributions(sentence, cast, language, discourse, content.topics)
      const before = read.at(-1)
      if (before !== undefined) pointBack(sentence, attributions, before)
      read.push({
        sentence,
        attributions,
        discourse: { ...discourse },
        near: isNear(sentences, at, weights, titled),
      })
    }
    for (const one of read) {
      if (!one.near || one.sentence.words.length > LONGEST_SENTENCE) continue
      reader.discourse = one.discourse
      const signals = findSignals(one.sentence, language)
      passages.push({ ...one, signals, readings: readStances(one.sentence, one.attributions, signals, true, reader) })
    }
  }
  return { reader, passages }
}

/** The lead, and what stands around the claim's words, in the text's order. */
function chooseSentences(all: readonly SentenceWords[], weights: Map<SentenceWords, number>): SentenceWords[] {
  if (all.length <= LEAD) return [...all]
  const chosen = new Set<number>(all.slice(0, LEAD).keys())
  for (const [at, sentence] of all.entries()) {
    if (chosen.size >= MOST_READ) break
    if ((weights.get(sentence) ?? 0) < NEAR) continue
    for (let near = Math.max(0, at - AROUND); near <= Math.min(all.length - 1, at + AROUND); near++) chosen.add(near)
  }
  return all.filter((_, at) => chosen.has(at))
}

/** Longer "sentences" are headers, lists and markup run together: words there belong to nobody. */
const LONGEST_SENTENCE = 140

/** One telling word of the claim, or of those that mean the same. */
const NEAR = 0.75

type ReadSentence = {
  sentence: SentenceWords
  attributions: Attribution[]
  /** Who "he" and "it" are. */
  discourse: Discourse
  near: boolean
}

/** "…. Lo declaró el fiscal general": who said the sentence before, where that names nobody. */
function pointBack(sentence: SentenceWords, attributions: readonly Attribution[], before: ReadSentence): void {
  const first = attributions[0]
  if (first === undefined || before.attributions.length > 0) return
  const opening = sentence.words
    .slice(0, 3)
    .map((word) => word.folded)
    .join(' ')
  if (
    !/^(?:lo (?:\w+o|\w+aron|ha|han) |asi lo |that is what |so said |that's what )/.test(`${opening} `) ||
    first.from > 4
  )
    return
  before.attributions.push({
    ...first,
    covers: [{ from: 0, to: before.sentence.words.length }],
    from: 0,
    to: 0,
    rule: 'said of the sentence before',
  })
}

/** A sentence is about the claim when it or a neighbour has its words; a short text's lead speaks for the whole. */
function isNear(
  sentences: readonly SentenceWords[],
  at: number,
  weights: Map<SentenceWords, number>,
  titled: boolean,
): boolean {
  const own = sentences[at]?.index ?? -9
  const weight = (index: number) => {
    const sentence = sentences[index]
    // Sentences that were left out in between are no neighbours.
    if (sentence === undefined || Math.abs(sentence.index - own) > 1) return 0
    return weights.get(sentence) ?? 0
  }
  if (weight(at) >= NEAR || weight(at - 1) >= NEAR || weight(at + 1) >= NEAR) return true
  return titled && at < 8
}

function voiceEntity(entities: Entity[], actor: Actor): Entity {
  const named = entities.find((entity) => entity.actor === actor || entity.actor?.id === actor.id)
  if (named !== undefined) return named
  const entity: Entity = {
    id: entities.length,
    kind: actor.kind === 'person' ? 'person' : 'body',
    name: actor.name,
    affiliation: '',
    keys: new Set(),
    roles: new Set(),
    countries: new Set(),
    forms: new Set(),
    actor,
  }
  entities.push(entity)
  return entity
}

function draftOf(reading: Reading, context: ItemContext, claim: Claim, reader: Reader): StatementDraft {
  const { at, direct } = quoteOf(reading)
  const text = at.field === 'title' ? context.title : context.body
  const speaker: Speaker =
    reading.holder === null
      ? { name: context.outletName, affiliation: OUTLET, unnamed: false }
      : nameSpeaker(reading.holder, reader.actors, context.publishedAt, reading.stance, printedIn(reading, reader))
  const reasons: Reason[] = reading.reasons
  const kind = recordedKind(reading.kind, reasons)
  return {
    claim: claim.slug,
    speaker,
    stance: reading.stance,
    ...(kind === undefined ? {} : { kind }),
    quote: text.slice(at.start, at.end),
    at,
    // What a body publishes is its own words, with or without quotation marks.
    direct: direct || (context.voiceOf !== null && speaker.actor === context.voiceOf.id),
    language: context.language,
    confidence: Math.round(sureness(reading, reader) * 1000) / 1000,
    reasons,
  }
}

/** What the sentence itself calls a country that speaks: "Kremlin", where the text says "Moscow" elsewhere. */
function printedIn(reading: Reading, reader: Reader): string | null {
  if (reading.holder?.kind !== 'country') return null
  const mention = reader.cast.mentions.get(reading.sentence)?.find((one) => one.entity === reading.holder)
  return mention === undefined ? null : printWords(reading.sentence, mention.chunk.from, mention.chunk.to)
}

/** The words between quotation marks where the cue lies in them, else the whole sentence as a report. */
function quoteOf(reading: Reading): { at: Span; direct: boolean } {
  const { sentence } = reading
  const quote = directQuoteOf(reading)
  if (quote !== undefined) return { at: { field: sentence.field, start: quote.start, end: quote.end }, direct: true }
  return { at: { field: sentence.field, start: sentence.start, end: sentence.end }, direct: false }
}
