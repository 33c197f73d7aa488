import type { Source } from '../domain/source.ts'

/** An article behind an entry. `etag` and `lastModified` are those of the last reading, sent back to the letter. */
export type ArticleRequest = {
  url: string
  source: Source
  etag?: string | null
  lastModified?: string | null
}

/** What came of asking for an article; words in `reason` are for the report. */
export type ArticleAnswer =
  | {
      type: 'read'
      title: string
      /** Plain text, a paragraph a line. */
      text: string
      url: string
      etag: string | null
      lastModified: string | null
    }
  /** 304: the same as at the last reading. */
  | { type: 'unchanged' }
  /** There was an answer of 200 that holds no article (a challenge, a document): the address still stands. */
  | { type: 'unreadable'; reason: string }
  /** 404, 410, or a redirect to the site's own front or list page. */
  | { type: 'missing'; status: number; reason: string }
  /** Not to be fetched: robots.txt says so, or the link leaves the source's own hosts. */
  | { type: 'forbidden'; reason: string }
  /** Not now: the server is down, slow, or asks for patience. */
  | { type: 'wait'; reason: string; retryAfterMs: number | null }

/**
 * Why: articles are fetched with better manners than feeds: robots.txt is honoured, and a host is asked one thing at a
 * time with a pause between. Never throws; asking twice fetches twice.
 */
export interface ArticleReader {
  read(request: ArticleRequest, signal: AbortSignal): Promise<ArticleAnswer>
}
