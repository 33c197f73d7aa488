import { readdirSync } from 'node:fs'
import path from 'node:path'
import { checkWithdrawals } from '../app/check-withdrawals.ts'
import { deliverDue } from '../app/deliver/deliver-due.ts'
import type { PollReport } from '../app/poll/poll-context.ts'
import { pollSources } from '../app/poll/poll-sources.ts'
import { readerOf } from '../chat/compose/reader.ts'
import { atDatabase } from '../config/at-database.ts'
import { findNearest } from '../config/nearest.ts'
import { secretsOf } from '../config/secrets-of.ts'
import type { Config } from '../config/types.ts'
import { messageOf, OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Source } from '../domain/source.ts'
import { becomeWorker } from '../main.ts'
import { createFolderFetcher, folderAddress } from '../runtime/folder-fetcher.ts'
import { createLogger } from '../runtime/logger.ts'
import { consoleFor } from './console-for.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { platformPublishers } from './platforms.ts'
import { printPollTable } from './print-poll-table.ts'
import { startProgress } from './progress.ts'
import { readConfig } from './read-config.ts'
import { createTerminal } from './terminal.ts'
import { withApp } from './with-app.ts'

/** Polls once, now, whatever the schedule says, and posts what is new. */
export async function poll(options: GlobalOptions & { from?: string }, only?: string): Promise<number> {
  if (options.from !== undefined && only !== undefined)
    throw new OnrecordError('invalid', 'Name a source or a folder (--from), not both.')
  const configured = readConfig(options)
  const config = options.from === undefined ? configured : ofFolder(configured, options.from, options.database)
  const ids = options.from === undefined ? chooseSources(config, only) : config.sources.map((source) => source.id)
  const terminal = createTerminal(options)
  const app = {
    config,
    // A command says what happened itself; its log is for those who ask.
    log: createLogger(config.settings.logLevel === 'info' ? 'error' : config.settings.logLevel, {
      secrets: secretsOf(config),
    }),
    publishers: [
      consoleFor(options, terminal, config.settings.reader.zone),
      // A folder is read into a record of its own: nothing of it is posted but here.
      ...(options.from === undefined ? platformPublishers(config) : []),
    ],
    ...(options.from === undefined ? {} : { fetcher: createFolderFetcher(options.from) }),
  }
  return withApp({ ...options, app }, async ({ store, poll, deliver, ...rest }) => {
    const stop = new AbortController()
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
    const synced = await becomeWorker({ store, poll, deliver, ...rest })
    try {
      const before = await store.queries.counts()
      const progress = startProgress(ids.length, readerOf(config.settings.reader.locale).poll.polling)
      const reports: PollReport[] = await pollSources(poll, ids, stop.signal, (report) =>
        progress.step(report.sourceId),
      )
      progress.stop()
      // Of a folder there are no articles to be asked for.
      if (options.from === undefined && only === undefined) await checkWithdrawals(poll, stop.signal)
      const settled = await deliverDue(deliver, stop.signal)
      const after = await store.queries.counts()
      const totals = {
        stored: after.items - before.items,
        revisions: after.revisions - before.revisions,
        posts: after.posts - before.posts,
        settled,
      }
      printPollTable(reports, totals, synced, options, config, terminal)
      return reports.every((report) => report.outcome !== 'failed') ? EXIT.fine : EXIT.failed
    } finally {
      await store.lock.release()
    }
  })
}

function chooseSources(config: Config, only: string | undefined): string[] {
  if (only === undefined) {
    const enabled = config.sources.filter((source) => source.enabled).map((source) => source.id)
    if (enabled.length === 0) throw new OnrecordError('invalid', 'No source is enabled in sources.yaml.')
    return enabled
  }
  if (config.sources.some((source) => source.id === only)) return [only]
  const nearest = findNearest(
    only,
    config.sources.map((source) => source.id),
  )
  throw new OnrecordError(
    'not_found',
    nearest
      ? sentence`There is no source "${only}".${sentence` Did you mean ${nearest}?`}`
      : sentence`There is no source "${only}". "onrecord sources" lists them.`,
  )
}

/** Every document of a folder as a source; the record of it is kept apart from the real one. */
function ofFolder(config: Config, folder: string, database: string | undefined): Config {
  let names: string[]
  try {
    names = readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.(xml|rss|atom|rdf|json)$/i.test(entry.name) && entry.name !== 'manifest.json',
      )
      .map((entry) => entry.name)
      .sort()
  } catch (cause) {
    throw new OnrecordError('not_found', sentence`The folder ${folder} cannot be read: ${messageOf(cause)}`, { cause })
  }
  if (names.length === 0)
    throw new OnrecordError('not_found', sentence`${folder} holds no feed documents (.xml, .rss, .atom, .rdf, .json).`)
  const own = database ?? path.join('data', 'run', `from-${path.basename(path.resolve(folder))}.db`)
  const settings = atDatabase(config.settings, own)
  return { ...config, settings, sources: names.map(asSource) }
}

function asSource(name: string): Source {
  return {
    id: name,
    name,
    kind: 'feed',
    url: folderAddress(name),
    outlet: 'news',
    hosts: [],
    language: 'und',
    intervalMs: 3_600_000,
    enabled: true,
    allowPrivate: false,
    ports: [],
    fullText: false,
  }
}
