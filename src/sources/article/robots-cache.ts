import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { Clock } from '../../ports/clock.ts'
import { FetchError, type Fetcher, type FetchResult } from '../../ports/fetcher.ts'
import type { RunInWorker } from '../../ports/worker-pool.ts'
import { decodeBody } from '../decode/decode-body.ts'
import { askWorker } from '../parse-in-worker.ts'
import type { ParseAnswer, ParseJob } from '../parse-job.ts'
import { MAX_ROBOTS_BYTES } from './read-robots.ts'

/** Rules are believed for a day (RFC 9309, 2.4). */
const KEPT_MS = 24 * 3_600_000
/** A server that could not answer is asked for its rules again after this long. */
const RETRY_MS = 3_600_000
/** Origins remembered; the longest unused is forgotten first. */
const MOST_ORIGINS = 100

export type RobotsAnswer =
  | { type: 'allowed'; crawlDelayMs: number }
  | { type: 'disallowed'; robotsUrl: string }
  | { type: 'wait'; reason: string; retryAfterMs: number }

export type RobotsCache = {
  /** `ask` makes the request in the host's turn; it is called only where nothing fresh is known. */
  check(
    url: string,
    source: Source,
    signal: AbortSignal,
    ask: (work: () => Promise<FetchResult>) => Promise<FetchResult>,
  ): Promise<RobotsAnswer>
}

type Rules = { until: Instant; contents: string } | { until: Instant; down: string }

/**
 * The rules of each origin by RFC 9309: an answer of 4xx means that there are none, 5xx and no answer at all mean that
 * nothing may be fetched for now. `agent` is the product's name without its version.
 */
export function createRobotsCache(deps: {
  fetcher: Fetcher
  parseInWorker: RunInWorker<ParseJob, ParseAnswer>
  clock: Clock
  agent: string
}): RobotsCache {
  const { fetcher, parseInWorker, clock, agent } = deps
  const origins = new Map<string, Rules>()
  /** Rules being fetched: whoever asks meanwhile waits for the same answer. */
  const asking = new Map<string, Promise<Rules>>()

  async function rulesOf(
    robotsUrl: string,
    source: Source,
    signal: AbortSignal,
    ask: (work: () => Promise<FetchResult>) => Promise<FetchResult>,
  ): Promise<Rules> {
    const key = `${source.allowPrivate ? 'private ' : ''}${robotsUrl}`
    const known = origins.get(key)
    const now = clock.now()
    // An expiry further off than a day was written before the clock was set back.
    if (known && now < known.until && known.until - now <= KEPT_MS) return known
    const underWay = asking.get(key) ?? fetchRules(robotsUrl, source, signal, ask)
    asking.set(key, underWay)
    const rules = await underWay.finally(() => asking.delete(key))
    origins.delete(key)
    origins.set(key, rules)
    if (origins.size > MOST_ORIGINS) for (const oldest of origins.keys()) if (origins.delete(oldest)) break
    return rules
  }

  async function fetchRules(
    robotsUrl: string,
    source: Source,
    signal: AbortSignal,
    ask: (work: () => Promise<FetchResult>) => Promise<FetchResult>,
  ): Promise<Rules> {
    const host = new URL(robotsUrl).host
    const down = (reason: string): Rules => ({ until: clock.now() + RETRY_MS, down: reason })
    try {
      const { url, ports, allowPrivate, userAgent } = { ...source, url: robotsUrl }
      const request = { url, headers: { accept: 'text/plain, */*;q=0.1' }, ports, allowPrivate }
      const answer = await ask(() =>
        fetcher.fetch({ ...request, ...(userAgent === undefined ? {} : { userAgent }) }, signal),
      )
      const until = clock.now() + KEPT_MS
      if (answer.status >= 500 || answer.status === 429)
        return down(`${host}/robots.txt answered HTTP ${answer.status}`)
      if (answer.status !== 200) return { until, contents: '' }
      const bytes = answer.body.subarray(0, MAX_ROBOTS_BYTES)
      return { until, contents: decodeBody(bytes, { 'content-type': 'text/plain; charset=utf-8' }).text }
    } catch (error) {
      const reason = error instanceof FetchError ? error.reason : 'error'
      // Rules that lead nowhere or away in circles are as good as none (RFC 9309, 2.3.1.2).
      if (reason === 'too_many_redirects') return { until: clock.now() + KEPT_MS, contents: '' }
      return down(`${host}/robots.txt could not be fetched (${reason})`)
    }
  }

  return {
    async check(url, source, signal, ask) {
      const robotsUrl = new URL('/robots.txt', url).href
      const rules = await rulesOf(robotsUrl, source, signal, ask)
      if ('down' in rules)
        return { type: 'wait', reason: rules.down, retryAfterMs: Math.max(1_000, rules.until - clock.now()) }
      if (rules.contents.trim() === '') return { type: 'allowed', crawlDelayMs: 0 }
      const job: ParseJob = { kind: 'robots', contents: rules.contents, robotsUrl, url, agent }
      const answer = await askWorker(parseInWorker, job).catch(() => null)
      // Rules that cannot be read in time are taken for a no.
      if (answer?.kind !== 'robots' || !answer.verdict.allowed) return { type: 'disallowed', robotsUrl }
      return { type: 'allowed', crawlDelayMs: (answer.verdict.crawlDelay ?? 0) * 1_000 }
    },
  }
}
