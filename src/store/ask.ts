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
export function ask<Row>(db: Kysely<Database>, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const direct = directly(db)
  if (direct === null) return askInTurn<Row>(db, text, values)
  // No async function: of two promises a query, or three, one is left.
  try {
    return Promise.resolve(direct.run<Row>(text, values))
  } catch (error) {
    return Promise.reject(error)
  }
}

async function askInTurn<Row>(db: Kysely<Database>, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}

/**
 * `work` in one go, in no transaction of anybody's, and without a wait for the disk: the next commit that waits takes with
 * it what is written here. A crash of the machine may lose it until then, alone.
 */
export async function hastily<T>(db: Kysely<Database>, work: (direct: Direct) => T): Promise<T> {
  const direct = directly(db)
  if (direct !== null) return direct.hastily(() => work(direct))
  return db.connection().execute(async () => {
    const free = directly(db)
    if (free === null) throw new Error('what does not wait for the disk is written outside of any transaction')
    return free.hastily(() => work(free))
  })
}
