import type { Transaction } from 'kysely'
import type { ArticleRecord } from '../domain/article.ts'
import type { RecordRows } from '../ports/stores.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>

/** Articles, list order and withdrawals of a commit; gives what goes into the ledger. */
export async function commitArticles(trx: Trx, rows: RecordRows): Promise<LedgerEntry[]> {
  const { sourceId, at, articles = [], listing, withdrawals = [] } = rows
  for (const article of articles) await putArticle(trx, article)
  if (listing !== undefined && sourceId !== null) {
    const columns = { at, item_ids: JSON.stringify(listing) }
    await trx
      .insertInto('listings')
      .values({ source_id: sourceId, ...columns })
      .onConflict((conflict) => conflict.column('source_id').doUpdateSet(columns))
      .execute()
  }
  const entries: LedgerEntry[] = []
  for (const { itemId, sourceId, at, reason } of withdrawals) {
    await trx.insertInto('withdrawals').values({ item_id: itemId, source_id: sourceId, at, reason }).execute()
    await holdUnsent(trx, itemId)
    entries.push({ type: 'withdrawal', body: { item: itemId, source: sourceId, at, reason } })
  }
  return entries
}

async function putArticle(trx: Trx, record: ArticleRecord): Promise<void> {
  const { itemId, ...rest } = record
  const columns = {
    source_id: rest.sourceId,
    listing_hash: rest.listingHash,
    state: rest.state,
    tries: rest.tries,
    misses: rest.misses,
    vanished_at: rest.vanishedAt,
    next_check_at: rest.nextCheckAt,
    checked_at: rest.checkedAt,
    etag: rest.etag,
    last_modified: rest.lastModified,
  }
  await trx
    .insertInto('articles')
    .values({ item_id: itemId, ...columns })
    .onConflict((conflict) => conflict.column('item_id').doUpdateSet(columns))
    .execute()
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
