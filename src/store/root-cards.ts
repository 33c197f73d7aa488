import { type Kysely, sql, type Transaction } from 'kysely'
import type { MessageRef } from '../ports/chat-publisher.ts'
import type { Delivery } from '../ports/outbox.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { toDelivery } from './delivery-rows.ts'
import { appendLedger } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

type Db = Kysely<Database> | Transaction<Database>
/** A row that belongs to a thread. */
export type InThread = { id: number; platform: string; channel: string; thread_of: string | null; notice: unknown }
type Thread = Pick<InThread, 'platform' | 'channel' | 'thread_of'>

/**
 * The card another row of its thread has to wait for: tried and not settled, or about to be sent. A card itself waits
 * only for one that an editor has to decide about: the first of several opens the thread.
 */
export async function openRootOf(db: Db, row: InThread, now: number): Promise<number | null> {
  const { platform, channel, id } = row
  const claim = row.thread_of ?? ''
  const [found] =
    row.notice === null
      ? await cardsInReview(db, platform, channel, claim, id)
      : await cardsOnTheirWay(db, platform, channel, claim, id, now)
  return found?.id ?? null
}

const cardsInReview = builtOnce((db, platform: string, channel: string, thread_of: string, id: number) =>
  firstOther(db, { platform, channel, thread_of }, id).where(sql<boolean>`state = 'needs_review'`),
)
const cardsOnTheirWay = builtOnce((db, platform: string, channel: string, thread_of: string, id: number, now: number) =>
  firstOther(db, { platform, channel, thread_of }, id).where(
    sql<boolean>`(state IN ('needs_review', 'retry', 'sending')
      OR (state = 'pending' AND queued IS NULL AND not_before <= ${now}))`,
  ),
)

function firstOther(db: Db, thread: Thread, id: number) {
  return cardsOf(db, thread).where('id', '<>', id).orderBy('id').limit(1)
}

export async function settledRootOf(db: Db, row: Thread): Promise<Delivery | null> {
  const [found] = await settledCards(db, row.platform, row.channel, row.thread_of ?? '')
  return found ? toDelivery(found) : null
}

const settledCards = builtOnce((db, platform: string, channel: string, thread_of: string) =>
  cardsOf(db, { platform, channel, thread_of })
    .where('state', 'in', ['sent', 'refused'])
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
)

function cardsOf(db: Db, { platform, channel, thread_of }: Thread) {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .where('thread_of', '=', thread_of ?? '')
    .where('notice', 'is', null)
}

/** What waited for a thread's card goes on, in its old order. */
export async function releaseWaiting(db: Db, row: Thread, at: number): Promise<void> {
  // The states as the index of open rows has them: a channel may have posted for years.
  await sql`UPDATE deliveries SET queued = NULL, not_before = ${at}, last_error = NULL
    WHERE state IN ('pending', 'retry', 'sending') AND platform = ${row.platform} AND channel = ${row.channel}
      AND thread_of = ${row.thread_of ?? ''} AND queued = 'card' AND state = 'pending'`.execute(db)
}

export async function countWaiting(db: Db, id: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM deliveries w JOIN deliveries c ON c.id = ${id} AND c.notice IS NULL
      AND w.platform = c.platform AND w.channel = c.channel AND w.thread_of = c.thread_of
    WHERE w.state = 'pending' AND w.queued = 'card' AND w.id <> c.id`.execute(db)
  return rows[0]?.n ?? 0
}

export async function openThread(trx: Db, row: Thread, ref: MessageRef, at: number): Promise<void> {
  if (row.thread_of === null) return
  await ask(trx, OPEN_THREAD, [row.platform, row.channel, row.thread_of, at, ref.channel, ref.id])
}

/** Written out: every new card opens one. */
const OPEN_THREAD = `
  INSERT INTO threads (platform, channel, claim, opened_at, message_channel, message_id) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (platform, channel, claim) DO UPDATE
  SET message_channel = excluded.message_channel, message_id = excluded.message_id`

/** Somebody said a card is there without saying where; it was found since. */
export function placeRoot(db: Kysely<Database>, file: string, id: number, ref: MessageRef, at: number): Promise<void> {
  return writeTransaction(db, file, async (trx) => {
    const row = await trx.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
    if (row?.state !== 'sent' || row.message_id !== null) return
    await trx
      .updateTable('deliveries')
      .set({ message_channel: ref.channel, message_id: ref.id })
      .where('id', '=', id)
      .execute()
    await openThread(trx, row, ref, at)
    const { platform, channel, event_key: event } = row
    await appendLedger(trx, [{ type: 'delivery', body: { id, platform, channel, event, outcome: 'found' } }], at)
  })
}
