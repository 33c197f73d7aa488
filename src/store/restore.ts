import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { daysOpen } from '../domain/evidence-request.ts'
import { sentence } from '../domain/sentence.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { CheckOptions, RecordCheck } from '../ports/ledger.ts'
import type { Store } from '../ports/stores.ts'
import { checkCopy } from './backup.ts'
import { storeOn } from './create-store.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { openDatabase } from './open-database.ts'
import type { IsAlive } from './worker-lock.ts'
import { writeTransaction } from './write-transaction.ts'

export type Restore = {
  /** The database that is replaced; need not be there. */
  file: string
  backup: string
  by: string
  at: Instant
  isAlive: IsAlive
  /** Posts that waited go out, and what was published since is posted, though it may have been posted before. */
  postAgain: boolean
  /** Ages in days at which requests and proposals are told of. */
  requestAges?: readonly number[]
  remindAfterDays?: readonly number[]
}
export type Restored = { check: RecordCheck; keptAs: string | null; held: number }

/** A worker of another host is taken for alive as long as its heartbeat is younger than this. */
const STALE_MS = 5 * 60_000

/**
 * Puts a backup in the place of the database, once the backup's own ledger has vouched for it; what was there is kept
 * aside. What the backup does not know may have been posted since: unless `postAgain`, waiting posts are handed to an
 * editor and every source begins with a silent poll.
 * Throws `conflict` while a worker runs, `invalid` where the backup does not verify: nothing is changed then.
 */
export async function restoreDatabase(restore: Restore, check: Omit<CheckOptions, 'onProgress'>): Promise<Restored> {
  const { file, backup, at } = restore
  if (!existsSync(backup)) throw new OnrecordError('not_found', sentence`There is no file ${backup}.`)
  await demandIdle(restore)
  const fresh = `${file}.restoring`
  const clear = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${fresh}${end}`, { force: true })
  }
  clear()
  try {
    copyFileSync(backup, fresh)
    const result = await checkCopy(fresh, check)
    if (result.found > 0) {
      const [first] = result.findings
      throw new OnrecordError(
        'invalid',
        sentence`${backup} does not verify (${first?.where}: ${first?.what}; ${result.found} in all). Nothing was changed.`,
      )
    }
    const held = await prepare(fresh, restore, result)
    await demandIdle(restore)
    const keptAs = existsSync(file) ? setAside(file, at) : null
    renameSync(fresh, file)
    return { check: result, keptAs, held }
  } catch (error) {
    throw explainSqliteError(error, backup)
  } finally {
    clear()
  }
}

async function demandIdle({ file, isAlive, at }: Restore): Promise<void> {
  if (!existsSync(file)) return
  const opened = await openDatabase(file, { readonly: true }).catch(() => null)
  // What cannot be opened is what a backup is for.
  if (!opened) return
  try {
    const row = await opened.db.selectFrom('worker_lock').selectAll().executeTakeFirst()
    if (row && (isAlive(row.pid, row.host, row.heartbeat_at) ?? at - row.heartbeat_at < STALE_MS))
      throw new OnrecordError(
        'conflict',
        sentence`A worker runs on ${file}: process ${row.pid} on ${row.host}. Stop it first; nothing was changed.`,
        { permanent: true },
      )
  } finally {
    await opened.db.destroy()
  }
}

/** The restore itself is on record, and nothing is posted twice because of it. */
async function prepare(fresh: string, restore: Restore, check: RecordCheck): Promise<number> {
  const { by, at, postAgain } = restore
  const { db, raw } = await openDatabase(fresh)
  try {
    const held = await writeTransaction(db, fresh, async (trx) => {
      await trx.deleteFrom('worker_lock').execute()
      if (postAgain) return 0
      await trx.updateTable('sources').set({ baseline_at: null }).execute()
      const { numUpdatedRows } = await trx
        .updateTable('deliveries')
        .set({
          state: 'needs_review',
          lease_until: null,
          uncertain_since: null,
          settled_at: at,
          last_error: 'restored from a backup: it may have been posted since',
        })
        .where('state', 'in', ['pending', 'retry', 'sending'])
        .executeTakeFirst()
      return Number(numUpdatedRows)
    })
    if (!postAgain) await noteAges(storeOn(db, fresh), restore)
    const body = { by, entries: check.entries, head: check.head, held }
    await storeOn(db, fresh).ledger.append([{ type: 'restored', body }], at)
    raw.pragma('wal_checkpoint(TRUNCATE)')
    await sql`PRAGMA optimize`.execute(db)
    return held
  } finally {
    await db.destroy()
  }
}

/** An age that was come to since the backup may have been told of: it counts as told, and the next one is told. */
async function noteAges(
  { requests, decisions }: Store,
  { at, requestAges = [], remindAfterDays = [] }: Restore,
): Promise<void> {
  const waiting = requestAges.length > 0 ? await requests.toAge(at, requestAges) : []
  await requests.commitMarks(
    waiting.map((request) => ({
      marks: requestAges
        .filter((days) => days <= daysOpen(request, at) && !request.noted.includes(days))
        .map((days) => ({ requestId: request.id, days, at, posted: false })),
      after: request.steps?.at(-1)?.id ?? null,
      deliveries: [],
    })),
    at,
  )
  const reminders = await decisions.proposalsToRemind(at, remindAfterDays)
  if (reminders.length > 0) await decisions.commitReminders({ reminders, at, deliveries: [] })
}

/** With its write-ahead log: it may hold what the file does not. */
function setAside(file: string, at: Instant): string {
  const stamp = new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)
  let kept = `${file}.before-${stamp}`
  for (let n = 2; existsSync(kept); n++) kept = `${file}.before-${stamp}-${n}`
  for (const end of ['', '-wal', '-shm']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`)
  return kept
}
