import { type Kysely, sql } from 'kysely'

/**
 * What polling remembers of a source's manners and of what the operations channel was told; who served a version where
 * it was not the source's own host; and bulks held back, with what an editor did with them.
 */
const CHANGES = `
ALTER TABLE sources ADD COLUMN hints TEXT;
ALTER TABLE sources ADD COLUMN moved_to TEXT;
ALTER TABLE sources ADD COLUMN told_state TEXT;
ALTER TABLE sources ADD COLUMN told_at INTEGER;
ALTER TABLE sources ADD COLUMN last_item_at INTEGER;
ALTER TABLE sources ADD COLUMN habit_checked_at INTEGER;
CREATE INDEX items_by_source_seen ON items (source_id, first_seen_at);
UPDATE sources SET last_item_at = (SELECT max(first_seen_at) FROM items WHERE source_id = sources.id);

ALTER TABLE revisions ADD COLUMN served_by TEXT;

CREATE TABLE held_batches (
  id INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES sources (id),
  at INTEGER NOT NULL,
  first_item_id INTEGER NOT NULL, last_item_id INTEGER NOT NULL,
  items INTEGER NOT NULL, matched INTEGER NOT NULL
) STRICT;
CREATE INDEX held_batches_by_source ON held_batches (source_id, id);

CREATE TABLE held_notices (
  batch_id INTEGER NOT NULL REFERENCES held_batches (id),
  position INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  event_key TEXT NOT NULL, claim TEXT, notice TEXT NOT NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_decisions (
  batch_id INTEGER PRIMARY KEY REFERENCES held_batches (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('release', 'drop')),
  by_whom TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
`

/** History: never changed, never deleted. Held notices are no history: they go when their batch is decided. */
const HISTORY = ['held_batches', 'held_decisions']

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
