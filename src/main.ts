import { hostname } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { anchorLedger } from './app/anchor-ledger.ts'
import type { AnswerContext } from './app/answers/answer-context.ts'
import { readCard } from './app/answers/answer-status.ts'
import { findClaim } from './app/answers/find-claim.ts'
import { gapAfter } from './app/answers/gap-after.ts'
import { createCommands } from './app/create-commands.ts'
import { createCommitWithPosts } from './app/deliver/commit-with-posts.ts'
import { DELIVER_LIMITS, type DeliverContext, type DeliverLimits } from './app/deliver/deliver-context.ts'
import { createPacer } from './app/deliver/pacer.ts'
import { readReasons } from './app/deliver/read-reasons.ts'
import { ringAfter } from './app/deliver/ring-after.ts'
import { createBell, runDeliveries } from './app/deliver/run-deliveries.ts'
import { takeBack } from './app/deliver/take-back.ts'
import { createClaimIndexCache } from './app/poll/claim-index-cache.ts'
import { firstPollAt } from './app/poll/first-poll-at.ts'
import { createGather } from './app/poll/gather-due.ts'
import { lookBack } from './app/poll/look-back.ts'
import type { PollContext, PollReport } from './app/poll/poll-context.ts'
import { runRound } from './app/run-round.ts'
import { type SyncReport, syncRecord } from './app/sync-record.ts'
import { trySource } from './app/try-source.ts'
import { writeExport } from './chat/export/write-export.ts'
import { buildNoticeMessage } from './chat/notices/build-message.ts'
import { configurationParts } from './config/configuration-parts.ts'
import { openConfigurationFiles } from './config/edit/open-files.ts'
import { type LoadRequest, loadConfig, markOfFiles } from './config/load-config.ts'
import { readClaimEntry } from './config/read-claim-entry.ts'
import { secretsOf } from './config/secrets-of.ts'
import type { AnalystSettings, Config, Settings } from './config/types.ts'
import { isOnrecordError, messageOf } from './domain/errors.ts'
import type { Platform } from './domain/vocabulary.ts'
import { judgeAuthority } from './pipeline/judge-authority.ts'
import { showsStance } from './pipeline/statements/calibration.ts'
import type { ChatPublisher } from './ports/chat-publisher.ts'
import type { Clock, Pause, Random } from './ports/clock.ts'
import type { Commands } from './ports/commands.ts'
import type { Fetcher } from './ports/fetcher.ts'
import type { AnchorBook } from './ports/ledger.ts'
import type { Logger } from './ports/logger.ts'
import type { Store } from './ports/stores.ts'
import { afterwards } from './runtime/afterwards.ts'
import { createOpenAiAnalyst } from './runtime/analyst/openai-analyst.ts'
import { anchorBook } from './runtime/anchor-file.ts'
import { createBreather } from './runtime/breather.ts'
import { monotonic, noPause, systemClock, systemPause } from './runtime/clock.ts'
import { withDeadline } from './runtime/deadline.ts'
import { createGuardedFetcher } from './runtime/fetch/guarded-fetcher.ts'
import { createNewsFirst } from './runtime/news-first.ts'
import { isProcessAlive } from './runtime/process-alive.ts'
import { systemRandom } from './runtime/random.ts'
import { createRedactor } from './runtime/redact.ts'
import { fetcherWithout, publisherWithout } from './runtime/redact-errors.ts'
import { createEmbeddingsReranker } from './runtime/reranker/embeddings-reranker.ts'
import { startTicker } from './runtime/scheduler.ts'
import { createWorkerPool } from './runtime/worker/worker-pool.ts'
import { createArticleReader } from './sources/article/article-reader.ts'
import { createSourceInspector } from './sources/inspect/create-inspector.ts'
import { createPageReader } from './sources/page-copy.ts'
import type { ParseAnswer, ParseJob } from './sources/parse-job.ts'
import { PARSE_WORKER_URL } from './sources/parse-worker-url.ts'
import { createSourceAdapters } from './sources/registry.ts'
import { createStore } from './store/create-store.ts'

/** By this name robots.txt files address the program, whatever stands in the User-Agent. */
const ROBOTS_NAME = 'onrecord'

/** Everything wired: what the command line and the chat adapters work with. */
export type App = {
  config: Config
  store: Store
  commands: Commands
  poll: PollContext
  deliver: DeliverContext
  /** Works with another configuration from now on, but for what is opened once, at the start: see `needsRestart`. */
  takeUp(config: Config): void
  /** Is this the process that polls? `ring`: called after each command, while it delivers. */
  worker: { is: boolean; ring: (() => void) | null }
  /** Where the configuration was read from. */
  files: LoadRequest | null
  close(): Promise<void>
}

export type AppOptions = {
  config: Config
  log: Logger
  publishers?: ChatPublisher[]
  clock?: Clock
  random?: Random
  /** Waits between two requests to one host. None where the clock is not the system's: it would not move. */
  pause?: Pause
  /** Shorter waits, for tests of faults. */
  delivery?: Partial<DeliverLimits>
  /** In place of the guarded one: documents of a folder. */
  fetcher?: Fetcher
  /** Where the configuration was read from: without, nothing can change it. */
  files?: LoadRequest
}

/** The composition root: nothing else wires. Opens the database; polls and posts nothing by itself. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, log, clock = systemClock, random = systemRandom } = options
  const { settings } = config
  const worker: App['worker'] = { is: false, ring: null }
  const store = await createStore(settings.database, isProcessAlive, afterwards)
  const book = settings.ledger?.anchorFile ? anchorBook(settings.ledger.anchorFile) : null
  const opened = await store.ledger.head()
  const pool = createWorkerPool<ParseJob, ParseAnswer>({
    url: PARSE_WORKER_URL,
    deadlineMs: settings.polling.parseDeadlineMs,
  })
  let secrets = secretsOf(config)
  const redact = (text: string) => createRedactor(secrets)(text)
  const fetcher = fetcherWithout(
    redact,
    options.fetcher ??
      createGuardedFetcher({
        userAgent: settings.http.userAgent,
        limits: { totalMs: settings.http.timeoutMs, maxBodyBytes: settings.http.maxBytes },
      }),
  )
  const known = (text: string) => createRedactor(secrets, { shapes: false })(text)
  const publishers = (options.publishers ?? []).map((publisher) => publisherWithout(redact, known, publisher))
  const breathe = createBreather()
  const index = createClaimIndexCache(store, config.actors, breathe)
  const inspector = createSourceInspector({ parseInWorker: pool.run })
  const answer: AnswerContext = {
    store,
    clock,
    index,
    lineOf: (notice, locale) => buildNoticeMessage(notice, locale).fallback,
    breathe: createBreather(),
    ...answersBy(config, fetcher),
    writeExport,
    readClaim: (entry) => readClaimEntry(entry, app.config.actors),
    lookBack: (claim) => lookBack(poll, claim, app.config.settings.polling.lookBackItems),
    tryOut: (url, how) => trySource({ fetcher, inspector }, url, how, new AbortController().signal),
    trials: new Map(),
    ...(options.files === undefined
      ? {}
      : {
          files: openConfigurationFiles({
            request: options.files,
            redact,
            parts: (one) => configurationParts(one, known),
            takeUp: (one) => app.takeUp(one),
            isWorker: () => worker.is,
          }),
        }),
  }
  const articlesBy = ({ settings }: Config) =>
    createArticleReader({
      fetcher,
      parseInWorker: pool.run,
      clock,
      pause: options.pause ?? (clock === systemClock ? systemPause : noPause),
      pauseMs: settings.polling.articlePauseMs,
      isOwn: (source, url) => judgeAuthority(url, source).own,
      agent: ROBOTS_NAME,
    })
  const analyst = settings.analyst ? createOpenAiAnalyst(settings.analyst) : null
  const poll: PollContext = {
    store,
    fetcher,
    adapters: createSourceAdapters({ parseInWorker: pool.run, version: settings.version }),
    articles: articlesBy(config),
    clock,
    random,
    index,
    breathe,
    wires: new Map(),
    analyst: analyst && settings.analyst ? { analyst, limits: limitsOf(settings.analyst) } : null,
    ...pollsBy(config, book),
    reranker: settings.matching.reranker === 'embeddings' ? createEmbeddingsReranker() : null,
    log,
  }
  const deliver: DeliverContext = {
    outbox: store.outbox,
    publishers: new Map<Platform, ChatPublisher>(publishers.map((publisher) => [publisher.platform, publisher])),
    clock,
    random,
    pacer: createPacer(monotonic, clock === systemClock ? systemPause : noPause),
    deadline: withDeadline,
    render: async (notice, locale) => buildNoticeMessage(await readReasons(store.queries, notice), locale),
    card: async (slug, locale) => {
      const claim = (await answer.index.claims()).get(slug) ?? (await findClaim(store.claims, slug))
      return buildNoticeMessage({ kind: 'card', card: await readCard(answer, claim) }, locale)
    },
    watches: () => store.watches.active(),
    limits: limitsBy(config, options),
    out: new Set(),
    arranging: { now: null },
    reviews: { due: null },
    log,
  }
  const app: App = {
    config,
    store,
    commands: ringAfter(createCommands(answer), () => worker.ring?.()),
    poll,
    deliver,
    worker,
    files: options.files ?? null,
    takeUp(next) {
      const before = app.config
      // Where the record stands is settled once, also by an option of the command.
      app.config = { ...next, settings: { ...next.settings, database: settings.database } }
      secrets = secretsOf(next)
      const sameActors = isDeepStrictEqual(before.actors, next.actors)
      const index = sameActors ? answer.index : createClaimIndexCache(store, next.actors, createBreather())
      const paused = before.settings.polling.articlePauseMs !== next.settings.polling.articlePauseMs
      Object.assign(answer, answersBy(next, fetcher), { index })
      Object.assign(poll, pollsBy(next, book), { index }, paused ? { articles: articlesBy(next) } : {})
      Object.assign(deliver.limits, limitsBy(next, options))
    },
    async close() {
      await pool.close()
      await fetcher.close()
      await analyst?.close()
      for (const publisher of publishers) await publisher.close()
      // A command that changed the record anchors it: the worker's next round may be a day away.
      if (book && (await store.ledger.head()).entry !== opened.entry)
        await anchorLedger(store.ledger, book).catch((error) => log.error({}, messageOf(error)))
      await store.close()
    },
  }
  return app
}

/** What answers take from the configuration. */
function answersBy({ sources, actors, settings }: Config, fetcher: Fetcher) {
  const byId = new Map(sources.map((source) => [source.id, source]))
  return {
    sources: byId,
    actors,
    reader: settings.reader,
    pages: createPageReader(fetcher, byId, withDeadline),
    stancePrecision: settings.statements.stancePrecision,
    lateAfterMs: settings.polling.lateAfterMs,
    showsStance: showsBy(settings),
  }
}

/** What polls take from it. A round that is under way keeps what it began with. */
function pollsBy({ sources, actors, settings }: Config, book: AnchorBook | null) {
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    actors,
    upkeep: {
      anchors: book,
      textsMs: settings.retention?.textsMs ?? null,
      breathe: createBreather(),
      anchorChannels: Object.entries(settings.ledger?.anchorChannel ?? {}).map(([platform, channel]) => ({
        platform: platform as Platform,
        channel,
        locale: settings.reader.locale,
      })),
    },
    rules: {
      concurrency: settings.polling.concurrency,
      noticeAfterFailures: settings.health.noticeAfterFailures,
      repeatNoticeMs: settings.health.repeatMs,
      lateAfterMs: settings.polling.lateAfterMs,
      holdAbove: settings.polling.holdAbove,
      articlesPerPoll: settings.polling.articlesPerPoll,
      ...(settings.review ? { remindAfterDays: settings.review.remindAfterDays } : {}),
      showsStance: showsBy(settings),
    },
  }
}

function limitsBy({ settings }: Config, { delivery }: AppOptions): DeliverLimits {
  const { capPerChannelPerHour: postsPerHour, settleMs } = settings.delivery
  return { ...DELIVER_LIMITS, postsPerHour, settleMs, ...delivery }
}

function showsBy({ statements }: Settings): AnswerContext['showsStance'] {
  return (stance, confidence) => showsStance(stance, confidence, statements.stancePrecision)
}

/** No further item is shown to the analyst in a round once one of its time-outs has passed. */
function limitsOf({ itemsPerRound, timeoutMs }: AnalystSettings): { items: number; forMs: number } {
  return { items: itemsPerRound, forMs: timeoutMs }
}

/** A worker whose heartbeat is older than this, and that cannot be asked otherwise, is taken for dead. */
const STALE_WORKER_MS = 5 * 60_000

/** Makes this process the one that polls and delivers. Throws `conflict` naming the one that does. */
export async function becomeWorker(app: App, options: { spread?: boolean } = {}): Promise<SyncReport> {
  const { store, poll } = app
  app.worker.is = true
  const now = poll.clock.now()
  await store.lock.acquire(
    { pid: process.pid, host: hostname() },
    now,
    STALE_WORKER_MS,
    gapAfter(poll.sources.values()),
  )
  // Nobody else sends now: what the one before left in the middle is asked for, once the platform shows it.
  await store.outbox.reclaim(now, now + app.deliver.limits.settleMs, { ids: [], all: true })
  return followConfig(app, options)
}

/** Makes the record follow the configuration. `spread: false` makes every new source due at once. */
export async function followConfig(app: App, { spread = true }: { spread?: boolean } = {}): Promise<SyncReport> {
  const { poll, config } = app
  const now = poll.clock.now()
  // The record remembers where a source is; a key in its address stays in the file.
  const known = createRedactor(secretsOf(config), { shapes: false })
  const sources = config.sources.map((source) => ({ ...source, url: known(source.url) }))
  return syncRecord(
    poll,
    { ...config, sources },
    {
      lookBackItems: config.settings.polling.lookBackItems,
      firstPollAt: (source) => (spread ? firstPollAt(source, now, config.sources.length) : now),
      configuration: configurationParts(config, known),
    },
  )
}

/**
 * Follows the files where they were saved since they were followed last. What the loader refuses is told once, and what
 * held goes on holding; what the record cannot follow yet is tried again, and polling goes on. `followed` is the mark of the
 * files that are followed; gives the mark of those seen now.
 */
export async function followFiles(app: App, followed: string | undefined): Promise<string | undefined> {
  const { log } = app.poll
  if (app.files === null) return followed
  const mark = markOfFiles(app.files.folder)
  if (mark === followed) return followed
  let config: Config
  try {
    config = loadConfig(app.files)
  } catch (error) {
    log.error({}, `The files were changed and are not followed; what held before holds. ${messageOf(error)}`)
    return mark
  }
  app.takeUp(config)
  try {
    const { added, edited, archived } = await followConfig(app)
    log.info({ added, edited, archived, sources: config.sources.length }, 'the changed configuration is followed')
  } catch (error) {
    log.error({}, `The changed files could not be followed yet; it is tried again at each beat. ${messageOf(error)}`)
    return followed
  }
  for (const warning of config.warnings) log.warn(warning, 'configuration')
  return config.mark
}

/** Polls and delivers until `signal` is raised. A round that fails is logged and tried again at the next tick. */
export async function runWorker(
  app: App,
  signal: AbortSignal,
  onReport: (report: PollReport) => void,
  onRound: () => void = () => {},
): Promise<void> {
  const { store, poll, deliver, config } = app
  const { log, clock } = poll
  const stopped = Promise.withResolvers<void>()
  if (signal.aborted) return
  signal.addEventListener('abort', () => stopped.resolve(), { once: true })
  const bell = createBell()
  const ended = new AbortController()
  const over = AbortSignal.any([signal, ended.signal])
  const withPosts = createCommitWithPosts(deliver, bell, over)
  const gather = createGather()
  const newsFirst = createNewsFirst()
  let followed = config.mark
  const ticker = startTicker(config.settings.polling.tick, async () => {
    try {
      const began = clock.now()
      await store.lock.beat(began)
      followed = await followFiles(app, followed)
      await runRound({ ...poll, withPosts, gather, newsFirst }, null, signal, onReport)
      // A round longer than a second is no gap; after a shorter one another wait for the disk would tell nobody anything.
      if (clock.now() - began > 1_000) await store.lock.beat(clock.now())
      onRound()
    } catch (error) {
      log.error({ code: isOnrecordError(error) ? error.code : 'internal' }, messageOf(error))
      if (isOnrecordError(error) && error.code === 'conflict' && error.permanent) stopped.reject(error)
    }
  })
  app.worker.ring = () => bell.ring()
  const deliveries = runDeliveries(deliver, systemPause, deliver.limits.everyMs, over, bell)
  try {
    await stopped.promise
  } finally {
    app.worker.ring = null
    ended.abort()
    await Promise.all([ticker.stop(), deliveries])
    await takeBack(deliver, bell.answer().leased)
    await store.lock.release()
  }
}
