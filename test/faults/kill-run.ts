import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { seededRandom } from '../../src/runtime/random.ts'
import { createStore } from '../../src/store/create-store.ts'
import { startSite } from '../support/start-site.ts'
import { rss } from '../support/write-feed.ts'
import { type ChatPlatform, type Double, POSTS, startDouble } from './double.ts'
import { itemBy, voice } from './named-voices.ts'
import { newRecordFile } from './open-fault-record.ts'
import type { WorkerSpec } from './worker.ts'

export type KillResult = {
  platform: ChatPlatform
  kills: number
  /** Posts expected: events times channels. */
  expected: number
  lost: number
  twice: number
  unresolved: number
  /** Still on their way when the time for it was over: neither lost nor sent. */
  open: number
  integrity: boolean
  seconds: number
}

const CHANNELS_WATCHED = 2
const ITEMS_PER_KILL = 1
/** Entries a feed shows, as feeds do: what is older is seen no more. */
const FEED_LENGTH = 60

/**
 * A worker that polls a feed and posts is killed at random points, again and again, while the platform answers late and
 * keeps a fifth of its replies to itself; then it is started once more and left alone. What was lost and what came twice
 * is counted from what the platform shows against what the feed published.
 */
export async function runKills(
  platform: ChatPlatform,
  kills: number,
  seed: number,
  options: { naive?: boolean; minutes?: number } = {},
): Promise<KillResult> {
  const begun = performance.now()
  const random = seededRandom(seed)
  const double = await startDouble(platform)
  const site = await startSite()
  const database = await newRecordFile()
  let published = 0
  site.serve('/wire', () => {
    const first = Math.max(0, published - FEED_LENGTH)
    return rss(Array.from({ length: published - first }, (_, i) => itemBy(first + i)))
  })
  const spec: WorkerSpec = {
    platform,
    double: double.url,
    site: site.url('/wire'),
    port: site.port,
    database,
    ...(options.naive ? { naive: true } : {}),
  }
  try {
    await untilBaseline(spec)
    await double.faults({
      seed,
      faults: [
        { method: '*', kind: 'delay', delayMs: [0, 300] },
        { method: POSTS[platform], kind: 'drop_reply', probability: 0.2 },
      ],
    })
    let done = 0
    for (; done < kills && seconds(begun) < (options.minutes ?? 600) * 60; done += 1) {
      if (done % 10 === 9) console.error(`${platform}: ${done + 1} of ${kills} kills, ${seconds(begun)} s`)
      published += ITEMS_PER_KILL
      const worker = start(spec)
      // Some die while they start, the others somewhere in their work.
      if (random() < 0.1) await wait(random() * 1_000)
      else {
        await worker.ready
        await wait(random() * 1_500)
      }
      worker.child.kill('SIGKILL')
      await worker.ended
    }
    await double.faults({ faults: [] })
    await drain(spec, published * CHANNELS_WATCHED)
    return { platform, kills: done, seconds: seconds(begun), ...(await count(double, database, published, options)) }
  } finally {
    double.stop()
    await site.close()
  }
}

async function count(
  double: Double,
  database: string,
  published: number,
  { naive = false }: { naive?: boolean },
): Promise<Omit<KillResult, 'platform' | 'kills' | 'seconds'>> {
  const shown = (await double.messages()).filter((one) => naive || one.thread !== null)
  let [lost, twice] = [0, 0]
  for (let n = 0; n < published; n += 1) {
    const posts = Map.groupBy(
      shown.filter((one) => one.text.includes(voice(n))),
      ({ channel }) => channel,
    )
    lost += CHANNELS_WATCHED - posts.size
    for (const inChannel of posts.values()) twice += inChannel.length - 1
  }
  // A card is a post too: one a channel.
  const cards = (await double.messages()).filter((one) => one.thread === null).length
  if (!naive) twice += Math.max(0, cards - CHANNELS_WATCHED)
  const store = await createStore(database)
  const { brokenAt } = await store.ledger.verify()
  const { needs_review: unresolved, pending, retry, sending } = await store.outbox.counts()
  await store.close()
  const raw = new SqliteDatabase(database, { readonly: true })
  const integrity = raw.pragma('integrity_check', { simple: true }) === 'ok' && brokenAt === null
  raw.close()
  return { expected: published * CHANNELS_WATCHED, lost, twice, unresolved, open: pending + retry + sending, integrity }
}

/** The first good poll is silent: everything after it is news. */
async function untilBaseline(spec: WorkerSpec): Promise<void> {
  const worker = start(spec)
  await worker.ready
  const raw = new SqliteDatabase(spec.database, { readonly: true })
  const baseline = raw.prepare('SELECT baseline_at AS at FROM sources').pluck()
  await until(() => Number(baseline.get() ?? 0) > 0, 60_000)
  raw.close()
  worker.child.kill('SIGTERM')
  await worker.ended
}

/** A clean restart, left alone until nothing is open. */
async function drain(spec: WorkerSpec, posts: number): Promise<void> {
  const worker = start(spec)
  await worker.ready
  const raw = new SqliteDatabase(spec.database, { readonly: true })
  const open = raw.prepare(`SELECT count(*) FROM deliveries WHERE state IN ('pending', 'retry', 'sending')`).pluck()
  const told = raw.prepare('SELECT count(*) FROM deliveries WHERE notice IS NOT NULL').pluck()
  await until(() => Number(told.get()) >= posts && Number(open.get()) === 0, 600_000)
  raw.close()
  worker.child.kill('SIGTERM')
  await worker.ended
}

function start(spec: WorkerSpec): { child: ChildProcess; ready: Promise<void>; ended: Promise<void> } {
  const file = fileURLToPath(new URL('worker.ts', import.meta.url))
  const child = spawn(process.execPath, [file, JSON.stringify(spec)], {
    stdio: ['ignore', 'pipe', process.env.FAULTS_LOG ? 'inherit' : 'ignore'],
    // Hundreds of starts: what was compiled once is not compiled again.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'onrecord-faults-compiled') },
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const said = new Promise<void>((done) => child.stdout?.once('data', () => done()))
  return { child, ended, ready: Promise.race([said, ended]) }
}

export async function until(done: () => boolean, ms: number): Promise<void> {
  const end = performance.now() + ms
  while (!done() && performance.now() < end) await wait(100)
}

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
export const seconds = (begun: number) => Math.round((performance.now() - begun) / 1_000)
