import { EventEmitter } from 'node:events'
import type { SocketModeReceiver } from '@slack/bolt'
import { expect, test } from 'vitest'
import { keepConnected } from '../../../src/chat/slack/app/keep-connected.ts'
import type { Pause } from '../../../src/ports/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'

const GREETING_MS = 20_000

/**
 * A connection that is greeted each time and ends by itself: `stands` says of each whether it stood for a while first.
 * Gives how long was waited before each further one, ms.
 */
async function waitsBetween(stands: boolean[]): Promise<number[]> {
  const stop = new AbortController()
  const waits: number[] = []
  const starts: number[] = []
  let opened = 0
  const client = Object.assign(new EventEmitter(), {
    async start() {
      starts.push(waits.length)
      if (opened === stands.length) stop.abort()
      else setImmediate(() => client.emit('disconnected'))
    },
    async disconnect() {},
  })
  const pause: Pause = async (ms, signal) => {
    // From the call to the greeting: none here is late.
    if (ms === GREETING_MS) return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    if (ms !== 30_000) {
      waits.push(ms)
      return
    }
    const stood = stands[opened] === true
    opened += 1
    if (!stood) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  }
  await Promise.race([
    keepConnected({
      receiver: { client } as unknown as SocketModeReceiver,
      log: silentLogger,
      pause,
      signal: stop.signal,
      onState: () => {},
    }),
    new Promise((resolve) => stop.signal.addEventListener('abort', resolve)),
  ])
  expect(starts).toHaveLength(stands.length + 1)
  return waits
}

test('a connection that stood and is renewed is opened again at once', async () => {
  expect(await waitsBetween([true, true, true])).toEqual([])
})

test('connections that end as soon as they are greeted are opened ever later: no storm of questions', async () => {
  expect(await waitsBetween([false, false, false, false, true, false])).toEqual([1_000, 2_000, 4_000])
})
