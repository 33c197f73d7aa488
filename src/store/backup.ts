import { existsSync, renameSync, rmSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Anchor, CheckOptions, RecordCheck } from '../ports/ledger.ts'
import { storeOn } from './create-store.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { openDatabase } from './open-database.ts'

export type CopyProgress = (donePages: number, totalPages: number) => void
type Check = Omit<CheckOptions, 'onProgress'>

/** Pages copied in one go: whoever writes meanwhile waits for no longer than that takes. */
const PAGES = 512

/**
 * Copies a database in use into one new file and checks the copy by its own ledger. What is written meanwhile is in it
 * or not, whole. Throws `conflict` where `target` is there already, `unavailable` where the copy does not verify: then
 * there is no file.
 */
export async function backupDatabase(
  file: string,
  target: string,
  check: Check,
  onProgress: CopyProgress = () => {},
): Promise<RecordCheck> {
  if (existsSync(target))
    throw new OnrecordError('conflict', sentence`${target} is there already; name another file.`, { permanent: true })
  const fresh = `${target}.unfinished`
  rmSync(fresh, { force: true })
  try {
    await copy(file, fresh, onProgress)
    const result = await checkCopy(fresh, check)
    if (result.found > 0) {
      const [first] = result.findings
      throw new OnrecordError(
        'unavailable',
        sentence`The copy does not verify (${first?.where}: ${first?.what}), so no backup was made. "onrecord verify" tells all.`,
      )
    }
    renameSync(fresh, target)
    return result
  } catch (error) {
    throw explainSqliteError(error, target)
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${fresh}${end}`, { force: true })
  }
}

async function copy(file: string, target: string, onProgress: CopyProgress): Promise<void> {
  const source = new SqliteDatabase(file, { readonly: true, fileMustExist: true })
  try {
    // One reading for the whole copy: between readings of their own, step by step, each write of the worker has SQLite
    // begin the copy anew, and that of a large record would not end while it polls.
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_master').get()
    await source.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages)
        return PAGES
      },
    })
  } finally {
    source.close()
  }
  const made = new SqliteDatabase(target)
  // One file, which can be put anywhere: no write-ahead log beside it.
  made.pragma('journal_mode = DELETE')
  made.close()
}

/** A copy is brought up to date like any database; anchors written after it was made say nothing of it. */
export async function checkCopy(file: string, { anchors, contentHash }: Check): Promise<RecordCheck> {
  const { db } = await openDatabase(file)
  const { ledger, close } = storeOn(db, file)
  try {
    const head = await ledger.head()
    const known = anchors.filter((anchor: Anchor) => anchor.entry <= head.entry)
    return await ledger.verifyRecord({ anchors: known, contentHash })
  } finally {
    await close()
  }
}
