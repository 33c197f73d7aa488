import type { Source } from './source.ts'

/** Does an address lie on one of a source's own hosts? Neither `www.` nor a port makes another house of it. */
export function isOwnHost(source: Pick<Source, 'url' | 'hosts'>, address: string): boolean {
  const host = plainHost(address)
  const own = source.hosts.length > 0 ? source.hosts.map(withoutWww) : [plainHost(source.url)]
  return host !== null && own.includes(host)
}

function plainHost(address: string): string | null {
  return URL.canParse(address) ? withoutWww(new URL(address).hostname) : null
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}
