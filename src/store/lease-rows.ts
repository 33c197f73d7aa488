import { sql, type Transaction } from 'kysely'
import type { Delivery } from '../ports/outbox.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { type DeliveryRow, toDelivery } from './delivery-rows.ts'
import { idsOf } from './id-list.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>

/**
 * The next row of a channel, behind the one that is named: a post of a thread whose card stands there, not tried before.
 * The states as the index of open rows has them.
 */
const POST_BEHIND = `
  SELECT d.* FROM deliveries d
  JOIN threads t ON t.platform = d.platform AND t.channel = d.channel AND t.claim = d.thread_of
  WHERE d.id = (SELECT min(id) FROM deliveries
      WHERE state IN ('pending', 'retry', 'sending') AND platform = ? AND channel = ? AND id > ?
        AND (state <> 'pending' OR (queued IS NULL AND not_before <= ?)))
    AND d.state = 'pending' AND d.uncertain_since IS NULL AND d.notice IS NOT NULL AND d.edits IS NULL
    AND d.thread_of = ?`

/**
 * To edits of cards, by their ids, the posts that go out right after them: what an edit and its post cost in waits for the
 * disk is then what a post costs. A platform that refused our token gets one row at a time.
 */
export async function postsBehind(
  trx: Trx,
  rows: readonly DeliveryRow[],
  stops: readonly { platform: string }[],
  now: number,
): Promise<Map<number, DeliveryRow>> {
  const posts = new Map<number, DeliveryRow>()
  for (const { id, platform, channel, thread_of: thread, notice, edits } of rows) {
    if (notice !== null || edits !== null || stops.some((stop) => stop.platform === platform)) continue
    const [post] = await ask<DeliveryRow>(trx, POST_BEHIND, [platform, channel, id, now, thread])
    if (post) posts.set(id, post)
  }
  return posts
}

export async function setOut(trx: Trx, rows: readonly DeliveryRow[], now: number, until: number): Promise<void> {
  if (rows.length > 0) await noteLease(trx, until, now, JSON.stringify(rows.map((row) => row.id)))
}

const noteLease = builtOnce((db, until: number, now: number, ids: string) =>
  db
    .updateTable('deliveries')
    .set({ state: 'sending', lease_until: until, tried_at: now, attempts: sql`attempts + 1` })
    .where('id', 'in', idsOf(ids)),
)

/** A row as it was read, after `setOut`. */
export function outOf(row: DeliveryRow): Delivery {
  return { ...toDelivery(row), state: 'sending', attempts: row.attempts + 1 }
}
