import type { ArticleReading, ArticleRecord } from '../../domain/article.ts'
import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { nextArticleCheck } from '../../pipeline/find-withdrawals.ts'

/** An item of a document as it was worked out. */
export type ListedItem = {
  id: number
  firstSeenAt: Instant
  link: string | null
  reading: ArticleReading | null
  /** Does it carry a statement that is told, not taken in silently? */
  posted: boolean
  /** Its entry leads to another page by now than the address it is watched at. */
  moved: boolean
}

/**
 * What is to be remembered of the articles of a document's items: readings of this poll, when each is looked at next,
 * and which entries vanished from the middle of the list. `records` are those stored, by item.
 */
export function planArticles(
  source: Source,
  listed: readonly ListedItem[],
  vanished: readonly number[],
  records: ReadonlyMap<number, ArticleRecord>,
  at: Instant,
): ArticleRecord[] {
  const planned: ArticleRecord[] = []
  for (const { id, firstSeenAt, link, reading, posted, moved } of listed) {
    const before = records.get(id)
    if (link === null || before?.state === 'gone') continue
    // Its old address may well be dead: nothing was taken down, it stands at the new one.
    if (moved && !reading && before) {
      if (before.nextCheckAt !== null) planned.push({ ...before, vanishedAt: null, nextCheckAt: null })
      continue
    }
    const back = before !== undefined && before.vanishedAt !== null
    const watch = posted && (before?.nextCheckAt ?? null) === null
    if (!reading && !watch && !back) continue
    const record: ArticleRecord = { ...(before ?? blank(source.id, id)), vanishedAt: null }
    if (watch || reading) record.nextCheckAt = posted || before?.nextCheckAt ? nextArticleCheck(firstSeenAt, at) : null
    planned.push(reading ? withReading(record, reading, source, at) : record)
  }
  for (const id of vanished) {
    const before = records.get(id)
    // Only what carries a posted statement is being watched at all.
    if (before && before.state !== 'gone' && before.nextCheckAt !== null && before.vanishedAt === null)
      planned.push({ ...before, vanishedAt: at, nextCheckAt: at })
  }
  return planned
}

function withReading(record: ArticleRecord, reading: ArticleReading, source: Source, at: Instant): ArticleRecord {
  const { listingHash, state, tries, etag, lastModified, retryAfterMs } = reading
  const owed = state === 'owed' || state === 'stale'
  return {
    ...record,
    listingHash,
    state,
    tries,
    misses: 0,
    checkedAt: state === 'read' ? at : record.checkedAt,
    nextCheckAt: owed ? at + Math.max(source.intervalMs, retryAfterMs ?? 0) : record.nextCheckAt,
    etag,
    lastModified,
  }
}

function blank(sourceId: string, itemId: number): ArticleRecord {
  return {
    itemId,
    sourceId,
    listingHash: null,
    state: 'watched',
    tries: 0,
    misses: 0,
    vanishedAt: null,
    nextCheckAt: null,
    checkedAt: null,
    etag: null,
    lastModified: null,
  }
}
