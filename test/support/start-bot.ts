import { existsSync } from 'node:fs'
import path from 'node:path'
import { deliverDue, type Settled } from '../../src/app/deliver/deliver-due.ts'
import type { PollReport } from '../../src/app/poll/poll-context.ts'
import { pollSources } from '../../src/app/poll/poll-sources.ts'
import type { Config, PollingSettings } from '../../src/config/types.ts'
import type { Claim } from '../../src/domain/claim.ts'
import type { Watch } from '../../src/domain/event.ts'
import type { Notice } from '../../src/domain/notice.ts'
import type { Source } from '../../src/domain/source.ts'
import { WATCH_EVENTS } from '../../src/domain/vocabulary.ts'
import { type App, type AppOptions, followConfig, openApp } from '../../src/main.ts'
import { createManualClock, type ManualClock } from '../../src/runtime/clock.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { createWorkerPool } from '../../src/runtime/worker/worker-pool.ts'
import type { ParseAnswer, ParseJob } from '../../src/sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../../src/sources/parse-worker-url.ts'
import { createSourceAdapters } from '../../src/sources/registry.ts'
import { ACTORS, BOUNTIES, HOUR, NOON } from './bounty-case.ts'
import { copyEmptyRecord } from './open-record.ts'
import { type RecordingPublisher, recordingPublisher } from './recording-publisher.ts'
import type { Site } from './start-site.ts'

export type Bot = App & {
  clock: ManualClock
  publisher: RecordingPublisher
  file: string
  /** Polls the named sources (all of them), moves the clock by an hour. */
  round(...ids: string[]): Promise<PollReport[]>
  /** Everything planned so far but cards, oldest first. */
  planned(): Promise<Notice[]>
  /** Sends what is due. */
  send(): Promise<Settled>
}

export type BotOptions = {
  folder: string
  sources: Source[]
  claims?: Claim[]
  watches?: Omit<Watch, 'id'>[]
  polling?: Partial<PollingSettings>
  noticeAfterFailures?: number
  /** Before a platform is asked whether a post arrived. */
  settleMs?: number
  clock?: ManualClock
  file?: string
  app?: Partial<AppOptions>
}

/** Real parsers in a real worker thread, which is started once a test file: that takes longer than most tests. */
const ADAPTERS = createSourceAdapters({
  parseInWorker: createWorkerPool<ParseJob, ParseAnswer>({ url: PARSE_WORKER_URL, deadlineMs: 10_000 }).run,
})

export const EVERYTHING: Omit<Watch, 'id'> = {
  platform: 'console',
  channel: 'desk',
  scope: { type: 'all' },
  events: [...WATCH_EVENTS],
  locale: 'en',
}

/** The real program over a real database file; only the clock, chance and the far ends of the wires are not real. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { folder, sources, claims = [BOUNTIES], watches = [EVERYTHING] } = options
  const clock = options.clock ?? createManualClock(NOON)
  const file = options.file ?? path.join(folder, 'record.db')
  if (!existsSync(file)) await copyEmptyRecord(file)
  const publisher = recordingPublisher()
  const config: Config = {
    settings: {
      version: '0.0.0',
      database: file,
      logLevel: 'silent',
      http: { contact: null, userAgent: 'onrecord-test/1', timeoutMs: 5_000, maxBytes: 15 * 1024 * 1024 },
      polling: {
        tick: '* * * * * *',
        concurrency: 4,
        parseDeadlineMs: 10_000,
        lateAfterMs: 6 * HOUR,
        holdAbove: 100,
        lookBackItems: 1_000,
        articlesPerPoll: 20,
        articlePauseMs: 1_000,
        ...options.polling,
      },
      matching: { falseAlertsPerThousand: 1 },
      statements: { stancePrecision: 0.95 },
      health: { noticeAfterFailures: options.noticeAfterFailures ?? 3, repeatMs: 24 * HOUR },
      delivery: { capPerChannelPerHour: 100, settleMs: options.settleMs ?? 10_000 },
      reader: { locale: 'en', zone: 'UTC' },
      editors: [],
      channels: { review: {}, operations: {} },
    },
    sources,
    claims,
    actors: ACTORS,
    watches: watches.map((watch) => ({ mode: 'live', digest: null, zone: 'UTC', ...watch })),
    warnings: [],
  }
  const app = await openApp({
    config,
    log: silentLogger,
    clock,
    random: seededRandom(7),
    publishers: [publisher],
    ...options.app,
  })
  await followConfig(app, { spread: false })
  const poll = { ...app.poll, adapters: ADAPTERS }
  return {
    ...app,
    poll,
    clock,
    publisher,
    file,
    async round(...ids) {
      const signal = new AbortController().signal
      const reports = await pollSources(poll, ids.length > 0 ? ids : sources.map((source) => source.id), signal)
      clock.advance(HOUR)
      return reports
    },
    planned: () => plannedNotices(file),
    send: () => deliverDue(app.deliver, new AbortController().signal),
  }
}

export function sourceOf(site: Site, id: string, extra: Partial<Source> = {}): Source {
  return {
    id,
    name: `The ${id}`,
    kind: 'feed',
    url: site.url(`/${id}`),
    outlet: 'news',
    hosts: [],
    language: 'en',
    intervalMs: HOUR,
    enabled: true,
    allowPrivate: true,
    ports: [site.port],
    fullText: false,
    ...extra,
  }
}

async function plannedNotices(file: string): Promise<Notice[]> {
  const { default: SqliteDatabase } = await import('better-sqlite3')
  const db = new SqliteDatabase(file, { readonly: true })
  try {
    const rows = db.prepare('SELECT notice FROM deliveries WHERE notice IS NOT NULL ORDER BY id').all()
    return (rows as { notice: string }[]).map((row) => JSON.parse(row.notice) as Notice)
  } finally {
    db.close()
  }
}
