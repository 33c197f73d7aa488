import { foldText } from '../../pipeline/text/fold-text.ts'
import type { SearchTerm } from '../../ports/search-store.ts'

/** Characters of a text shown about what was found in it. */
const SNIPPET = 200
/** Characters of a text looked through. */
const LOOKED_THROUGH = 20_000

/** The part of a text in which the most of the words stand closest to its beginning. */
export function snippetOf(body: string, terms: readonly SearchTerm[]): string {
  const text = body.slice(0, LOOKED_THROUGH).replace(/\s+/g, ' ').trim()
  if (text.length <= SNIPPET) return text
  const folded = foldText(text)
  // Folding may change lengths; a snippet a few characters off is still the right place.
  const places = terms.map(({ words }) => folded.indexOf(foldText(words))).filter((at) => at >= 0)
  const first = places.length === 0 ? 0 : Math.min(...places)
  const start = Math.max(0, first - 60)
  const from = start === 0 ? 0 : text.indexOf(' ', start) + 1
  const cut = text.slice(from, from + SNIPPET)
  const end = from + SNIPPET >= text.length ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))
  return `${from > 0 ? '… ' : ''}${end}${from + SNIPPET >= text.length ? '' : ' …'}`
}

/**
 * How well a text fits: words of the title count three times, more of them count less and less, long texts dilute.
 * Every candidate has all the words, so how rare they are tells nothing.
 */
export function fitOf(title: string, body: string, terms: readonly SearchTerm[]): number {
  const [head, text] = [foldText(title), foldText(body.slice(0, LOOKED_THROUGH))]
  const dilution = 1 + text.length / 2_000
  return terms.reduce((sum, { words }) => {
    const wanted = foldText(words)
    const inTitle = head.includes(wanted) ? 3 : 0
    const count = Math.min(text.split(wanted).length - 1, 20)
    return sum + inTitle + (2 * count) / (count + dilution)
  }, 0)
}
