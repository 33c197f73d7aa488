import type SqliteDatabase from 'better-sqlite3'
import type { Random } from '../../src/ports/clock.ts'

type Db = SqliteDatabase.Database
type Row = Record<string, string | number | null | Buffer>
/** What was done, in words for the test's message. */
export type Tampering = { kind: 'edit' | 'delete' | 'insert' | 'reorder' | 'cut'; what: string }

/** Words beside history that its hashes do not cover: read by nobody but people. */
const UNCOVERED: Record<string, string[]> = { revision_texts: ['summary', 'author'] }

/** One thing somebody with the file in hand could do to it, drawn by chance; `null` where SQLite itself refused. */
export function tamper(db: Db, tables: readonly string[], random: Random): Tampering | null {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const kind = pick(['edit', 'edit', 'delete', 'insert', 'reorder', 'cut'] as const)
  const table = kind === 'cut' ? 'ledger' : pick(tables)
  const rows = db.prepare(`SELECT * FROM ${table}`).all() as Row[]
  if (rows.length === 0) return null
  const keys = db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0').pluck().all(table) as string[]
  const where = keys.map((key) => `${key} = @key_${key}`).join(' AND ')
  const bound = (row: Row) => Object.fromEntries(keys.map((key) => [`key_${key}`, row[key]]))
  const row = pick(rows)
  try {
    if (kind === 'cut') return cut(db, 1 + Math.floor(random() * 5), random() < 0.5)
    if (kind === 'delete') {
      db.prepare(`DELETE FROM ${table} WHERE ${where}`).run(bound(row))
      return { kind, what: `${table} ${JSON.stringify(bound(row))}` }
    }
    const columns = Object.keys(row).filter((column) => !UNCOVERED[table]?.includes(column))
    if (kind === 'insert') {
      const copy = { ...row }
      for (const key of keys) copy[key] = changed(row[key] ?? null, 'INTEGER', 1_000)
      if ('hash' in copy && table === 'ledger') copy.hash = `${copy.hash}x`
      const names = Object.keys(copy)
      db.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`).run(copy)
      return { kind, what: `${table} ${JSON.stringify(bound(copy))}` }
    }
    if (kind === 'reorder') {
      const other = pick(rows)
      const column = pick(columns.filter((name) => !keys.includes(name)))
      if (column === undefined || same(row[column], other[column])) return null
      const set = db.prepare(`UPDATE ${table} SET ${column} = @value WHERE ${where}`)
      set.run({ ...bound(row), value: other[column] })
      set.run({ ...bound(other), value: row[column] })
      return { kind, what: `${table}.${column} of ${JSON.stringify([bound(row), bound(other)])}` }
    }
    const column = pick(columns)
    const type = db.prepare('SELECT type FROM pragma_table_info(?) WHERE name = ?').pluck().get(table, column) as string
    const value = changed(row[column] ?? null, type, 1)
    db.prepare(`UPDATE ${table} SET ${column} = @value WHERE ${where}`).run({ ...bound(row), value })
    return { kind, what: `${table}.${column} of ${JSON.stringify(bound(row))}` }
  } catch {
    return null
  }
}

/** The end of the ledger; a careful hand makes the length fit too, and only the anchor is left to tell. */
function cut(db: Db, entries: number, careful: boolean): Tampering {
  db.prepare('DELETE FROM ledger WHERE seq > (SELECT max(seq) FROM ledger) - ?').run(entries)
  if (careful) db.exec(`UPDATE sequences SET next = (SELECT max(seq) + 1 FROM ledger) WHERE kind = 'ledger'`)
  return { kind: 'cut', what: `${entries} entries${careful ? ', and the length with them' : ''}` }
}

function changed(value: Row[string], type: string, by: number): Row[string] {
  if (typeof value === 'number') return value + by
  if (Buffer.isBuffer(value)) return Buffer.concat([value, Buffer.from([1])])
  if (value === null) return type === 'TEXT' ? 'x' : type === 'BLOB' ? Buffer.from([1]) : 1
  return `${value}x`
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
