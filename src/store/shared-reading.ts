import type SqliteDatabase from 'better-sqlite3'
import type { Afterwards } from '../ports/clock.ts'

/**
 * A transaction that reads alone, for all that is asked in one go. Each query by itself begins and ends one, and the locks
 * that takes cost several times what a small query does; a poll with news, a card and an answer ask some twenty.
 */
export type SharedReading = {
  /** To be called before each query outside a transaction: those until the program next waits for something share one. */
  share(): void
  end(): void
}

/** Those of this process that are under way. */
const open = new Set<SharedReading>()

/** To be called before anything is written, on whatever connection of this process: what is asked after it has to see it. */
export function endReadings(): void {
  if (open.size > 0) for (const reading of open) reading.end()
}

export function createSharedReading(raw: SqliteDatabase.Database, afterwards: Afterwards): SharedReading {
  let begin: SqliteDatabase.Statement | null = null
  let commit: SqliteDatabase.Statement | null = null
  let rollback: SqliteDatabase.Statement | null = null
  const reading: SharedReading = {
    share() {
      // Whoever has begun a transaction reads within it.
      if (raw.inTransaction) return
      begin ??= raw.prepare('BEGIN')
      begin.run()
      open.add(reading)
      afterwards(reading.end)
    },
    end() {
      // A grave error of SQLite has ended it already; and so has closing.
      if (!open.delete(reading) || !raw.inTransaction) return
      commit ??= raw.prepare('COMMIT')
      rollback ??= raw.prepare('ROLLBACK')
      try {
        commit.run()
      } catch {
        // Of a damaged file. Nothing was written: whatever is wrong, the queries have said so.
        if (raw.inTransaction) rollback.run()
      }
    },
  }
  return reading
}
