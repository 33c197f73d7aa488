import type { Kysely } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { HealthCheck } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { insertDeliveries } from './commit-polls.ts'
import { appendLedger } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

export async function arrivals(db: Kysely<Database>, sourceId: string, limit: number): Promise<Instant[]> {
  const rows = await db
    .selectFrom('items')
    .select('first_seen_at')
    .distinct()
    .where('source_id', '=', sourceId)
    .where('baseline', '=', 0)
    .orderBy('first_seen_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.first_seen_at)
}

export function commitHealthChecks(db: Kysely<Database>, file: string, checks: HealthCheck[]): Promise<void> {
  return writeTransaction(db, file, async (trx) => {
    for (const { sourceId, at, expected, step, told, habitChecked, deliveries } of checks) {
      const row = await trx.selectFrom('sources').select('state').where('id', '=', sourceId).executeTakeFirst()
      if (row?.state !== expected) continue
      const changes = {
        ...(step === null ? {} : { state: step.state, state_since: step.at }),
        ...(told === null ? {} : { told_state: told, told_at: at }),
        ...(habitChecked ? { habit_checked_at: at } : {}),
      }
      if (Object.keys(changes).length > 0)
        await trx.updateTable('sources').set(changes).where('id', '=', sourceId).execute()
      if (step) {
        await trx
          .insertInto('source_health')
          .values({ source_id: sourceId, ...step })
          .execute()
        await appendLedger(trx, [{ type: 'source_state', body: { source: sourceId, ...step } }], at)
      }
      await insertDeliveries(trx, deliveries, at)
    }
  })
}

const LAST_ANSWER = `WITH good AS (SELECT max(last_good_poll_at) AS at FROM sources WHERE enabled = 1)
  SELECT good.at AS since, count(*) AS sources,
    count(*) FILTER (WHERE failures > 0 AND id <> ?) AS failed
  FROM good JOIN sources ON enabled = 1 AND state <> 'gone'`

/** Asked where a source that fails is to be told of. */
export async function lastAnswer(
  db: Kysely<Database>,
  exceptSource: string,
): Promise<{ since: Instant | null; sources: number; failed: number }> {
  const [row] = await ask<{ since: Instant | null; sources: number; failed: number }>(db, LAST_ANSWER, [exceptSource])
  return row ?? { since: null, sources: 0, failed: 0 }
}
