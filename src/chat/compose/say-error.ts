import type { OnrecordError } from '../../domain/errors.ts'
import { inEnglish, isSentence, putTogether, type Sentence } from '../../domain/sentence.ts'
import type { Locale } from '../../domain/vocabulary.ts'
import { REFUSALS } from '../catalogue/es/refusals.ts'
import { ownSentence } from './own-sentence.ts'
import { partsOf } from './parts-of.ts'
import { sayFailure } from './say-failure.ts'

/** What an error tells people, in the reader's language; as it was written where the catalogue has no words for it. */
export function sayError(error: OnrecordError, locale: Locale): string {
  return saySentence(error.said, locale)
}

export function saySentence(said: Sentence | string, locale: Locale): string {
  if (locale === 'en') return inEnglish(said)
  return inSpanish(isSentence(said) ? said : { pattern: said, parts: [] })
}

function inSpanish(said: Sentence): string {
  const known = wordsFor(said)
  if (known === null) return sayOwn(putTogether(said.pattern, said.parts, inSpanish))
  const { words, parts } = known
  return typeof words === 'function' ? words(...parts.map(partInSpanish)) : putTogether(words, parts, inSpanish)
}

/** Of the guarded fetch, of what reads documents, or of a use case. */
function sayOwn(words: string): string {
  const failure = sayFailure(words, 'es')
  return failure === words ? ownSentence(words, 'es') : failure
}

function wordsFor(said: Sentence) {
  const { pattern, parts } = said
  if (Object.hasOwn(REFUSALS, pattern)) return { words: REFUSALS[pattern] ?? pattern, parts }
  // Parts side by side, with nothing said between them.
  if (!/\p{L}/u.test(pattern)) return { words: pattern, parts }
  // Words of a schema come put together already: it has no place for parts.
  const found = parts.length === 0 ? partsOf(pattern, REFUSALS) : null
  return found && { words: REFUSALS[found.pattern] ?? pattern, parts: found.parts }
}

function partInSpanish(part: Sentence['parts'][number]): string {
  return isSentence(part) ? inSpanish(part) : String(part)
}
