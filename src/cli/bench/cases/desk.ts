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

/** A round of everything takes no longer, ms. */
const LONGEST_ROUND_MS = 240_000
/** Between the two rounds: what the first brought is posted, and the engine has put its house in order. */
const SETTLE_MS = 10_000
/** Between two looks whether all were asked after the start. */
const WAIT_MS = 1_000
/** Of what the process holds. Each look is noticed by a worker that mostly waits. */
const SAMPLE_MS = 5_000
/**
 * In which every source is asked once. In the first V8 still makes fast what the start loaded; in the second the event loop
 * is watched, which costs a twentieth of what the worker does; the last is measured.
 */
const INTERVALS = 3
const WATCHED = 1

/**
 * The worker as `start` runs it, on a clock that goes as fast as clocks do. First everything is due at once, as after a
 * start; then every source once in each of three intervals, one in ten with something new every time; the last is measured.
 * `size` is the number of claims. Takes three intervals and about a minute.
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
  const now = () => Math.round(start + performance.now() - began)
  dueFrom(file, world.sources, start, 0)
  const app = await openApp({
    config: benchConfig(file, farEnd, world, makeClaims(readCheckedClaims(corpora), size)),
    log: silentLogger,
    clock: { now },
    publishers: [createHttpPublisher(farEnd.sink.url)],
    fetcher: createGuardedFetcher({ userAgent: 'onrecord-bench', ca: farEnd.site.ca }),
  })
  await becomeWorker(app)
  const stop = new AbortController()
  const seen = { polls: 0, changed: 0, failed: 0 }
  let afterStart = 0
  let measuring = false
  const running = runWorker(app, stop.signal, ({ outcome }) => {
    if (!measuring) {
      afterStart += 1
      return
    }
    seen.polls += 1
    if (outcome === 'changed') seen.changed += 1
    if (outcome === 'failed') seen.failed += 1
  })
  while (afterStart < world.sources && performance.now() - began < LONGEST_ROUND_MS) await pause(WAIT_MS)
  if (afterStart < world.sources)
    throw new Error(`Only ${afterStart} of ${world.sources} sources were asked after the start.`)
  await pause(SETTLE_MS)
  await setClosing(farEnd, closing)
  const interval = async (step: number, watched: boolean): Promise<Outcome> => {
    await setStep(farEnd, step, world)
    await takeSiteCounts(farEnd)
    await takeSinkCounts(farEnd)
    dueFrom(file, world.sources, now(), STEP_MS)
    Object.assign(seen, { polls: 0, changed: 0 })
    measuring = true
    const meter = startMeter(watched ? 20 : null)
    const resident: number[] = []
    for (const until = performance.now() + STEP_MS; performance.now() < until; ) {
      await pause(SAMPLE_MS)
      resident.push(process.memoryUsage.rss() / 2 ** 20)
    }
    const used = meter.stop()
    measuring = false
    const [served, posted] = [await takeSiteCounts(farEnd), await takeSinkCounts(farEnd)]
    resident.sort((a, b) => a - b)
    return {
      ...used,
      counts: { failed: seen.failed },
      units: Math.max(1, seen.polls),
      figures: {
        // Of all sources: those due in the last seconds are asked after the interval's end.
        percentOfACore: ((100 * used.cpuMs) / seen.polls) * (world.sources / STEP_MS),
        residentMedianMb: resident[Math.floor(resident.length / 2)] ?? Number.NaN,
        residentMostMb: resident.at(-1) ?? Number.NaN,
        polls: seen.polls,
        changed: seen.changed,
        connections: served.connections,
        posts: posted.posts,
        ...delaysFigures(served, posted, step, world.sources),
      },
    }
  }
  const outcomes: Outcome[] = []
  for (let at = 0; at < INTERVALS; at++) outcomes.push(await interval(2 + at, at === WATCHED))
  stop.abort()
  await running
  await app.close()
  await setClosing(farEnd, false)
  const [first, measured] = [outcomes[0] as Outcome, outcomes.at(-1) as Outcome]
  return {
    ...measured,
    loopMs: outcomes[WATCHED]?.loopMs ?? Number.NaN,
    figures: { ...measured.figures, firstPercentOfACore: first.figures?.percentOfACore ?? Number.NaN },
  }
}

/** Over `withinMs` as many in one second as in any other, as they are once a worker has been up for a while. */
function dueFrom(file: string, sources: number, from: number, withinMs: number): void {
  const db = new SqliteDatabase(file)
  const set = db.prepare('UPDATE sources SET next_poll_at = ? WHERE id = ?')
  db.transaction(() => {
    for (let at = 0; at < sources; at++) set.run(from + Math.round((withinMs * at) / sources), `source-${at}`)
  })()
  db.close()
}
