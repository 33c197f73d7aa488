import type { Attribution, Subject } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import { newDiscourse } from './discourse.ts'
import type { Entity } from './entity.ts'
import type { Signal } from './find-signals.ts'
import { findSubject } from './find-subject.ts'
import { type Reader, sideIn } from './reader.ts'
import type { SentenceWords } from './sentence-words.ts'
import { isVerbForm } from './verb-forms.ts'

/** Evaluating verbs reach over the claim they name: "called the ministry's claim that … absurd". */
const EVALUATES =
  /^(?:call|describe|label|brand|dub|characteri[sz]e|depict|term|dismiss|reject|denounce|calificar|tachar|tildar|llamar|considerar|describir|juzgar|rechazar|see|regard)/

export function covering(
  attributions: readonly Attribution[],
  from: number,
  to: number,
  type: Signal['type'],
): Attribution | null {
  let best: Attribution | null = null
  let size = Number.POSITIVE_INFINITY
  for (const attribution of attributions) {
    if (
      from <= attribution.from &&
      attribution.from < to &&
      attribution.rule !== 'according to' &&
      attribution.rule !== 'possessive'
    )
      return attribution
    for (const range of attribution.covers) {
      if (from >= range.from && from < range.to && range.to - range.from < size) {
        best = attribution
        size = range.to - range.from
      }
    }
  }
  const inner = best
  if (inner !== null && inner.rule === 'possessive' && (type === 'denial' || type === 'doubt')) {
    const evaluating = attributions.find((one) => one.from < inner.from && EVALUATES.test(one.lemma))
    if (evaluating !== undefined) return evaluating
  }
  return inner
}

/** "no le han enviado", "has given us no": nothing came to the speaker. */
export function toOneself(sentence: SentenceWords, signal: Signal): boolean {
  return sentence.words
    .slice(signal.from, signal.to)
    .some((word) => /^(?:le|les|nos|me|us|them|him|her)$/.test(word.folded))
}

/** "Russia has offered no proof": the proof that is missing is the claimant's; else somebody tells of their own looking. */
export function blamesClaimant(
  sentence: SentenceWords,
  signal: Signal,
  mentions: readonly Mention[],
  reader: Reader,
): boolean {
  const before = mentions.filter((mention) => mention.chunk.from <= signal.from + 1)
  if (before.some((mention) => sideIn(reader, mention.entity) === 'claimant')) return true
  const it = sentence.words
    .slice(Math.max(0, signal.from - 4), signal.from)
    .some((word) => /^(?:it|they|he|she)$/.test(word.folded))
  return it && reader.discourse.body !== null && sideIn(reader, reader.discourse.body) === 'claimant'
}

/** "He said they hand him a video as proof": the speaker tells of another's act. */
export function suppliesItself(
  sentence: SentenceWords,
  signal: Signal,
  cover: Attribution,
  mentions: readonly Mention[],
  reader: Reader,
): boolean {
  if (cover.holder.kind === 'body' || cover.holder.kind === 'country') return true
  const subject = findSubject(sentence, signal.from, mentions, reader.language, newDiscourse(), [])
  return subject !== null && subject.entity === cover.holder
}

/** Who does what the frame tells, where the sentence names somebody right there: "X has withdrawn it, Y announced". */
export function actor(
  sentence: SentenceWords,
  signal: Signal,
  attributions: readonly Attribution[],
  reader: Reader,
): Subject | null {
  const mentions = reader.cast.mentions.get(sentence) ?? []
  const subject = findSubject(
    sentence,
    verbOf(sentence, signal),
    mentions,
    reader.language,
    newDiscourse(),
    attributions,
  )
  if (subject === null || subject.mention === null || subject.distance > 6 || subject.entity.topic === true) return null
  return subject
}

/** "She told reporters Mexico was asking for details": a person speaks for the country or body named within. */
export function outerSpeaker(
  holder: Entity,
  at: number,
  attributions: readonly Attribution[],
  reader: Reader,
  words: number,
): Entity {
  if (holder.kind === 'person') return holder
  const mayBe = (one: Attribution) =>
    one.holder.kind === 'person' && one.holder !== holder && one.type !== 'charge' && one.rule !== 'possessive'
  const outer = attributions.find((one) => one.from < at && mayBe(one))
  if (outer === undefined) return spokenFor(holder, at, attributions, reader, words) ?? holder
  const shares = [...holder.countries].some((country) => outer.holder.countries.has(country))
  const side = sideIn(reader, holder)
  return shares || (side !== 'other' && sideIn(reader, outer.holder) === side) ? outer.holder : holder
}

/** Time and place may follow the speaker that closes a sentence. */
const CLOSING_WORDS = 8

/** "The United States has concluded that …, Secretary of State A. B. said": whoever is named last says it all. */
export function spokenFor(
  holder: Entity,
  at: number,
  attributions: readonly Attribution[],
  reader: Reader,
  words = Number.POSITIVE_INFINITY,
): Entity | null {
  // "…, Japanese sources said, because …": whose land it is, they tell all of it.
  const closes = (one: Attribution) =>
    words === Number.POSITIVE_INFINITY ||
    words - one.to <= CLOSING_WORDS ||
    [...one.holder.countries].some((country) => holder.countries.has(country))
  const last = attributions.findLast(
    (one) =>
      one.from > at &&
      one.type === 'say' &&
      one.holder !== holder &&
      (one.holder.kind === 'person'
        ? one.holder.keys.size > 0
        : one.holder.kind !== 'country' && holder.kind === 'country') &&
      one.covers.some((range) => range.to === one.from) &&
      closes(one),
  )
  if (last === undefined || last.rule === 'possessive') return null
  const foreign = last.holder.countries.size > 0 && ![...last.holder.countries].some((c) => holder.countries.has(c))
  const side = sideIn(reader, holder)
  const other = sideIn(reader, last.holder)
  if (foreign || (other !== 'other' && side !== 'other' && other !== side)) return null
  return last.holder
}

/** Spanish leaves subjects out before a verb only: "no cuenta con", not "ni testimonios". */
export function hasFiniteVerb(sentence: SentenceWords, signal: Signal): boolean {
  const start = verbOf(sentence, signal)
  return sentence.words
    .slice(start, start + 3)
    .some((word) => isVerbForm(word.folded, sentence.language) && !/(?:r|ndo)$/.test(word.folded))
}

/** "has found no indication", "puso en duda": the frame's verb may stand right before it. */
export function verbOf(sentence: SentenceWords, signal: Signal): number {
  const before = sentence.words[signal.from - 1]
  const first = sentence.words[signal.from]
  if (before === undefined || first === undefined || /[,;:.]/.test(first.gap)) return signal.from
  const verbBefore = isVerbForm(before.folded, sentence.language) && !isVerbForm(first.folded, sentence.language)
  return verbBefore ? signal.from - 1 : signal.from
}

/** What somebody is said to be is not what they say: the subject of "is a lie", "was not aimed" holds nothing. */
export function subjectMayHold(sentence: SentenceWords, signal: Signal): boolean {
  if (signal.type === 'not_supplied' || signal.type === 'denial') return false
  // Who "should publish it" is asked, and asks for nothing.
  if (/^(?:must-show|debe-explicar|where-is|donde-estan)$/.test(signal.id)) return false
  if (signal.id === 'evidence-absent' || signal.id === 'pruebas-no-existen') return false
  if (signal.id === 'no-evidence' || signal.id === 'no-information')
    return (
      isVerbForm(sentence.words[signal.from - 1]?.folded ?? '', 'en') ||
      /^(?:lack|lacking|lacks|lacked)$/.test(sentence.words[signal.from]?.folded ?? '')
    )
  const onEvidence = signal.type === 'no_evidence' || signal.type === 'not_received'
  if (onEvidence && /^(?:hay|existen?|hubo|existe|habia|se)$/.test(sentence.words[signal.from + 1]?.folded ?? ''))
    return false
  return signal.type !== 'doubt' || signal.id === 'sceptical' || signal.id === 'esceptico'
}
