import { type Kysely, sql } from 'kysely'

/**
 * What the worker asks every second or oftener is answered by an index. A state that is bound to a statement meets no
 * index over rows of that state alone, so the two of 0001 and 0007 were never used: every look for posts to send read all
 * posts ever sent, and every look for sources to ask read all sources.
 */
const CHANGES = [
  'DROP INDEX deliveries_open',
  'DROP INDEX deliveries_sent',
  'CREATE INDEX deliveries_by_state ON deliveries (state, platform, channel, settled_at)',
  'CREATE INDEX sources_polled ON sources (last_poll_at) WHERE enabled = 1',
  'CREATE INDEX sources_told ON sources (told_at) WHERE told_state IS NOT NULL',
  "CREATE INDEX sources_silent ON sources (last_item_at, habit_checked_at) WHERE enabled = 1 AND state = 'healthy'",
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
}
