import { setTimeout as pause } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { becomeWorker, openApp, runWorker } from '../../../main.ts'
import { createGuardedFetcher } from '../../../runtime/fetch/guarded-fetcher.ts'
import { silentLogger } from '../../../runtime/logger.ts'
import { benchConfig, copyRecord } from '../bot.ts'
import type { CaseRunner, RunInput } from '../case.ts'
import { makeClaims } from '../claims.ts'
import { readCheckedClaims } from '../corpora.ts'
import { STEP_MS, WORLD_START } from '../documents.ts'
import { setClosing, setStep, takeSinkCounts, takeSiteCounts } from '../far-end/start.ts'
import { createHttpPublisher } from '../http-publisher.ts'
import { type Outcome, startMeter } from '../meter.ts'
import { whole } from './whole.ts'
import { delaysFigures } from './whole-delays.ts'

/** Started, and its code made fast, before anything is measured. */
const WARM_UP_MS = 30_000
const SAMPLE_MS = 1_000

/**
 * The worker as `start` runs it, on a clock that goes as fast as clocks do: every source once in one interval, one in ten
 * with something new. `size` is the number of claims. Takes an interval and half a minute.
 */
export const desk: CaseRunner = { prepare: whole.prepare, run: (input) => measure(input, false) } as CaseRunner

/** The same where the sites close every connection after its answer. */
export const deskClosing: CaseRunner = { prepare: whole.prepare, run: (input) => measure(input, true) } as CaseRunner

async function measure(input: RunInput, closing: boolean): Promise<Outcome> {
  const { farEnd, world, scratch, prepared, size, corpora } = input
  const file = `${scratch}/record.db`
  copyRecord(`${prepared}/whole-ours-${size}-${world.sources}${world.allTls === true ? '-tls' : ''}.db`, file)
  await setStep(farEnd, 1, world)
  const began = performance.now()
  const start = WORLD_START + STEP_MS
  spreadPolls(file, start, world.sources)
  const app = await openApp({
    config: benchConfig(file, farEnd, world, makeClaims(readCheckedClaims(corpora), size)),
    log: silentLogger,
    clock: { now: () => Math.round(start + performance.now() - began) },
    publishers: [createHttpPublisher(farEnd.sink.url)],
    fetcher: createGuardedFetcher({ userAgent: 'onrecord-bench', ca: farEnd.site.ca }),
  })
  await becomeWorker(app)
  const stop = new AbortController()
  const seen = { polls: 0, changed: 0, failed: 0 }
  let measuring = false
  const running = runWorker(app, stop.signal, ({ outcome }) => {
    if (!measuring) return
    seen.polls += 1
    if (outcome === 'changed') seen.changed += 1
    if (outcome === 'failed') seen.failed += 1
  })
  await setClosing(farEnd, closing)
  await pause(WARM_UP_MS - (performance.now() - began))
  await takeSiteCounts(farEnd)
  await takeSinkCounts(farEnd)
  measuring = true
  const meter = startMeter(20)
  const resident: number[] = []
  for (const until = performance.now() + STEP_MS; performance.now() < until; ) {
    await pause(SAMPLE_MS)
    resident.push(process.memoryUsage.rss() / 2 ** 20)
  }
  const used = meter.stop()
  measuring = false
  const [served, posted] = [await takeSiteCounts(farEnd), await takeSinkCounts(farEnd)]
  stop.abort()
  await running
  await app.close()
  await setClosing(farEnd, false)
  resident.sort((a, b) => a - b)
  return {
    ...used,
    counts: { failed: seen.failed },
    units: Math.max(1, seen.polls),
    figures: {
      percentOfACore: (100 * used.cpuMs) / used.wallMs,
      residentMedianMb: resident[Math.floor(resident.length / 2)] ?? Number.NaN,
      residentMostMb: resident.at(-1) ?? Number.NaN,
      polls: seen.polls,
      changed: seen.changed,
      connections: served.connections,
      posts: posted.posts,
      ...delaysFigures(served, posted, 1, world.sources),
    },
  }
}

/** As they are once a worker has been up for a while: as many in one second as in any other. */
function spreadPolls(file: string, start: number, sources: number): void {
  const db = new SqliteDatabase(file)
  const set = db.prepare('UPDATE sources SET next_poll_at = ? WHERE id = ?')
  db.transaction(() => {
    for (let at = 0; at < sources; at++)
      set.run(start + Math.round(((STEP_MS + WARM_UP_MS) * at) / sources), `source-${at}`)
  })()
  db.close()
}
