/** A short id out of an address: `dhs-gov-press-releases`. */
export function sourceIdFor(url: string, taken: ReadonlySet<string> = new Set()): string {
  const { hostname, pathname } = new URL(url)
  const host = hostname.replace(/^(?:www|feeds?|rss|news)\./, '').replace(/\.(?:com|org|net|gov|gob|co)(?=\.|$)/g, '')
  const last = pathname
    .split('/')
    .findLast((part) => /[a-z]{3}/i.test(part) && !/^(?:rss|feeds?|index|atom|xml)\b/i.test(part))
  return freeId(`${host}-${(last ?? '').replace(/\.[a-z]{2,5}$/i, '')}`, taken, 'source')
}

/** A short id out of words, one that nobody has yet. */
export function freeId(words: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '')
  const base = plain === '' ? otherwise : plain
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken.has(id)) return id
  }
}

/** http and https, www. or not, a final slash or not, are one address. */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname, search } = new URL(address)
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`
}
