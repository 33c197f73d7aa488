import type { Instant } from './vocabulary.ts'

/**
 * Where an item and the article behind it stand:
 * `owed` stored with its entry's own words, the article still to be read; `stale` read, but the entry was edited since;
 * `read` the item's text is the article's; `kept` the entry's own words stay, the article could not be had;
 * `watched` its source is not read in full, only whether the article is still there is looked at; `gone` taken down.
 */
export const ARTICLE_STATES = ['owed', 'stale', 'read', 'kept', 'watched', 'gone'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]

/** What a poll learnt of the article behind an entry. */
export type ArticleReading = {
  /** Content hash of the entry's own words, before the article's took their place. */
  listingHash: string
  state: Extract<ArticleState, 'owed' | 'stale' | 'read' | 'kept'>
  /** The first full text of an item stored before with its entry's words alone: no edit by anybody. */
  completes: boolean
  tries: number
  /** For `owed` and `stale`: not to be asked again earlier; `null` for after the source's own interval. */
  retryAfterMs: number | null
  etag: string | null
  lastModified: string | null
}

/** As stored. */
export type ArticleRecord = {
  itemId: number
  sourceId: string
  /** `null` where the entry's words were never replaced. */
  listingHash: string | null
  state: ArticleState
  tries: number
  /** Answers in a row that there is nothing at the address. */
  misses: number
  /** Since when it is missing from the middle of its list page. */
  vanishedAt: Instant | null
  /** `null`: never again. */
  nextCheckAt: Instant | null
  checkedAt: Instant | null
  etag: string | null
  lastModified: string | null
}

/** An item was taken down by its source. `reason` in words: "HTTP 410". */
export type Withdrawal = { itemId: number; sourceId: string; at: Instant; reason: string }
