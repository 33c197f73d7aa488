import SqliteDatabase from 'better-sqlite3'
import { runRound } from '../../../app/run-round.ts'
import { openBenchBot } from '../bot.ts'
import type { CaseRunner } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims, readFeedBodies } from '../corpora.ts'
import { setStep } from '../far-end/start.ts'
import { startMeter } from '../meter.ts'

const CLAIMS = 100
/** So many are polled, whatever the number of sources: the cost of one is asked for. */
const POLLED = 1_000
const IDLE_ROUNDS = 20
/** Milliseconds; later than any clock of a run. */
const NEVER = 4_000_000_000_000

/**
 * What grows with the number of sources: a start, a look at which of them are due when none is, and a poll that finds
 * nothing new. Of each document one source is really polled for its baseline; the others are put where it then stands.
 */
export const growthSources: CaseRunner = {
  async run({ corpora, farEnd, world, scratch, size }) {
    const file = `${scratch}/record.db`
    await setStep(farEnd, 0, world)
    const claims = makeClaims(readCheckedClaims(corpora), CLAIMS)
    const began = process.cpuUsage()
    const bot = await openBenchBot(file, farEnd, { ...world, sources: size }, claims)
    const started = process.cpuUsage(began)
    const documents = Math.min(size, readFeedBodies(corpora).length)
    dueUpTo(file, documents, bot.clock.now())
    await bot.round()
    standWhere(file, documents, size)
    dueUpTo(file, 0, bot.clock.now())
    const signal = new AbortController().signal
    const idleRound = () => runRound(bot.poll, bot.deliver, signal)
    await idleRound()
    const idleBegan = process.cpuUsage()
    for (let at = 0; at < IDLE_ROUNDS; at++) await idleRound()
    const idle = process.cpuUsage(idleBegan)
    const polled = Math.min(size, POLLED)
    let unchanged = 0
    dueUpTo(file, polled, bot.clock.now())
    const meter = startMeter()
    await runRound(bot.poll, bot.deliver, signal, ({ outcome }) => {
      if (outcome === 'unchanged') unchanged += 1
    })
    const used = meter.stop()
    await bot.close()
    const cpu = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000
    return {
      ...used,
      counts: { unchanged },
      units: polled,
      figures: {
        startCpuMs: cpu(started),
        idleRoundCpuMs: cpu(idle) / IDLE_ROUNDS,
        pollCpuMs: used.cpuMs / polled,
        peakMb: used.peakMb,
      },
    }
  },
}

/** The first so many sources are due, no other. */
function dueUpTo(file: string, count: number, now: number): void {
  const db = new SqliteDatabase(file)
  db.prepare(`UPDATE sources SET next_poll_at = iif(CAST(substr(id, 8) AS INTEGER) < ?, ?, ${NEVER})`).run(count, now)
  db.close()
}

/** Every source has been polled as the first one of its document was. */
function standWhere(file: string, documents: number, sources: number): void {
  if (sources <= documents) return
  const db = new SqliteDatabase(file)
  db.prepare(
    `UPDATE sources SET (etag, last_modified, body_hash, last_poll_at, last_good_poll_at, baseline_at, state, polls, last_item_at)
       = (SELECT etag, last_modified, body_hash, last_poll_at, last_good_poll_at, baseline_at, state, polls, last_item_at
          FROM sources first WHERE first.id = 'source-' || (CAST(substr(sources.id, 8) AS INTEGER) % ${documents}))
     WHERE CAST(substr(id, 8) AS INTEGER) >= ${documents}`,
  ).run()
  db.close()
}
