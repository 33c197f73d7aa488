const NAMES = ['item', 'entry', 'rss:item', 'atom:entry']

/**
 * A document that ends within an entry, because its server or a cache on the way broke off, has only the beginning of
 * that entry's text: read as it stands, the rest of it would seem to have been taken out. It is left to the next poll.
 * A feed that closes none of its entries is written that way. `null`: nothing is cut.
 */
export function dropCutEntry(xml: string): string | null {
  const closed = Math.max(...NAMES.map((name) => xml.lastIndexOf(`</${name}`)))
  const opened = Math.max(...NAMES.map((name) => lastOpening(xml, name)))
  return closed >= 0 && opened > closed ? xml.slice(0, opened) : null
}

function lastOpening(xml: string, name: string): number {
  const tag = `<${name}`
  // "<items>" of RSS 1.0 is none; nor is one that ends before its tag does, or its name goes on.
  for (let at = xml.lastIndexOf(tag); at >= 0; at = at === 0 ? -1 : xml.lastIndexOf(tag, at - 1))
    if (/^[\s>]?$/.test(xml.charAt(at + tag.length))) return at
  return -1
}
