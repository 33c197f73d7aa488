import { type Kysely, type Selectable, sql } from 'kysely'
import type { SourceRecord } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { PollStore } from '../ports/stores.ts'
import { toSourceRecord } from './rows.ts'
import type { Database } from './schema.ts'

/** A poll this much later than now was noted by a clock that was ahead. */
const CLOCK_AHEAD_MS = 1_000

type Due = { id: string; at: Instant }

/**
 * Sources to ask now, longest due first. Asked every second: what the indexes are of is written out, for a bound value
 * meets no partial index.
 */
export async function dueSources(db: Kysely<Database>, now: Instant, limit: number): Promise<string[]> {
  const { rows: due } = await sql<Due>`SELECT id, next_poll_at AS at FROM sources
    WHERE enabled = 1 AND next_poll_at <= ${now} AND state <> 'gone'
    ORDER BY next_poll_at, id LIMIT ${limit}`.execute(db)
  // Polled in the future: the clock was ahead then, and what it planned is void. The plus keeps the other index from being
  // taken, by which nearly all sources are read: nearly all are due later, and hardly ever one was polled in the future.
  const { rows: ahead } = await sql<Due>`SELECT id, next_poll_at AS at FROM sources
    WHERE enabled = 1 AND last_poll_at > ${now + CLOCK_AHEAD_MS} AND +next_poll_at > ${now} AND state <> 'gone'
    ORDER BY +next_poll_at, id LIMIT ${limit}`.execute(db)
  return [...due, ...ahead].slice(0, limit).map(({ id }) => id)
}

/** Sources whose trouble is to be told again, and those that have been silent for so long that somebody should judge it. */
export async function sourcesToCheck(
  db: Kysely<Database>,
  due: Parameters<PollStore['sourcesToCheck']>[0],
): Promise<SourceRecord[]> {
  type Row = Selectable<Database['sources']>
  const { rows: told } = await sql<Row>`SELECT * FROM sources
    WHERE enabled = 1 AND told_state IN (${sql.join([...due.troubled])}) AND told_at <= ${due.toldBefore}`.execute(db)
  const { rows: silent } = await sql<Row>`SELECT * FROM sources
    WHERE enabled = 1 AND state = 'healthy' AND last_item_at <= ${due.silentSince}
      AND (habit_checked_at IS NULL OR habit_checked_at <= ${due.judgedBefore})`.execute(db)
  const byId = new Map([...told, ...silent].map((row) => [row.id, row]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(toSourceRecord)
}
