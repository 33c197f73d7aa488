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
import type { Direct } from './ask.ts'
import { withoutPeeking } from './bound-values.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'

/**
 * Kysely's dialect with four differences: every transaction takes the write lock at its start, so that no upgrade
 * from reading to writing can fail half-way; a migration is one transaction; what SQLite throws becomes a sentence;
 * statements are prepared once, for preparing costs more than most of them do.
 */
export class RecordDialect extends SqliteDialect {
  readonly #driver: RecordDriver
  constructor(raw: SqliteDatabase.Database, file: string) {
    super({ database: raw })
    this.#driver = new RecordDriver(raw, file)
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
  #taken = false
  /** Whether a write waits for the disk, as a number of SQLite's. */
  #usual: number | null = null
  constructor(raw: SqliteDatabase.Database, file: string) {
    super({ database: raw })
    this.#raw = raw
    this.#file = file
    this.#statements = new Map()
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
      const statement = prepareOnce(this.#raw, this.#statements, text)
      if (statement.reader) return statement.all(values) as Row[]
      statement.run(values)
      return []
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }
  readonly hastily = <T>(work: () => T): T => {
    // Read before it is first set, and then known. SQLite carries these out while it prepares them: none could be kept.
    this.#usual ??= Number(this.#raw.pragma('synchronous', { simple: true }))
    this.#raw.exec('PRAGMA synchronous = NORMAL')
    try {
      return work()
    } finally {
      this.#raw.exec(`PRAGMA synchronous = ${this.#usual}`)
    }
  }
  #execute<Row>(text: string, values: readonly unknown[]): QueryResult<Row> {
    try {
      return runStatement<Row>(prepareOnce(this.#raw, this.#statements, text), values)
    } catch (error) {
      throw explainSqliteError(error, this.#file)
    }
  }
}

type StatementCache = Map<string, SqliteDatabase.Statement>

/** Statements kept at most; lists of another length are statements of their own. About 10 KB each. */
const MOST_STATEMENTS = 200
/** Longer ones are lists of hundreds of values, hardly ever of the same length again. */
const LONGEST_KEPT = 4_000

function prepareOnce(raw: SqliteDatabase.Database, kept: StatementCache, sql: string): SqliteDatabase.Statement {
  const known = kept.get(sql)
  if (known) {
    // The last used stands last: what is dropped was used longest ago.
    kept.delete(sql)
    kept.set(sql, known)
    return known
  }
  const statement = raw.prepare(withoutPeeking(sql))
  if (sql.length > LONGEST_KEPT || !/^\s*(?:select|with|insert|update|delete|begin|commit|rollback)\b/i.test(sql))
    return statement
  kept.set(sql, statement)
  const oldest = kept.size > MOST_STATEMENTS ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  return statement
}

function runStatement<R>(statement: SqliteDatabase.Statement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
}
