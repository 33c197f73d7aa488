import type { Kysely, Selectable } from 'kysely'
import type { SourceRecord } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { PollStore } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { toSourceRecord } from './rows.ts'
import type { Database } from './schema.ts'

/** A poll this much later than now was noted by a clock that was ahead. */
const CLOCK_AHEAD_MS = 1_000

type Due = { id: string; at: Instant }
type Row = Selectable<Database['sources']>

// Asked every second: written out, and what the indexes are of as well, for a bound value meets no partial index.
const DUE = `SELECT id, next_poll_at AS at FROM sources
  WHERE enabled = 1 AND next_poll_at <= ? AND state <> 'gone' ORDER BY next_poll_at, id LIMIT ?`
// Polled in the future: the clock was ahead then, and what it planned is void. The plus keeps the other index from being
// taken, by which nearly all sources are read: nearly all are due later, and hardly ever one was polled in the future.
const AHEAD = `SELECT id, next_poll_at AS at FROM sources
  WHERE enabled = 1 AND last_poll_at > ? AND +next_poll_at > ? AND state <> 'gone' ORDER BY +next_poll_at, id LIMIT ?`
const TOLD = (states: number) => `SELECT * FROM sources
  WHERE enabled = 1 AND told_state IN (${Array.from({ length: states }, () => '?').join(', ')}) AND told_at <= ?`
const SILENT = `SELECT * FROM sources WHERE enabled = 1 AND state = 'healthy' AND last_item_at <= ?
  AND (habit_checked_at IS NULL OR habit_checked_at <= ?)`

/** Sources to ask now, longest due first. */
export async function dueSources(db: Kysely<Database>, now: Instant, limit: number): Promise<string[]> {
  const due = await ask<Due>(db, DUE, [now, limit])
  const ahead = await ask<Due>(db, AHEAD, [now + CLOCK_AHEAD_MS, now, limit])
  return [...due, ...ahead].slice(0, limit).map(({ id }) => id)
}

/** Sources whose trouble is to be told again, and those that have been silent for so long that somebody should judge it. */
export async function sourcesToCheck(
  db: Kysely<Database>,
  due: Parameters<PollStore['sourcesToCheck']>[0],
): Promise<SourceRecord[]> {
  const told = await ask<Row>(db, TOLD(due.troubled.length), [...due.troubled, due.toldBefore])
  const silent = await ask<Row>(db, SILENT, [due.silentSince, due.judgedBefore])
  const byId = new Map([...told, ...silent].map((row) => [row.id, row]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(toSourceRecord)
}
