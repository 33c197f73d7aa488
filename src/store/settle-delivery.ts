import { type Kysely, sql, type Transaction } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { DeliveryOutcome } from '../ports/outbox.ts'
import { builtOnce } from './built-once.ts'
import { insertDeliveries } from './commit-polls.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import { appendLedger } from './ledger.ts'
import { openRootOf, openThread, releaseWaiting } from './root-cards.ts'
import type { Database } from './schema.ts'

const SOON_MS = 1_000

/** What became of a row that was out; of the rows it tells of too. */
export async function settleDelivery(trx: Transaction<Database>, id: number, outcome: DeliveryOutcome): Promise<void> {
  const [row] = await rowOf(trx, id)
  if (!row) throw new OnrecordError('not_found', sentence`There is no delivery ${id}.`)
  if (row.state !== 'sending')
    throw new OnrecordError('conflict', sentence`Delivery ${id} is already ${row.state}.`, { permanent: true })
  if (outcome.type === 'sent') await setSent(trx, id, outcome.at, outcome.ref.channel, outcome.ref.id)
  else await updateRow(trx, id, columnsOf(row, outcome)).execute()
  if (outcome.type === 'sent') await noteSent(trx, row, outcome)
  if (row.notice === null && (outcome.type === 'sent' || outcome.type === 'refused'))
    await releaseWaiting(trx, row, outcome.at)
  if (outcome.type === 'stopped') await noteStop(trx, row, outcome)
  // Most rows stand for themselves.
  const [folded] = outcome.type === 'sent' || outcome.type === 'refused' ? await foldedInto(trx, id) : []
  const many = folded?.n ?? 0
  if (many > 0)
    await trx
      .updateTable('deliveries')
      .set(columnsOf(row, outcome))
      .where('folded_into', '=', id)
      .where('state', '=', 'pending')
      .execute()
  await insertDeliveries(trx, outcome.told ?? [], outcome.at)
  // The card may have been settled since it was looked for; never at once, lest it goes in circles.
  if (outcome.type === 'waits' && (await openRootOf(trx, row, outcome.at)) === null)
    await trx
      .updateTable('deliveries')
      .set({ queued: null, not_before: outcome.at + SOON_MS })
      .where('id', '=', id)
      .execute()
  if (['sent', 'needs_review', 'refused', 'stopped'].includes(outcome.type)) {
    const { platform, channel, event_key: event } = row
    await appendLedger(
      trx,
      [
        {
          type: 'delivery',
          body: { id, platform, channel, event, outcome: outcome.type, ...(many > 0 ? { folded: many } : {}) },
        },
      ],
      outcome.at,
    )
  }
}

const rowOf = builtOnce((db, id: number) => db.selectFrom('deliveries').selectAll().where('id', '=', id))
const foldedInto = builtOnce((db, id: number) =>
  db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('folded_into', '=', id)
    .where('state', '=', 'pending'),
)
// Nearly every row ends so.
const setSent = builtOnce((db, id: number, at: number, channel: string, message: string) =>
  updateRow(db, id, sentColumns(at, channel, message)),
)

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
      return { state: 'retry', not_before: outcome.notBefore, uncertain_since: null, last_error: outcome.error }
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

async function noteSent(
  trx: Transaction<Database>,
  row: DeliveryRow,
  outcome: Extract<DeliveryOutcome, { type: 'sent' }>,
): Promise<void> {
  const { platform, channel } = row
  // What takes a post again is stopped no more.
  await endStops(trx, platform, channel)
  if (outcome.root) await openThread(trx, row, outcome.ref, outcome.at)
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
