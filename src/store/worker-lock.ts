import type { Kysely } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { WorkerLock } from '../ports/worker-lock.ts'
import { ask, type Direct, hastily } from './ask.ts'
import { noteActivity, noteActivityAtOnce } from './polling-gaps.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

type Mine = { pid: number; host: string; since: Instant; gapAfterMs: number }

/** Does the process that gave its last sign then still run? `null`: on another host, or not to be told. */
export type IsAlive = (pid: number, host: string, seenAt: Instant) => boolean | null

// Two containers may have one name and one number: when it was taken tells whose it is.
const BEAT = 'UPDATE worker_lock SET heartbeat_at = ? WHERE pid = ? AND host = ? AND since = ? RETURNING one'

/** A dead worker's lock is taken over at once. */
export function createWorkerLock(db: Kysely<Database>, file: string, isAlive: IsAlive): WorkerLock {
  let mine: Mine | null = null
  return {
    acquire: (holder, now, staleAfterMs, gapAfterMs = Number.POSITIVE_INFINITY) =>
      writeTransaction(db, file, async (trx) => {
        const row = await trx.selectFrom('worker_lock').selectAll().executeTakeFirst()
        if (row && !(row.pid === holder.pid && row.host === holder.host)) {
          // Where that is not to be told only its heartbeat speaks.
          const alive = isAlive(row.pid, row.host, row.heartbeat_at) ?? now - row.heartbeat_at < staleAfterMs
          if (alive)
            throw new OnrecordError(
              'conflict',
              sentence`Another worker already polls and delivers on ${file}: process ${row.pid} on ${row.host},
                since ${new Date(row.since).toISOString()}. Stop it first; other commands can be used beside it.`,
              { permanent: true },
            )
        }
        await noteActivity(trx, now, gapAfterMs)
        await trx.deleteFrom('worker_lock').execute()
        await trx
          .insertInto('worker_lock')
          .values({ one: 1, ...holder, since: now, heartbeat_at: now })
          .execute()
        mine = { ...holder, since: now, gapAfterMs }
      }),
    async beat(now) {
      // Each second, and seen by other processes at once. Where the machine crashes, an earlier sign is left, and a gap
      // noted then begins some seconds early: not worth a wait for the disk.
      if (await hastily(db, (direct) => beatAtOnce(direct, mine, now))) return
      await writeTransaction(db, file, async (trx) => {
        const [row] = await ask<Omit<Mine, 'gapAfterMs'>>(trx, 'SELECT pid, host, since FROM worker_lock')
        if (!mine || !row || row.pid !== mine.pid || row.host !== mine.host || row.since !== mine.since)
          throw new OnrecordError('conflict', sentence`Another worker took over ${file}; this one stops.`, {
            permanent: true,
          })
        await noteActivity(trx, now, mine.gapAfterMs)
        await ask(trx, 'UPDATE worker_lock SET heartbeat_at = ?', [now])
      })
    },
    async release() {
      if (!mine) return
      const { pid, host, since } = mine
      mine = null
      await writeTransaction(db, file, async (trx) => {
        await trx
          .deleteFrom('worker_lock')
          .where('pid', '=', pid)
          .where('host', '=', host)
          .where('since', '=', since)
          .execute()
      })
    },
  }
}

/** The usual beat. `false` where the lock is another's, or a gap is to be noted with it. */
function beatAtOnce(direct: Direct, mine: Mine | null, now: Instant): boolean {
  if (mine === null || direct.run(BEAT, [now, mine.pid, mine.host, mine.since]).length === 0) return false
  return noteActivityAtOnce(direct, now, mine.gapAfterMs)
}
