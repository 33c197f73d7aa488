import type { PollReport } from '../app/poll/poll-context.ts'
import type { Config } from '../config/types.ts'
import type { App } from '../main.ts'
import type { ChatHealth } from '../ports/chat-health.ts'
import type { Logger } from '../ports/logger.ts'

/** Who watches over the process is told of every poll and round. */
export type Watched = { polled(report: PollReport): void; roundDone(): void; close(): Promise<void> }

/** Serves /healthz and /metrics. What counts is loaded only where somebody asks for it. */
export async function startMetrics(
  app: App,
  where: NonNullable<Config['settings']['metrics']>,
  chats: () => ChatHealth[],
  log: Logger,
): Promise<Watched> {
  const { createMetrics } = await import('../runtime/metrics/create-metrics.ts')
  const { serveMetrics } = await import('../runtime/metrics/serve-metrics.ts')
  const metrics = createMetrics(app.store, app.poll.clock, chats)
  const served = await serveMetrics(where, metrics, app.poll.clock, chats)
  log.info({ port: served.port }, '/healthz and /metrics are served')
  return { polled: metrics.polled, roundDone: () => served.roundDone(), close: () => served.close() }
}
