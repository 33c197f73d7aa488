import { hash } from 'node:crypto'
import { messageOf } from '../../domain/errors.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { SourceState } from '../../domain/vocabulary.ts'
import { asksWhole, UNVOUCHED, vouchesForNothing } from '../../pipeline/distrust-validators.ts'
import { type KeyedItem, keyItems } from '../../pipeline/identify-items.ts'
import { findMove } from '../../pipeline/judge-authority.ts'
import { LONGEST_BACKOFF_MS } from '../../pipeline/plan-next-poll.ts'
import { type Pacing, readPacing } from '../../pipeline/read-pacing.ts'
import { FetchError, type FetchResult } from '../../ports/fetcher.ts'
import { type FetchedBody, type ParsedDocument, ParseError, type SourceAdapter } from '../../ports/source-adapter.ts'
import type { PollContext } from './poll-context.ts'

/** What came of asking a source once. */
export type Fetched =
  | (Answered & { type: 'document'; document: ReadDocument; bodyHash: string })
  /** 304, or the very same bytes as last time. */
  | (Answered & { type: 'unchanged'; bodyHash: string | null })
  | { type: 'failed'; state: SourceState; error: string; retryAfterMs: number | null }

/** `strangers`: its items with their keys, where it was asked already and none of them is stored. */
export type ReadDocument = ParsedDocument & { strangers?: KeyedItem[] }

type Answered = {
  /** To be sent back to the letter; `null` where another server than the source's own gave them. */
  etag: string | null
  lastModified: string | null
  pacing: Pacing
  /** Address after redirects. */
  finalUrl: string
  /** Where a permanent redirect to a foreign host points. */
  movedTo: string | null
}

/**
 * Asks a source and reads the answer. Never throws: a failure is that source's own. `onNews` is told before a body that
 * is not known is read.
 */
export async function fetchSource(
  context: PollContext,
  source: Source,
  record: SourceRecord | null,
  signal: AbortSignal,
  onNews: () => void = () => {},
): Promise<Fetched> {
  const adapter = context.adapters.get(source.kind)
  if (!adapter) return failed('failing', `No adapter for sources of kind "${source.kind}".`)
  let result: FetchResult
  try {
    const wire = context.wires?.get(source.id)
    // Only bytes that decompress to what was taken in last are known.
    const knownWire = wire !== undefined && wire.bodyHash === record?.bodyHash ? wire.hash : null
    const asked = record && asksWhole(record, context.clock.now()) ? { ...record, ...UNVOUCHED } : record
    result = await context.fetcher.fetch({ ...adapter.request(source, asked), knownWire }, signal)
  } catch (error) {
    const reason = error instanceof FetchError ? `${messageOf(error)} (${error.reason})` : messageOf(error)
    return failed('failing', reason)
  }
  try {
    return await readResult(context, adapter, source, record, result, onNews)
  } finally {
    // What was read of it is copied.
    result.letGo?.()
  }
}

async function readResult(
  context: PollContext,
  adapter: SourceAdapter,
  source: Source,
  record: SourceRecord | null,
  result: FetchResult,
  onNews: () => void,
): Promise<Fetched> {
  const answered = readAnswer(source, result, context.clock.now())
  if (record?.etag === UNVOUCHED.etag) Object.assign(answered, UNVOUCHED)
  if (result.status === 304 && !record?.bodyHash)
    return failed('failing', 'The server says "not modified" (HTTP 304) of what it never sent.')
  if (result.status === 304)
    return {
      ...answered,
      type: 'unchanged',
      etag: answered.etag ?? record?.etag ?? null,
      lastModified: answered.lastModified ?? record?.lastModified ?? null,
      bodyHash: record?.bodyHash ?? null,
    }
  const { wire } = result
  if (result.status === 200 && wire?.known && record?.bodyHash)
    return { ...answered, type: 'unchanged', bodyHash: record.bodyHash }
  const body = { bytes: result.body, headers: result.headers, url: result.finalUrl }
  if (result.status !== 200) {
    const refused = withWait(refusedBy(result, answered.pacing.retryAfterMs))
    const challenge = isPage(result) ? await findChallenge(() => adapter.parse(body, source)) : null
    return challenge === null ? refused : { ...refused, state: 'blocked', error: `${refused.error} ${challenge}` }
  }
  const bodyHash = wire && !wire.encoded ? wire.hash : hash('sha256', result.body, 'hex')
  if (wire) context.wires?.set(source.id, { hash: wire.hash, bodyHash })
  if (bodyHash === record?.bodyHash) return { ...answered, type: 'unchanged', bodyHash }
  if (record && vouchesForNothing(record, answered, context.clock.now())) Object.assign(answered, UNVOUCHED)
  onNews()
  try {
    const document = await readNews(context, adapter, source, record, body)
    // Its validators may be those of the whole.
    const validators = document.cutShort ? { etag: null, lastModified: null } : {}
    return { ...answered, ...validators, type: 'document', document, bodyHash }
  } catch (error) {
    if (error instanceof ParseError) return failed(STATE_OF[error.reason], error.message)
    return failed('failing', `The document could not be read: ${messageOf(error)}`)
  }
}

/**
 * A document, without the entries that were in the one taken in last: they have not changed. It is read whole where
 * another entry has to do with one that is stored, by its identifier, link or words: which of them is which is told by
 * all of them together.
 */
async function readNews(
  { store }: PollContext,
  adapter: SourceAdapter,
  source: Source,
  record: SourceRecord | null,
  body: FetchedBody,
): Promise<ReadDocument> {
  // Only what was committed is known; what a full text was taken from is told by all entries.
  const last = record?.bodyHash && record.baselineAt !== null && !source.fullText ? record.bodyHash : null
  const seen = last === null ? null : await store.polls.seenEntries(source.id, last)
  const document = await adapter.parse(body, source, seen)
  if (!document.leftOut) return document
  const strangers = keyItems(document.items)
  return (await isEntangled(store, source, strangers)) ? adapter.parse(body, source) : { ...document, strangers }
}

async function isEntangled(store: PollContext['store'], source: Source, keyed: readonly KeyedItem[]): Promise<boolean> {
  if (keyed.length === 0) return false
  const present = <T>(list: readonly (T | null)[]) => list.filter((value) => value !== null)
  const keys = {
    guids: present(keyed.map(({ guid }) => guid)),
    linkKeys: present(keyed.map(({ linkKey }) => linkKey)),
    hashes: keyed.map(({ hash }) => hash),
  }
  if (Object.values(keys).some((list) => new Set(list).size < list.length)) return true
  return (await store.polls.knownItems(source.id, keys)).length > 0
}

const STATE_OF: Record<ParseError['reason'], SourceState> = {
  not_a_feed: 'not_a_feed',
  challenge: 'blocked',
  empty: 'failing',
  malformed: 'failing',
  too_slow: 'failing',
  selectors: 'failing',
}

function readAnswer(source: Source, result: FetchResult, now: number): Answered {
  const { headers, finalUrl, redirects } = result
  const same =
    redirects.length === 0 || (URL.canParse(source.url) && new URL(source.url).origin === new URL(finalUrl).origin)
  return {
    etag: same ? (headers.etag ?? null) : null,
    lastModified: same ? (headers['last-modified'] ?? null) : null,
    pacing: readPacing(headers, now),
    finalUrl,
    movedTo: findMove(source, redirects),
  }
}

const HOUR_MS = 3_600_000

type Failed = Extract<Fetched, { type: 'failed' }>

function refusedBy({ status }: FetchResult, retryAfterMs: number | null): Failed {
  if (status === 401 || status === 403 || status === 451)
    return failed('blocked', `The server refuses this client (HTTP ${status}).`, retryAfterMs)
  if (status === 410) return failed('gone', 'The server says this address is gone for good (HTTP 410).')
  if (status === 404) return failed('failing', 'There is nothing at this address (HTTP 404).', retryAfterMs)
  if (status === 429) return failed('failing', 'The server asks for fewer requests (HTTP 429).', retryAfterMs)
  return failed('failing', `The server answered HTTP ${status}.`, retryAfterMs)
}

/** Told at once where it is long: the reason why nothing else will be heard of it. */
function withWait(refused: Failed): Failed {
  const { state, error, retryAfterMs } = refused
  if (retryAfterMs === null || retryAfterMs <= LONGEST_BACKOFF_MS) return refused
  const wait = failed(state, `It asks to be left alone for ${Math.ceil(retryAfterMs / HOUR_MS)} hours.`, retryAfterMs)
  return { ...wait, error: `${error} ${wait.error}` }
}

/** A challenge often comes with 403, 429, 503 or 202: what is in the page then says more than its number. */
function isPage({ status, headers, body }: FetchResult): boolean {
  const told = status === 404 || status === 410
  return !told && body.length > 0 && /^text\/html|^application\/xhtml/i.test(headers['content-type'] ?? '')
}

async function findChallenge(parse: () => Promise<unknown>): Promise<string | null> {
  try {
    await parse()
  } catch (error) {
    if (error instanceof ParseError && error.reason === 'challenge') return error.message
  }
  return null
}

function failed(state: SourceState, error: string, retryAfterMs: number | null = null): Failed {
  return { type: 'failed', state, error, retryAfterMs }
}
