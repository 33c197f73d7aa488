import { afterEach, expect, test } from 'vitest'
import type { DeliverContext } from '../../../src/app/deliver/deliver-context.ts'
import { createBell, runDeliveries } from '../../../src/app/deliver/run-deliveries.ts'
import type { Pause } from '../../../src/ports/clock.ts'
import type { Lease } from '../../../src/ports/outbox.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'

const stops: AbortController[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort()
})

/** A deliverer whose looks are counted: `glance` begins each. Its pauses end only when they are called off. */
function deliverer({ stuck = false } = {}) {
  const stop = new AbortController()
  stops.push(stop)
  let looks = 0
  const told = new Set<() => void>()
  const held: (() => void)[] = []
  const outbox = {
    async glance() {
      looks += 1
      for (const tell of told) tell()
      if (stuck) await new Promise<void>((end) => held.push(end))
      // The look is over before anything is leased.
      throw new Error('this look is only counted')
    },
  }
  const context = {
    outbox,
    clock: { now: () => 0 },
    limits: {},
    log: silentLogger,
    out: new Set(),
    publishers: new Map(),
  }
  const endless: Pause = (_ms, signal) => new Promise((end) => signal.addEventListener('abort', () => end()))
  const bell = createBell()
  const done = runDeliveries(context as unknown as DeliverContext, endless, 500, stop.signal, bell)
  const untilLooks = (count: number) =>
    new Promise<void>((enough) => {
      const tell = () => {
        if (looks >= count) enough()
      }
      told.add(tell)
      tell()
    })
  return { bell, done, stop, untilLooks, looks: () => looks, endOne: () => held.shift()?.() }
}

test('a look begins when the bell rings, not only when the time comes', async () => {
  const { bell, untilLooks } = deliverer()
  await untilLooks(1)
  bell.ring()
  await untilLooks(2)
  bell.ring()
  await untilLooks(3)
})

test('what is rung before anybody listens is heard', async () => {
  const { bell, untilLooks, looks } = deliverer()
  bell.ring()
  await untilLooks(2)
  expect(looks()).toBe(2)
})

test('whoever rings hears when the look that came of it is over', async () => {
  const { bell, untilLooks, looks } = deliverer()
  await untilLooks(1)
  const heard = Promise.withResolvers<void>()
  bell.ring(heard.resolve)
  await heard.promise
  expect(looks()).toBe(2)
})

test('nothing is looked for once it is stopped, though the bell rings', async () => {
  const { bell, done, stop, untilLooks, looks } = deliverer()
  await untilLooks(1)
  stop.abort()
  bell.ring()
  await done
  expect(looks()).toBe(1)
})

test('where as many looks are out as may be, the bell is heard as soon as one of them ends', async () => {
  const { bell, done, stop, untilLooks, looks, endOne } = deliverer({ stuck: true })
  for (let count = 1; count <= 4; count++) {
    await untilLooks(count)
    bell.ring()
  }
  // A fifth would be one too many; its ring is not lost.
  await new Promise((turn) => setImmediate(turn))
  expect(looks()).toBe(4)
  endOne()
  await untilLooks(5)
  stop.abort()
  for (let count = 0; count < 5; count++) endOne()
  await done
})

test('a look is heard at once until as many are out as may be', async () => {
  const { bell, done, stop, untilLooks, endOne } = deliverer({ stuck: true })
  expect(createBell().isHeard).toBe(false)
  for (let count = 1; count <= 3; count++) {
    await untilLooks(count)
    expect(bell.isHeard).toBe(true)
    bell.ring()
  }
  await untilLooks(4)
  expect(bell.isHeard).toBe(false)
  stop.abort()
  for (let count = 0; count < 4; count++) endOne()
  await done
  expect(bell.isHeard).toBe(false)
})

test('what is handed over with the bell is handed to the look that hears it, once', () => {
  const bell = createBell()
  const lease = { id: 1 } as Lease
  bell.ring(undefined, [lease])
  expect(bell.answer().leased).toEqual([lease])
  expect(bell.answer().leased).toEqual([])
})
