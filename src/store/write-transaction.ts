import type { Kysely, Transaction } from 'kysely'
import { explainSqliteError } from './explain-sqlite-error.ts'
import type { Database } from './schema.ts'

/** Runs `work` whole or not at all, under the write lock from its start. Errors of SQLite become sentences. */
export async function writeTransaction<T>(
  db: Kysely<Database>,
  file: string,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(work)
  } catch (error) {
    throw explainSqliteError(error, file)
  }
}
