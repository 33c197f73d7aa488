import type { OnrecordError } from '../../domain/errors.ts'
import { isSentence, putTogether, type Sentence } from '../../domain/sentence.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { REFUSALS } from '../catalogue/es/refusals.ts'
import { ownSentence } from './own-sentence.ts'

/** What an error tells people, in the reader's language; as it was written where the catalogue has no words for it. */
export function sayError(error: OnrecordError, locale: Locale): string {
  if (locale === 'en') return error.message
  return inSpanish(isSentence(error.said) ? error.said : { pattern: error.said, parts: [] })
}

function inSpanish(said: Sentence): string {
  const words = Object.hasOwn(REFUSALS, said.pattern) ? REFUSALS[said.pattern] : undefined
  if (typeof words === 'function') return words(...said.parts.map(partInSpanish))
  return words === undefined
    ? ownSentence(putTogether(said.pattern, said.parts, inSpanish), 'es')
    : putTogether(words, said.parts, inSpanish)
}

function partInSpanish(part: Sentence['parts'][number]): string {
  return isSentence(part) ? inSpanish(part) : String(part)
}
