import type { Kysely } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { DeliveryDecision } from '../ports/stores.ts'
import type { DeliveryRow } from './delivery-rows.ts'
import { appendLedger } from './ledger.ts'
import { openThread, releaseWaiting } from './root-cards.ts'
import type { Database } from './schema.ts'
import { settleFolded } from './settle-delivery.ts'
import { writeTransaction } from './write-transaction.ts'

/** What each verdict may be said of; the rest is a conflict. */
const MAY: Record<DeliveryDecision['verdict'], string[]> = {
  sent: ['needs_review'],
  send_again: ['needs_review', 'refused'],
  drop: ['needs_review', 'pending', 'retry'],
}

/** An editor's word about one row of the outbox; what was folded into it follows. */
export function decideDelivery(db: Kysely<Database>, file: string, decision: DeliveryDecision): Promise<void> {
  const { id, verdict, by, reason, at, ref, expected } = decision
  return writeTransaction(db, file, async (trx) => {
    const row = await trx.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row)
      throw new OnrecordError(
        'not_found',
        sentence`There is no delivery ${id}. "onrecord deliveries" lists what is open.`,
      )
    if (!MAY[verdict].includes(row.state) || (expected ?? row.state) !== row.state)
      throw new OnrecordError('conflict', refusal(row), { permanent: true })
    const said = `${by}${reason === '' ? '' : `: ${reason}`}`
    const settled =
      verdict === 'send_again'
        ? {
            state: 'pending',
            not_before: at,
            attempts: 0,
            settled_at: null,
            uncertain_since: null,
            finds: 0,
            queued: null,
          }
        : verdict === 'sent'
          ? { state: 'sent', settled_at: at, message_channel: ref?.channel ?? null, message_id: ref?.id ?? null }
          : { state: 'refused', settled_at: at, last_error: `Dropped by ${said}` }
    await trx
      .updateTable('deliveries')
      .set({ ...settled, decided_by: by })
      .where('id', '=', id)
      .execute()
    if (verdict !== 'send_again') {
      await settleFolded(trx, id, settled)
      if (row.notice === null && verdict === 'sent' && ref !== null) await openThread(trx, row, ref, at)
      // A card: what waited for it goes on. Where it is sent again that follows when it is sent.
      if (row.notice === null) await releaseWaiting(trx, row, at)
    }
    const { platform, channel, event_key: event } = row
    await appendLedger(
      trx,
      [{ type: 'delivery_decision', body: { id, platform, channel, event, verdict, by, reason } }],
      at,
    )
  })
}

function refusal(row: DeliveryRow): Sentence {
  const { id, channel, state } = row
  if (state === 'sending')
    return sentence`Delivery ${id} to ${channel} is being sent at this moment. Look again in a minute.`
  if (state === 'pending' || state === 'retry')
    return sentence`Delivery ${id} to ${channel} is on its way; nothing needs to be decided.`
  const by = row.decided_by === null ? '' : sentence` by ${row.decided_by}`
  const on = row.settled_at === null ? '' : sentence` on ${new Date(row.settled_at).toISOString()}`
  if (state !== 'sent')
    return sentence`Delivery ${id} to ${channel} was dropped or refused${by}${on}. Nothing was changed.`
  return by === ''
    ? sentence`Delivery ${id} to ${channel} was sent${on}. Nothing was changed.`
    : sentence`Delivery ${id} to ${channel} was marked as sent${by}${on}. Nothing was changed.`
}
