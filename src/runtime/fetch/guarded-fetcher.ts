import { Agent } from 'undici'
import { FetchError, type Fetcher, type FetchRequest, type FetchResult } from '../../ports/fetcher.ts'
import { type AddressPolicy, checkAddress } from './address-policy.ts'
import { askOnce } from './ask-once.ts'
import { checkUrl, type UrlRules } from './check-url.ts'
import { ACCEPT_ENCODING } from './decompress.ts'
import { FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts'
import { createGuardedConnector, type Resolve, resolveWithSystem } from './guarded-connector.ts'
import { mapFetchError } from './map-error.ts'
import { headersFor, isRedirect, resolveRedirect } from './next-hop.ts'
import { hostOf, type Outgoing, watchOutgoing } from './outgoing.ts'
import { readBody } from './read-body.ts'

export type GuardedFetcherOptions = {
  /** Sent where a request names none. Honest: a name, a version, a way to get in touch. */
  userAgent?: string
  limits?: Partial<FetchLimits>
  resolve?: Resolve
  /** PEM of the certificate authorities to trust instead of the system's: intranets and tests. */
  ca?: string
  /** Tests only: a policy that takes one loopback address for a public one. */
  policy?: AddressPolicy
}

type Hop = Pick<FetchResult, 'status' | 'headers' | 'body' | 'letGo' | 'wire'> & { location: string | undefined }

/**
 * The one way out to the web for polls and articles. Every hop is checked by address, by each resolved address and
 * by the connected peer; redirects are followed by hand; nothing is retried, no proxy setting is read, nothing a
 * document or header points at is loaded. Throws `FetchError` only.
 */
export function createGuardedFetcher(options: GuardedFetcherOptions = {}): Fetcher {
  const limits = { ...FETCH_LIMITS, ...options.limits }
  const policy = options.policy ?? checkAddress
  const resolve = options.resolve ?? resolveWithSystem
  const openAgent = (allowPrivate: boolean) => {
    const { ca } = options
    const connect = createGuardedConnector({
      allowPrivate,
      policy,
      resolve,
      connectMs: limits.connectMs,
      ...(ca === undefined ? {} : { ca }),
    })
    return new Agent({
      connect,
      maxHeaderSize: limits.maxHeaderBytes,
      connections: 4,
      pipelining: 1,
      headersTimeout: limits.totalMs,
      bodyTimeout: limits.totalMs,
    })
  }
  // Two pools: a connection opened for a source that may use private addresses is never lent to one that may not.
  const agents = { open: openAgent(true), guarded: openAgent(false) }
  const watch = watchOutgoing(limits)

  async function fetchOnce(request: FetchRequest, url: URL, first: URL, outgoing: Outgoing): Promise<Hop> {
    const sent = {
      ...headersFor(request, first, url),
      'user-agent': request.userAgent ?? options.userAgent ?? 'onrecord',
      'accept-encoding': ACCEPT_ENCODING,
    }
    const agent = request.allowPrivate ? agents.open : agents.guarded
    const answer = await askOnce(agent, url, sent, limits, outgoing, isIdle)
    const { status, headers } = answer
    if (isIdle(status)) return { status, headers, body: NO_BODY, location: headers.location }
    const encoding = headers['content-encoding'] ?? ''
    const read = await readBody(answer, encoding, limits.maxBodyBytes, request.knownWire)
    return { status, headers, ...read, location: undefined }
  }

  async function follow(request: FetchRequest, outgoing: Outgoing): Promise<FetchResult> {
    const { ports, allowPrivate } = request
    const rules: UrlRules = { ports, allowPrivate, maxUrlLength: limits.maxUrlLength, policy }
    const first = checkUrl(request.url, rules)
    const redirects: FetchResult['redirects'] = []
    for (let url = first; ; ) {
      const hop = await fetchOnce(request, url, first, outgoing).catch((error: unknown) => {
        throw outgoing.stopped ?? mapFetchError(error, url.host)
      })
      // Given up while the body was being unpacked.
      if (outgoing.stopped) throw outgoing.stopped
      if (!isRedirect(hop.status)) {
        const { location: _, ...answer } = hop
        return { ...answer, finalUrl: url.href, redirects }
      }
      const to = resolveRedirect(url, hop.location, rules)
      redirects.push({ status: hop.status, from: url.href, to: to.href })
      if (redirects.length > limits.maxRedirects || redirects.some((earlier) => earlier.from === to.href)) {
        throw new FetchError(
          'too_many_redirects',
          `${first.host} redirects in a circle or more than ${limits.maxRedirects} times.`,
        )
      }
      url = to
    }
  }

  return {
    async fetch(request, signal) {
      const outgoing = watch.begin(request.url, signal)
      try {
        return await follow(request, outgoing)
      } catch (error) {
        throw mapFetchError(error, hostOf(request.url))
      } finally {
        watch.finish(outgoing, signal)
      }
    },
    async close() {
      await Promise.all([agents.open.destroy(), agents.guarded.destroy()])
    },
  }
}

const NO_BODY = new Uint8Array()

function isIdle(status: number): boolean {
  return status === 304 || isRedirect(status)
}
