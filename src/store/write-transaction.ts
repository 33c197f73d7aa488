import type { Kysely, Transaction } from 'kysely'
import { lendWithin } from './ask.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { sealFresh } from './row-seals.ts'
import type { Database } from './schema.ts'

/**
 * Runs `work` whole or not at all, under the write lock from its start; what it added to history enters the ledger with
 * it. Errors of SQLite become sentences.
 */
export async function writeTransaction<T>(
  db: Kysely<Database>,
  file: string,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      lendWithin(trx, db)
      const done = await work(trx)
      await sealFresh(trx)
      return done
    })
  } catch (error) {
    throw explainSqliteError(error, file)
  }
}
