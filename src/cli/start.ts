import type { PollReport } from '../app/poll/poll-context.ts'
import { cleanLine } from '../chat/text/clean-text.ts'
import { cutAtWord } from '../chat/text/cut-at-word.ts'
import { secretsOf } from '../config/secrets-of.ts'
import { inEnglish } from '../domain/sentence.ts'
import { becomeWorker, runWorker } from '../main.ts'
import type { ChatHealth } from '../ports/chat-health.ts'
import { createLogger } from '../runtime/logger.ts'
import { createRedactor } from '../runtime/redact.ts'
import { EXIT, type GlobalOptions } from './exit.ts'
import { watchFirstPoll } from './first-poll.ts'
import { latePublisher } from './late-publisher.ts'
import { platformPublishers, startBots } from './platforms.ts'
import { configSource, readConfig } from './read-config.ts'
import { startMetrics } from './start-metrics.ts'
import { createTerminal } from './terminal.ts'
import { withApp } from './with-app.ts'

/** A stop that takes longer than this is cut short: what is under way is safe to lose, rows are committed whole. */
const LONGEST_STOP_MS = 4_500
/** Characters of a reason in /healthz. */
const LONGEST_WHY = 300

export async function start(options: GlobalOptions): Promise<number> {
  const config = readConfig(options)
  const log = createLogger(config.settings.logLevel, {
    readable: Boolean(process.stderr.isTTY),
    secrets: secretsOf(config),
  })
  const stop = new AbortController()
  const terminal = createTerminal(options)
  const here = latePublisher('console', undefined, async () => {
    const { consoleFor } = await import('./console-for.ts')
    return consoleFor(options, terminal, config.settings.reader.zone)
  })
  const publishers = [here, ...platformPublishers(config)]
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      stop.abort()
      setTimeout(() => process.exit(EXIT.fine), LONGEST_STOP_MS).unref()
    })
  let broken = false
  const breakOff = (error: unknown) => {
    broken = true
    log.error({ err: error }, 'a mistake in the program; the worker stops')
    stop.abort()
    setTimeout(() => process.exit(EXIT.failed), LONGEST_STOP_MS).unref()
  }
  // A library that chokes on a packet: what is under way ends in order, and whoever watches over the process starts it again.
  process.once('uncaughtException', breakOff)
  for (const warning of config.warnings) log.warn({ ...warning, message: inEnglish(warning.message) }, 'configuration')
  if (config.settings.http.contact === null)
    log.warn({}, 'no contact address is set (http.contact, ONRECORD_CONTACT): agencies cannot tell who polls them')

  return withApp({ ...options, app: { config, log, publishers, files: configSource(options) } }, async (app) => {
    const synced = await becomeWorker(app)
    const enabled = config.sources.filter((source) => source.enabled).length
    const claims = (await app.store.claims.active()).length
    log.info({ ...synced, sources: enabled, claims, database: config.settings.database }, 'started')
    const first = watchFirstPoll(app.poll, stop.signal)
    const bots = startBots(app, log, { when: first.underWay, signal: stop.signal, failed: breakOff })
    const redact = createRedactor(secretsOf(config))
    // What a platform said is repeated there: without our tokens, and not at any length.
    const chats = () => bots.map((bot) => withoutSecrets(bot.health(), redact))
    const watched = config.settings.metrics ? await startMetrics(app, config.settings.metrics, chats, log) : null
    try {
      await runWorker(
        app,
        stop.signal,
        (report) => {
          watched?.polled(report)
          logReport(log, report)
        },
        () => {
          first.roundDone()
          watched?.roundDone()
        },
      )
    } finally {
      await watched?.close()
      await Promise.all(bots.map((bot) => bot.stop()))
    }
    log.info({}, 'stopped')
    return broken ? EXIT.failed : EXIT.fine
  })
}

function withoutSecrets(health: ChatHealth, redact: (text: string) => string): ChatHealth {
  return { ...health, why: cutAtWord(cleanLine(redact(health.why)), LONGEST_WHY) }
}

function logReport(log: ReturnType<typeof createLogger>, report: PollReport): void {
  if (report.outcome === 'failed') log.warn(report, 'poll failed')
  else if (report.outcome === 'unchanged') log.debug(report, 'poll')
  else log.info(report, 'poll')
}
