import { isIP } from 'node:net'
import { FetchError } from '../../ports/fetcher.ts'
import type { AddressPolicy } from './address-policy.ts'

export type UrlRules = { ports: number[]; allowPrivate: boolean; maxUrlLength: number; policy: AddressPolicy }

/** Names that never belong to a public site, whatever a resolver says. */
const INTERNAL_SUFFIXES = ['localhost', 'local', 'internal', 'localdomain', 'home.arpa', 'lan', 'intranet', 'corp']

/**
 * Checks an address before anything is looked up or opened and returns it parsed, without fragment.
 * Throws `FetchError` `bad_url` or `forbidden_address`.
 */
export function checkUrl(text: string, rules: UrlRules): URL {
  if (text.length > rules.maxUrlLength) {
    throw new FetchError(
      'bad_url',
      `The address is ${text.length} characters long; at most ${rules.maxUrlLength} are taken.`,
    )
  }
  if (hasTrickCharacters(text)) {
    throw new FetchError('bad_url', `The address ${quote(text)} has a backslash, blank or control character in it.`)
  }
  const url = parse(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('bad_url', `The address ${quote(text)} is not http or https.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError(
      'bad_url',
      `The address of ${url.hostname} has a user name or password in it; that is not taken.`,
    )
  }
  checkPort(url, rules.ports)
  checkHost(url, rules)
  url.hash = ''
  return url
}

function parse(text: string): URL {
  try {
    return new URL(text)
  } catch (cause) {
    throw new FetchError('bad_url', `${quote(text)} is not an absolute web address.`, cause)
  }
}

function checkPort(url: URL, ports: number[]): void {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (port === 80 || port === 443 || ports.includes(port)) return
  const message = `Port ${port} of ${url.hostname} is not allowed; only 80, 443 and the ports listed for the source are.`
  throw new FetchError('forbidden_address', message)
}

function checkHost(url: URL, rules: UrlRules): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) {
    const verdict = rules.policy(host, rules.allowPrivate)
    if (!verdict.allowed) throw new FetchError('forbidden_address', `Not fetched: ${verdict.why}.`)
    return
  }
  const name = host.endsWith('.') ? host.slice(0, -1) : host
  if (name === '' || name.endsWith('.')) throw new FetchError('bad_url', `"${host}" is not a host name.`)
  if (rules.allowPrivate) return
  const internal = INTERNAL_SUFFIXES.find((suffix) => name === suffix || name.endsWith(`.${suffix}`))
  if (internal !== undefined || !name.includes('.')) {
    throw new FetchError('forbidden_address', `Not fetched: "${name}" is a name of a private network.`)
  }
}

/** Backslashes and blanks are where URL parsers differ, so where one checks and another connects. */
function hasTrickCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 || code === 0x5c || code === 0x7f) return true
  }
  return false
}

/** A hostile address in a log line stays short. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 119)}…` : text)
}
