import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { SearchTerm } from '../../ports/search-store.ts'

/** More words than this are no search any more; so are longer ones. */
const MOST_TERMS = 16
const LONGEST = 400
/** A phrase between marks of whatever kind, or a word up to white space. */
const PART = /["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/gu

/**
 * What somebody types: words that all have to be there, a "phrase" between quotation marks, a beginning with a star.
 * Everything else is looked for as it stands; nothing is a syntax error. Throws `invalid` where it is too long.
 */
export function readQuery(typed: string): SearchTerm[] {
  if (typed.length > LONGEST)
    throw new OnrecordError('invalid', sentence`That is a text, no search: expected at most ${LONGEST} characters.`)
  const terms = [...typed.matchAll(PART)].flatMap(([whole, phrase]): SearchTerm[] => {
    const prefix = phrase === undefined && /[\p{L}\p{N}]{2,}\*$/u.test(whole)
    const words = (phrase ?? whole)
      .replaceAll('*', ' ')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
    return /[\p{L}\p{N}]/u.test(words) ? [{ words, prefix }] : []
  })
  if (terms.length > MOST_TERMS)
    throw new OnrecordError(
      'invalid',
      sentence`Expected at most ${MOST_TERMS} words; put a phrase between quotation marks.`,
    )
  return terms
}
