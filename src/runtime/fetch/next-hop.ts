import { FetchError, type FetchRequest } from '../../ports/fetcher.ts'
import { checkUrl, quote, type UrlRules } from './check-url.ts'

/** The codes that mean "ask there instead" for a GET. */
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** What may be told to another host: nothing that identifies us to the first, no validators, no secrets. */
const HARMLESS = new Set(['accept', 'accept-language'])

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status)
}

/** Where a redirect leads, checked like any address. Throws `FetchError`. */
export function resolveRedirect(from: URL, location: string | undefined, rules: UrlRules): URL {
  if (location === undefined || location.trim() === '') {
    throw new FetchError('bad_redirect', `${from.host} redirects without saying where to.`)
  }
  if (location.length > rules.maxUrlLength) {
    throw new FetchError('bad_redirect', `${from.host} redirects to an address of ${location.length} characters.`)
  }
  if (location.includes('\\')) {
    throw new FetchError('bad_redirect', `${from.host} redirects to ${quote(location)}, which has a backslash in it.`)
  }
  const to = checkUrl(absolute(from, location), rules)
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new FetchError('bad_redirect', `${from.host} redirects from https to plain http (${to.host}); not followed.`)
  }
  return to
}

/** Headers arrive as Latin-1; sites that put UTF-8 there mean UTF-8. */
function absolute(from: URL, location: string): string {
  const text = Buffer.from(location.trim(), 'latin1').toString('utf8')
  try {
    return new URL(text.includes('\uFFFD') ? location.trim() : text, from).href
  } catch (cause) {
    throw new FetchError('bad_redirect', `${from.host} redirects to ${quote(location)}, which is no address.`, cause)
  }
}

/** The headers for the next hop: on another origin only the harmless ones. */
export function headersFor(request: FetchRequest, first: URL, hop: URL): Record<string, string> {
  if (first.origin === hop.origin) return request.headers
  return Object.fromEntries(Object.entries(request.headers).filter(([name]) => HARMLESS.has(name.toLowerCase())))
}
