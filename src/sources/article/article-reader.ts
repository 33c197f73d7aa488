import type { Source } from '../../domain/source.ts'
import type { ArticleAnswer, ArticleReader, ArticleRequest } from '../../ports/article-reader.ts'
import type { Clock, Pause } from '../../ports/clock.ts'
import { FetchError, type Fetcher, type FetchResult } from '../../ports/fetcher.ts'
import { ParseError } from '../../ports/source-adapter.ts'
import type { RunInWorker } from '../../ports/worker-pool.ts'
import { askWorker } from '../parse-in-worker.ts'
import type { ParseAnswer, ParseJob } from '../parse-job.ts'
import { createHostTurns } from './host-turns.ts'
import { createRobotsCache } from './robots-cache.ts'

/** A `Crawl-delay` beyond this is not waited for between two articles; the rest of them follow at later polls. */
const LONGEST_CRAWL_DELAY_MS = 30_000
/** `Retry-After` beyond this is not believed. */
const LONGEST_WAIT_MS = 24 * 3_600_000
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1'

export type ArticleReaderDeps = {
  fetcher: Fetcher
  parseInWorker: RunInWorker<ParseJob, ParseAnswer>
  clock: Clock
  pause: Pause
  /** Between two requests to one host, ms. */
  pauseMs: number
  /** Does an address lie on a source's own hosts? Articles elsewhere are not its words. */
  isOwn: (source: Source, url: string) => boolean
  /** The product's name, by which robots.txt addresses it: `onrecord`. */
  agent: string
}

/** Articles of the source's own hosts, by its robots.txt, one at a time a host. */
export function createArticleReader(deps: ArticleReaderDeps): ArticleReader {
  const { fetcher, parseInWorker, clock, pause, pauseMs, isOwn } = deps
  const turns = createHostTurns(clock, pause)
  const robots = createRobotsCache(deps)

  async function read(
    { url, source, etag, lastModified }: ArticleRequest,
    signal: AbortSignal,
  ): Promise<ArticleAnswer> {
    const host = new URL(url).host
    const verdict = await robots.check(url, source, signal, (work) => turns.take(host, pauseMs, signal, work))
    if (verdict.type === 'disallowed')
      return { type: 'forbidden', reason: `${verdict.robotsUrl} asks programs not to read it` }
    if (verdict.type === 'wait') return { type: 'wait', reason: verdict.reason, retryAfterMs: verdict.retryAfterMs }
    const gapMs = Math.max(pauseMs, Math.min(verdict.crawlDelayMs, LONGEST_CRAWL_DELAY_MS))
    const headers: Record<string, string> = { accept: ACCEPT }
    if (etag) headers['if-none-match'] = etag
    if (lastModified) headers['if-modified-since'] = lastModified
    const answer = await turns.take(host, gapMs, signal, () =>
      fetcher.fetch(
        {
          url,
          headers,
          ports: source.ports,
          allowPrivate: source.allowPrivate,
          ...(source.userAgent === undefined ? {} : { userAgent: source.userAgent }),
        },
        signal,
      ),
    )
    return judge(answer, url, source).finally(() => answer.letGo?.())
  }

  async function judge(answer: FetchResult, url: string, source: Source): Promise<ArticleAnswer> {
    const { status, headers, finalUrl } = answer
    const { host } = new URL(url)
    if (status === 304) return { type: 'unchanged' }
    if (status === 404 || status === 410) return { type: 'missing', status, reason: `${host} answered HTTP ${status}` }
    if (status !== 200) {
      const reason = `${host} answered HTTP ${status}`
      return status === 429 || status >= 500
        ? { type: 'wait', reason, retryAfterMs: retryAfter(headers['retry-after'], clock.now()) }
        : { type: 'unreadable', reason }
    }
    if (!isOwn(source, finalUrl))
      return {
        type: 'forbidden',
        reason: `${host} redirects to ${new URL(finalUrl).host}, which is not the source's own`,
      }
    if (finalUrl !== url && isFront(finalUrl, source))
      return { type: 'missing', status, reason: `${host} redirects the article to its front or list page` }
    try {
      const body = { bytes: answer.body, headers, url: finalUrl }
      const parsed = await askWorker(parseInWorker, { kind: 'article', body })
      if (parsed.kind !== 'article') return { type: 'unreadable', reason: 'the parse worker gave no article' }
      const { title, text } = parsed.article
      const etag = headers.etag ?? null
      return { type: 'read', title, text, url: finalUrl, etag, lastModified: headers['last-modified'] ?? null }
    } catch (error) {
      if (error instanceof ParseError) return { type: 'unreadable', reason: error.message }
      throw error
    }
  }

  return {
    async read(request, signal) {
      const { url, source } = request
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        return { type: 'forbidden', reason: 'the link is no web address' }
      if (!isOwn(source, url))
        return { type: 'forbidden', reason: `the link leads to ${new URL(url).host}, which is not the source's own` }
      try {
        return await read(request, signal)
      } catch (error) {
        const reason = error instanceof FetchError ? `${error.message} (${error.reason})` : String(error).slice(0, 200)
        // What the guard refuses is refused for good; everything else may be better next time.
        const refused = error instanceof FetchError && REFUSED.has(error.reason)
        return refused ? { type: 'forbidden', reason } : { type: 'wait', reason, retryAfterMs: null }
      }
    },
  }
}

const REFUSED = new Set<FetchError['reason']>(['forbidden_address', 'bad_url', 'bad_redirect'])

/** The site's front page or the list the source is polled at: where sites send readers of what they took down. */
function isFront(address: string, source: Source): boolean {
  const plain = (url: string) => {
    const { host, pathname, search } = new URL(url)
    return `${host}${pathname.replace(/\/+$/, '')}${search}`
  }
  const { pathname, search } = new URL(address)
  const isRoot = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:index\.[a-z]{3,5})?$/i.test(pathname) && search === ''
  return isRoot || plain(address) === plain(source.url)
}

function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const ms = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : null
}
