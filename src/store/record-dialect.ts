import type SqliteDatabase from 'better-sqlite3'
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import type { Afterwards } from '../ports/clock.ts'
import type { Direct } from './ask.ts'
import { withoutPeeking } from './bound-values.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { createSharedReading, endReadings, type SharedReading } from './shared-reading.ts'

/**
 * Kysely's dialect with five differences: every transaction takes the write lock at its start, so that no upgrade
 * from reading to writing can fail half-way; a migration is one transaction; what SQLite throws becomes a sentence;
 * statements are prepared once, for preparing costs more than most of them do; and with `afterwards`, what is read in one
 * go, without waiting for anything in between, is read in one transaction.
 */
export class RecordDialect extends SqliteDialect {
  readonly #driver: RecordDriver
  constructor(raw: SqliteDatabase.Database, file: string, afterwards: Afterwards | null = null) {
    super({ database: raw })
    this.#driver = new RecordDriver(raw, file, afterwards)
  }
  override createDriver(): Driver {
    return this.#driver
  }
  get direct(): Direct {
    return this.#driver
  }
  override createAdapter(): DialectAdapter {
    return new RecordAdapter()
  }
}

class RecordAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class RecordDriver extends SqliteDriver implements Direct {
  readonly #raw: SqliteDatabase.Database
  readonly #file: string
  readonly #statements: StatementCache
  readonly #reading: SharedReading | null
  #taken = false
  /** Whether a write waits for the disk, as a number of SQLite's. */
  #usual: number | null = null
  constructor(raw: SqliteDatabase.Database, file: string, afterwards: Afterwards | null) {
    super({ database: raw })
    this.#raw = raw
    this.#file = file
    this.#statements = new Map()
    this.#reading = afterwards && createSharedReading(raw, afterwards)
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: async (query) => this.#execute(query.sql, query.parameters),
      streamQuery: (query, chunk, options) => connection.streamQuery(query, chunk, options),
    } as DatabaseConnection
  }
  override async beginTransaction(): Promise<void> {
    this.#execute('begin immediate', [])
    this.#taken = true
  }
  override async commitTransaction(): Promise<void> {
    this.#execute('commit', [])
    this.#taken = false
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } finally {
      this.#taken = false
    }
  }
  readonly isTaken = () => this.#taken
  readonly run = <Row>(text: string, values: readonly unknown[]): Row[] => {
    try {
      const statement = this.#prepare(text)
      if (statement.reader) return statement.all(values) as Row[]
      statement.run(values)
      return []
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }
  readonly hastily = <T>(work: () => T): T => {
    this.#reading?.end()
    // Read before it is first set, and then known. SQLite carries these out while it prepares them: none could be kept.
    this.#usual ??= Number(this.#raw.pragma('synchronous', { simple: true }))
    this.#raw.exec('PRAGMA synchronous = NORMAL')
    try {
      return work()
    } finally {
      // What was read within it holds a transaction, in which SQLite does not go back to the usual.
      this.#reading?.end()
      this.#raw.exec(`PRAGMA synchronous = ${this.#usual}`)
    }
  }
  #prepare(text: string): SqliteDatabase.Statement {
    const { statement, reads } = prepareOnce(this.#raw, this.#statements, text)
    if (reads) this.#reading?.share()
    else endReadings()
    return statement
  }
  override async destroy(): Promise<void> {
    this.#reading?.end()
    await super.destroy()
  }
  #execute<Row>(text: string, values: readonly unknown[]): QueryResult<Row> {
    try {
      return runStatement<Row>(this.#prepare(text), values)
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }
}

/** `reads`: it is a query, and writes nothing. */
type Prepared = { statement: SqliteDatabase.Statement; reads: boolean }
type StatementCache = Map<string, Prepared>

/** Statements kept at most; lists of another length are statements of their own. About 10 KB each. */
const MOST_STATEMENTS = 200
/** Longer ones are lists of hundreds of values, hardly ever of the same length again. */
const LONGEST_KEPT = 4_000

function prepareOnce(raw: SqliteDatabase.Database, kept: StatementCache, sql: string): Prepared {
  const known = kept.get(sql)
  if (known) {
    // The last used stands last: what is dropped was used longest ago.
    kept.delete(sql)
    kept.set(sql, known)
    return known
  }
  const statement = raw.prepare(withoutPeeking(sql))
  const prepared = { statement, reads: statement.readonly && /^\s*(?:select|with)\b/i.test(sql) }
  if (sql.length > LONGEST_KEPT || !/^\s*(?:select|with|insert|update|delete|begin|commit|rollback)\b/i.test(sql))
    return prepared
  kept.set(sql, prepared)
  const oldest = kept.size > MOST_STATEMENTS ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  return prepared
}

function runStatement<R>(statement: SqliteDatabase.Statement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
}
