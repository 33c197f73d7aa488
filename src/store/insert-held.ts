import type { Transaction } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { HeldNoticeRow, NewHeldBatch } from '../ports/stores.ts'
import { insertBatches } from './insert-batches.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

/** Puts a bulk aside, inside the transaction of the poll that brought it. */
export async function insertHeldBatch(
  trx: Transaction<Database>,
  sourceId: string,
  batch: NewHeldBatch,
  at: Instant,
): Promise<LedgerEntry> {
  const { firstItemId, lastItemId, items, matched, notices } = batch
  const { insertId } = await trx
    .insertInto('held_batches')
    .values({ source_id: sourceId, at, first_item_id: firstItemId, last_item_id: lastItemId, items, matched })
    .executeTakeFirstOrThrow()
  const id = Number(insertId)
  await insertHeldNotices(trx, id, notices)
  return {
    type: 'held',
    body: { batch: id, source: sourceId, items: [firstItemId, lastItemId], posts: notices.length },
  }
}

/** Puts events beside those of a batch that wait already. */
export async function insertHeldNotices(
  trx: Transaction<Database>,
  batchId: number,
  notices: readonly HeldNoticeRow[],
): Promise<void> {
  const { last } = await trx
    .selectFrom('held_notices')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  const from = (last ?? -1) + 1
  await insertBatches(
    notices.map(({ itemId, eventKey, claim, notice }, i) => ({
      batch_id: batchId,
      position: from + i,
      item_id: itemId,
      event_key: eventKey,
      claim,
      notice: JSON.stringify(notice),
    })),
    (rows) => trx.insertInto('held_notices').values(rows).execute(),
  )
}
