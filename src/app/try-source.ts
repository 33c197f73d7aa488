import { FetchError, type Fetcher, type FetchResult } from '../ports/fetcher.ts'
import type { Inspection, SourceInspector } from '../ports/source-inspector.ts'

/** What came of asking an address once. `error` where nothing came at all. */
export type SourceTrial = {
  url: string
  finalUrl: string | null
  status: number | null
  redirects: FetchResult['redirects']
  /** `Content-Type` as sent. */
  contentType: string | null
  /** After decompression. */
  bytes: number
  etag: string | null
  lastModified: string | null
  inspection: Inspection | null
  error: string | null
  /** One word for scripts. */
  verdict: 'feed' | 'page' | 'feed_links' | 'blocked' | 'nothing' | 'failed'
}

export type TryDeps = { fetcher: Fetcher; inspector: SourceInspector }

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.1'

/** Fetches an address once, through the guard, and says what it would be as a source. Nothing is stored. */
export async function trySource(
  { fetcher, inspector }: TryDeps,
  url: string,
  options: { allowPrivate: boolean; userAgent?: string },
  signal: AbortSignal,
): Promise<SourceTrial> {
  const nothing: SourceTrial = {
    url,
    finalUrl: null,
    status: null,
    redirects: [],
    contentType: null,
    bytes: 0,
    etag: null,
    lastModified: null,
    inspection: null,
    error: null,
    verdict: 'failed',
  }
  let answer: FetchResult
  try {
    const { allowPrivate, userAgent } = options
    // Other ports than the web's are for intranets, as private addresses are.
    const port = allowPrivate && URL.canParse(url) ? Number(new URL(url).port) : 0
    const ports = port > 0 ? [port] : []
    const request = { url, headers: { accept: ACCEPT }, ports, allowPrivate }
    answer = await fetcher.fetch({ ...request, ...(userAgent === undefined ? {} : { userAgent }) }, signal)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return { ...nothing, error: `${error.message} (${error.reason})` }
  }
  const { status, headers, body, finalUrl, redirects } = answer
  const trial: SourceTrial = {
    ...nothing,
    finalUrl,
    status,
    redirects,
    contentType: headers['content-type'] ?? null,
    bytes: body.length,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
  }
  const inspection = body.length === 0 ? null : await inspector.inspect({ bytes: body, headers, url: finalUrl })
  if (inspection?.type === 'challenge') return { ...trial, inspection, verdict: 'blocked' }
  if (status === 401 || status === 403 || status === 451) return { ...trial, verdict: 'blocked' }
  if (status !== 200) return { ...trial, verdict: 'failed' }
  return { ...trial, inspection, verdict: judge(inspection) }
}

function judge(inspection: Inspection | null): SourceTrial['verdict'] {
  if (inspection?.type === 'feed') return inspection.items.length > 0 ? 'feed' : 'nothing'
  if (inspection?.type !== 'page') return 'nothing'
  if (inspection.list !== null) return 'page'
  return inspection.feeds.length > 0 ? 'feed_links' : 'nothing'
}
