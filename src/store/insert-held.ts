import type { Transaction } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { NewHeldBatch } from '../ports/stores.ts'
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
    .values({
      source_id: sourceId,
      at,
      first_item_id: firstItemId,
      last_item_id: lastItemId,
      items,
      matched,
      notices: notices.length,
    })
    .executeTakeFirstOrThrow()
  const id = Number(insertId)
  await insertBatches(
    notices.map(({ eventKey, claim, notice }, position) => ({
      batch_id: id,
      position,
      event_key: eventKey,
      claim,
      notice: JSON.stringify(notice),
    })),
    (rows) => trx.insertInto('held_notices').values(rows).execute(),
  )
  return {
    type: 'held',
    body: { batch: id, source: sourceId, items: [firstItemId, lastItemId], posts: notices.length },
  }
}
