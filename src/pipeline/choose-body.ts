import { foldText } from './text/fold-text.ts'

/** Share of the entry's words that its article must have, where it does not hold them as they stand. */
const SHARED_WORDS = 0.5

/**
 * Is what was taken out of a page the article behind an entry, and not a cookie notice or another page? It is longer
 * than the entry's own text and holds it, or at least half of its words; an entry without a text is compared by title.
 */
export function isPlausibleArticle(entry: { title: string; body: string }, article: string): boolean {
  const own = normal(entry.body).replace(/ ?(?:…|\.{3})$/, '')
  const text = normal(article)
  if (own !== '' && text.length > own.length && text.includes(own)) return true
  if (own !== '' && text.length < own.length) return false
  const words = wordsOf(own === '' ? entry.title : `${entry.title} ${entry.body}`)
  if (words.size === 0) return false
  const there = wordsOf(article)
  return [...words].filter((word) => there.has(word)).length >= words.size * SHARED_WORDS
}

/** Is a page's text a later version of a stored one, and not an error page in the site's frame? */
export function isLaterVersion(stored: string, article: string): boolean {
  const words = wordsOf(stored)
  const there = wordsOf(article)
  return [...words].filter((word) => there.has(word)).length >= words.size * SHARED_WORDS
}

function normal(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim()
}

/** Words that tell: of four letters and more. */
function wordsOf(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{L}\p{N}]{4,}/gu) ?? [])
}
