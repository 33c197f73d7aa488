import { type Kysely, sql } from 'kysely'

/**
 * What entries a source's last document had, so that they are known after a start. Bookkeeping, derived from what the
 * source serves: a row lost costs reading one document whole. `body_hash` tells which document, `context` what stood
 * around its entries, `prints` eight bytes an entry.
 */
const CHANGES = [
  `CREATE TABLE entry_prints (
    source_id TEXT PRIMARY KEY REFERENCES sources (id),
    body_hash BLOB NOT NULL, context BLOB NOT NULL, prints BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`,
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
}
