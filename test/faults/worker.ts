import { existsSync } from 'node:fs'
import type { Config } from '../../src/config/types.ts'
import type { Watch } from '../../src/domain/event.ts'
import { becomeWorker, openApp, runWorker } from '../../src/main.ts'
import { createLogger } from '../../src/runtime/logger.ts'
import { ACTORS, BOUNTIES } from '../support/bounty-case.ts'
import { CHANNELS, CHAT_PLATFORMS, type ChatPlatform, publisherOn } from './double.ts'
import { sendNaively } from './naive-sender.ts'

/** What a worker under test is told: as JSON in its only argument. */
export type WorkerSpec = {
  /** Where the double of each platform is; the worker posts to all of them. */
  doubles: Partial<Record<ChatPlatform, string>>
  site: string
  port: number
  database: string
  /** In place of the outbox: post, then mark. */
  naive?: boolean
}

/** Replies come up to 300 ms late; the rest is for a machine that is busy with eight other things. */
export const TIMEOUT_MS = 2_000
export const SETTLE_MS = 700

/** The real worker, as `start` runs it, on one feed and one platform; only its waits are short. */
async function main(spec: WorkerSpec): Promise<void> {
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())
  const publishers = platformsOf(spec).map((platform) =>
    publisherOn(platform, spec.doubles[platform] ?? '', TIMEOUT_MS),
  )
  const app = await openApp({
    config: configOf(spec),
    log: createLogger(process.env.FAULTS_LOG ? 'info' : 'silent'),
    publishers: spec.naive ? [] : publishers,
    delivery: { settleMs: SETTLE_MS, everyMs: 60, postsPerHour: 1_000_000 },
  })
  await becomeWorker(app, { spread: false })
  console.log('ready')
  const naive = spec.naive ? sendNaively(app, publishers, spec.database, stop.signal) : null
  await runWorker(app, stop.signal, () => {})
  await naive
  await app.close()
}

const platformsOf = ({ doubles }: WorkerSpec) => CHAT_PLATFORMS.filter((platform) => platform in doubles)

export function configOf(spec: WorkerSpec): Config {
  const { site, port, database } = spec
  if (!existsSync(database)) throw new Error(`There is no ${database}.`)
  const watches = platformsOf(spec).flatMap((platform) =>
    CHANNELS[platform].map(
      (channel): Omit<Watch, 'id'> => ({
        platform,
        channel,
        scope: { type: 'all' },
        events: ['statement'],
        locale: 'en',
      }),
    ),
  )
  return {
    settings: {
      version: '0.0.0',
      database,
      logLevel: 'silent',
      http: { contact: null, userAgent: 'onrecord-faults/1', timeoutMs: 5_000, maxBytes: 15 * 1024 * 1024 },
      polling: {
        tick: '* * * * * *',
        concurrency: 4,
        parseDeadlineMs: 10_000,
        lateAfterMs: 6 * 3_600_000,
        holdAbove: 1_000,
        lookBackItems: 0,
        articlesPerPoll: 20,
        articlePauseMs: 1_000,
      },
      matching: { falseAlertsPerThousand: 1 },
      statements: { stancePrecision: 0.95 },
      health: { noticeAfterFailures: 3, repeatMs: 86_400_000 },
      delivery: { capPerChannelPerHour: 1_000_000, settleMs: SETTLE_MS },
      reader: { locale: 'en', zone: 'UTC' },
      editors: [],
      channels: { review: {}, operations: {} },
    },
    sources: [
      {
        id: 'wire',
        name: 'The wire',
        kind: 'feed',
        url: site,
        outlet: 'news',
        hosts: [],
        language: 'en',
        intervalMs: 300,
        enabled: true,
        allowPrivate: true,
        ports: [port],
        fullText: false,
      },
    ],
    claims: [BOUNTIES],
    actors: ACTORS,
    watches: watches.map((watch) => ({ mode: 'live', digest: null, zone: 'UTC', ...watch })),
    warnings: [],
  }
}

/** Loaded beforehand, begun by a line on its input: of a kill only what comes after counts. */
async function beginWhenTold(): Promise<void> {
  for await (const _ of process.stdin) break
  await main(JSON.parse(process.argv[2] ?? '{}') as WorkerSpec)
}

if (process.argv[1] === import.meta.filename) await beginWhenTold()
