import { type Kysely, type Selectable, sql } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import type { DeliveryState, Outbox } from '../ports/stores.ts'
import { decideDelivery } from './decide-delivery.ts'
import { OPEN, toDelivery } from './delivery-rows.ts'
import { appendLedger } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

export function createOutbox(db: Kysely<Database>, file: string): Outbox {
  return {
    lease: (now, limit, leaseMs) =>
      writeTransaction(db, file, async (trx) => {
        // The first open row of each channel, if its time has come and it is not already out.
        const { rows } = await sql<Selectable<Database['deliveries']>>`
          SELECT d.* FROM deliveries d
          JOIN (SELECT platform, channel, min(id) AS first FROM deliveries
                WHERE state IN ('pending', 'retry', 'sending') GROUP BY platform, channel) heads
            ON d.id = heads.first
          WHERE d.state IN ('pending', 'retry') AND d.not_before <= ${now}
          ORDER BY d.id LIMIT ${limit}`.execute(trx)
        if (rows.length > 0)
          await trx
            .updateTable('deliveries')
            .set({ state: 'sending', lease_until: now + leaseMs, attempts: sql`attempts + 1` })
            .where(
              'id',
              'in',
              rows.map((row) => row.id),
            )
            .execute()
        return rows.map((row) => ({ ...toDelivery(row), state: 'sending', attempts: row.attempts + 1 }))
      }),

    settle: (id, outcome) =>
      writeTransaction(db, file, async (trx) => {
        const row = await trx.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw new OnrecordError('not_found', `There is no delivery ${id}.`)
        if (row.state !== 'sending') throw new OnrecordError('conflict', `Delivery ${id} is already ${row.state}.`)
        const settled =
          outcome.type === 'sent'
            ? {
                state: 'sent',
                settled_at: outcome.at,
                message_channel: outcome.ref.channel,
                message_id: outcome.ref.id,
                last_error: null,
              }
            : outcome.type === 'retry'
              ? { state: 'retry', not_before: outcome.notBefore, last_error: outcome.error }
              : { state: outcome.type, settled_at: outcome.at, last_error: outcome.error }
        await trx
          .updateTable('deliveries')
          .set({ ...settled, lease_until: null })
          .where('id', '=', id)
          .execute()
        if (outcome.type === 'sent' && outcome.root && row.thread_of !== null)
          await trx
            .insertInto('threads')
            .values({
              platform: row.platform,
              channel: row.channel,
              claim: row.thread_of,
              message_channel: outcome.ref.channel,
              message_id: outcome.ref.id,
              opened_at: outcome.at,
            })
            .onConflict((conflict) =>
              conflict
                .columns(['platform', 'channel', 'claim'])
                .doUpdateSet({ message_channel: outcome.ref.channel, message_id: outcome.ref.id }),
            )
            .execute()
        if (outcome.type !== 'retry')
          await appendLedger(
            trx,
            [
              {
                type: 'delivery',
                body: { id, platform: row.platform, channel: row.channel, event: row.event_key, outcome: outcome.type },
              },
            ],
            outcome.at,
          )
      }),

    async interrupted(now) {
      const rows = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'sending')
        .where('lease_until', '<=', now)
        .orderBy('id')
        .execute()
      return rows.map(toDelivery)
    },

    async thread(platform, channel, claim) {
      const row = await db
        .selectFrom('threads')
        .select(['message_channel', 'message_id'])
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('claim', '=', claim)
        .executeTakeFirst()
      return row ? { channel: row.message_channel, id: row.message_id } : null
    },

    async find(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? toDelivery(row) : null
    },

    async list({ states, limit }) {
      const query = db.selectFrom('deliveries').selectAll().orderBy('id', 'desc').limit(limit)
      return (await (states ? query.where('state', 'in', states) : query).execute()).map(toDelivery)
    },

    decide: (decision) => decideDelivery(db, file, decision),

    async posted(platform, channel, eventKey) {
      const row = await db
        .selectFrom('deliveries')
        .select(['message_channel', 'message_id'])
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('event_key', '=', eventKey)
        .where('state', '=', 'sent')
        .executeTakeFirst()
      if (!row || row.message_channel === null || row.message_id === null) return null
      return { channel: row.message_channel, id: row.message_id }
    },

    async counts() {
      const rows = await db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
        .groupBy('state')
        .execute()
      const counts = { pending: 0, sending: 0, sent: 0, retry: 0, needs_review: 0, refused: 0 }
      for (const row of rows) counts[row.state as DeliveryState] = row.n
      return counts
    },

    async nextDueAt() {
      const row = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.min('not_before').as('at'))
        .where('state', 'in', OPEN)
        .executeTakeFirst()
      return row?.at ?? null
    },
  }
}
