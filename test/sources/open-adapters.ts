import type { FetchedBody, ParsedDocument, SourceAdapter } from '../../src/ports/source-adapter.ts'
import type { WorkerPool } from '../../src/ports/worker-pool.ts'
import { createWorkerPool } from '../../src/runtime/worker/worker-pool.ts'
import type { ParseAnswer, ParseJob } from '../../src/sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../../src/sources/parse-worker-url.ts'
import { createSourceAdapters } from '../../src/sources/registry.ts'
import { aSource } from './samples.ts'

export type OpenAdapters = {
  pool: WorkerPool<ParseJob, ParseAnswer>
  feed: SourceAdapter
  parseFeed(body: Partial<FetchedBody> & { bytes: Uint8Array }): Promise<ParsedDocument>
}

/** The real adapters over a real worker. */
export function openAdapters(deadlineMs = 10_000): OpenAdapters {
  const pool: WorkerPool<ParseJob, ParseAnswer> = createWorkerPool({ url: PARSE_WORKER_URL, deadlineMs })
  const feed = createSourceAdapters({ parseInWorker: pool.run }).get('feed') as SourceAdapter
  const parseFeed = (body: Partial<FetchedBody> & { bytes: Uint8Array }) =>
    feed.parse({ headers: {}, url: 'https://site.test/news/feed.xml', ...body }, aSource())
  return { pool, feed, parseFeed }
}
