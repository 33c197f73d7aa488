import type { Kysely, Selectable, Transaction } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { HeldBatch, HeldStore, HeldVerdict } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import { bumpChangeMark } from './change-mark.ts'
import { insertDeliveries } from './commit-polls.ts'
import { appendLedger, type LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

export function createHeldStore(db: Kysely<Database>, file: string): HeldStore {
  return {
    async open(sourceId) {
      let query = selectBatches(db).where('held_decisions.batch_id', 'is', null)
      if (sourceId !== undefined) query = query.where('held_batches.source_id', '=', sourceId)
      return (await query.execute()).map(toBatch).filter((batch) => batch.posts > 0)
    },
    async notices(batchId) {
      const rows = await db
        .selectFrom('held_notices')
        .selectAll()
        .where('batch_id', '=', batchId)
        .orderBy('position')
        .execute()
      return rows.map((row) => ({
        itemId: row.item_id,
        eventKey: row.event_key,
        claim: row.claim,
        notice: JSON.parse(row.notice),
      }))
    },
    decide: ({ batchIds, verdict, by, at, deliveries }) =>
      writeTransaction(db, file, async (trx) => {
        const entries: LedgerEntry[] = []
        for (const batchId of batchIds) {
          await demandOpen(trx, batchId)
          await trx.insertInto('held_decisions').values({ batch_id: batchId, verdict, by_whom: by, at }).execute()
          await trx.deleteFrom('held_notices').where('batch_id', '=', batchId).execute()
          entries.push({ type: 'held_decision', body: { batch: batchId, verdict, by } })
        }
        await insertDeliveries(trx, deliveries, at)
        // A poll being worked out may be adding to what was just decided.
        await bumpChangeMark(trx)
        await appendLedger(trx, entries, at)
      }),
    async lastDecision(sourceId) {
      const row = await db
        .selectFrom('held_decisions')
        .innerJoin('held_batches', 'held_batches.id', 'held_decisions.batch_id')
        .select(['held_decisions.verdict', 'held_decisions.by_whom', 'held_decisions.at'])
        .where('held_batches.source_id', '=', sourceId)
        .orderBy('held_decisions.batch_id', 'desc')
        .executeTakeFirst()
      return row ? { verdict: row.verdict as HeldVerdict, by: row.by_whom, at: row.at } : null
    },
    async ofItem(itemId) {
      const row = await selectBatches(db)
        .where('first_item_id', '<=', itemId)
        .where('last_item_id', '>=', itemId)
        .executeTakeFirst()
      return row ? { batch: toBatch(row), verdict: row.verdict as HeldVerdict | null } : null
    },
  }
}

/** Batches with what was decided, oldest first. */
function selectBatches(db: Kysely<Database>) {
  return db
    .selectFrom('held_batches')
    .leftJoin('held_decisions', 'held_decisions.batch_id', 'held_batches.id')
    .selectAll('held_batches')
    .select('held_decisions.verdict')
    .select((eb) =>
      eb
        .selectFrom('held_notices')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('held_notices.batch_id', '=', 'held_batches.id')
        .as('waiting'),
    )
    .orderBy('held_batches.id')
}

type BatchRow = Selectable<Database['held_batches']> & { waiting: number | null }

function toBatch({ id, source_id, at, items, matched, waiting }: BatchRow): HeldBatch {
  return { id, sourceId: source_id, at, items, matched, posts: waiting ?? 0 }
}

async function demandOpen(trx: Transaction<Database>, batchId: number): Promise<void> {
  const decided = await trx.selectFrom('held_decisions').selectAll().where('batch_id', '=', batchId).executeTakeFirst()
  if (decided)
    throw new OnrecordError(
      'conflict',
      sentence`What was held was already ${decided.verdict === 'release' ? 'released' : 'dropped'} by ${decided.by_whom}
        on ${new Date(decided.at).toISOString()}. Nothing was changed.`,
      { permanent: true },
    )
}

const released = builtOnce((db: Kysely<Database>) =>
  db
    .selectFrom('held_batches')
    .innerJoin('held_decisions', 'held_decisions.batch_id', 'held_batches.id')
    .select(['first_item_id', 'last_item_id'])
    .where('held_decisions.verdict', '=', 'release'),
)

/** Ranges of items whose batch was released: what they say is no longer silent history. */
export async function releasedRanges(db: Kysely<Database>): Promise<(itemId: number) => boolean> {
  const rows = await released(db)
  return (itemId) => rows.some((row) => row.first_item_id <= itemId && itemId <= row.last_item_id)
}
