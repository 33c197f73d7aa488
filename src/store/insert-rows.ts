import type { Insertable, Kysely } from 'kysely'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

/** Rows of one INSERT: batches cost a fifth of single rows, and stay far below SQLite's 32,766 bound values. */
const BATCH = 500

type Row<T extends keyof Database> = Insertable<Database[T]>

/** Of the INSERTs of a table that name these columns: texts of so many rows, by their number. */
type Shape = { columns: readonly string[]; onConflict: string; texts: string[] }

/** More rows than this come too seldom in the same number for their text to be kept. */
const MOST_KEPT = 16

/** Where something is told the code runs cold, and to put a text together costs more than SQLite does with it. */
const shapes = new Map<string, Shape>()

/**
 * Adds rows that all have the columns of the first, which names them. Written out: every poll with news ends with some of
 * these, and building the query value by value costs several times what SQLite does with it.
 */
export async function insertRows<T extends keyof Database & string>(
  trx: Kysely<Database>,
  table: T,
  rows: readonly Row<T>[],
  onConflict: '' | `ON CONFLICT ${string}DO NOTHING` = '',
): Promise<void> {
  const [first] = rows as readonly Record<string, unknown>[]
  if (!first) return
  const shape = shapeOf(table, Object.keys(first), onConflict)
  for (let i = 0; i < rows.length; i += BATCH) {
    const some = rows.slice(i, i + BATCH) as readonly Record<string, unknown>[]
    const values: unknown[] = []
    for (const row of some) for (const column of shape.columns) values.push(row[column] ?? null)
    await ask(trx, textOf(table, shape, some.length), values)
  }
}

function shapeOf(table: string, columns: readonly string[], onConflict: string): Shape {
  const known = shapes.get(table)
  if (known?.onConflict === onConflict && isSame(known.columns, columns)) return known
  const shape: Shape = { columns, onConflict, texts: [] }
  shapes.set(table, shape)
  return shape
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at])
}

function textOf(table: string, { columns, onConflict, texts }: Shape, rows: number): string {
  const known = texts[rows]
  if (known !== undefined) return known
  const places = `(${columns.map(() => '?').join(', ')})`
  const names = columns.map((column) => `"${column}"`).join(', ')
  const all = Array.from({ length: rows }, () => places).join(', ')
  const text = `INSERT INTO "${table}" (${names}) VALUES ${all} ${onConflict}`
  if (rows <= MOST_KEPT) texts[rows] = text
  return text
}
