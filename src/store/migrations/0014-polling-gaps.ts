import { type Kysely, sql } from 'kysely'

/**
 * Times in which nothing was polled, because no worker ran: history, for what was found then is worth as little as what
 * a failing source says. Beside it, as bookkeeping, when a worker last showed that it runs.
 */
const CHANGES = [
  `CREATE TABLE polling_gaps (
    id INTEGER PRIMARY KEY,
    from_at INTEGER NOT NULL, until_at INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX polling_gaps_by_end ON polling_gaps (until_at)',
  'CREATE TABLE worker_activity (one INTEGER PRIMARY KEY CHECK (one = 1), last_at INTEGER NOT NULL) STRICT',
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
  for (const verb of ['UPDATE', 'DELETE'])
    await sql
      .raw(
        `CREATE TRIGGER polling_gaps_no_${verb.toLowerCase()} BEFORE ${verb} ON polling_gaps ` +
          `BEGIN SELECT RAISE(ABORT, 'polling_gaps is history: it is never changed'); END`,
      )
      .execute(db)
}
