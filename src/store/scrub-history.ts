import { type Kysely, sql } from 'kysely'
import { appendLedger } from './ledger.ts'
import { keyOf, keyText, type RowKey, sealsOf } from './row-seals.ts'
import type { Database } from './schema.ts'
import { inJson, type Scrubber } from './scrub.ts'

/** History in which nobody writes of a person, and what a claim says of its parties: that stands in the configuration. */
const WITHOUT_PEOPLE = new Set([
  'ledger',
  'items',
  'revisions',
  'appearances',
  'source_health',
  'polling_gaps',
  'purged_texts',
  'claim_versions',
  'shared_answers',
])
/** Rows written back, and sealed, in one go. */
const BATCH = 500

/** Rows of a table of history that were changed: what vouched for them no longer does. */
export type Rewritten = Map<string, Set<string>>

/** How many rows of history have one of the words. */
export async function countMentions(db: Kysely<Database>, scrubber: Scrubber): Promise<number> {
  let count = 0
  for (const table of await tablesOf(db)) count += (await rowsWith(db, table, scrubber)).length
  return count
}

/** Takes words out of reasons, flags and whatever else editors and rules wrote into history; the rows are sealed anew. */
export async function scrubHistory(
  trx: Kysely<Database>,
  scrubberOf: (table: { name: string }) => Scrubber,
  rewritten: Rewritten,
): Promise<number> {
  let count = 0
  for (const table of await tablesOf(trx)) {
    const rows = await rowsWith(trx, table, scrubberOf(table))
    if (rows.length === 0) continue
    await rewriteRows(trx, table.name, rewritten, async () => {
      for (const { key, changed } of rows)
        await sql`UPDATE ${sql.table(table.name)}
          SET ${sql.join(Object.entries(changed).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))}
          WHERE (${sql.join(table.keys.map((name) => sql.ref(name)))}) = (${sql.join([key].flat())})`.execute(trx)
      return rows.map(({ key }) => key)
    })
    count += rows.length
  }
  return count
}

/**
 * The one way in which history changes: the guard of the table is put aside for `work`, which gives the keys of what it
 * changed, and put back, and those rows enter the ledger anew.
 */
export async function rewriteRows(
  trx: Kysely<Database>,
  table: string,
  rewritten: Rewritten,
  work: () => Promise<RowKey[]>,
): Promise<RowKey[]> {
  const name = `${table}_no_update`
  const guard = await sql<{ sql: string }>`SELECT sql FROM sqlite_master WHERE name = ${name}`.execute(trx)
  await sql`DROP TRIGGER ${sql.ref(name)}`.execute(trx)
  const keys = await work()
  await sql.raw(guard.rows[0]?.sql ?? '').execute(trx)
  const columns = await columnsOf(trx, table)
  const last = await trx.selectFrom('ledger').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const own = rewritten.get(table) ?? new Set()
  for (let i = 0; i < keys.length; i += BATCH) {
    const some = keys.slice(i, i + BATCH)
    const rows = await sealsOf(trx, { name: table, keys: columns.keys }, some)
    await appendLedger(trx, [{ type: 'rows', body: { table, rows, again: true } }], last?.at ?? 0)
    for (const key of some) own.add(keyText(key))
  }
  rewritten.set(table, own)
  return keys
}

type Table = { name: string; keys: string[]; texts: string[] }

async function tablesOf(db: Kysely<Database>): Promise<Table[]> {
  const guards = await sql<{ name: string }>`SELECT tbl_name AS name FROM sqlite_master
    WHERE type = 'trigger' AND name = tbl_name || '_no_update' ORDER BY tbl_name`.execute(db)
  const tables: Table[] = []
  for (const { name } of guards.rows)
    if (!WITHOUT_PEOPLE.has(name)) tables.push({ name, ...(await columnsOf(db, name)) })
  return tables.filter(({ texts }) => texts.length > 0)
}

async function columnsOf(db: Kysely<Database>, table: string): Promise<{ keys: string[]; texts: string[] }> {
  const { rows } = await sql<{ name: string; type: string; pk: number }>`
    SELECT name, type, pk FROM pragma_table_info(${table})`.execute(db)
  return {
    keys: rows
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map(({ name }) => name),
    texts: rows.filter(({ pk, type }) => pk === 0 && type === 'TEXT').map(({ name }) => name),
  }
}

async function rowsWith(
  db: Kysely<Database>,
  table: Table,
  { words, scrub }: Scrubber,
): Promise<{ key: RowKey; changed: Record<string, string> }[]> {
  const found = new Map<string, { key: RowKey; changed: Record<string, string> }>()
  for (const one of words) {
    const forms = [...new Set([one, inJson(one)])]
    const wanted = table.texts.flatMap((column) =>
      forms.map((form) => sql`instr(lower(${sql.ref(column)}), lower(${form})) > 0`),
    )
    const { rows } = await sql<Record<string, string | number | null>>`
      SELECT * FROM ${sql.table(table.name)} WHERE ${sql.join(wanted, sql` OR `)}`.execute(db)
    for (const row of rows) {
      const changed: Record<string, string> = {}
      for (const column of table.texts) {
        const value = row[column]
        if (typeof value !== 'string') continue
        const clean = scrub(value)
        if (clean !== value) changed[column] = clean
      }
      const key = keyOf(row, table)
      if (Object.keys(changed).length > 0) found.set(keyText(key), { key, changed })
    }
  }
  return [...found.values()]
}
