import type { Kysely, Transaction } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { PollingGap } from '../ports/stores.ts'
import { ask, type Direct } from './ask.ts'
import { appendLedger } from './ledger.ts'
import type { Database } from './schema.ts'

// Written out: asked every second. Of enabled sources, for they have an index. What another was polled last, a beat followed
// within the same round.
const LAST_SIGN = `SELECT max(at) AS last FROM (
  SELECT last_at AS at FROM worker_activity UNION ALL SELECT max(last_poll_at) FROM sources WHERE enabled = 1)`
const NOTE_SIGN = `INSERT INTO worker_activity (one, last_at) VALUES (1, ?)
  ON CONFLICT (one) DO UPDATE SET last_at = excluded.last_at`

/**
 * A worker shows that it runs. Where the last sign of one (a beat, or a poll) is longer ago than `gapAfterMs`, nothing
 * was polled since: the gap enters history and the ledger.
 */
export async function noteActivity(trx: Transaction<Database>, now: Instant, gapAfterMs: number): Promise<void> {
  const rows = await ask<{ last: number | null }>(trx, LAST_SIGN)
  const last = rows[0]?.last ?? null
  if (last !== null && now - last > gapAfterMs) {
    const { insertId } = await trx
      .insertInto('polling_gaps')
      .values({ from_at: last, until_at: now })
      .executeTakeFirst()
    const body = { gap: Number(insertId), from: last, until: now }
    await appendLedger(trx, [{ type: 'polling_gap', body }], now)
  }
  await ask(trx, NOTE_SIGN, [now])
}

/** The same where no gap is to be noted, in one go. `false`: there is one, and nothing was written. */
export function noteActivityAtOnce(direct: Direct, now: Instant, gapAfterMs: number): boolean {
  const [row] = direct.run<{ last: number | null }>(LAST_SIGN, [])
  if (now - (row?.last ?? now) > gapAfterMs) return false
  direct.run(NOTE_SIGN, [now])
  return true
}

/** Written out, as the next: every answer asks them. */
const GAPS = `SELECT from_at AS "from", until_at AS until FROM polling_gaps WHERE until_at > ? AND from_at < ?
  ORDER BY from_at`

export async function pollingGaps(db: Kysely<Database>, from: Instant, until: Instant): Promise<PollingGap[]> {
  return ask(db, GAPS, [from, until])
}

export async function workerSeenAt(db: Kysely<Database>): Promise<Instant | null> {
  const [row] = await ask<{ last_at: Instant }>(db, 'SELECT last_at FROM worker_activity')
  return row?.last_at ?? null
}
