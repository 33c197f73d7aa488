import { Agent, request as send } from 'undici'
import { FetchError, type Fetcher, type FetchRequest, type FetchResult } from '../../ports/fetcher.ts'
import { type AddressPolicy, checkAddress } from './address-policy.ts'
import { checkUrl, type UrlRules } from './check-url.ts'
import { ACCEPT_ENCODING } from './decompress.ts'
import { FETCH_LIMITS, type FetchLimits } from './fetch-limits.ts'
import { createGuardedConnector, type Resolve, resolveWithSystem } from './guarded-connector.ts'
import { mapFetchError } from './map-error.ts'
import { headersFor, isRedirect, resolveRedirect } from './next-hop.ts'
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

/** A redirect or 304 has next to no body. */
const REDIRECT_BODY_BYTES = 16 * 1024

type Hop = Pick<FetchResult, 'status' | 'headers' | 'body' | 'wire'> & { location: string | undefined }

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
    return new Agent({ connect, maxHeaderSize: limits.maxHeaderBytes, connections: 4, pipelining: 1 })
  }
  // Two pools: a connection opened for a source that may use private addresses is never lent to one that may not.
  const agents = { open: openAgent(true), guarded: openAgent(false) }

  async function fetchOnce(request: FetchRequest, url: URL, first: URL, signal: AbortSignal): Promise<Hop> {
    const answer = await send(url, {
      method: 'GET',
      dispatcher: request.allowPrivate ? agents.open : agents.guarded,
      headers: {
        ...headersFor(request, first, url),
        'user-agent': request.userAgent ?? options.userAgent ?? 'onrecord',
        'accept-encoding': ACCEPT_ENCODING,
      },
      signal,
      headersTimeout: limits.totalMs,
      bodyTimeout: limits.totalMs,
    })
    const headers = flattenHeaders(answer.headers)
    if (isRedirect(answer.statusCode) || answer.statusCode === 304) {
      // Read off, so that the connection can be used again; a longer body costs the connection.
      await answer.body.dump({ limit: REDIRECT_BODY_BYTES, signal })
      return { status: answer.statusCode, headers, body: new Uint8Array(), location: headers.location }
    }
    const { body, wire } = await readBody(answer.body, headers, limits, request.knownWire)
    return { status: answer.statusCode, headers, body, wire, location: undefined }
  }

  async function follow(request: FetchRequest, signal: AbortSignal): Promise<FetchResult> {
    const { ports, allowPrivate } = request
    const rules: UrlRules = { ports, allowPrivate, maxUrlLength: limits.maxUrlLength, policy }
    const first = checkUrl(request.url, rules)
    const redirects: FetchResult['redirects'] = []
    for (let url = first; ; ) {
      const hop = await fetchOnce(request, url, first, signal).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : mapFetchError(error, url.host)
      })
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
      const deadline = new AbortController()
      const host = hostOf(request.url)
      const stop = (message: string) => deadline.abort(new FetchError('timeout', message))
      const cancel = () => stop(`The request to ${host} was called off.`)
      const timer = setTimeout(() => stop(`${host} did not finish within ${limits.totalMs / 1000} s.`), limits.totalMs)
      if (signal.aborted) cancel()
      signal.addEventListener('abort', cancel, { once: true })
      try {
        return await follow(request, deadline.signal)
      } catch (error) {
        throw mapFetchError(error, host)
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', cancel)
      }
    },
    async close() {
      await Promise.all([agents.open.destroy(), agents.guarded.destroy()])
    },
  }
}

function flattenHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'the address' : 'the address'
}
