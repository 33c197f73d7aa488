import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageOf, OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { ChatHealth } from '../../ports/chat-health.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Metrics } from './create-metrics.ts'

/** A worker that finished no round for longer is stuck. A round of many slow sources takes minutes. */
const STUCK_AFTER_MS = 10 * 60_000

export type MetricsServer = {
  port: number
  /** The worker finished a round. */
  roundDone(): void
  close(): Promise<void>
}

/**
 * `/healthz` (200, or 503 with why: no round ends any more, a chat platform refuses the token) and `/metrics`, for whoever watches over the process. Nothing else is
 * answered and nothing can be changed here. Throws `unavailable` where the port cannot be had.
 */
export async function serveMetrics(
  { host, port }: { host: string; port: number },
  metrics: Metrics,
  clock: Clock,
  chats: () => ChatHealth[] = () => [],
): Promise<MetricsServer> {
  let lastRoundAt: Instant = clock.now()
  const server = createServer((request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      response.end(request.method === 'HEAD' ? '' : text)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'GET only\n')
    const path = request.url?.split('?')[0]
    if (path === '/metrics') {
      metrics.text().then(
        (text) => answer(200, text, metrics.contentType),
        () => answer(500, 'The record cannot be read.\n'),
      )
    } else if (path === '/healthz') {
      const ageMs = clock.now() - lastRoundAt
      const stuck = ageMs > STUCK_AFTER_MS ? [`No round was finished for ${Math.round(ageMs / 1_000)} s.`] : []
      const cut = chats().filter(({ state }) => state !== 'up')
      const refused = cut.filter(({ state }) => state === 'refused')
      const ill = stuck.length + refused.length > 0
      const lines = [
        ...(ill ? [] : ['ok']),
        ...stuck,
        ...cut.map((chat) => `${chat.platform} is ${chat.state}: ${chat.why}`),
      ]
      answer(ill ? 503 : 200, `${lines.join('\n')}\n`)
    } else answer(404, 'There is /healthz and /metrics.\n')
  })
  server.requestTimeout = 10_000
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) => {
      const what = sentence`Metrics cannot be served at ${host}:${port}: ${messageOf(cause)}. Set another "metrics: { port }".`
      fail(new OnrecordError('unavailable', what, { cause }))
    })
    server.listen(port, host, done)
  })
  return {
    port: (server.address() as AddressInfo).port,
    roundDone() {
      lastRoundAt = clock.now()
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
