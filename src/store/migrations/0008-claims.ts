import { type Kysely, sql } from 'kysely'

/**
 * What the file said of a claim when it was last followed (bookkeeping: a command's edit stands until the file says
 * something new), the slugs a claim had before, and what was done to it, by whom and why (history).
 */
const CHANGES = `
ALTER TABLE claims ADD COLUMN declared_data TEXT;
UPDATE claims SET declared_data = (SELECT data FROM claim_versions WHERE id = claims.version_id) WHERE declared = 1;

CREATE TABLE claim_slugs (
  slug TEXT PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_events (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  at INTEGER NOT NULL,
  event TEXT NOT NULL
    CHECK (event IN ('added', 'edited', 'reworded', 'reviewed', 'renamed', 'archived', 'restored')),
  version INTEGER NOT NULL,
  by_whom TEXT,
  detail TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX claim_events_by_claim ON claim_events (claim_id, id);
INSERT INTO claim_events (claim_id, at, event, version, detail, reason)
  SELECT id, added_at, 'added', 1, '', '' FROM claims ORDER BY id;
INSERT INTO claim_events (claim_id, at, event, version, detail, reason)
  SELECT id, archived_at, 'archived', 1, '', '' FROM claims WHERE archived_at IS NOT NULL ORDER BY id;
`

const HISTORY = ['claim_slugs', 'claim_events']

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
