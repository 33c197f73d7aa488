import type { Actor } from '../../domain/actor.ts'
import type { Reason } from '../../domain/statement.ts'
import type { Stance, StanceKind } from '../../domain/vocabulary.ts'
import {
  type Attribution,
  type Discourse,
  findSubject,
  isNegated,
  newDiscourse,
  ownerOfOffice,
  type Subject,
} from './attributions.ts'
import type { Cast, Mention } from './cast.ts'
import { type ClaimContent, overlapWith, type Side, sideOf } from './claim-sides.ts'
import type { Entity } from './entity.ts'
import type { Signal } from './find-signals.ts'
import type { SentenceWords, Word } from './sentence-words.ts'
import { isVerbForm } from './verb-forms.ts'

/** One reading of one place: somebody, a stance, the words it rests on. */
export type Reading = {
  /** `null`: the text itself says so. */
  holder: Entity | null
  stance: Stance
  kind?: StanceKind
  sentence: SentenceWords
  from: number
  to: number
  confidence: number
  reasons: Reason[]
  /** Read off a verb like "rejects" alone: gives way to what the speaker's own words say. */
  verbOnly: boolean
}

export type Reader = {
  language: 'en' | 'es'
  cast: Cast
  content: ClaimContent
  actors: readonly Actor[]
  sides: Map<Entity, Side>
  /** The text is this entity's own voice. */
  voice: Entity | null
  /** Who "he" and "it" are at this sentence. */
  discourse: Discourse
}

export function sideIn(reader: Reader, entity: Entity | null): Side {
  if (entity === null) return 'other'
  const known = reader.sides.get(entity)
  if (known !== undefined) return known
  const side = sideOf(entity, reader.content, reader.actors)
  reader.sides.set(entity, side)
  return side
}

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
const LEGAL_KIND: Partial<Record<Signal['type'], StanceKind>> = {
  charge: 'charge',
  warrant: 'warrant',
  ruling: 'ruling',
  acquittal: 'acquittal',
  dropped: 'dropped',
  plea: 'ruling',
}
/** Roles that take legal steps. */
const LEGAL_ROLE =
  /^(?:prosecutors?|court|jury|jurors|judges?|police|authorities|justice|tribunal|attorney|prosecution|board|council|fiscal(?:es|ia)?|corte|jurado|juez|jueza|policia|autoridades|procuraduria|justicia|sheriff|commission|consejo|junta|comision|investigators)$/

/** Readings of one sentence. */
export function readStances(
  sentence: SentenceWords,
  attributions: readonly Attribution[],
  signals: readonly Signal[],
  near: boolean,
  reader: Reader,
): Reading[] {
  const readings: Reading[] = []
  const used = new Set<Attribution>()
  const spans: Signal[] = []
  for (const signal of keepStrongest(signals)) {
    const reading = readSignal(sentence, signal, attributions, near, reader)
    if (reading === null) continue
    readings.push(reading.reading)
    if (signal.type === 'no_comment') spans.push(signal)
    if (reading.by !== null) used.add(reading.by)
    for (const attribution of attributions)
      if (LEGAL_KIND[signal.type] !== undefined && attribution.holder === reading.reading.holder) used.add(attribution)
  }
  for (const attribution of attributions) {
    if (spans.some((span) => attribution.to > span.from && attribution.to <= span.to)) used.add(attribution)
    const reading = readAttribution(sentence, attribution, used.has(attribution), near, reader)
    if (reading !== null) readings.push(reading)
  }
  if (reader.voice !== null && attributions.length === 0 && readings.length === 0) {
    const own = readAttribution(sentence, ownVoice(sentence, reader.voice), false, near, reader)
    if (own !== null) readings.push(own)
  }
  return readings
}

/** In its own release a body says what stands there, without "said". */
function ownVoice(sentence: SentenceWords, voice: Entity): Attribution {
  return {
    holder: voice,
    type: 'say',
    lemma: '',
    from: 0,
    to: 0,
    covers: [{ from: 0, to: sentence.words.length }],
    negated: false,
    rule: 'own release',
    distance: 0,
  }
}

/** Overlapping frames: absence of evidence goes before denial, denial before doubt; a longer frame before a part of it. */
const RANK: Signal['type'][] = [
  'upheld',
  'no_comment',
  'not_supplied',
  'not_received',
  'no_evidence',
  'acquittal',
  'dropped',
  'plea',
  'retract',
  'request',
  'denial',
  'doubt',
  'warrant',
  'ruling',
  'charge',
  'supply',
  'qualifies',
  'confirm',
  'assertion',
]

function rankSignal(signal: Signal): number {
  return signal.id === 'not-been-shown' ? -1 : RANK.indexOf(signal.type)
}

function keepStrongest(signals: readonly Signal[]): Signal[] {
  const kept: Signal[] = []
  for (const signal of [...signals].sort((a, b) => rankSignal(a) - rankSignal(b))) {
    if (kept.some((other) => other.from < signal.to && signal.from < other.to)) continue
    if (LEGAL_KIND[signal.type] !== undefined && kept.some((other) => LEGAL_KIND[other.type] !== undefined)) continue
    kept.push(signal)
  }
  return kept.sort((a, b) => a.from - b.from)
}

/** Evaluating verbs reach over the claim they name: "called the ministry's claim that … absurd". */
const EVALUATES =
  /^(?:call|describe|label|brand|dub|characteri[sz]e|depict|term|dismiss|reject|denounce|calificar|tachar|tildar|llamar|considerar|describir|juzgar|rechazar|see|regard)/

function covering(
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

function readSignal(
  sentence: SentenceWords,
  signal: Signal,
  attributions: readonly Attribution[],
  near: boolean,
  reader: Reader,
): { reading: Reading; by: Attribution | null } | null {
  const cover = covering(attributions, signal.from, signal.to, signal.type)
  const acts = signal.holder === 'subject' && cover !== null ? actor(sentence, signal, attributions, reader) : null
  const legal = LEGAL_KIND[signal.type]
  let holder: Entity | null = null
  let rule = 'the text itself'
  let distance = 6
  const mentions = reader.cast.mentions.get(sentence) ?? []
  if (legal !== undefined && signal.type !== 'plea') {
    const body = legalBody(sentence, signal, mentions, cover, reader)
    if (body === null) return null
    holder = body
    rule = 'the body that acts'
    distance = 2
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
  if (holder !== null) holder = outerSpeaker(holder, signal.from, attributions, reader)
  const side = sideIn(reader, holder)
  let stance = STANCE_OF[signal.type]
  let kind = legal ?? evidenceKind(sentence, signal)
  if (signal.type === 'not_supplied') {
    if (holder === null) stance = 'no_evidence'
    else if (side === 'claimant') return null
    else if (toOneself(sentence, signal)) stance = 'no_evidence'
    else stance = blamesClaimant(sentence, signal, mentions, reader) ? 'disputes' : 'no_evidence'
    kind = undefined
  }
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
  if (side === 'claimant' && (stance === 'denies' || stance === 'disputes')) {
    // A claimant turns down the denial, not the claim; said outright or not read at all.
    const turnsDown = signal.id === 'mistaken' || sentence.words.some((word) => DENIAL_NOUN.test(word.folded))
    if (!turnsDown) return null
    stance = 'asserts'
  }
  if (side === 'claimant' && (stance === 'no_evidence' || stance === 'requests_evidence')) return null
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
          detail: `${signal.type}: "${printSpan(sentence, signal.from, signal.to)}"`,
          weight: signal.strength,
        },
        {
          rule: 'attribution',
          detail: `${rule}${holder === null ? '' : `: ${holder.name}`}${cover === null ? '' : ` (${cover.lemma})`}`,
        },
        { rule: 'side', detail: side },
        ...(overlap.words.length > 0 ? [{ rule: 'about the claim', detail: overlap.words.join(', ') }] : []),
      ],
    },
  }
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

/** "no le han enviado", "has given us no": nothing came to the speaker. */
function toOneself(sentence: SentenceWords, signal: Signal): boolean {
  return sentence.words
    .slice(signal.from, signal.to)
    .some((word) => /^(?:le|les|nos|me|us|them|him|her)$/.test(word.folded))
}

/** "Russia has offered no proof": the proof that is missing is the claimant's; else somebody tells of their own looking. */
function blamesClaimant(
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

function hasNegatorBefore(sentence: SentenceWords, at: number, language: 'en' | 'es'): boolean {
  return sentence.words.slice(Math.max(0, at - 2), at).some((word) => NEGATORS[language].test(word.folded))
}

/** "He said they hand him a video as proof": the speaker tells of another's act. */
function suppliesItself(
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
function actor(
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
function outerSpeaker(holder: Entity, at: number, attributions: readonly Attribution[], reader: Reader): Entity {
  if (holder.kind === 'person') return holder
  const outer = attributions.find(
    (one) =>
      one.from < at &&
      one.holder.kind === 'person' &&
      one.holder !== holder &&
      one.type !== 'charge' &&
      one.rule !== 'possessive',
  )
  if (outer === undefined) return holder
  const shares = [...holder.countries].some((country) => outer.holder.countries.has(country))
  const side = sideIn(reader, holder)
  return shares || (side !== 'other' && sideIn(reader, outer.holder) === side) ? outer.holder : holder
}

/** Spanish leaves subjects out before a verb only: "no cuenta con", not "ni testimonios". */
function hasFiniteVerb(sentence: SentenceWords, signal: Signal): boolean {
  const start = verbOf(sentence, signal)
  return sentence.words
    .slice(start, start + 3)
    .some((word) => isVerbForm(word.folded, sentence.language) && !/(?:r|ndo)$/.test(word.folded))
}

/** "has found no indication", "puso en duda": the frame's verb may stand right before it. */
function verbOf(sentence: SentenceWords, signal: Signal): number {
  const before = sentence.words[signal.from - 1]
  const first = sentence.words[signal.from]
  if (before === undefined || first === undefined || /[,;:.]/.test(first.gap)) return signal.from
  const verbBefore = isVerbForm(before.folded, sentence.language) && !isVerbForm(first.folded, sentence.language)
  return verbBefore ? signal.from - 1 : signal.from
}

/** What somebody is said to be is not what they say: the subject of "is a lie", "was not aimed" holds nothing. */
function subjectMayHold(sentence: SentenceWords, signal: Signal): boolean {
  if (signal.type === 'not_supplied' || signal.type === 'denial') return false
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

function legalBody(
  sentence: SentenceWords,
  signal: Signal,
  mentions: readonly Mention[],
  cover: Attribution | null,
  reader: Reader,
): Entity | null {
  const isLegal = (entity: Entity) => [...entity.roles].some((role) => LEGAL_ROLE.test(role))
  const inside = mentions.filter(
    (mention) =>
      isLegal(mention.entity) &&
      !isAddressed(sentence, mention) &&
      !(signal.type === 'charge' && isPlace(sentence, mention)),
  )
  const nearest = inside.sort((a, b) => rankOf(a) - rankOf(b) || gap(a, signal) - gap(b, signal))[0]
  if (nearest !== undefined) return nearest.entity
  const subject = findSubject(sentence, signal.from, mentions, reader.language, newDiscourse(), [])
  const isStep = signal.type === 'charge' || signal.type === 'warrant'
  if (isStep && subject !== null && subject.entity.kind === 'country') return subject.entity
  if (
    cover !== null &&
    (isLegal(cover.holder) || (isStep ? cover.holder.kind === 'country' : cover.holder.kind === 'body'))
  )
    return cover.holder
  // In its own release a prosecutor's office charges without naming itself.
  return isStep ? reader.voice : null
}

/** "told the court", "before a judge", "ante el tribunal". */
function isAddressed(sentence: SentenceWords, mention: Mention): boolean {
  return sentence.words
    .slice(Math.max(0, mention.chunk.from - 2), mention.chunk.from)
    .some((word) => /^(?:told|tell|before|ante|dijo|asked|persuaded|convinced)$/.test(word.folded))
}

/** "charged in federal court": where it happened, not who did it. */
function isPlace(sentence: SentenceWords, mention: Mention): boolean {
  return sentence.words
    .slice(Math.max(0, mention.chunk.from - 2), mention.chunk.from)
    .some((word) => /^(?:in|at|en)$/.test(word.folded))
}

/** Prosecutors and courts before police and "authorities" of the same sentence. */
function rankOf(mention: Mention): number {
  return [...mention.entity.roles].some((role) =>
    /^(?:authorities|autoridades|police|policia|investigators)$/.test(role),
  )
    ? 1
    : 0
}

function gap(mention: Mention, signal: Signal): number {
  if (mention.chunk.to <= signal.from) return signal.from - mention.chunk.to
  return Math.max(0, mention.chunk.from - signal.to)
}

const CLAIM_POINTERS = {
  en: /^(?:it|that|this|having|being|any|claims?|allegations?|accusations?|charges?|assertions?|accounts?|suggestions?|report|reports|idea|story|involvement|responsibility|role)$/,
  es: /^(?:lo|la|los|las|ello|eso|esto|acusacion|acusaciones|afirmacion|afirmaciones|version|versiones|denuncia|senalamientos?|responsabilidad|participacion|haber)$/,
}
const DENIAL_NOUN = /^(?:denials?|desmentidos?|negativas?)$/
const REQUEST_NOUN =
  /^(?:requests?|calls?|pleas?|appeals?|offers?|invitations?|questions?|extradition|peticiones|peticion|llamados?|solicitud(?:es)?|oferta|ofertas|invitacion|preguntas?|extradicion)$/

function readAttribution(
  sentence: SentenceWords,
  attribution: Attribution,
  used: boolean,
  near: boolean,
  reader: Reader,
): Reading | null {
  const side = sideIn(reader, attribution.holder)
  const words = attribution.covers.flatMap((range) => sentence.words.slice(range.from, range.to))
  const overlap = overlapWith(words, reader.content)
  const pointers = words.slice(0, 8).some((word) => CLAIM_POINTERS[reader.language].test(word.folded))
  const read = (stance: Stance, strength: number, why: string, verbOnly = false): Reading => ({
    holder: attribution.holder,
    stance,
    sentence,
    from: attribution.from,
    to: attribution.covers.reduce((most, range) => Math.max(most, range.to), attribution.to),
    confidence: Math.min(
      0.97,
      strength * (1 - Math.min(attribution.distance, 10) * 0.02) * (sentence.field === 'title' ? 0.85 : 1),
    ),
    verbOnly,
    reasons: [
      { rule: 'cue', detail: `${why}: "${attribution.lemma}"`, weight: strength },
      { rule: 'attribution', detail: `${attribution.rule}: ${attribution.holder.name}` },
      { rule: 'side', detail: side },
      ...(overlap.words.length > 0 ? [{ rule: 'about the claim', detail: overlap.words.join(', ') }] : []),
    ],
  })
  if (!near) return null
  if (attribution.type === 'deny') {
    if (attribution.negated) return null
    if (words.slice(0, 8).some((word) => DENIAL_NOUN.test(word.folded)))
      return side === 'respondent' ? null : read('asserts', 0.6, 'turns down a denial')
    if (words.slice(0, 5).some((word) => REQUEST_NOUN.test(word.folded)) || side === 'claimant') return null
    if (used && side !== 'respondent') return null
    if (overlap.weight < 0.6 && !pointers && words.length > 3) return null
    return read('denies', overlap.weight >= 1 || pointers ? 0.85 : 0.7, 'denial', true)
  }
  if (attribution.type === 'doubt') {
    if (attribution.negated || side === 'claimant' || used) return null
    if (overlap.weight < 0.6 && !pointers) return null
    return read('disputes', 0.7, 'doubt')
  }
  if (used || attribution.type === 'request') return null
  if (attribution.type === 'retract') {
    const object = words.slice(0, 7).some((word) => RETRACTED[reader.language].test(word.folded))
    return side === 'claimant' && !attribution.negated && object ? read('retracts', 0.65, 'takes back') : null
  }
  if (side === 'claimant') {
    if (attribution.rule === 'possessive' && WEAK_NOUN.test(attribution.lemma)) return null
    if (attribution.type === 'concede' && findNegationWord(words, reader)) return read('retracts', 0.65, 'concedes')
    if (words.length <= 4 && words.some((word) => /^(?:did|does|so|yes|do|was|were|si|asi)$/.test(word.folded)))
      return read('asserts', 0.6, 'says yes')
    if (citesEvidence(words, reader) && (attribution.rule !== 'own release' || overlap.weight >= 1))
      return read('asserts', overlap.weight >= 2 ? 0.85 : 0.7, 'cites evidence')
    const enough = attribution.type === 'charge' || attribution.rule === 'possessive' ? 0.3 : 1
    const around = overlapWith(sentence.words, reader.content).weight
    if (
      overlap.weight < enough &&
      attribution.type !== 'charge' &&
      !(overlap.weight >= 0.3 && around >= 0.75) &&
      !(around >= 0.75 && isRelative(sentence, attribution))
    )
      return null
    return read('asserts', overlap.weight >= 2 ? 0.85 : 0.7, 'says so')
  }
  if (isMerelyAlleged(words, reader)) return null
  const negation = reader.content.negative ? null : findNegation(words, reader)
  if (negation !== null) {
    if (side === 'respondent' || attribution.type === 'find')
      return read(
        attribution.type === 'find' && side === 'other' ? 'disputes' : 'denies',
        side === 'respondent' ? 0.75 : 0.65,
        `negated: ${negation}`,
      )
    return overlap.weight >= 2 ? read('denies', 0.55, `negated: ${negation}`) : null
  }
  if (attribution.type === 'concede' && overlap.weight >= 1) return read('corroborates', 0.6, 'concedes')
  if (side === 'respondent') return null
  if (/same|misma/.test(sentence.line) && /…/.test(attribution.lemma)) return read('asserts', 0.6, 'repeats the claim')
  if (/^(?:mention|cite|refer|mencionar|citar|referir)$/.test(attribution.lemma) && overlap.weight >= 2)
    return read('mentions', 0.6, 'mentions')
  if (attribution.type === 'confirm' && overlap.weight >= 1) return read('corroborates', 0.65, 'confirms')
  if (overlap.weight < 2)
    return overlap.weight >= 0.8 && attribution.holder.kind === 'body' ? read('asserts', WEAK, 'says so') : null
  if (attribution.type === 'charge') return read('asserts', 0.65, 'says so')
  if (overlap.weight >= 3) return read('asserts', 0.5, 'says so')
  return attribution.holder.kind === 'body' ? read('asserts', WEAK, 'says so') : null
}

/** Confidence of a bare report by a body that is no party: counts only beside evidence of its own. */
export const WEAK = 0.3

const NEGATORS = {
  en: /^(?:no|not|never|nor|neither|none|nothing|nobody|without|cannot)$|n't$/,
  es: /^(?:no|nunca|jamas|tampoco|ni|sin|ningun|ninguna|ninguno|nada|nadie)$/,
}

/** "credible intelligence", "los documentos existen": evidence is said to exist. */
function citesEvidence(words: readonly Word[], reader: Reader): boolean {
  const cites = words.some((word) =>
    /^(?:evidence|proof|intelligence|documents|pruebas|evidencias?|documentos|indicios)$/.test(word.folded),
  )
  return cites && !words.some((word) => NEGATORS[reader.language].test(word.folded) && word.folded !== 'cannot')
}

/** "the project that the agency announced": its matter stands before it. */
function isRelative(sentence: SentenceWords, attribution: Attribution): boolean {
  return (
    attribution.rule !== 'possessive' &&
    /^(?:que|which|that|whom|what|quien|quienes|cual)$/.test(sentence.words[attribution.from - 1]?.folded ?? '')
  )
}

/** "confirmed that a man accused of … will stand trial": the claim's words are told as somebody's accusation. */
function isMerelyAlleged(words: readonly Word[], reader: Reader): boolean {
  const at = words.findIndex((word) => ALLEGED.test(word.folded))
  if (at < 0) return false
  return overlapWith(words.slice(0, at), reader.content).weight < 1.5
}

const ALLEGED =
  /^(?:accused|charged|suspected|alleged|allegedly|supposed|purported|acusad[oa]s?|imputad[oa]s?|sospechos[oa]s?|senalad[oa]s?|presunt[oa]s?|supuest[oa]s?|presuntamente|supuestamente)$/

const RETRACTED = {
  en: /^(?:claims?|allegations?|accusations?|figures?|numbers?|statements?|remarks?|complaints?|posts?|reports?|charges?|estimates?|wording|count|it)$/,
  es: /^(?:acusacion|acusaciones|cifras?|numero|denuncia|denuncias|afirmacion|afirmaciones|declaracion|declaraciones|dichos|senalamientos?|mensaje|comunicado|informe|lo)$/,
}

const WEAK_NOUN = /^(?:accounts?|version|narrative|statements?|suggestions?|announcement|relato|dichos|versiones)$/

function findNegationWord(words: readonly Word[], reader: Reader): boolean {
  return words.slice(0, 12).some((word) => NEGATORS[reader.language].test(word.folded))
}

const WISHES =
  /^(?:allow|allowed|permit|permitted|let|tolerate|tolerated|should|must|shall|permita|permitir|permitira|permitiremos|debe|deben|tolerar|tolerara)$/

/** A negation whose reach holds some of the claim's matter. */
function findNegation(words: readonly Word[], reader: Reader): string | null {
  for (const [at, word] of words.entries()) {
    if (!NEGATORS[reader.language].test(word.folded)) continue
    const reach: Word[] = []
    for (let next = at + 1; next < Math.min(at + 9, words.length); next++) {
      const one = words[next] as Word
      if (/[;:.]/.test(one.gap)) break
      reach.push(one)
    }
    // "must never be allowed to have" says nothing about what is.
    const around = words.slice(Math.max(0, at - 2), at + 4)
    if (around.some((one) => WISHES.test(one.folded))) continue
    const overlap = overlapWith(reach, reader.content)
    if (overlap.weight >= 0.75) return `"${word.text}" before ${overlap.words.join(', ')}`
  }
  return null
}

export function printSpan(sentence: SentenceWords, from: number, to: number): string {
  const first = sentence.words[from]
  const last = sentence.words[Math.max(from, to - 1)]
  if (first === undefined || last === undefined) return ''
  return sentence.text.slice(first.start - sentence.start, last.end - sentence.start).slice(0, 160)
}
