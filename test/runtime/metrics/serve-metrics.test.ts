import { expect, test } from 'vitest'
import type { ChatHealth } from '../../../src/ports/chat-health.ts'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { createMetrics } from '../../../src/runtime/metrics/create-metrics.ts'
import { serveMetrics } from '../../../src/runtime/metrics/serve-metrics.ts'
import { HOUR, MINUTE, NOON } from '../../support/bounty-case.ts'
import { openRecord } from '../../support/open-record.ts'

test('figures of a real record over a real socket; ill when no round ends any more', async () => {
  const { store } = await openRecord()
  const clock = createManualClock(NOON)
  const metrics = createMetrics(store, clock)
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, metrics, clock)
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method })
  try {
    metrics.polled({ outcome: 'changed', newItems: 3, matched: 2, statements: 1 })
    metrics.polled({ outcome: 'failed', newItems: 0, matched: 0, statements: 0 })
    clock.advance(HOUR)
    server.roundDone()
    const text = await (await ask('/metrics')).text()
    for (const line of [
      'onrecord_polls_total{outcome="changed"} 1',
      'onrecord_polls_total{outcome="failed"} 1',
      'onrecord_items_total 3',
      'onrecord_matches_total 2',
      'onrecord_statements_total 1',
      'onrecord_sources{state="new"} 1',
      'onrecord_sources{state="blocked"} 0',
      'onrecord_deliveries{state="pending"} 0',
      'onrecord_queue 0',
      'onrecord_delivery_lag_seconds 0',
      'onrecord_poll_lag_seconds 3600',
    ])
      expect(text).toContain(line)
    expect((await ask('/healthz')).status).toBe(200)
    expect((await ask('/healthz', 'POST')).status).toBe(405)
    expect((await ask('/elsewhere')).status).toBe(404)
    clock.advance(11 * MINUTE)
    const ill = await ask('/healthz')
    expect([ill.status, await ill.text()]).toEqual([503, 'No round was finished for 660 s.\n'])
    server.roundDone()
    expect((await ask('/healthz')).status).toBe(200)
    await expect(serveMetrics({ host: '127.0.0.1', port: server.port }, metrics, clock)).rejects.toThrow(
      /cannot be served at 127\.0\.0\.1/,
    )
  } finally {
    await server.close()
    await store.close()
  }
})

test('a chat that refuses the token is ill, one that is being reached again is only told', async () => {
  const { store } = await openRecord()
  const clock = createManualClock(NOON)
  const chats: ChatHealth[] = [
    { platform: 'slack', state: 'up', why: '' },
    { platform: 'discord', state: 'down', why: 'The connection broke.' },
  ]
  const metrics = createMetrics(store, clock, () => chats)
  const server = await serveMetrics({ host: '127.0.0.1', port: 0 }, metrics, clock, () => chats)
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`)
    return [response.status, await response.text()] as const
  }
  try {
    expect(await ask('/healthz')).toEqual([200, 'ok\ndiscord is down: The connection broke.\n'])
    expect((await ask('/metrics'))[1]).toContain('onrecord_chat_connected{platform="discord"} 0')
    chats[0] = { platform: 'slack', state: 'refused', why: 'The token was revoked.' }
    expect(await ask('/healthz')).toEqual([
      503,
      'slack is refused: The token was revoked.\ndiscord is down: The connection broke.\n',
    ])
    expect((await ask('/metrics'))[1]).toContain('onrecord_chat_connected{platform="slack"} 0')
  } finally {
    await server.close()
    await store.close()
  }
})
