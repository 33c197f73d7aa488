import { type Kysely, sql } from 'kysely'
import { appendLedger } from '../ledger.ts'
import { type RowKey, sealsOf } from '../row-seals.ts'

/**
 * What was purged, by whom and why, and of which texts (history); items keep what they were first seen as; and every row
 * of history that was there before enters the ledger by its hash.
 */
const CHANGES = [
  `CREATE TABLE purges (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL, by_whom TEXT NOT NULL, reason TEXT NOT NULL, what TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE purged_texts (
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'revision', 'edit', 'copy')),
    id INTEGER NOT NULL,
    purge_id INTEGER NOT NULL REFERENCES purges (id),
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER items_no_update BEFORE UPDATE OF id, source_id, guid, link, link_key, published_at, first_seen_at,
    baseline, language ON items
    BEGIN SELECT RAISE(ABORT, 'items is history: only its latest version changes'); END`,
  `CREATE TRIGGER items_no_delete BEFORE DELETE ON items
    BEGIN SELECT RAISE(ABORT, 'items is history: it is never changed'); END`,
]

const HISTORY = ['purges', 'purged_texts']
/** Rows of one entry. */
const BATCH = 500

// A migration outlives the schema types: it must not know them. How a row is hashed never changes: the ledger rests on it.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
  for (const table of HISTORY)
    for (const verb of ['UPDATE', 'DELETE'])
      await sql
        .raw(
          `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} ` +
            `BEGIN SELECT RAISE(ABORT, '${table} is history: it is never changed'); END`,
        )
        .execute(db)
  const guarded = await sql<{ name: string }>`
    SELECT tbl_name AS name FROM sqlite_master
    WHERE type = 'trigger' AND name = tbl_name || '_no_update' AND tbl_name <> 'ledger' ORDER BY tbl_name`.execute(db)
  for (const { name } of guarded.rows) await sealTable(db, name)
}

// biome-ignore lint/suspicious/noExplicitAny: see above
async function sealTable(db: Kysely<any>, name: string): Promise<void> {
  const columns = await sql<{ name: string }>`
    SELECT name FROM pragma_table_info(${name}) WHERE pk > 0 ORDER BY pk`.execute(db)
  const keys = columns.rows.map((column) => column.name)
  const order = sql.join(keys.map((key) => sql.ref(key)))
  let after = sql``
  for (;;) {
    const page = await sql<Record<string, number | string>>`
      SELECT ${order} FROM ${sql.table(name)} ${after} ORDER BY ${order} LIMIT ${BATCH}`.execute(db)
    if (page.rows.length === 0) return
    const some = page.rows.map((row) => {
      const key = keys.map((column) => row[column] as number | string)
      return (key.length === 1 ? key[0] : key) as RowKey
    })
    after = sql`WHERE (${order}) > (${sql.join([some.at(-1)].flat())})`
    const last = await sql<{ at: number }>`SELECT at FROM ledger ORDER BY seq DESC LIMIT 1`.execute(db)
    const rows = await sealsOf(db, { name, keys }, some)
    await appendLedger(db, [{ type: 'rows', body: { table: name, rows } }], last.rows[0]?.at ?? 0)
  }
}
