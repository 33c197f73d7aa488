import type { Insertable, Kysely } from 'kysely'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

/** Rows of one INSERT: batches cost a fifth of single rows, and stay far below SQLite's 32,766 bound values. */
const BATCH = 500

type Row<T extends keyof Database> = Insertable<Database[T]>

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
  const columns = Object.keys(first)
  const into = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES `
  const places = `(${columns.map(() => '?').join(', ')})`
  for (let i = 0; i < rows.length; i += BATCH) {
    const some = rows.slice(i, i + BATCH) as readonly Record<string, unknown>[]
    const values = some.flatMap((row) => columns.map((column) => row[column] ?? null))
    const text = `${into}${some.map(() => places).join(', ')} ${onConflict}`
    await ask(trx, text, values)
  }
}
