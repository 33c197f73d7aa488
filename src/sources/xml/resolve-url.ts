/** Schemes that stand for themselves and are never joined to a base. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i

/**
 * Makes a relative address absolute; one that is absolute already is returned exactly as written, because it may be
 * an identifier. Null where it cannot be resolved.
 */
export function resolveUrl(address: string, base: string): string | null {
  const text = address.trim()
  if (text === '') return null
  if (ABSOLUTE.test(text)) return text
  if (base === '' || !URL.canParse(text, base)) return null
  return new URL(text, base).href
}

/** For links shown to people and fetched: absolute, http or https, in normal form; else null. */
export function toWebAddress(address: string | null): string | null {
  if (address === null || address.length > 4_096 || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}
