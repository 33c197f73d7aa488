import { createHash } from 'node:crypto'
import { messageOf } from '../../domain/errors.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { SourceState } from '../../domain/vocabulary.ts'
import { FetchError, type FetchResult } from '../../ports/fetcher.ts'
import { type ParsedDocument, ParseError } from '../../ports/source-adapter.ts'
import type { PollContext } from './poll-context.ts'

/** What came of asking a source once. */
export type Fetched =
  | { type: 'document'; document: ParsedDocument; etag: string | null; lastModified: string | null; bodyHash: string }
  /** 304, or the very same bytes as last time. */
  | { type: 'unchanged'; etag: string | null; lastModified: string | null; bodyHash: string | null }
  | { type: 'failed'; state: SourceState; error: string; retryAfterMs: number | null }

/** Asks a source and reads the answer. Never throws: a failure is that source's own. */
export async function fetchSource(
  context: PollContext,
  source: Source,
  record: SourceRecord | null,
  signal: AbortSignal,
): Promise<Fetched> {
  const adapter = context.adapters.get(source.kind)
  if (!adapter) return failed('failing', `No adapter for sources of kind "${source.kind}".`)
  let result: FetchResult
  try {
    result = await context.fetcher.fetch(adapter.request(source, record), signal)
  } catch (error) {
    const reason = error instanceof FetchError ? `${messageOf(error)} (${error.reason})` : messageOf(error)
    return failed('failing', reason)
  }
  const etag = result.headers.etag ?? null
  const lastModified = result.headers['last-modified'] ?? null
  if (result.status === 304)
    return {
      type: 'unchanged',
      etag: etag ?? record?.etag ?? null,
      lastModified: lastModified ?? record?.lastModified ?? null,
      bodyHash: record?.bodyHash ?? null,
    }
  if (result.status !== 200) return refusedBy(result, context.clock.now())
  const bodyHash = createHash('sha256').update(result.body).digest('hex')
  if (bodyHash === record?.bodyHash) return { type: 'unchanged', etag, lastModified, bodyHash }
  try {
    const body = { bytes: result.body, headers: result.headers, url: result.finalUrl }
    return { type: 'document', document: await adapter.parse(body, source), etag, lastModified, bodyHash }
  } catch (error) {
    if (error instanceof ParseError) return failed(STATE_OF[error.reason], error.message)
    return failed('failing', `The document could not be read: ${messageOf(error)}`)
  }
}

const STATE_OF: Record<ParseError['reason'], SourceState> = {
  not_a_feed: 'not_a_feed',
  challenge: 'blocked',
  empty: 'failing',
  malformed: 'failing',
  too_slow: 'failing',
  selectors: 'failing',
}

function refusedBy(result: FetchResult, now: number): Fetched {
  const { status } = result
  const retryAfterMs = retryAfter(result.headers['retry-after'], now)
  if (status === 401 || status === 403 || status === 451)
    return failed('blocked', `The server refuses this client (HTTP ${status}).`, retryAfterMs)
  if (status === 410) return failed('gone', 'The server says this address is gone for good (HTTP 410).')
  if (status === 404) return failed('failing', 'There is nothing at this address (HTTP 404).', retryAfterMs)
  if (status === 429) return failed('failing', 'The server asks for fewer requests (HTTP 429).', retryAfterMs)
  return failed('failing', `The server answered HTTP ${status}.`, retryAfterMs)
}

/** `Retry-After` in seconds or as a date; at most a day is believed. */
function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 24 * 3_600_000) : null
}

function failed(state: SourceState, error: string, retryAfterMs: number | null = null): Fetched {
  return { type: 'failed', state, error, retryAfterMs }
}
