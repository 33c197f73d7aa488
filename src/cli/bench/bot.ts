import { copyFileSync } from 'node:fs'
import { createCommitWithPosts } from '../../app/deliver/commit-with-posts.ts'
import { createBell, runDeliveries } from '../../app/deliver/run-deliveries.ts'
import { runRound } from '../../app/run-round.ts'
import type { Config } from '../../config/types.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Source } from '../../domain/source.ts'
import { WATCH_EVENTS } from '../../domain/vocabulary.ts'
import { type App, followConfig, openApp } from '../../main.ts'
import { createManualClock, type ManualClock, systemPause } from '../../runtime/clock.ts'
import { createGuardedFetcher } from '../../runtime/fetch/guarded-fetcher.ts'
import { silentLogger } from '../../runtime/logger.ts'
import { createNewsFirst } from '../../runtime/news-first.ts'
import { seededRandom } from '../../runtime/random.ts'
import { STEP_MS, WORLD_START } from './documents.ts'
import type { FarEnd } from './far-end/start.ts'
import { createHttpPublisher } from './http-publisher.ts'
import { isTls, sourceId, type World } from './world.ts'

export type BenchBot = App & {
  clock: ManualClock
  /** One round of the worker, everything due and posted; then the clock moves by the interval. Unchanged and changed polls. */
  round(): Promise<Record<'unchanged' | 'changed' | 'baseline' | 'failed', number>>
}

/** Posts of a round take no longer. */
const LONGEST_MS = 120_000

/** The real program as `start` runs it: guarded fetch, worker thread, SQLite file, deliveries over HTTP beside the polls. */
export async function openBenchBot(file: string, farEnd: FarEnd, world: World, claims: Claim[]): Promise<BenchBot> {
  const clock = createManualClock(WORLD_START)
  const app = await openApp({
    config: benchConfig(file, farEnd, world, claims),
    log: silentLogger,
    clock,
    random: seededRandom(7),
    publishers: [createHttpPublisher(farEnd.sink.url)],
    fetcher: createGuardedFetcher({ userAgent: 'onrecord-bench', ca: farEnd.site.ca }),
  })
  await followConfig(app, { spread: false })
  const stop = new AbortController()
  const bell = createBell()
  const newsFirst = createNewsFirst()
  const withPosts = createCommitWithPosts(app.deliver, bell, stop.signal)
  const deliveries = runDeliveries(app.deliver, systemPause, app.deliver.limits.everyMs, stop.signal, bell)
  return {
    ...app,
    clock,
    async round() {
      const seen = { unchanged: 0, changed: 0, baseline: 0, failed: 0 }
      await runRound({ ...app.poll, withPosts, newsFirst }, null, stop.signal, ({ outcome }) => {
        seen[outcome] += 1
      })
      await untilSent(app)
      clock.advance(STEP_MS * 2)
      return seen
    },
    async close() {
      stop.abort()
      await deliveries
      await app.close()
    },
  }
}

/** What is measured ends when the last post is out. */
async function untilSent({ store }: App): Promise<void> {
  for (const began = performance.now(); performance.now() - began < LONGEST_MS; ) {
    const { pending, sending, retry } = await store.outbox.counts()
    if (pending + sending + retry === 0) return
    await systemPause(5, new AbortController().signal)
  }
  throw new Error('Posts are still waiting.')
}

export function copyRecord(from: string, to: string): void {
  copyFileSync(from, to)
}

export function benchConfig(file: string, farEnd: FarEnd, world: World, claims: Claim[]): Config {
  return {
    settings: {
      version: '0.0.0',
      database: file,
      logLevel: 'silent',
      http: { contact: null, userAgent: 'onrecord-bench', timeoutMs: 20_000, maxBytes: 15 * 1024 * 1024 },
      polling: {
        // As it is where nobody sets it; only what runs as `start` does looks at it.
        tick: '*/5 * * * * *',
        concurrency: 8,
        parseDeadlineMs: 10_000,
        lateAfterMs: 6 * 3_600_000,
        holdAbove: 100,
        lookBackItems: 0,
        articlesPerPoll: 20,
        articlePauseMs: 1_000,
      },
      matching: { falseAlertsPerThousand: 1 },
      statements: { stancePrecision: 0.95 },
      health: { noticeAfterFailures: 3, repeatMs: 24 * 3_600_000 },
      delivery: { capPerChannelPerHour: 1_000_000, settleMs: 10_000 },
      reader: { locale: 'en', zone: 'UTC' },
      editors: [],
      channels: { review: {}, operations: {} },
    },
    sources: sourcesOf(farEnd, world),
    claims,
    actors: [],
    watches: [
      {
        platform: 'console',
        channel: 'desk',
        scope: { type: 'all' },
        events: [...WATCH_EVENTS],
        locale: 'en',
        mode: 'live',
        digest: null,
        zone: 'UTC',
      },
    ],
    warnings: [],
  }
}

export function sourcesOf(farEnd: FarEnd, world: World): Source[] {
  return Array.from({ length: world.sources }, (_, at) => {
    const url = urlOf(farEnd, at, world)
    return {
      id: sourceId(at),
      name: `Source ${at}`,
      kind: 'feed',
      url,
      outlet: 'news',
      hosts: [],
      language: 'en',
      intervalMs: STEP_MS,
      enabled: true,
      allowPrivate: true,
      ports: [Number(new URL(url).port)],
      fullText: false,
    }
  })
}

export function urlOf({ site }: FarEnd, source: number, world: World): string {
  const hosts = isTls(source, world) ? site.https : site.http
  const all = `${hosts[source % hosts.length]}/feed/${source}`
  return world.entries === undefined ? all : `${all}/${world.entries}`
}
