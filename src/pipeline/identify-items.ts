import { hash } from 'node:crypto'
import type { ParsedItem } from '../domain/item.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { linkKey } from './link-key.ts'

/** An item with the keys by which it may be recognised again. */
export type KeyedItem = ParsedItem & { body: string; hash: string; linkKey: string | null }

/** What is known of a stored item, as far as recognising it goes. */
export type Recognisable = {
  id: number
  guid: string | null
  linkKey: string | null
  hashes: string[]
  publishedAt?: Instant | null
}

export type IdentifiedItem<K> = { item: KeyedItem; known: K | null }

export function keyItems(items: readonly ParsedItem[]): KeyedItem[] {
  return items.map((item) => {
    const body = item.content.length >= item.summary.length ? item.content : item.summary
    return { ...item, body, hash: contentHash(item.title, body), linkKey: linkKey(item.link) }
  })
}

/** SHA-256, hex, of the words; white space does not count, dates neither. */
export function contentHash(title: string, body: string): string {
  const plain = (text: string) => (UNEVEN.test(text) ? text.replace(/\s+/gu, ' ').trim() : text)
  return hash('sha256', `${plain(title)}\u0000${plain(body)}`, 'hex')
}

/** Most texts come from the parser without any of it. */
const UNEVEN = /[^\S ]| {2}|^ | $/u

/**
 * Recognises items: by guid, else by link, else by content; never by date. A guid or link that several entries of this
 * document share, or several stored items, identifies none of them; nor does a guid that went over to another story. An
 * entry that repeats another of the same document is left out.
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

  const linksHere = new Set(items.map((item) => item.linkKey).filter((link) => link !== null && !sharedLinks.has(link)))
  /** Some sites number their entries by place: where the link says otherwise, the guid is not that story's own. */
  const wentOver = (candidate: K, item: KeyedItem, link: string | null) => {
    if (link === null || candidate.linkKey === null || candidate.linkKey === link) return false
    const sameStory = ({ id, hashes }: K) => id !== candidate.id && hashes.includes(item.hash)
    return linksHere.has(candidate.linkKey) || (byLink.get(link)?.some(sameStory) ?? false)
  }

  // Feeds list the newest first; oldest first keeps ids and posts in the order of events.
  const entries = [...items].reverse().map((item) => {
    const guid = item.guid !== null && !sharedGuids.has(item.guid) ? item.guid : null
    const link = item.linkKey !== null && !sharedLinks.has(item.linkKey) ? item.linkKey : null
    // No words at all are nobody's words, unless the entry has nothing else.
    const telling = item.title !== '' || item.body !== '' || (guid === null && link === null)
    const alike = telling ? (byHash.get(item.hash) ?? []) : []
    return {
      item,
      guid,
      link,
      telling,
      // Where several stored items have the guid or link, only equal words tell which of them it is.
      ways: [
        identified(guid === null ? [] : byGuid.get(guid), item).filter((one) => !wentOver(one, item, link)),
        identified(link === null ? [] : byLink.get(link), item),
        alike.filter((candidate) => !isAnother(candidate, item, guid, link)),
      ],
      match: null as K | null,
    }
  })
  // All guids before any link, all links before any words: what only looks alike must not take another entry's item.
  const taken = new Set<number>()
  for (const way of [0, 1, 2])
    for (const entry of entries) {
      if (entry.match) continue
      entry.match = entry.ways[way]?.find((candidate) => !taken.has(candidate.id)) ?? null
      if (entry.match) taken.add(entry.match.id)
    }

  const fresh = new Set<string>()
  const found: IdentifiedItem<K>[] = []
  for (const { item, guid, link, telling, ways, match } of entries) {
    if (match) {
      found.push({ item, known: match })
      continue
    }
    // Recognised, but another entry of this document already is that item: a doubled entry.
    if (ways.flat().some((candidate) => candidate.hashes.includes(item.hash))) continue
    const own = `${guid ?? ''}\u0000${link ?? ''}\u0000${guid === null && link === null ? item.hash : ''}`
    const repeatOf = `${item.hash}\u0000${item.linkKey ?? ''}`
    if (fresh.has(own) || (telling && fresh.has(repeatOf))) continue
    fresh.add(own).add(repeatOf)
    found.push({ item, known: null })
  }
  return found
}

function identified<K extends Recognisable>(candidates: readonly K[] = [], item: KeyedItem): readonly K[] {
  return candidates.length < 2 ? candidates : candidates.filter((candidate) => candidate.hashes.includes(item.hash))
}

/**
 * Same words under another guid, another link and another date are another item: agencies repeat boilerplate. Without
 * the date they are the same one, on a site that makes up guids and links anew.
 */
function isAnother(candidate: Recognisable, item: KeyedItem, guid: string | null, link: string | null): boolean {
  const otherGuid = guid !== null && candidate.guid !== null && candidate.guid !== guid
  const otherLink = link !== null && candidate.linkKey !== null && candidate.linkKey !== link
  const date = candidate.publishedAt ?? null
  return otherGuid && otherLink && date !== null && item.publishedAt !== null && date !== item.publishedAt
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
