import type { Source } from '../domain/source.ts'

/** Whose words stand at an address, as far as its host tells. */
export type Authority =
  /** One of the source's own hosts: it speaks for the body whose voice the source is. */
  | { own: true }
  /** Somebody else's, or not to be told: it speaks for nobody. `host` is `null` for what is no web address. */
  | { own: false; host: string | null }

type Listed = Pick<Source, 'url' | 'hosts' | 'ports'>

/**
 * Is an address on the source's own hosts? Hosts are compared whole, after the URL standard has lower-cased them and
 * written foreign letters in ASCII, so that a look-alike is another name. `www.` and one final dot make no difference;
 * a subdomain counts only if it is listed, by itself or under `*.dhs.gov`, which does not cover `dhs.gov`. A user name
 * in the address, or a port that neither the scheme, the source's address nor its `ports` name, makes it foreign.
 */
export function judgeAuthority(address: string | null, source: Listed): Authority {
  const url = readAddress(address)
  if (!url) return { own: false, host: null }
  const allowed = ownHosts(source).some((listed) => fits(url.hostname, listed)) && knownPort(url, source)
  return allowed && url.username === '' && url.password === '' ? { own: true } : { own: false, host: url.host }
}

/**
 * Was a document served from where the source says? The address it is polled at was chosen by an editor and is trusted
 * as such, whatever its host; a redirect to another host gains nothing.
 */
export function judgeServer(finalUrl: string, source: Listed): Authority {
  const judged = judgeAuthority(finalUrl, source)
  const asked = readAddress(source.url)
  const served = readAddress(finalUrl)
  if (judged.own || (asked && served && plainHost(asked.hostname) === plainHost(served.hostname))) return { own: true }
  return judged
}

/**
 * Does an item of a source that is a body's own voice speak for that body? Not if another server gave it, nor if its
 * link leads elsewhere; an item without a link is taken at the word of the document, if that stands on an own host.
 */
export function speaksForItself(
  source: Listed & Pick<Source, 'voiceOf'>,
  item: { link: string | null; servedBy?: string | null },
): boolean {
  if (source.voiceOf === undefined || (item.servedBy ?? null) !== null) return false
  return judgeAuthority(item.link ?? source.url, source).own
}

/** The hosts that count as a source's own, as configured; the host it is polled at where none is listed. */
export function ownHosts(source: Pick<Source, 'url' | 'hosts'>): string[] {
  if (source.hosts.length > 0) return source.hosts.map((host) => host.toLowerCase())
  const host = readAddress(source.url)?.hostname
  return host === undefined ? [] : [host]
}

/**
 * The address a permanent redirect names instead of the source's own, where it is on another host: of a chain, as far as
 * its leading permanent steps (301, 308) go. What follows a temporary step is not where the source has moved to.
 */
export function findMove(source: Listed, redirects: readonly { status: number; to: string }[]): string | null {
  let to: string | null = null
  for (const redirect of redirects) {
    if (redirect.status !== 301 && redirect.status !== 308) break
    to = redirect.to
  }
  return to !== null && !judgeServer(to, source).own ? to : null
}

function fits(host: string, listed: string): boolean {
  const wildcard = listed.startsWith('*.')
  const name = readAddress(`http://${wildcard ? listed.slice(2) : listed}/`)?.hostname ?? ''
  if (name === '' || host.startsWith('.') || host.includes('..')) return false
  return wildcard ? withoutDot(host).endsWith(`.${withoutDot(name)}`) : plainHost(host) === plainHost(name)
}

function knownPort(url: URL, source: Listed): boolean {
  return url.port === '' || source.ports.includes(Number(url.port)) || url.port === readAddress(source.url)?.port
}

/** `www.` is the same house; so is a name written out to the root with its final dot. */
function plainHost(host: string): string {
  return withoutDot(host).replace(/^www\./, '')
}

function withoutDot(host: string): string {
  return host.replace(/\.$/, '')
}

/** A backslash is a slash to browsers and none to others: whose address that is depends on who reads it. */
function readAddress(address: string | null): URL | null {
  if (address === null || address.includes('\\') || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
}
