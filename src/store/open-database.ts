import SqliteDatabase from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, Kysely, SqliteDialect, SqliteDriver } from 'kysely'
import { Migrator } from 'kysely/migration'
import { OnrecordError } from '../domain/errors.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Database } from './schema.ts'

export type OpenedDatabase = { db: Kysely<Database>; raw: SqliteDatabase.Database }

/** How long a command waits for another one's write, in milliseconds. Writes here last a few of them. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens (or creates) the record and brings its schema up to date. `raw` is the same connection, for pragmas and backup.
 * Throws `OnrecordError` `unavailable`, saying what to do.
 */
export async function openDatabase(file: string, options: { readonly?: boolean } = {}): Promise<OpenedDatabase> {
  let raw: SqliteDatabase.Database
  try {
    raw = new SqliteDatabase(file, {
      timeout: BUSY_TIMEOUT_MS,
      readonly: options.readonly ?? false,
      fileMustExist: options.readonly ?? false,
    })
    if (!options.readonly) raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
  } catch (error) {
    throw explainSqliteError(error, file)
  }
  const db = new Kysely<Database>({ dialect: new ImmediateSqliteDialect(raw) })
  if (!options.readonly) await migrate(db, file)
  return { db, raw }
}

async function migrate(db: Kysely<Database>, file: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  await db.destroy()
  if (error instanceof Error && /corrupted migrations|previously executed migration/.test(error.message))
    throw new OnrecordError(
      'conflict',
      `${file} was written by a newer onrecord. Update the program, or name another database.`,
      { cause: error },
    )
  throw explainSqliteError(error, file)
}

/** Kysely's dialect, but every transaction takes the write lock at its start: no upgrade can fail half-way. */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #raw: SqliteDatabase.Database
  constructor(raw: SqliteDatabase.Database) {
    super({ database: raw })
    this.#raw = raw
  }
  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#raw })
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
