import type { Selectable } from 'kysely'
import type { Locale, Platform } from '../domain/vocabulary.ts'
import type { DueRow } from '../ports/outbox.ts'
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

/**
 * Of a queue of posts all are looked at before each goes out: written out, and without their notices, of which only the
 * kind is read.
 */
export const DUE = `SELECT id, platform, channel, timing, not_before, edits IS NOT NULL AS is_edit,
    notice ->> '$.kind' AS kind
  FROM deliveries WHERE state = 'pending' AND queued IS NULL AND not_before <= ? ORDER BY id LIMIT ?`

export type DueColumns = Pick<DeliveryRow, 'id' | 'platform' | 'channel' | 'timing' | 'not_before'> & {
  is_edit: number
  kind: string | null
}

export function toDueRow(row: DueColumns): DueRow {
  return {
    id: row.id,
    platform: row.platform as Platform,
    channel: row.channel,
    timing: row.timing === null ? null : JSON.parse(row.timing),
    notBefore: row.not_before,
    kind: row.kind as DueRow['kind'],
    isEdit: row.is_edit === 1,
  }
}
