import type { Locale } from '../../domain/vocabulary.ts'
import { OWN_LABELS, OWN_SENTENCES } from '../catalogue/es/own-sentences.ts'

/** A sentence of a use case in the reader's language, as far as it is one we know. */
export function ownSentence(sentence: string, locale: Locale): string {
  if (locale === 'en') return sentence
  return OWN_SENTENCES.reduce((text, [pattern, instead]) => text.replace(pattern, instead), sentence)
}

/** The name of a detail, likewise. */
export function ownLabel(label: string, locale: Locale): string {
  return locale === 'es' && Object.hasOwn(OWN_LABELS, label) ? (OWN_LABELS[label] ?? label) : label
}
