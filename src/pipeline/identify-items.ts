import { createHash } from 'node:crypto'
import type { ParsedItem } from '../domain/item.ts'
import { linkKey } from './link-key.ts'

/** An item with the keys by which it may be recognised again. */
export type KeyedItem = ParsedItem & { body: string; hash: string; linkKey: string | null }

/** What is known of a stored item, as far as recognising it goes. */
export type Recognisable = { id: number; guid: string | null; linkKey: string | null; hashes: string[] }

export type IdentifiedItem<K> = { item: KeyedItem; known: K | null }

export function keyItems(items: readonly ParsedItem[]): KeyedItem[] {
  return items.map((item) => {
    const body = item.content.length >= item.summary.length ? item.content : item.summary
    return { ...item, body, hash: contentHash(item.title, body), linkKey: linkKey(item.link) }
  })
}

/** SHA-256, hex, of the words; white space does not count, dates neither. */
export function contentHash(title: string, body: string): string {
  const plain = (text: string) => text.replace(/\s+/gu, ' ').trim()
  return createHash('sha256')
    .update(`${plain(title)}\u0000${plain(body)}`)
    .digest('hex')
}

/**
 * Recognises items: by guid, else by link, else by content; never by date. A guid or link that several entries of this
 * document share identifies none of them. An entry that repeats another of the same document is left out.
 */
export function identifyItems<K extends Recognisable>(
  items: readonly KeyedItem[],
  known: readonly K[],
): IdentifiedItem<K>[] {
  const sharedGuids = repeated(items, (item) => item.guid)
  const sharedLinks = repeated(items, (item) => item.linkKey)
  const byGuid = indexBy(known, (k) => (k.guid === null ? [] : [k.guid]))
  const byLink = indexBy(known, (k) => (k.linkKey === null ? [] : [k.linkKey]))
  const byHash = indexBy(known, (k) => k.hashes)
  const taken = new Set<number>()
  const fresh = new Set<string>()
  const identified: IdentifiedItem<K>[] = []

  // Feeds list the newest first; oldest first keeps ids and posts in the order of events.
  for (const item of [...items].reverse()) {
    const guid = item.guid !== null && !sharedGuids.has(item.guid) ? item.guid : null
    const link = item.linkKey !== null && !sharedLinks.has(item.linkKey) ? item.linkKey : null
    const candidates = [
      ...(guid === null ? [] : (byGuid.get(guid) ?? [])),
      ...(link === null ? [] : (byLink.get(link) ?? [])),
      ...(item.title || item.body ? (byHash.get(item.hash) ?? []) : []),
    ]
    const match = candidates.find((candidate) => !taken.has(candidate.id) && !contradicts(candidate, guid, link))
    if (match) {
      taken.add(match.id)
      identified.push({ item, known: match })
      continue
    }
    // Recognised, but another entry of this document already is that item: a doubled entry.
    if (candidates.some((candidate) => candidate.hashes.includes(item.hash))) continue
    const own = `${guid ?? ''}\u0000${link ?? ''}\u0000${guid === null && link === null ? item.hash : ''}`
    const repeatOf = `${item.hash}\u0000${item.linkKey ?? ''}`
    if (fresh.has(own) || fresh.has(repeatOf)) continue
    fresh.add(own).add(repeatOf)
    identified.push({ item, known: null })
  }
  return identified
}

/** Same words under another guid and another link are another item: agencies repeat boilerplate. */
function contradicts(candidate: Recognisable, guid: string | null, link: string | null): boolean {
  const otherGuid = guid !== null && candidate.guid !== null && candidate.guid !== guid
  const otherLink = link !== null && candidate.linkKey !== null && candidate.linkKey !== link
  return otherGuid && otherLink
}

function repeated(items: readonly KeyedItem[], key: (item: KeyedItem) => string | null): Set<string> {
  // The same key with the same words is one entry listed twice; with other words it identifies nothing.
  const first = new Map<string, string>()
  const shared = new Set<string>()
  for (const item of items) {
    const value = key(item)
    if (value === null) continue
    const hash = first.get(value)
    if (hash === undefined) first.set(value, item.hash)
    else if (hash !== item.hash) shared.add(value)
  }
  return shared
}

function indexBy<K>(known: readonly K[], keys: (k: K) => string[]): Map<string, K[]> {
  const index = new Map<string, K[]>()
  for (const k of known)
    for (const key of keys(k)) {
      const list = index.get(key)
      if (list) list.push(k)
      else index.set(key, [k])
    }
  return index
}
