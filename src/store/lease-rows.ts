import type { Transaction } from 'kysely'
import type { Platform } from '../domain/vocabulary.ts'
import type { Delivery } from '../ports/outbox.ts'
import { ask } from './ask.ts'
import { type DeliveryRow, toDelivery } from './delivery-rows.ts'
import type { Database } from './schema.ts'

type Trx = Transaction<Database>
/** A row, and where its thread's card stands. */
type ThreadedRow = DeliveryRow & { thread_channel: string | null; thread_id: string | null }

/**
 * The first row of each channel, if its time has come and it is not already out. What waits for later without having
 * been tried lets others pass: a correction does not wait for the end of quiet hours. Bound are now, twice, the
 * platforms as JSON, and now again.
 */
export const HEADS = `
  FROM (SELECT min(id) AS first FROM deliveries
    WHERE state IN ('pending', 'retry', 'sending') AND (state <> 'pending' OR (queued IS NULL AND not_before <= ?))
    GROUP BY platform, channel) heads
  JOIN deliveries d ON d.id = heads.first
  WHERE d.state IN ('pending', 'retry') AND d.not_before <= ?
    AND d.platform IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM delivery_stops s
      WHERE s.platform = d.platform AND s.channel IN (d.channel, '*') AND (s.retry_at IS NULL OR s.retry_at > ?))`

/** `any_stop`: a platform may have to be asked for its stop. */
const SELECT_HEADS = `
  SELECT f.*, t.message_channel AS thread_channel, t.message_id AS thread_id,
    EXISTS (SELECT 1 FROM delivery_stops WHERE channel = '*') AS any_stop
  FROM (SELECT d.* ${HEADS} ORDER BY d.id LIMIT ?) f
  LEFT JOIN threads t ON t.platform = f.platform AND t.channel = f.channel AND t.claim = f.thread_of
  ORDER BY f.id`

export function headsOf(trx: Trx, now: number, limit: number, platforms: readonly Platform[]) {
  return ask<ThreadedRow & { any_stop: number }>(trx, SELECT_HEADS, [now, now, JSON.stringify(platforms), now, limit])
}

/**
 * The next row of a channel, behind the one that is named: a post of a thread whose card stands there, not tried before.
 * The states as the index of open rows has them.
 */
const POST_BEHIND = `
  SELECT d.*, t.message_channel AS thread_channel, t.message_id AS thread_id FROM deliveries d
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
  rows: readonly ThreadedRow[],
  stops: readonly { platform: string }[],
  now: number,
): Promise<Map<number, ThreadedRow>> {
  const posts = new Map<number, ThreadedRow>()
  for (const { id, platform, channel, thread_of: thread, thread_id: card, notice, edits } of rows) {
    if (notice !== null || edits !== null || card === null || stops.some((stop) => stop.platform === platform)) continue
    const [post] = await ask<ThreadedRow>(trx, POST_BEHIND, [platform, channel, id, now, thread])
    if (post) posts.set(id, post)
  }
  return posts
}

/** Row by row: they are few, and a list of ids would be made a table first. */
export async function setOut(trx: Trx, rows: readonly DeliveryRow[], now: number, until: number): Promise<void> {
  for (const { id } of rows) await ask(trx, SET_OUT, [until, now, id])
}

const SET_OUT = `
  UPDATE deliveries SET state = 'sending', lease_until = ?, tried_at = ?, attempts = attempts + 1 WHERE id = ?`

/** A row as it was read, after `setOut`. */
export function outOf(row: ThreadedRow): Delivery {
  const { thread_channel: channel, thread_id: id } = row
  const out: Delivery = { ...toDelivery(row), state: 'sending', attempts: row.attempts + 1 }
  return channel === null || id === null ? out : { ...out, thread: { channel, id } }
}
