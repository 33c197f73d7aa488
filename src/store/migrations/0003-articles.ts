import { type Kysely, sql } from 'kysely'

/**
 * What is known of the article behind an item (bookkeeping), the order of the last list page of a source (bookkeeping),
 * and what sources took down (history).
 */
const CHANGES = `
CREATE TABLE articles (
  item_id INTEGER PRIMARY KEY REFERENCES items (id),
  source_id TEXT NOT NULL REFERENCES sources (id),
  listing_hash TEXT,
  state TEXT NOT NULL CHECK (state IN ('owed', 'stale', 'read', 'kept', 'watched', 'gone')),
  tries INTEGER NOT NULL, misses INTEGER NOT NULL,
  vanished_at INTEGER, next_check_at INTEGER, checked_at INTEGER,
  etag TEXT, last_modified TEXT
) STRICT;
CREATE INDEX articles_due ON articles (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE listings (
  source_id TEXT PRIMARY KEY REFERENCES sources (id),
  at INTEGER NOT NULL, item_ids TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawals (
  item_id INTEGER PRIMARY KEY REFERENCES items (id),
  source_id TEXT NOT NULL REFERENCES sources (id),
  at INTEGER NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawals_by_source ON withdrawals (source_id);
`

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db)
  for (const verb of ['UPDATE', 'DELETE'])
    await sql
      .raw(
        `CREATE TRIGGER withdrawals_no_${verb.toLowerCase()} BEFORE ${verb} ON withdrawals ` +
          `BEGIN SELECT RAISE(ABORT, 'withdrawals is history: it is never changed'); END`,
      )
      .execute(db)
}
