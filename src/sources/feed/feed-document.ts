/** A text of a feed with its media type: `text/plain` values are text, the other two are HTML. */
export type FeedText = { value: string; type: 'text/plain' | 'text/html' | 'application/xhtml+xml' }

/**
 * One entry, the same for every format: values as the feed has them, links absolute, HTML kept. Dates are the words
 * of the feed; `parseDate` reads them. `ParsedItem` is derived from this.
 */
export type FeedEntry = {
  id: string | null
  link: string | null
  title: FeedText | null
  /** The short text; the first content where the entry has no other. */
  summary: FeedText | null
  contents: FeedText[]
  published: string | null
  updated: string | null
  created: string | null
  author: string | null
  language: string | null
}

export type FeedDocument = {
  title: FeedText | null
  subtitle: FeedText | null
  id: string | null
  link: string | null
  published: string | null
  updated: string | null
  created: string | null
  language: string | null
  ttlMinutes: number | null
  skipHours: number[]
  skipDays: string[]
  entries: FeedEntry[]
}
