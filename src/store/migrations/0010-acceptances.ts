import { type Kysely, sql } from 'kysely'

/**
 * Which matches below the bar an editor accepted, and which of an analyst's readings became statements: history. The
 * match itself stays as the rules made it.
 */
const CHANGES = `
CREATE TABLE match_acceptances (
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (claim_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_acceptances_by_item ON match_acceptances (item_id);
CREATE TABLE adopted_readings (
  statement_id INTEGER PRIMARY KEY REFERENCES statements (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX matches_possible ON matches (claim_id, item_id) WHERE band = 'possible';
`

const HISTORY = ['match_acceptances', 'adopted_readings']

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
