import type { ArticleReading } from './article.ts'
import type { Instant, Language } from './vocabulary.ts'

/** One entry of a source as a parser gives it, already normalised: plain text, absolute links, UTC instants. */
export type ParsedItem = {
  /** The source's own identifier; null where it has none or an empty one. */
  guid: string | null
  /** Absolute http(s) address, or null. */
  link: string | null
  title: string
  /** Plain text. */
  summary: string
  /** Plain text of the longest body the entry carries; may equal `summary`. */
  content: string
  author: string | null
  publishedAt: Instant | null
  updatedAt: Instant | null
  language: string | null
  /** Set where the source is read in full: what became of the article behind the entry. */
  article?: ArticleReading
}

/** A version of an item's content, as stored. */
export type Revision = {
  id: number
  itemId: number
  /** 1 for the first version seen. */
  number: number
  /** SHA-256 over title and body as normalised, hex. */
  hash: string
  seenAt: Instant
  title: string
  /** What the rules read: the content, or the summary where there is no more. */
  body: string
  /** The host that served it, where a redirect led off its source's own hosts: it speaks for nobody then. */
  servedBy?: string | null
}

export type StoredItem = {
  id: number
  sourceId: string
  guid: string | null
  link: string | null
  firstSeenAt: Instant
  publishedAt: Instant | null
  /** Taken in silently by the first successful poll of its source. */
  baseline: boolean
  language: Language
}
