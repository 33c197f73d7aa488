import type { CueName } from '../../domain/reason.ts'
import type { Reason } from '../../domain/statement.ts'
import type { Stance } from '../../domain/vocabulary.ts'
import { isFunctionWord } from '../text/function-words.ts'
import type { Attribution } from './attribution.ts'
import { overlapWith } from './claim-sides.ts'
import { pointAtClaim } from './point-at-claim.ts'
import { NEGATORS, type Reader, type Reading, sideIn, WEAK } from './reader.ts'
import { attributionDetail, cueDetail, type Negated } from './reason-details.ts'
import type { SentenceWords, Word } from './sentence-words.ts'

const CLAIM_POINTERS = {
  en: /^(?:it|that|this|having|being|any|claims?|allegations?|accusations?|charges?|assertions?|accounts?|suggestions?|report|reports|statements?|remarks|comments|findings?|conclusions?|version|footage|idea|story|involvement|responsibility|role)$/,
  es: /^(?:lo|la|los|las|ello|eso|esto|acusacion|acusaciones|afirmacion|afirmaciones|version|versiones|denuncia|senalamientos?|responsabilidad|participacion|haber|declaraciones|comunicado|conclusion|conclusiones|informe|implicacion)$/,
}

export const DENIAL_NOUN = /^(?:denials?|desmentidos?|negativas?)$/

const REQUEST_NOUN =
  /^(?:requests?|calls?|pleas?|appeals?|offers?|invitations?|questions?|extradition|peticiones|peticion|llamados?|solicitud(?:es)?|oferta|ofertas|invitacion|preguntas?|extradicion|decision|ruling|verdict|wrongdoing|sanctions?|expulsion|sentencia|fallo|sanciones|medida|medidas|invitaciones)$/

export function readAttribution(
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
  const read = (stance: Stance, strength: number, why: CueName | Negated, verbOnly = false): Reading => ({
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
      { rule: 'cue', detail: cueDetail(why, attribution.lemma), weight: strength },
      { rule: 'attribution', detail: attributionDetail(attribution.rule, attribution.holder.name, null) },
      { rule: 'side', detail: side },
      ...(overlap.words.length > 0
        ? [{ rule: 'about the claim', detail: overlap.words.join(', ') } satisfies Reason]
        : []),
    ],
  })
  if (!near) return null
  const pointing = pointAtClaim(words, reader)
  /** Few of the claim's words: said by somebody named, without negation or condition, it is most often upheld. */
  const readLittle = (): Reading | null => {
    const named = attribution.holder.keys.size > 0 || attribution.holder.kind === 'country'
    const says = /^(?:say|charge|find)$/.test(attribution.type) && attribution.rule !== 'possessive'
    if (named && says && pointing.weight >= 1 && !pointing.undone && !attribution.negated)
      return read('asserts', pointing.doubtless ? 0.5 : LITTLE, 'says so, in few of its words')
    return overlap.weight >= 0.8 && attribution.holder.kind === 'body' ? read('asserts', WEAK, 'says so') : null
  }
  if (attribution.type === 'deny') {
    if (attribution.negated) return null
    if (sendsAway(sentence, attribution, reader)) return null
    if (words.slice(0, 8).some((word) => DENIAL_NOUN.test(word.folded)))
      return side === 'respondent' ? null : read('asserts', 0.6, 'turns down a denial')
    // "rejected an offer" turns down no claim; "denied that networks offer …" does.
    const clause = /^(?:that|que)$/.test(words[0]?.folded ?? '')
    if (!clause && words.slice(0, 5).some((word) => REQUEST_NOUN.test(word.folded))) return null
    if (side === 'claimant') return null
    if (used && side !== 'respondent') return null
    if (deniesAnother(clauseFrom(sentence, attribution), reader)) return null
    const flat = side === 'respondent' && STRONG_DENIAL.test(attribution.lemma)
    if (overlap.weight < 0.6 && !pointers && words.length > 3 && !flat) return null
    if (isDismissedAs(attribution, words)) return read('disputes', 0.65, 'doubt')
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
    // "We never spoke of fraud": whoever made the claim takes it back.
    if (attribution.negated && attribution.type === 'say' && attribution.rule !== 'possessive')
      return overlap.weight >= 0.75 ? read('retracts', 0.6, 'says it was not said') : null
    if (attribution.rule === 'possessive' && WEAK_NOUN.test(attribution.lemma)) return null
    if (attribution.type === 'concede' && findNegationWord(words, reader)) return read('retracts', 0.65, 'concedes')
    if (attribution.type === 'concede' && !attribution.negated && !pointing.doubtless && overlap.weight < 2)
      return read('retracts', 0.45, 'concedes')
    if (words.length <= 4 && words.some((word) => /^(?:did|does|so|yes|do|was|were|si|asi)$/.test(word.folded)))
      return read('asserts', 0.6, 'says yes')
    if (citesEvidence(words, reader) && (attribution.rule !== 'own release' || overlap.weight >= 1))
      return read('asserts', overlap.weight >= 2 ? 0.85 : 0.7, 'cites evidence')
    const enough =
      attribution.type === 'charge' || attribution.rule === 'possessive'
        ? 0.3
        : attribution.rule === 'own release'
          ? 1.5
          : 1
    const around = overlapWith(sentence.words, reader.content).weight
    if (
      overlap.weight < enough &&
      attribution.type !== 'charge' &&
      !(overlap.weight >= 0.3 && around >= 0.75) &&
      !(around >= 0.75 && isRelative(sentence, attribution))
    )
      return pointing.weight >= 0.5 && !pointing.undone && !/^(?:possessive|own release)$/.test(attribution.rule)
        ? read('asserts', pointing.doubtless ? 0.55 : LITTLE, 'says so, in few of its words')
        : null
    return read('asserts', overlap.weight >= 2 ? 0.85 : 0.7, 'says so')
  }
  if (isMerelyAlleged(words, reader)) return null
  if (attribution.type === 'concede' && attribution.negated && side === 'respondent')
    return pointing.weight >= 0.5 || overlap.weight >= 0.3 ? read('denies', 0.6, 'does not concede') : null
  if ((attribution.type === 'confirm' || attribution.type === 'concede') && isUnconfirmed(sentence, attribution))
    return null
  const negation = reader.content.negative ? null : findNegation(words, reader)
  if (negation !== null) {
    if (side === 'respondent' || attribution.type === 'find')
      return read(
        attribution.type === 'find' && side === 'other' ? 'disputes' : 'denies',
        side === 'respondent' ? 0.75 : 0.65,
        `negated: ${negation}`,
      )
    return null
  }
  if (
    side === 'respondent' &&
    ANSWERS.test(attribution.lemma) &&
    overlap.weight >= 0.3 &&
    findNegationWord(words, reader)
  )
    return read('denies', 0.5, 'answers with a negation')
  if (
    side === 'respondent' &&
    attribution.type === 'say' &&
    !attribution.negated &&
    attribution.rule !== 'possessive' &&
    pointing.weight >= 0.7 &&
    negatesPlainly(words, reader)
  )
    return read('denies', 0.42, 'says it is not so')
  if (attribution.type === 'concede' && overlap.weight >= 1 && !pointing.undone)
    return read('corroborates', 0.6, 'concedes')
  if (side === 'respondent')
    return turnsOnClaimant(sentence, attribution, reader) ? read('disputes', 0.5, 'accuses the accuser') : null
  if (/same|misma/.test(sentence.line) && /…/.test(attribution.lemma)) return read('asserts', 0.6, 'repeats the claim')
  if (/^(?:mention|cite|refer|mencionar|citar|referir)$/.test(attribution.lemma) && overlap.weight >= 2)
    return read('mentions', 0.6, 'mentions')
  if (attribution.type === 'confirm' && overlap.weight >= 1) return read('corroborates', 0.65, 'confirms')
  // Whoever looked into it and is no party bears the claim out.
  if (
    attribution.type === 'find' &&
    attribution.holder.kind === 'body' &&
    pointing.weight >= 1.5 &&
    !pointing.undone &&
    !attribution.negated
  )
    return read('corroborates', 0.5, 'finds so')
  if (overlap.weight < 2) return readLittle()
  if (attribution.type === 'charge') return read('asserts', 0.65, 'says so')
  if (overlap.weight >= 3) return read('asserts', 0.5, 'says so')
  if (INSISTS.test(attribution.lemma)) return read('asserts', 0.42, 'says so')
  if (attribution.type === 'say' && attribution.holder.keys.size > 0 && attribution.rule !== 'possessive')
    return read('asserts', 0.4, 'says so')
  return attribution.holder.kind === 'body' ? read('asserts', WEAK, 'says so') : null
}

/** Confidence where few words bear a reading out. Chosen by hand; no stance word is posted at it. */
const LITTLE = 0.36

/** "Teheran accused Washington of staging it": the accused turns on whoever makes the claim. */
function turnsOnClaimant(sentence: SentenceWords, attribution: Attribution, reader: Reader): boolean {
  if (attribution.type !== 'charge' || attribution.rule === 'possessive' || attribution.negated) return false
  const mentions = reader.cast.mentions.get(sentence) ?? []
  return mentions.some(
    ({ chunk, entity }) =>
      chunk.from >= attribution.to && chunk.from <= attribution.to + 4 && sideIn(reader, entity) === 'claimant',
  )
}

/** "The cabinet dismissed Jane Doe as head of …": a person is sent away, no claim turned down. */
function sendsAway(sentence: SentenceWords, attribution: Attribution, reader: Reader): boolean {
  if (!/^(?:dismiss|reject|rechazar|descartar|desestimar)$/.test(attribution.lemma)) return false
  const mentions = reader.cast.mentions.get(sentence) ?? []
  return mentions.some(
    ({ chunk, entity }) =>
      entity.kind === 'person' &&
      !chunk.possessive &&
      chunk.from >= attribution.to &&
      chunk.from <= attribution.to + (/^(?:a|al)$/.test(sentence.words[attribution.to]?.folded ?? '') ? 2 : 0),
  )
}

/** "dismissed it as a circus", "brushed aside as …": what it is called decides; by itself it is no flat denial. */
function isDismissedAs(attribution: Attribution, words: readonly Word[]): boolean {
  if (!/^(?:dismiss|brush|wave|shrug|laugh|deride)/.test(attribution.lemma)) return false
  const as = words.findIndex((word) => word.folded === 'as')
  return as >= 0 && as <= 9 && !words.slice(as, as + 8).some((word) => FLATLY.test(word.folded))
}

const FLATLY =
  /^(?:false|falsehoods?|lies?|untrue|fabricat\w+|invent\w+|fictitious|fiction|hoax|fake|slander\w*|propaganda|baseless)$/

/** What is denied, to the end of its sentence: another's verb within it ends no denial. */
function clauseFrom(sentence: SentenceWords, attribution: Attribution): readonly Word[] {
  const from = attribution.covers.find((range) => range.from >= attribution.to)?.from
  return from === undefined ? [] : sentence.words.slice(from, from + MOST_DENIED)
}

const MOST_DENIED = 30

/**
 * "denied torturing anyone", "negó haber ocultado nada": an act is denied, told in a clause that has none of the claim's
 * matter and no word that points at it. Its actors alone ("the troops had raped civilians") are no matter.
 */
function deniesAnother(words: readonly Word[], reader: Reader): boolean {
  const [first, second] = words.map((word) => word.folded)
  const having = /^(?:having|haber|haberl[oae]s?)$/.test(first ?? '')
  const clause = having || /^(?:that|que)$/.test(first ?? '') || (/ing$/.test(first ?? '') && words.length >= 2)
  if (!clause || /^(?:it|this|lo)$/.test(second ?? '') || /l[oae]s?$/.test(having ? (first ?? '') : '')) return false
  const rest = words.slice(1)
  if (!rest.some(({ folded, kind }) => kind === 'word' && !isFunctionWord(folded) && !ANYTHING.test(folded)))
    return false
  return pointAtClaim(words, reader).weight < 0.6 && !rest.some((word) => POINTS_ON[reader.language].test(word.folded))
}

const ANYTHING = /^(?:anything|nada|do|did|done|does|hacer|hecho|ver)$/
const POINTS_ON = {
  en: /^(?:it|this|such|wrongdoing|responsibility|involvement|role|part)$/,
  es: /^(?:ello|eso|esto|responsabilidad|participacion|implicacion|papel|relacion)$/,
}

const STRONG_DENIAL = /^(?:rebut|refute|debunk|desmentir|refutar|rebatir)$/

/** "cannot confirm", "nothing that would confirm": nothing is confirmed. */
function isUnconfirmed(sentence: SentenceWords, attribution: Attribution): boolean {
  if (attribution.negated) return true
  const verb = attribution.to - 1
  // "no elements that confirm it"
  const relative = /^(?:que|that|which)$/.test(sentence.words[verb - 1]?.folded ?? '')
  const before = sentence.words.slice(Math.max(0, verb - 8), verb)
  if (relative && before.some((word) => NEGATORS[sentence.language].test(word.folded))) return true
  return sentence.words
    .slice(Math.max(0, attribution.to - 3), attribution.to - 1)
    .some((word) =>
      /^(?:would|could|can|cannot|might|may|to|neither|unable|podria|podrian|puede|pueden|pudo|para|sin)$/.test(
        word.folded,
      ),
    )
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

/** "had never allowed its territory to be used": a plain negation, neither a wish nor something left unsaid. */
function negatesPlainly(words: readonly Word[], reader: Reader): boolean {
  if (reader.content.negative || words.some((word) => PASSED_ON.test(word.folded))) return false
  return words.some((word, at) => {
    if (!NEGATORS[reader.language].test(word.folded)) return false
    if (words.slice(at + 1, at + 3).some((one) => UNSAID.test(one.folded))) return false
    return !words.slice(Math.max(0, at - 2), at + 4).some((one) => WISHES.test(one.folded) || DOUBTED.test(one.folded))
  })
}

/** What did not come, was not seen or is not known is not denied. */
const PASSED_ON =
  /^(?:sent|send|sends|received?|receives|given|gave|shared?|informed|notified|shown|told|handed|seen|heard|aware|asked|anything|recib\w+|envi\w+|entreg\w+|remit\w+|notific\w+|inform\w+|mostr\w+|comparti\w+|llego|llegado|enterad\w+|avis\w+)$/

/** "no evidence", "no reason to doubt": read by frames of their own. */
const DOUBTED =
  /^(?:doubts?|question|evidence|proof|information|reason|comment|answer|dudas?|pruebas?|evidencias?|informacion|motivos?|razon|comentarios?|conocimiento|know|sabe|sabia)$/

const WISHES =
  /^(?:allow|allowed|permit|permitted|let|tolerate|tolerated|should|must|shall|permita|permitir|permitira|permitiremos|debe|deben|tolerar|tolerara)$/

const ANSWERS =
  /^(?:respond|reply|retort|counter|insist|answer|assure|contestar|responder|replicar|asegurar|insistir|aclarar)$/

const INSISTS =
  /^(?:insist|maintain|argue|contend|reiterate|repeat|uphold|believe|conclude|sostener|insistir|reiterar|asegurar|afirmar|mantener|concluir|considerar|ratificar|reafirmar)$/

const UNKNOWN = /^(?:know|knew|knows|sabe|saben|sabia|sabian)$/

const UNSAID =
  /^(?:say|said|comment|confirm|specify|clarify|explain|elaborate|disclose|mention|aclar\w+|precis\w+|confirm\w+|comentar|coment\w+|explic\w+|detall\w+|dijo|dicho|menciono)$/

/** A negation whose reach holds some of the claim's matter. */
function findNegation(words: readonly Word[], reader: Reader): `"${string}" before ${string}` | null {
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
    // "did not say whether", "no aclaró si": what is not said is not denied.
    if (words.slice(at + 1, at + 3).some((one) => UNSAID.test(one.folded) || UNKNOWN.test(one.folded))) continue
    const overlap = overlapWith(reach, reader.content)
    if (overlap.weight >= 0.75) return `"${word.text}" before ${overlap.words.join(', ')}`
  }
  return null
}
