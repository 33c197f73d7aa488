import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { deliveryKey } from '../../src/app/deliver/delivery-key.ts'
import { markOf } from '../../src/chat/discord/publish/post-mark.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { createStore } from '../../src/store/create-store.ts'
import { OPEN } from '../../src/store/delivery-rows.ts'
import { startSite } from '../support/start-site.ts'
import { rss } from '../support/write-feed.ts'
import { CHANNELS, type ChatPlatform, type Double, POSTS, type Shown, startDouble } from './double.ts'
import { itemBy, voice } from './named-voices.ts'
import { COMPILED, newRecordFile } from './open-fault-record.ts'
import type { WorkerSpec } from './worker.ts'

export type KillResult = {
  platform: ChatPlatform
  kills: number
  /** Posts expected: events times channels. */
  expected: number
  lost: number
  twice: number
  /** Replies that stand outside their thread. */
  astray: number
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
 * A worker that polls a feed and posts to the platforms is killed at random points, again and again, while they answer
 * late and keep a fifth of their replies to themselves; then it is started once more and left alone. What was lost and
 * what came twice is counted from what each platform shows against what the feed published. The channels are empty at
 * the beginning: nothing is known to stand there.
 */
export async function runKills(
  platforms: readonly ChatPlatform[],
  kills: number,
  seed: number,
  options: { naive?: boolean; minutes?: number } = {},
): Promise<KillResult[]> {
  const begun = performance.now()
  const random = seededRandom(seed)
  const doubles = await Promise.all(platforms.map(startDouble))
  const site = await startSite()
  const database = await newRecordFile()
  let published = 0
  site.serve('/wire', () => {
    const first = Math.max(0, published - FEED_LENGTH)
    return rss(Array.from({ length: published - first }, (_, i) => itemBy(first + i)))
  })
  const spec: WorkerSpec = {
    doubles: Object.fromEntries(doubles.map(({ platform, url }) => [platform, url])),
    site: site.url('/wire'),
    port: site.port,
    database,
    ...(options.naive ? { naive: true } : {}),
  }
  let spare = load(spec)
  // The next one loads while this one works.
  const next = (): Worker => {
    const worker = spare
    spare = load(spec)
    return worker
  }
  const raw = new SqliteDatabase(database, { readonly: true })
  try {
    await untilBaseline(next(), raw)
    for (const double of doubles)
      await double.faults({
        seed,
        faults: [
          { method: '*', kind: 'delay', delayMs: [0, 300] },
          { method: POSTS[double.platform], kind: 'drop_reply', probability: 0.2 },
        ],
      })
    let done = 0
    for (; done < kills && seconds(begun) < (options.minutes ?? 600) * 60; done += 1) {
      if (done % 10 === 9) console.error(`${done + 1} of ${kills} kills, ${seconds(begun)} s; ${told(raw)}`)
      published += ITEMS_PER_KILL
      const worker = next()
      worker.begin()
      await untilItsTime(worker, raw, random)
      worker.child.kill('SIGKILL')
      await worker.ended
    }
    for (const double of doubles) await double.faults({ faults: [] })
    await drain(next(), raw, published * CHANNELS_WATCHED * platforms.length)
    const whole = { kills: done, seconds: seconds(begun), integrity: await isWhole(database, raw) }
    return await Promise.all(
      doubles.map(async (double) => ({ ...whole, ...(await count(double, raw, published, options)) })),
    )
  } finally {
    raw.close()
    spare.child.kill('SIGKILL')
    for (const double of doubles) double.stop()
    await site.close()
  }
}

/** Some die while they start, some anywhere, most within a second of the news being written to the record. */
async function untilItsTime(worker: Worker, raw: SqliteDatabase.Database, random: () => number): Promise<void> {
  const [how, share] = [random(), random()]
  if (how < 0.1) return wait(share * 500)
  const before = writtenRows(raw)
  await worker.ready
  if (how > 0.2) await until(() => writtenRows(raw) > before, 20_000, 10)
  await wait(share * 1_000)
}

async function count(
  { platform, messages }: Double,
  raw: SqliteDatabase.Database,
  published: number,
  { naive = false }: { naive?: boolean },
): Promise<Omit<KillResult, 'kills' | 'seconds' | 'integrity'>> {
  const all = await messages()
  const everyRow = raw
    .prepare(
      'SELECT platform, channel, state, queued, notice, event_key AS eventKey, created_at AS createdAt FROM deliveries WHERE platform = ?',
    )
    .all(platform) as (Parameters<typeof deliveryKey>[0] & { state: string; queued: string; notice: string | null })[]
  const rows = everyRow.filter((one) => one.notice !== null)
  const cardKeys = everyRow.filter((one) => one.notice === null).map(deliveryKey)
  const isCard = (one: Shown) => !naive && one.thread === null && cardKeys.some((key) => isOf(platform, one, key))
  const cards = all.filter(isCard)
  const shown = all.filter((one) => !isCard(one))
  const astray = naive ? 0 : shown.filter((one) => one.thread === null).length
  let [lost, twice, open, unresolved] = [0, 0, 0, 0]
  for (let n = 0; n < published; n += 1)
    for (const channel of CHANNELS[platform]) {
      const posts = shown.filter((one) => one.channel === channel && one.text.includes(voice(n)))
      if (posts.length > 0) {
        twice += posts.length - 1
        continue
      }
      // Said sent and not there, or never written: lost.
      const row = rows.find((one) => one.channel === channel && one.notice?.includes(voice(n)))
      // A reply whose card an editor is shown goes out when the editor has decided.
      if (row?.state === 'needs_review' || row?.queued === 'card') unresolved += 1
      else if (OPEN.some((one) => one === row?.state)) open += 1
      else lost += 1
      console.error(`${platform}: ${voice(n)} is not in ${channel}; its row: ${row?.state ?? 'never written'}`)
    }
  // A card is a post too: one a channel.
  twice += Math.max(0, cards.length - CHANNELS_WATCHED)
  if (!naive && cards.length + shown.length !== published * CHANNELS_WATCHED + CHANNELS_WATCHED)
    console.error(`${platform}: ${all.length} messages stand there, ${cards.length} of them cards`)
  return { platform, expected: published * CHANNELS_WATCHED, lost, twice, astray, unresolved, open }
}

/** Slack keeps a delivery's key beside the message, Discord shows the beginning of it. */
function isOf(platform: ChatPlatform, { key, text }: Shown, wanted: string): boolean {
  return platform === 'slack' ? key === wanted : text.includes(markOf(wanted))
}

async function isWhole(database: string, raw: SqliteDatabase.Database): Promise<boolean> {
  const store = await createStore(database)
  const { brokenAt } = await store.ledger.verify()
  await store.close()
  return raw.pragma('integrity_check', { simple: true }) === 'ok' && brokenAt === null
}

/** What waits for a card that an editor has to decide about is open for ever. */
const openRows = (raw: SqliteDatabase.Database): number =>
  Number(
    raw
      .prepare(
        `SELECT count(*) FROM deliveries WHERE state IN ('retry', 'sending') OR (state = 'pending' AND queued IS NOT 'card')`,
      )
      .pluck()
      .get(),
  )
const writtenRows = (raw: SqliteDatabase.Database): number =>
  Number(raw.prepare('SELECT count(*) FROM deliveries WHERE notice IS NOT NULL').pluck().get())
const told = (raw: SqliteDatabase.Database): string => `${writtenRows(raw)} rows, ${openRows(raw)} open`

/** The first good poll is silent: everything after it is news. */
async function untilBaseline(worker: Worker, raw: SqliteDatabase.Database): Promise<void> {
  worker.begin()
  await worker.ready
  const baseline = raw.prepare('SELECT baseline_at AS at FROM sources').pluck()
  await until(() => Number(baseline.get() ?? 0) > 0, 60_000)
  worker.child.kill('SIGTERM')
  await worker.ended
}

/** A clean restart, left alone until nothing is open. */
async function drain(worker: Worker, raw: SqliteDatabase.Database, posts: number): Promise<void> {
  const begun = performance.now()
  worker.begin()
  await worker.ready
  console.error(`left alone with ${told(raw)}, ${posts} expected`)
  await until(() => writtenRows(raw) >= posts && openRows(raw) === 0, 300_000)
  console.error(`after ${seconds(begun)} s: ${told(raw)}`)
  worker.child.kill('SIGTERM')
  await worker.ended
}

type Worker = { child: ChildProcess; begin(): void; ready: Promise<void>; ended: Promise<void> }

/** A worker that waits to be told to begin. */
function load(spec: WorkerSpec): Worker {
  const file = fileURLToPath(new URL('worker.ts', import.meta.url))
  const child = spawn(process.execPath, [file, JSON.stringify(spec)], {
    stdio: ['pipe', 'pipe', process.env.FAULTS_LOG ? 'inherit' : 'ignore'],
    // Hundreds of starts: what was compiled once is not compiled again.
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const said = new Promise<void>((done) => child.stdout?.once('data', () => done()))
  return { child, begin: () => child.stdin?.end('begin\n'), ended, ready: Promise.race([said, ended]) }
}

export async function until(done: () => boolean, ms: number, everyMs = 100): Promise<void> {
  const end = performance.now() + ms
  while (!done() && performance.now() < end) await wait(everyMs)
}

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
export const seconds = (begun: number) => Math.round((performance.now() - begun) / 1_000)
