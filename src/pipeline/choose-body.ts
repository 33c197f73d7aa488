import { foldText } from './text/fold-text.ts'

/** Share of the entry's words that its article must have, where it does not hold them as they stand. */
const SHARED_WORDS = 0.5

/**
 * Is what was taken out of a page the article behind an entry, and not a cookie notice or another page? It is longer
 * than the entry's own text and holds it, or at least half of its words. An entry without a text is compared by title:
 * with the page's own and with its text.
 */
export function isPlausibleArticle(
  entry: { title: string; body: string },
  article: { title: string; text: string },
): boolean {
  const own = normal(entry.body).replace(/ ?(?:…|\.{3})$/, '')
  const text = normal(article.text)
  if (own === '') return text.length > entry.title.length && holdsHalf(entry.title, `${article.title} ${article.text}`)
  if (text.length <= own.length) return false
  return text.includes(own) || holdsHalf(entry.body, article.text)
}

/** Is a page's text a later version of a stored one, and not an error page in the site's frame? */
export function isLaterVersion(stored: string, article: string): boolean {
  return holdsHalf(stored, article)
}

function holdsHalf(own: string, article: string): boolean {
  const words = wordsOf(own)
  const there = wordsOf(article)
  return words.size > 0 && [...words].filter((word) => there.has(word)).length >= words.size * SHARED_WORDS
}

function normal(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim()
}

/** Words that tell: of four letters and more. */
function wordsOf(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{L}\p{N}]{4,}/gu) ?? [])
}
