import type { ArticleReading, ArticleRecord } from '../../domain/article.ts'
import type { ParsedItem } from '../../domain/item.ts'
import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { isPlausibleArticle } from '../../pipeline/choose-body.ts'
import { type IdentifiedItem, identifyItems, type KeyedItem, keyItems } from '../../pipeline/identify-items.ts'
import type { ArticleAnswer } from '../../ports/article-reader.ts'
import type { ParsedDocument } from '../../ports/source-adapter.ts'
import type { KnownItem } from '../../ports/stores.ts'
import type { ArticleCounts, PollContext } from './poll-context.ts'

/** Articles of one poll may take this long; the rest is owed. Other sources wait for the round to end. */
const LONGEST_MS = 60_000
/** A host that could not answer twice in a row is left alone until later. */
const MOST_WAITS = 2
/** An article that could not be had this often is given up: the entry's own words stay. */
export const MOST_TRIES = 5
const MOST_NOTES = 5

/**
 * Puts the text of the article in the place of the entry's own for every entry that is new or was edited, in sources
 * read in full. Nothing is lost on the way: an entry beyond `articlesPerPoll`, or whose article cannot be had now, goes
 * on with its own words and its article is owed: `checkWithdrawals` reads it later. An entry that did not change keeps
 * the text that is stored, so that a list page's short words are never taken for an edit.
 */
export async function fetchArticles(
  context: PollContext,
  source: Source,
  document: ParsedDocument,
  signal: AbortSignal,
): Promise<{ document: ParsedDocument; counts: ArticleCounts | null }> {
  if (!source.fullText) return { document, counts: null }
  const { clock, rules } = context
  const begun = clock.now()
  const counts: ArticleCounts = { read: 0, owed: 0, kept: 0, notes: [] }
  const { identified, records } = await identify(context, source, document)
  const shared = sharedLinks(document.items)
  let [asked, waits] = [0, 0]

  const items: ParsedItem[] = []
  // Newest first, as the document has it: what is new now matters more than what is owed anyway.
  for (const { item, known } of identified.toReversed()) {
    const record = known ? (records.get(known.id) ?? null) : null
    const plan = planFor(item, known, record)
    if (plan === 'as it is' || item.link === null || shared.has(item.linkKey ?? '')) {
      items.push(plain(item))
      continue
    }
    if (plan === 'as stored') {
      items.push(withText(item, known?.latest.body ?? item.body))
      continue
    }
    const late = clock.now() - begun > LONGEST_MS
    const answer: ArticleAnswer | null =
      asked >= rules.articlesPerPoll || waits >= MOST_WAITS || late || signal.aborted
        ? null
        : await context.articles.read(
            { url: item.link, source, etag: record?.etag ?? null, lastModified: record?.lastModified ?? null },
            signal,
          )
    if (answer) asked += 1
    waits = answer?.type === 'wait' ? waits + 1 : answer ? 0 : waits
    const { text, reading } = weigh(item, known, record, answer)
    if (reading.state === 'read') counts.read += 1
    else if (reading.state === 'kept') counts.kept += 1
    else counts.owed += 1
    if (answer && 'reason' in answer) note(counts, `${item.title.slice(0, 60)}: ${answer.reason}`)
    items.push({ ...withText(item, text), article: reading })
  }
  return { document: { ...document, items }, counts }
}

async function identify(
  context: PollContext,
  source: Source,
  document: ParsedDocument,
): Promise<{ identified: IdentifiedItem<KnownItem>[]; records: Map<number, ArticleRecord> }> {
  const { store } = context
  const keyed = keyItems(document.items)
  const present = <T>(list: (T | null)[]) => [...new Set(list.filter((value) => value !== null))]
  const known = await store.polls.knownItems(source.id, {
    guids: present(keyed.map((item) => item.guid)),
    linkKeys: present(keyed.map((item) => item.linkKey)),
    hashes: present(keyed.map((item) => item.hash)),
  })
  const records = new Map(
    (await store.articles.records(known.map((item) => item.id))).map((record) => [record.itemId, record]),
  )
  // The entry's own words are not among the stored versions where the article's took their place.
  const withListing = known.map((item) => {
    const listing = records.get(item.id)?.listingHash
    return listing ? { ...item, hashes: [...item.hashes, listing] } : item
  })
  return { identified: identifyItems(keyed, withListing), records }
}

function planFor(item: KeyedItem, known: KnownItem | null, record: ArticleRecord | null) {
  if (!known) return 'ask'
  // Stored before its source was read in full: only an edit makes it worth asking.
  if (!record || record.listingHash === null) return known.hashes.includes(item.hash) ? 'as it is' : 'ask'
  return record.listingHash === item.hash ? 'as stored' : 'ask'
}

/** The text an entry goes on with, and what is to be remembered of its article. */
function weigh(
  item: KeyedItem,
  known: KnownItem | null,
  record: ArticleRecord | null,
  answer: ArticleAnswer | null,
): { text: string; reading: ArticleReading } {
  const hadArticle = known !== null && (record?.state === 'read' || record?.state === 'stale')
  // Of an edited entry whose article cannot be had, the stored article stays: its own words are no edit of that.
  const own = hadArticle ? known.latest.body : item.body
  const { etag = null, lastModified = null } = hadArticle && record ? record : {}
  const reading: ArticleReading = {
    listingHash: item.hash,
    state: hadArticle ? 'stale' : 'owed',
    completes: false,
    tries: 0,
    retryAfterMs: null,
    etag,
    lastModified,
  }
  switch (answer?.type) {
    case undefined:
      return { text: own, reading }
    case 'unchanged':
      return { text: own, reading: { ...reading, state: 'read' } }
    case 'read': {
      const { etag, lastModified } = answer
      if (!isPlausibleArticle(item, answer)) return { text: own, reading: { ...reading, state: 'kept' } }
      return { text: answer.text, reading: { ...reading, state: 'read', etag, lastModified } }
    }
    case 'forbidden':
      return { text: own, reading: { ...reading, state: 'kept' } }
    case 'wait':
      return { text: own, reading: { ...reading, tries: 1, retryAfterMs: answer.retryAfterMs } }
    default:
      return { text: own, reading: { ...reading, tries: 1 } }
  }
}

function withText(item: KeyedItem, text: string): ParsedItem {
  // The longer of content and summary is what the rules read.
  return { ...plain(item), content: text, summary: text.length >= item.summary.length ? item.summary : '' }
}

function plain({ body: _body, hash: _hash, linkKey: _linkKey, ...item }: KeyedItem): ParsedItem {
  return item
}

/** An address that several entries share is the article of none of them. */
function sharedLinks(items: readonly ParsedItem[]): Set<string> {
  const seen = new Map<string, Set<string>>()
  for (const item of keyItems(items))
    if (item.linkKey !== null) seen.set(item.linkKey, (seen.get(item.linkKey) ?? new Set()).add(item.hash))
  return new Set([...seen].filter(([, hashes]) => hashes.size > 1).map(([key]) => key))
}

function note(counts: ArticleCounts, words: string): void {
  if (counts.notes.length < MOST_NOTES) counts.notes.push(words)
}

/** Tries wait longer each time: an hour, two, four … */
export function articleRetryAt(now: Instant, tries: number, retryAfterMs: number | null): Instant {
  return now + Math.max(3_600_000 * 2 ** Math.min(tries, 5), retryAfterMs ?? 0)
}
