import type { Transaction } from 'kysely'
import type { ArticleRecord } from '../domain/article.ts'
import type { RecordRows } from '../ports/stores.ts'
import { ask } from './ask.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>

/** Articles, list order and withdrawals of a commit; gives what goes into the ledger. */
export async function commitArticles(trx: Trx, rows: RecordRows): Promise<LedgerEntry[]> {
  const { sourceId, at, articles = [], listing, withdrawals = [] } = rows
  for (const article of articles) await putArticle(trx, article)
  if (listing !== undefined && sourceId !== null) {
    await ask(trx, PUT_LISTING, [sourceId, at, JSON.stringify(listing)])
  }
  const entries: LedgerEntry[] = []
  for (const { itemId, sourceId, at, reason } of withdrawals) {
    await trx.insertInto('withdrawals').values({ item_id: itemId, source_id: sourceId, at, reason }).execute()
    await holdUnsent(trx, itemId)
    entries.push({ type: 'withdrawal', body: { item: itemId, source: sourceId, at, reason } })
  }
  return entries
}

// Written out: a poll that posts ends with the first, every one of a list page with the second.
const PUT_ARTICLE = `
  INSERT INTO articles (item_id, source_id, listing_hash, state, tries, misses, vanished_at, next_check_at, checked_at,
    etag, last_modified)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (item_id) DO UPDATE SET source_id = excluded.source_id, listing_hash = excluded.listing_hash,
    state = excluded.state, tries = excluded.tries, misses = excluded.misses, vanished_at = excluded.vanished_at,
    next_check_at = excluded.next_check_at, checked_at = excluded.checked_at, etag = excluded.etag,
    last_modified = excluded.last_modified`
const PUT_LISTING = `
  INSERT INTO listings (source_id, at, item_ids) VALUES (?, ?, ?)
  ON CONFLICT (source_id) DO UPDATE SET at = excluded.at, item_ids = excluded.item_ids`

async function putArticle(trx: Trx, record: ArticleRecord): Promise<void> {
  await ask(trx, PUT_ARTICLE, [
    record.itemId,
    record.sourceId,
    record.listingHash,
    record.state,
    record.tries,
    record.misses,
    record.vanishedAt,
    record.nextCheckAt,
    record.checkedAt,
    record.etag,
    record.lastModified,
  ])
}

/** Posts of the words taken down that are still on their way wait for a person. */
async function holdUnsent(trx: Trx, itemId: number): Promise<void> {
  const rows = await trx.selectFrom('statements').select('id').where('origin_item_id', '=', itemId).execute()
  if (rows.length === 0) return
  await trx
    .updateTable('deliveries')
    .set({ state: 'needs_review', last_error: 'taken down by its source before it was posted' })
    .where(
      'event_key',
      'in',
      rows.map((row) => `statement:${row.id}`),
    )
    .where('state', 'in', ['pending', 'retry'])
    .execute()
}
