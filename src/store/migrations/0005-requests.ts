import { type Kysely, sql } from 'kysely'

/** What became of evidence requests, and at which ages they were told of. Both are history. */
const CHANGES = `
CREATE TABLE request_steps (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests (id),
  event TEXT NOT NULL CHECK (event IN ('opened', 'acknowledged', 'refused', 'partly_answered', 'answered')),
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, statement_id INTEGER REFERENCES statements (id), at INTEGER NOT NULL
) STRICT;
CREATE INDEX request_steps_by_request ON request_steps (request_id, id);
CREATE TABLE request_marks (
  request_id INTEGER NOT NULL REFERENCES requests (id),
  days INTEGER NOT NULL, at INTEGER NOT NULL, posted INTEGER NOT NULL,
  PRIMARY KEY (request_id, days)
) STRICT, WITHOUT ROWID;
`

const HISTORY = ['request_steps', 'request_marks']

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db)
  for (const table of HISTORY)
    for (const verb of ['UPDATE', 'DELETE'])
      await sql
        .raw(
          `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} ` +
            `BEGIN SELECT RAISE(ABORT, '${table} is history: it is never changed'); END`,
        )
        .execute(db)
}
