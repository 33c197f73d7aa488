import SqliteDatabase from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Afterwards } from '../ports/clock.ts'
import { lendDirectly } from './ask.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { RecordDialect } from './record-dialect.ts'
import { watchHistory } from './row-seals.ts'
import type { Database } from './schema.ts'

export type OpenedDatabase = { db: Kysely<Database>; raw: SqliteDatabase.Database }

/**
 * Pages of the log, 4 KB each, after which a commit writes them into the file and waits for the disk twice more: four
 * times SQLite's 1,000, for most of them are the same few hundred pages again, and that commit holds everything up.
 */
const CHECKPOINT_PAGES = 4_000

/**
 * Who reads for minutes (a backup, an export) keeps the log from being written into the file, and it grows: what it grew
 * beyond this, in bytes, is given back to the disk once nobody reads.
 */
const LONGEST_LOG = 64 * 1024 * 1024

/** How long a command waits for another one's write, in milliseconds. Writes here last a few of them. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens (or creates) the record and brings its schema up to date. `raw` is the same connection, for pragmas and backup.
 * With `afterwards` what is read in one go is read in one transaction: who has it asks nothing of `raw` in between.
 * Throws `OnrecordError` `unavailable`, saying what to do.
 */
export async function openDatabase(
  file: string,
  options: { readonly?: boolean; busyTimeoutMs?: number; afterwards?: Afterwards } = {},
): Promise<OpenedDatabase> {
  let raw: SqliteDatabase.Database | undefined
  let executed: string[]
  try {
    raw = new SqliteDatabase(file, {
      timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
      readonly: options.readonly ?? false,
      fileMustExist: options.readonly ?? false,
    })
    executed = readMigrations(raw, file)
    if (!options.readonly) raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    raw.pragma(`journal_size_limit = ${LONGEST_LOG}`)
    raw.pragma('foreign_keys = ON')
    // Else INSERT OR REPLACE would delete a row of history without its trigger being asked.
    raw.pragma('recursive_triggers = ON')
  } catch (error) {
    raw?.close()
    throw explainSqliteError(error, file)
  }
  const dialect = new RecordDialect(raw, file, options.afterwards)
  const db = new Kysely<Database>({ dialect })
  lendDirectly(db, dialect.direct)
  // Nobody who finds the schema up to date waits for somebody else's write.
  if (!options.readonly && Object.keys(MIGRATIONS).some((name) => !executed.includes(name))) await migrate(db, file)
  if (!options.readonly) watchHistory(raw)
  return { db, raw }
}

/** Names of the migrations a database has been through. Throws before anything is written to what is not ours. */
function readMigrations(raw: SqliteDatabase.Database, file: string): string[] {
  const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  if (tables.length === 0) return []
  if (!tables.includes('kysely_migration'))
    throw new OnrecordError(
      'unavailable',
      sentence`${file} is another program's database, not a usable onrecord database. Name another file.`,
    )
  const executed = raw.prepare('SELECT name FROM kysely_migration').pluck().all() as string[]
  if (executed.some((name) => !(name in MIGRATIONS)))
    throw new OnrecordError(
      'conflict',
      sentence`${file} was written by a newer onrecord. Update the program, or name another database.`,
      { permanent: true },
    )
  return executed
}

/** All steps or none: a start that is cut short leaves nothing that the next one stumbles over. */
async function migrate(db: Kysely<Database>, file: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  await db.destroy()
  throw explainSqliteError(error, file)
}
