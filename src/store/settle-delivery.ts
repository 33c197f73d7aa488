import { type Kysely, sql, type Transaction, type Updateable } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { DeliveryOutcome } from '../ports/outbox.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { insertDeliveries } from './commit-polls.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import type { DatedEntry } from './ledger.ts'
import { openRootOf, openThread, releaseWaiting } from './root-cards.ts'
import type { Database } from './schema.ts'

const SOON_MS = 1_000

/** What became of a row that was out; of the rows it tells of too. Gives what the ledger is to tell of it. */
export async function settleDelivery(
  trx: Transaction<Database>,
  id: number,
  outcome: DeliveryOutcome,
): Promise<DatedEntry[]> {
  if (outcome.type === 'sent') {
    // Nearly every row ends so.
    const sent = await setSent(trx, id, outcome)
    if (sent) return noteSettled(trx, sent, outcome, await noteSent(trx, sent, outcome))
  }
  const [row] = await rowOf(trx, id)
  if (!row) throw new OnrecordError('not_found', sentence`There is no delivery ${id}.`)
  if (row.state !== 'sending')
    throw new OnrecordError('conflict', sentence`Delivery ${id} is already ${row.state}.`, { permanent: true })
  await updateRow(trx, id, columnsOf(row, outcome)).execute()
  if (row.notice === null && outcome.type === 'refused') await releaseWaiting(trx, row, outcome.at)
  if (outcome.type === 'stopped') await noteStop(trx, row, outcome)
  const folded = outcome.type === 'refused' ? await settleFolded(trx, id, columnsOf(row, outcome)) : 0
  return noteSettled(trx, row, outcome, folded)
}

/** `folded`: how many rows it told of. */
async function noteSettled(
  trx: Transaction<Database>,
  row: DeliveryRow,
  outcome: DeliveryOutcome,
  folded: number,
): Promise<DatedEntry[]> {
  if (outcome.told) await insertDeliveries(trx, outcome.told, outcome.at)
  // The card may have been settled since it was looked for; never at once, lest it goes in circles.
  if (outcome.type === 'waits' && (await openRootOf(trx, row, outcome.at)) === null)
    await trx
      .updateTable('deliveries')
      .set({ queued: null, not_before: outcome.at + SOON_MS })
      .where('id', '=', row.id)
      .execute()
  if (!['sent', 'needs_review', 'refused', 'stopped'].includes(outcome.type)) return []
  const { platform, channel, event_key: event } = row
  const body = { id: row.id, platform, channel, event, outcome: outcome.type, ...(folded > 0 ? { folded } : {}) }
  return [{ type: 'delivery', body, at: outcome.at }]
}

const rowOf = builtOnce((db, id: number) => db.selectFrom('deliveries').selectAll().where('id', '=', id))

/** A row as it was sent; how many rows it tells of, and whether posts wait for the card it is, and stops for their end. */
type SentRow = DeliveryRow & { folded: number; waited: number; stopped: number }

/** Written out: every post ends with it. The states as the index of open rows has them. */
const SET_SENT = `
  UPDATE deliveries SET state = 'sent', settled_at = ?, message_channel = ?, message_id = ?, uncertain_since = NULL,
    last_error = NULL, lease_until = NULL
  WHERE id = ? AND state = 'sending'
  RETURNING *,
    (SELECT count(*) FROM deliveries f WHERE f.folded_into = deliveries.id AND f.state = 'pending') AS folded,
    notice IS NULL AND EXISTS (SELECT 1 FROM deliveries w
      WHERE w.state = 'pending' AND w.platform = deliveries.platform AND w.channel = deliveries.channel
        AND w.thread_of = deliveries.thread_of AND w.queued = 'card') AS waited,
    EXISTS (SELECT 1 FROM delivery_stops s WHERE s.platform = deliveries.platform) AS stopped`

async function setSent(
  trx: Transaction<Database>,
  id: number,
  { at, ref }: Extract<DeliveryOutcome, { type: 'sent' }>,
): Promise<SentRow | undefined> {
  const [row] = await ask<SentRow>(trx, SET_SENT, [at, ref.channel, ref.id, id])
  return row
}

/** What waits for a row goes with it. Returns how many rows did. */
export async function settleFolded(
  trx: Transaction<Database>,
  into: number,
  columns: ReturnType<typeof columnsOf> | Updateable<Database['deliveries']>,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set(columns)
    .where('folded_into', '=', into)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

function updateRow(db: Kysely<Database>, id: number, columns: ReturnType<typeof columnsOf>) {
  return db
    .updateTable('deliveries')
    .set({ ...columns, lease_until: null })
    .where('id', '=', id)
}

function sentColumns(at: number, channel: string, message: string) {
  return {
    state: 'sent',
    settled_at: at,
    message_channel: channel,
    message_id: message,
    uncertain_since: null,
    last_error: null,
  }
}

/** `row`: as it was. */
function columnsOf(row: DeliveryRow, outcome: DeliveryOutcome) {
  // What surely was not posted counts as no try; what was uncertain before stays so.
  const untried = { state: row.uncertain_since === null ? 'pending' : 'retry', attempts: sql<number>`attempts - 1` }
  switch (outcome.type) {
    case 'sent':
      return sentColumns(outcome.at, outcome.ref.channel, outcome.ref.id)
    case 'retry':
      return {
        // What is tried again holds the rest of its channel back; what is pending and not due does not.
        state: outcome.aside ? 'pending' : 'retry',
        not_before: outcome.notBefore,
        uncertain_since: null,
        last_error: outcome.error,
      }
    case 'uncertain':
      return {
        state: 'retry',
        not_before: outcome.notBefore,
        uncertain_since: row.uncertain_since ?? outcome.at,
        finds: outcome.asked ? sql<number>`finds + 1` : 0,
        last_error: outcome.error,
      }
    case 'waits':
      return {
        state: 'pending',
        queued: 'card',
        not_before: outcome.at,
        attempts: sql<number>`attempts - 1`,
        uncertain_since: null,
        finds: 0,
        last_error: outcome.error,
      }
    case 'not_tried':
      return untried
    case 'stopped':
      return { ...untried, not_before: outcome.at, last_error: outcome.error }
    default:
      return { state: outcome.type, settled_at: outcome.at, last_error: outcome.error }
  }
}

/** Returns how many rows it told of. */
async function noteSent(
  trx: Transaction<Database>,
  row: SentRow,
  outcome: Extract<DeliveryOutcome, { type: 'sent' }>,
): Promise<number> {
  // What takes a post again is stopped no more.
  if (row.stopped > 0) await endStops(trx, row.platform, row.channel)
  if (outcome.root) await openThread(trx, row, outcome.ref, outcome.at)
  if (row.waited > 0) await releaseWaiting(trx, row, outcome.at)
  // Most rows stand for themselves.
  return row.folded > 0 ? settleFolded(trx, row.id, columnsOf(row, outcome)) : 0
}

const endStops = builtOnce((db, platform, channel) =>
  db.deleteFrom('delivery_stops').where('platform', '=', platform).where('channel', 'in', [channel, '*']),
)

async function noteStop(
  trx: Transaction<Database>,
  { platform, channel }: DeliveryRow,
  { scope, at, error, retryAt }: Extract<DeliveryOutcome, { type: 'stopped' }>,
): Promise<void> {
  const stop = { reason: error, retry_at: retryAt }
  await trx
    .insertInto('delivery_stops')
    .values({ platform, channel: scope === 'platform' ? '*' : channel, at, ...stop })
    .onConflict((conflict) => conflict.columns(['platform', 'channel']).doUpdateSet(stop))
    .execute()
}
