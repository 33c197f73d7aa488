import type { Locale } from '../../domain/vocabulary.ts'
import { DONE_VALUES } from '../catalogue/es/done-sentences.ts'
import type { OwnPattern } from '../catalogue/es/done-words.ts'
import { OWN_LABELS, OWN_SENTENCES } from '../catalogue/es/own-sentences.ts'
import { STEP_REASONS } from '../catalogue/es/step-reasons.ts'

/** A sentence of a use case in the reader's language, as far as it is one we know. */
export function ownSentence(sentence: string, locale: Locale): string {
  if (locale === 'en') return sentence
  return inSpanish(sentence, OWN_SENTENCES)
}

/** A detail of what was done: a sentence of ours in the reader's language; names and words of others, under any label, as they are. */
export function ownValue(label: string, value: string, locale: Locale): string {
  if (locale === 'en') return value
  if (label === 'note') return ownSentence(value, locale)
  return inSpanish(value, Object.hasOwn(DONE_VALUES, label) ? (DONE_VALUES[label] ?? []) : [])
}

/** Why a step of the status was taken: what is ours in it in the reader's language, an editor's own words as they are. */
export function stepReason(reason: string, locale: Locale): string {
  return locale === 'en' ? reason : inSpanish(reason, STEP_REASONS)
}

/** The name of a detail, likewise. */
export function ownLabel(label: string, locale: Locale): string {
  return locale === 'es' && Object.hasOwn(OWN_LABELS, label) ? (OWN_LABELS[label] ?? label) : label
}

function inSpanish(sentence: string, known: readonly OwnPattern[]): string {
  return known.reduce(
    (text, [pattern, instead]) =>
      typeof instead === 'string' ? text.replace(pattern, instead) : text.replace(pattern, instead),
    sentence,
  )
}
