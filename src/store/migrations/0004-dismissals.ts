import { type Kysely, sql } from 'kysely'

/**
 * What editors said is not about a claim, with the statements that went with it and what was taken back (history), and
 * what an analyst read (bookkeeping: it holds words of texts, which can be purged).
 */
const CHANGES = `
CREATE TABLE dismissals (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  hash TEXT NOT NULL,
  shingles BLOB NOT NULL,
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX dismissals_by_claim ON dismissals (claim_id);
CREATE TABLE dismissed_statements (
  dismissal_id INTEGER NOT NULL REFERENCES dismissals (id),
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  PRIMARY KEY (dismissal_id, statement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dismissed_statements_by_statement ON dismissed_statements (statement_id);
CREATE TABLE dismissal_undos (
  dismissal_id INTEGER PRIMARY KEY REFERENCES dismissals (id),
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;

CREATE TABLE analyst_readings (
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('read', 'failed')),
  drafts TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (revision_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX analyst_readings_by_item ON analyst_readings (item_id);
`

const HISTORY = ['dismissals', 'dismissed_statements', 'dismissal_undos']

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
