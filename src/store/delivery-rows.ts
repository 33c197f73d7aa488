import type { Selectable } from 'kysely'
import type { Locale, Platform } from '../domain/vocabulary.ts'
import type { Delivery, DeliveryState, QueuedFor } from '../ports/stores.ts'
import type { Database } from './schema.ts'

export type DeliveryRow = Selectable<Database['deliveries']>

/** States in which something is still to be done. */
export const OPEN: DeliveryState[] = ['pending', 'retry', 'sending']

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    platform: row.platform as Platform,
    channel: row.channel,
    locale: row.locale as Locale,
    eventKey: row.event_key,
    threadOf: row.thread_of,
    broadcast: row.broadcast === 1,
    notice: row.notice === null ? null : JSON.parse(row.notice),
    timing: row.timing === null ? null : JSON.parse(row.timing),
    state: row.state as DeliveryState,
    attempts: row.attempts,
    createdAt: row.created_at,
    notBefore: row.not_before,
    settledAt: row.settled_at,
    lastError: row.last_error,
    ref: row.message_id === null ? null : { channel: row.message_channel ?? row.channel, id: row.message_id },
    queued: row.queued as QueuedFor | 'card' | null,
    foldedInto: row.folded_into,
    uncertainSince: row.uncertain_since,
    finds: row.finds,
    decidedBy: row.decided_by,
    ...(row.edits === null ? {} : { edits: row.edits }),
  }
}
