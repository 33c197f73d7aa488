/**
 * The host a link really leads to, as the resolver sees it: lower case, no user part, a name in other scripts in its
 * `xn--` form so that it cannot pass for another. `null` where the text is no http(s) address.
 */
export function hostOf(url: string): string | null {
  if (url.length > MAX_URL) return null
  const parsed = URL.parse(url)
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null
  return parsed.hostname.replace(/\.$/, '') || null
}

/** An http(s) address as it may be printed: ASCII only, no user part, no white space; `null` where it is none. */
export function printableUrl(url: string): string | null {
  if (url.length > MAX_URL) return null
  const parsed = URL.parse(url)
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null
  parsed.username = ''
  parsed.password = ''
  return parsed.href
}

/** Longest address shown; browsers and both chat platforms give up not far above. */
const MAX_URL = 2000
