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

export function gap(mention: Mention, signal: Signal): number {
  if (mention.chunk.to <= signal.from) return signal.from - mention.chunk.to
  return Math.max(0, mention.chunk.from - signal.to)
}
