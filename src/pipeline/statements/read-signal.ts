import type { AttributionRule } from '../../domain/reason.ts'
import type { Reason } from '../../domain/statement.ts'
import type { Stance, StanceKind } from '../../domain/vocabulary.ts'
import type { Attribution } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import { isPartyItself, overlapWith } from './claim-sides.ts'
import { ownerOfOffice } from './discourse.ts'
import type { Entity } from './entity.ts'
import {
  actor,
  blamesClaimant,
  covering,
  hasFiniteVerb,
  outerSpeaker,
  subjectMayHold,
  suppliesItself,
  toOneself,
  verbOf,
} from './find-holder.ts'
import type { Signal } from './find-signals.ts'
import { findSubject } from './find-subject.ts'
import { LEGAL_KIND } from './keep-signals.ts'
import { legalBody } from './legal-body.ts'
import { DENIAL_NOUN } from './read-attribution.ts'
import { NEGATORS, printSpan, type Reader, type Reading, sideIn } from './reader.ts'
import { attributionDetail, cueDetail } from './reason-details.ts'
import { isNegated } from './sentence-grammar.ts'
import type { SentenceWords } from './sentence-words.ts'
import { toldAsUnreal } from './told-as-unreal.ts'

const STANCE_OF: Partial<Record<Signal['type'], Stance>> = {
  denial: 'denies',
  doubt: 'disputes',
  no_evidence: 'no_evidence',
  not_received: 'no_evidence',
  request: 'requests_evidence',
  supply: 'supplies_evidence',
  retract: 'retracts',
  confirm: 'corroborates',
  no_comment: 'declines_comment',
  upheld: 'asserts',
  qualifies: 'qualifies',
  charge: 'legal_action',
  warrant: 'legal_action',
  ruling: 'legal_action',
  acquittal: 'legal_action',
  dropped: 'legal_action',
  plea: 'legal_action',
}

export function readSignal(
  sentence: SentenceWords,
  signal: Signal,
  attributions: readonly Attribution[],
  near: boolean,
  reader: Reader,
): { reading: Reading; by: Attribution | null } | null {
  if (toldAsUnreal(sentence, signal) !== null) return null
  const cover = covering(attributions, signal.from, signal.to, signal.type)
  const acts = signal.holder === 'subject' && cover !== null ? actor(sentence, signal, attributions, reader) : null
  const legal = LEGAL_KIND[signal.type]
  let holder: Entity | null = null
  let rule: AttributionRule = 'the text itself'
  let distance = 6
  const mentions = reader.cast.mentions.get(sentence) ?? []
  if (legal !== undefined && signal.type !== 'plea') {
    const body = legalBody(sentence, signal, mentions, cover, reader)
    if (body === null) return null
    holder = body
    rule = 'the body that acts'
    distance = 2
  } else if (ofRelative(sentence, signal, mentions) !== null) {
    // "two former employees who questioned it": theirs, whoever tells of them.
    holder = ofRelative(sentence, signal, mentions)
    rule = 'subject before its verb'
    distance = 1
  } else if (cover === null && subjectMayHold(sentence, signal)) {
    const subject = findSubject(
      sentence,
      verbOf(sentence, signal),
      mentions,
      reader.language,
      reader.discourse,
      attributions,
    )
    const leftOut = subject?.rule === 'subject left out' && !hasFiniteVerb(sentence, signal)
    if (subject !== null && !leftOut && subject.distance <= 12 && subject.entity.topic !== true) {
      holder = ownerOfOffice(subject, reader.discourse)
      rule = subject.rule
      distance = subject.distance
    }
  }
  if (holder === null && acts !== null) {
    holder = acts.entity
    rule = acts.rule
    distance = acts.distance
  }
  if (holder === null && cover !== null) {
    holder = cover.holder
    rule = cover.rule
    distance = cover.distance
  }
  if (holder === null) holder = reader.voice
  if (holder !== null && (legal === undefined || signal.type === 'plea'))
    holder = outerSpeaker(holder, signal.from, attributions, reader, sentence.words.length)
  const side = sideIn(reader, holder)
  let stance = STANCE_OF[signal.type]
  let kind = legal ?? evidenceKind(sentence, signal)
  if (signal.type === 'not_supplied') {
    if (holder === null) stance = 'no_evidence'
    else if (side === 'claimant') return null
    else if (toOneself(sentence, signal)) stance = 'no_evidence'
    else
      stance =
        blamesClaimant(sentence, signal, mentions, reader) || (side === 'respondent' && ofAccusation(sentence, signal))
          ? 'disputes'
          : 'no_evidence'
    kind = undefined
  }
  // "accuses us without a shred of evidence": the proof that is missing is the accuser's.
  if (signal.type === 'no_evidence' && side === 'respondent' && isWithout(sentence, signal)) stance = 'disputes'
  if (stance === undefined) return null
  if (cover?.negated === true && (stance === 'denies' || stance === 'disputes') && signal.from > cover.to - 1)
    return null
  if (
    signal.type === 'supply' &&
    cover !== null &&
    holder === cover.holder &&
    side !== 'claimant' &&
    !suppliesItself(sentence, signal, cover, mentions, reader)
  )
    return null
  if (stance === 'supplies_evidence' && side === 'respondent') stance = 'supplies_counter_evidence'
  if (stance === 'denies' && cover?.type === 'find' && side === 'other') stance = 'disputes'
  if (stance === 'disputes' && side === 'respondent' && isFlat(sentence, signal)) stance = 'denies'
  if (
    (signal.type === 'denial' || signal.type === 'doubt') &&
    !INNER_NEGATION.has(signal.id) &&
    (isNegated(sentence, signal.from, reader.language) || hasNegatorBefore(sentence, signal.from, reader.language))
  )
    return null
  if (reader.content.negative && stance === 'denies' && REPEATS_NEGATIVE.has(signal.id)) return null
  if (holder === null && (sentence.field === 'title' || stance !== 'no_evidence' || !OUTLET_MAY_SAY.has(signal.id)))
    return null
  const words = sentence.words.slice(Math.max(0, signal.from - 14), signal.to + 14)
  const overlap = overlapWith(words, reader.content)
  const about = near && (overlap.weight >= 0.75 || stance !== 'denies' || isBareDenial(signal))
  if (!about) return null
  const ofItsState =
    side === 'claimant' && holder !== null && holder.kind !== 'country' && !isPartyItself(holder, reader.content)
  if (side === 'claimant' && (stance === 'denies' || stance === 'disputes')) {
    // A claimant turns down the denial, not the claim; said outright or not read at all.
    const turnsDown = signal.id === 'mistaken' || sentence.words.some((word) => DENIAL_NOUN.test(word.folded))
    if (!turnsDown) return null
    stance = 'asserts'
  }
  if (side === 'claimant' && stance === 'no_evidence' && !(ofItsState && kind === 'found_none')) return null
  if (side === 'claimant' && stance === 'requests_evidence' && !asksRespondent(signal, mentions, reader)) return null
  if (signal.type === 'confirm') {
    if (side !== 'other' || overlap.weight < 1) return null
  }
  if (signal.type === 'upheld' && side === 'respondent') return null
  if (signal.type === 'retract' && side === 'respondent') return null
  const confidence = Math.min(
    0.97,
    signal.strength *
      (1 - Math.min(distance, 10) * 0.02) *
      (sentence.field === 'title' ? 0.85 : 1) *
      (overlap.weight >= 1 ? 1 : 0.85),
  )
  return {
    by: cover,
    reading: {
      holder,
      stance,
      ...(kind === undefined ? {} : { kind }),
      sentence,
      from: signal.from,
      to: signal.to,
      confidence,
      verbOnly: false,
      reasons: [
        {
          rule: 'cue',
          detail: cueDetail(signal.type, printSpan(sentence, signal.from, signal.to)),
          weight: signal.strength,
        },
        {
          rule: 'attribution',
          detail: attributionDetail(rule, holder?.name ?? null, cover?.lemma ?? null),
        },
        { rule: 'side', detail: side },
        ...(overlap.words.length > 0
          ? [{ rule: 'about the claim', detail: overlap.words.join(', ') } satisfies Reason]
          : []),
      ],
    },
  }
}

/** Whose relative clause begins right before the cue's verb: "experts who doubt", "los padres, que cuestionan". */
function ofRelative(sentence: SentenceWords, signal: Signal, mentions: readonly Mention[]): Entity | null {
  if (signal.type !== 'doubt' && signal.type !== 'denial' && signal.type !== 'request') return null
  const at = signal.from - 1
  if (!/^(?:who|quien|quienes)$/.test(sentence.words[at]?.folded ?? '')) return null
  return mentions.find(({ chunk, entity }) => chunk.to === at && entity.kind !== 'country')?.entity ?? null
}

/** From whom it is made against "baseless", "staged" turn the claim down; "absurd", "politicised" only doubt it. */
const FLATLY =
  /^(?:baseless|unfounded|groundless|provocations?|staged|staging|pretext|infundad[oa]s?|fundamento|sustento|provocacion|provocaciones|montaje|escenific\w+|pretexto)$/

function isFlat(sentence: SentenceWords, signal: Signal): boolean {
  return (
    signal.type === 'doubt' && sentence.words.slice(signal.from, signal.to).some((word) => FLATLY.test(word.folded))
  )
}

/** Full statements on the evidence that an outlet makes in its own name. */
const OUTLET_MAY_SAY = new Set([
  'no-evidence',
  'not-any-evidence',
  'not-supplied',
  'supplied-none',
  'nor-supplied',
  'nothing-to-suggest',
  'evidence-absent',
  'no-hay-pruebas',
  'carece-de-pruebas',
  'nada-prueba',
  'no-aporta',
  'pruebas-no-existen',
])

/** Frames that a claim of absence is told with. */
const REPEATS_NEGATIVE = new Set([
  'no-existe',
  'did-not-happen',
  'no-such',
  'not-target',
  'mentira',
  'no-role',
  'false',
])

/** Frames that hold their own negation. */
const INNER_NEGATION = new Set([
  'did-not-happen',
  'no-role',
  'no-such',
  'not-target',
  'insufficient-proof',
  'no-es-cierto',
  'no-existe',
  'nada-que-ver',
  'nothing-to-claim',
])

function isBareDenial(signal: Signal): boolean {
  return signal.id !== 'no-existe' && signal.id !== 'did-not-happen'
}

function evidenceKind(sentence: SentenceWords, signal: Signal): StanceKind | undefined {
  if (signal.type === 'not_received') return 'received_none'
  if (signal.type !== 'no_evidence') return undefined
  const around = sentence.words.slice(Math.max(0, signal.from - 7), signal.to + 3)
  if (around.some((word) => HANDED.test(word.folded))) return 'received_none'
  return around.some((word) => LOOKED.test(word.folded)) ? 'found_none' : undefined
}

const HANDED = /^(?:receiv\w+|sent|given|handed|shown|recib\w+|envi\w+|entreg\w+|lleg\w+|remiti\w+|notific\w+)$/

const LOOKED =
  /^(?:found|finds?|finding|seen|saw|detected|uncovered|identified|registered|search\w*|inspect\w*|review\w*|investigat\w*|inquir\w*|prob(?:e|es|ed|ing)|examin\w*|look\w*|records|hall\w+|encontr\w+|detect\w+|investig\w+|indag\w+|indagatorias?|carpeta|pesquisas?|busc\w+|revis\w+|inspeccion\w*|causas?)$/

/** "accusations without proof": the proof that is missing is theirs. */
function ofAccusation(sentence: SentenceWords, signal: Signal): boolean {
  return sentence.words
    .slice(Math.max(0, signal.from - 5), signal.from)
    .some((word) => /^(?:acusa|accus|alleg|denuncia|claim|senalamiento|imputacion)/.test(word.folded))
}

/** "gave Moscow until midnight to explain": whoever makes a claim may ask the other side for an account. */
function asksRespondent(signal: Signal, mentions: readonly Mention[], reader: Reader): boolean {
  return mentions.some(
    ({ chunk, entity }) =>
      chunk.from >= signal.from && chunk.from <= signal.to + 4 && sideIn(reader, entity) === 'respondent',
  )
}

function isWithout(sentence: SentenceWords, signal: Signal): boolean {
  return [signal.from - 1, signal.from].some((at) => /^(?:without|sin)$/.test(sentence.words[at]?.folded ?? ''))
}

function hasNegatorBefore(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  return sentence.words.slice(Math.max(0, at - 2), at).some((word) => NEGATORS[language].test(word.folded))
}
