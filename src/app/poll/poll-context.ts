import type { Actor } from '../../domain/actor.ts'
import type { Source } from '../../domain/source.ts'
import type { SourceKind, Stance } from '../../domain/vocabulary.ts'
import type { Analyst } from '../../ports/analyst.ts'
import type { ArticleReader } from '../../ports/article-reader.ts'
import type { Clock, Random } from '../../ports/clock.ts'
import type { Fetcher } from '../../ports/fetcher.ts'
import type { Logger } from '../../ports/logger.ts'
import type { NewsFirst } from '../../ports/news-first.ts'
import type { OutboxCommit } from '../../ports/outbox.ts'
import type { Reranker } from '../../ports/reranker.ts'
import type { SourceAdapter } from '../../ports/source-adapter.ts'
import type { Store } from '../../ports/stores.ts'
import type { Upkeep } from '../../ports/upkeep.ts'
import type { ClaimIndexCache } from './claim-index-cache.ts'
import type { Gather } from './gather-due.ts'

/** What the poll flow is handed; it reaches for nothing else. */
export type PollContext = {
  store: Store
  fetcher: Fetcher
  adapters: ReadonlyMap<SourceKind, SourceAdapter>
  articles: ArticleReader
  clock: Clock
  random: Random
  sources: ReadonlyMap<string, Source>
  actors: readonly Actor[]
  index: ClaimIndexCache
  /**
   * By source: SHA-256 of the bytes of its last answer as they came, and of what they decompress to. Kept while the
   * program runs: bytes that come again need no decompressing. Left out: all are.
   */
  wires?: Map<string, { hash: string; bodyHash: string }>
  /** Left out, or `null`: matches are as the words make them. */
  reranker?: Reranker | null
  /** Left out, or `null`: nothing but the rules reads. */
  analyst?: { analyst: Analyst; limits: { items: number; forMs: number } } | null
  /** Something to wait for where others have waited for the event loop long enough. Left out: they wait. */
  breathe?: () => Promise<void> | null
  /** Makes every commit that plans posts, so that nothing waits for the next look. Left out: it is made as others are. */
  withPosts?: CommitWithPosts
  /** Left out: sources are asked whatever is on its way to the chats. */
  newsFirst?: NewsFirst
  /** Left out: a round asks what is due at once. */
  gather?: Gather
  /** Left out: nothing is written down or removed. */
  upkeep?: Upkeep
  rules: PollRules
  log: Logger
}

/**
 * Makes a commit whose last part may lease what it planned; `out` is called, perhaps more than once, when a post is on its
 * way or none will be. Fails as the commit does.
 */
export type CommitWithPosts = (
  commit: (within?: (outbox: OutboxCommit) => Promise<void>) => Promise<void>,
  out?: () => void,
) => Promise<void>

export type PollRules = {
  /** Sources fetched at the same time. */
  concurrency: number
  noticeAfterFailures: number
  /** Trouble that lasts is told again this often. */
  repeatNoticeMs: number
  /** After an outage longer than this, what was published during it is marked late. */
  lateAfterMs: number
  /** More new items than this in one poll are taken in silently, with one line to the operations channel. */
  holdAbove: number
  /** Articles fetched in one poll of a source read in full; the rest is owed and read later. */
  articlesPerPoll: number
  /** Ages in days at which a proposal nobody decided is told of again. */
  remindAfterDays?: readonly number[]
  /** Is the stance word precise enough to be posted? */
  showsStance: (stance: Stance, confidence: number) => boolean
}

/** What became of one poll, for the log and the command line. */
export type PollReport = {
  sourceId: string
  outcome: 'baseline' | 'changed' | 'unchanged' | 'failed'
  parsed: number
  newItems: number
  revisedItems: number
  matched: number
  statements: number
  appearances: number
  /** Which parser answered, and in which charset. */
  parser: string | null
  charset: string | null
  error: string | null
  /** Of sources read in full. */
  articles?: ArticleCounts
}

/**
 * What came of the articles of one poll: text taken from the article, article still to be read, entry's own words kept
 * for good. `notes` say in words what was in the way, a few of them.
 */
export type ArticleCounts = { read: number; owed: number; kept: number; notes: string[] }
