import { hash } from 'node:crypto'
import type SqliteDatabase from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import { ask } from './ask.ts'
import { appendLedger, canonicalJson, type DatedEntry, type LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

/** A row's key: the value of its one key column, or of all of them. */
export type RowKey = number | string | (number | string)[]
/** No hash: the row held words that were removed since, and a later entry vouches for it. */
export type Seal = [key: RowKey, hash: string | null]
export type SealedTable = { name: string; keys: string[] }

/** Columns of otherwise unchanging rows that are bookkeeping. */
const CHANGING: Record<string, readonly string[]> = { items: ['latest_revision_id'] }
/** Rows read, and hashed, in one go. */
const BATCH = 500
/** 128 bits: enough against a second row of the same hash, and a quarter of the room. */
const HASH_CHARACTERS = 22

/**
 * Tables that refuse UPDATE, or UPDATE of all that matters: what they hold is vouched for by the ledger, row by row. The
 * ledger itself is a chain and needs none.
 */
export function guardedTables(raw: SqliteDatabase.Database): SealedTable[] {
  const names = raw
    .prepare(`SELECT tbl_name FROM main.sqlite_master WHERE type = 'trigger' AND name = tbl_name || '_no_update'`)
    .pluck()
    .all() as string[]
  return names.filter((name) => name !== 'ledger').map((name) => ({ name, keys: keysOf(raw, name) }))
}

export function keysOf(raw: SqliteDatabase.Database, table: string): string[] {
  const columns = raw.prepare(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`).pluck().all(table)
  return columns as string[]
}

/** Notes, for this connection, every row that is added to history until `sealFresh` takes it into the ledger. */
export function watchHistory(raw: SqliteDatabase.Database): void {
  raw.pragma('temp_store = MEMORY')
  raw.exec('CREATE TEMP TABLE IF NOT EXISTS fresh_rows (tbl TEXT NOT NULL, key TEXT NOT NULL)')
  for (const { name, keys } of guardedTables(raw))
    raw.exec(
      `CREATE TEMP TRIGGER IF NOT EXISTS fresh_${name} AFTER INSERT ON main.${name} BEGIN
        INSERT INTO fresh_rows VALUES ('${name}', json_array(${keys.map((key) => `new.${key}`).join(', ')})); END`,
    )
}

/**
 * Takes what was added since into the ledger, inside the caller's transaction, and before it the entries given, each with
 * a moment of its own.
 */
export async function sealFresh(trx: Kysely<Database>, given: readonly DatedEntry[] = []): Promise<void> {
  const fresh = await ask<{ tbl: string; key: string }>(trx, 'SELECT tbl, key FROM temp.fresh_rows')
  if (fresh.length === 0) return appendLedger(trx, given, 0)
  const entries: LedgerEntry[] = []
  for (const [table, rows] of Map.groupBy(fresh, (row) => row.tbl)) {
    const keys = rows.map((row) => simple(JSON.parse(row.key)))
    const columns = await keyColumns(trx, table)
    entries.push({ type: 'rows', body: { table, rows: await sealsOf(trx, { name: table, keys: columns }, keys) } })
  }
  await ask(trx, 'DELETE FROM temp.fresh_rows')
  const at = given.at(-1)?.at ?? (await lastMoment(trx))
  await appendLedger(trx, [...given, ...entries], at)
}

async function lastMoment(trx: Kysely<Database>): Promise<Instant> {
  const [last] = await ask<{ at: number }>(trx, 'SELECT at FROM ledger ORDER BY seq DESC LIMIT 1')
  return last?.at ?? 0
}

/** Keys of a table of history never change. */
const keysByTable = new Map<string, string[]>()

async function keyColumns(trx: Kysely<Database>, table: string): Promise<string[]> {
  const known = keysByTable.get(table)
  if (known) return known
  const columns = await ask<{ name: string }>(trx, 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', [
    table,
  ])
  const keys = columns.map(({ name }) => name)
  keysByTable.set(table, keys)
  return keys
}

/** Hashes of the rows that are there; a row that is gone has none. */
export async function sealsOf(trx: Kysely<Database>, table: SealedTable, keys: readonly RowKey[]): Promise<Seal[]> {
  const found = new Map<string, string>()
  for (let i = 0; i < keys.length; i += BATCH) {
    const wanted = keys.slice(i, i + BATCH)
    const columns = table.keys.map((key) => `"${key}"`).join(', ')
    const places = `(${table.keys.map(() => '?').join(', ')})`
    const text = `SELECT * FROM "${table.name}" WHERE (${columns}) IN (VALUES ${wanted.map(() => places).join(', ')})`
    const rows = await ask<Record<string, unknown>>(trx, text, wanted.flat())
    for (const row of rows) found.set(keyText(keyOf(row, table)), rowHash(table.name, row))
  }
  return keys.flatMap((key): Seal[] => {
    const hash = found.get(keyText(key))
    return hash === undefined ? [] : [[key, hash]]
  })
}

/** Columns that hold nothing are left out: one that is added later changes no hash. */
export function rowHash(table: string, row: Record<string, unknown>): string {
  const facts: Record<string, unknown> = {}
  for (const column in row) {
    const value = row[column]
    if (value === null || CHANGING[table]?.includes(column)) continue
    facts[column] = Buffer.isBuffer(value) ? value.toString('hex') : value
  }
  return hash('sha256', canonicalJson([table, facts]), 'base64url').slice(0, HASH_CHARACTERS)
}

export function keyOf(row: Record<string, unknown>, { keys }: SealedTable): RowKey {
  return simple(keys.map((key) => row[key] as number | string))
}

export function keyText(key: RowKey): string {
  return JSON.stringify(simple([key].flat()))
}

function simple(key: (number | string)[]): RowKey {
  return key.length === 1 && key[0] !== undefined ? key[0] : key
}
