import { CompiledQuery, type Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** The connection behind a Kysely, asked without a promise. Throws sentences, as it does. */
export type Direct = {
  run<Row>(text: string, values: readonly unknown[]): Row[]
  /** What `work` writes does not wait for the disk. Nothing may come in between: no promises. */
  hastily<T>(work: () => T): T
  /** Is somebody's transaction open? What it has not committed is nobody else's to read or to add to. */
  isTaken(): boolean
}

const known = new WeakMap<object, Direct>()

/** Told once, when the record is opened. */
export function lendDirectly(db: Kysely<Database>, direct: Direct): void {
  known.set(db, direct)
}

/** A transaction has the connection to itself: what is asked within it is not kept waiting by it. */
export function lendWithin(trx: Kysely<Database>, db: Kysely<Database>): void {
  const direct = known.get(db)
  if (direct) known.set(trx, { run: direct.run, hastily: direct.hastily, isTaken: () => false })
}

/** The way straight to the connection where nobody has it; `null`: ask and wait for your turn. */
export function directly(db: Kysely<Database>): Direct | null {
  const direct = known.get(db)
  return direct === undefined || direct.isTaken() ? null : direct
}

/**
 * Asks a query that is written out. Past Kysely where that can be: a dozen promises a query, of which a poll with news
 * asks some fifty, cost more than SQLite does.
 */
export async function ask<Row>(db: Kysely<Database>, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const direct = directly(db)
  if (direct !== null) return direct.run<Row>(text, values)
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}
