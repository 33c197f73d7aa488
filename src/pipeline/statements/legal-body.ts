import type { Attribution } from './attribution.ts'
import type { Mention } from './cast-draft.ts'
import { newDiscourse } from './discourse.ts'
import type { Entity } from './entity.ts'
import type { Signal } from './find-signals.ts'
import { findSubject } from './find-subject.ts'
import type { Reader } from './reader.ts'
import type { SentenceWords } from './sentence-words.ts'

/** Roles that take legal steps. */
const LEGAL_ROLE =
  /^(?:prosecutors?|court|jury|jurors|judges?|police|authorities|justice|tribunal|attorney|prosecution|board|council|fiscal(?:es|ia)?|corte|jurado|juez|jueza|policia|autoridades|procuraduria|justicia|sheriff|commission|consejo|junta|comision|investigators)$/

export function legalBody(
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
      !isConcerned(sentence, mention, signal) &&
      !(signal.type === 'charge' && isPlace(sentence, mention)),
  )
  const nearest = inside.sort((a, b) => rankOf(a, signal) - rankOf(b, signal) || gap(a, signal) - gap(b, signal))[0]
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

/** "The police as a body will be charged", "condenó a policías y fiscales", "X, que presidía el tribunal, fue detenida". */
function isConcerned(sentence: SentenceWords, { chunk }: Mention, signal: Signal): boolean {
  if (chunk.from >= signal.to && belongsToSomebody(sentence, chunk.from)) return true
  if (chunk.from >= signal.from) return isObjectOfStep(sentence, chunk.from)
  if (chunk.to > signal.from || !isPassiveStep(sentence, signal)) return false
  const between = sentence.words.slice(chunk.to, signal.from)
  if (between.length <= 5 && between.every((word) => !/[,;:"“”]/.test(word.gap) && BESIDE_PASSIVE.test(word.folded)))
    return true
  const opens = sentence.words
    .slice(Math.max(0, chunk.from - 4), chunk.from)
    .some((word) => /^(?:que|quien|who|which|whose)$/.test(word.folded) && word.gap.includes(','))
  return opens && sentence.words.slice(chunk.to, signal.from + 1).some((word) => word.gap.includes(','))
}

const BESIDE_PASSIVE =
  /^(?:as|a|an|body|whole|itself|will|would|could|may|might|has|have|had|not|also|now|later|since|been|be|ha|han|habia|no|tambien|ya|luego|itself)$/

function isPassiveStep(sentence: SentenceWords, signal: Signal): boolean {
  const [before, first, second] = [-1, 0, 1].map((on) => sentence.words[signal.from + on]?.folded ?? '')
  if (/^(?:has|have|had|ha|han|habia)$/.test(first ?? '')) return /^(?:been|sido)$/.test(second ?? '')
  return (
    /^(?:was|were|been|being|be|is|are|fue|fueron|quedo|son|es)$/.test(first ?? '') ||
    /^(?:was|were|been|be|is|are)$/.test(before ?? '')
  )
}

/** "arrestaron a X, de Primero Justicia,": whose member the one concerned is. */
function belongsToSomebody(sentence: SentenceWords, from: number): boolean {
  const before = sentence.words[from - 1]
  return before !== undefined && /^(?:de|del|of)$/.test(before.folded) && before.gap.includes(',')
}

/** "… a los militares y fiscales", "against the police". */
function isObjectOfStep(sentence: SentenceWords, from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 5); at--) {
    const word = sentence.words[at]
    if (word === undefined || /[,;:]/.test(sentence.words[at + 1]?.gap ?? '')) return false
    if (/^(?:a|al|against|contra)$/.test(word.folded)) return word.folded !== 'a' || sentence.language === 'es'
    const passed =
      at === from - 1 || at === from - 2 ? /^(?:los|las|el|la|the|some|varios|dos|tres|y|e|and)$/ : /^\p{L}+$/u
    const joined = sentence.words.slice(at, from).some((one) => /^(?:y|e|and)$/.test(one.folded))
    if (!passed.test(word.folded) && !joined) return false
  }
  return false
}

/** What the frame itself names goes first, then prosecutors and courts before police and "authorities" of the same sentence. */
function rankOf(mention: Mention, signal: Signal): number {
  if (isOrderedBy(mention)) return -2
  const inFrame = mention.chunk.from < signal.to && signal.from < mention.chunk.to
  const roles = [...mention.entity.roles]
  if (roles.some((role) => /^(?:authorities|autoridades|investigators)$/.test(role))) return 1
  if (inFrame) return -1
  return roles.some((role) => /^(?:police|policia)$/.test(role)) ? 1 : 0
}

/** "… detuvo a X por orden de la Fiscalía", "at the behest of a judge": whose step the police take. */
function isOrderedBy({ chunk, sentence }: Mention): boolean {
  const before = sentence.words
    .slice(Math.max(0, chunk.from - 6), chunk.from)
    .map((word) => word.folded)
    .join(' ')
  return /(?:por (?:orden|mandato|instruccion) del?|(?:by order|on (?:the )?orders|at the behest) of)(?: (?:the|a|an|el|la|los|las|un|una))?$/.test(
    before,
  )
}

export function gap(mention: Mention, signal: Signal): number {
  if (mention.chunk.to <= signal.from) return signal.from - mention.chunk.to
  return Math.max(0, mention.chunk.from - signal.to)
}
