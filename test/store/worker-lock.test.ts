import { expect, test } from 'vitest'
import { createStore } from '../../src/store/create-store.ts'
import type { IsAlive } from '../../src/store/worker-lock.ts'
import { MINUTE, NOON } from '../support/bounty-case.ts'
import { aFullPoll } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'

const STALE = 5 * MINUTE
const ONE = { pid: 101, host: 'desk-a' }
const TWO = { pid: 202, host: 'desk-a' }

async function twoWorkers(isAlive: IsAlive) {
  const { store: first, file } = await openRecord()
  return { first, second: await createStore(file, isAlive), file }
}

test('a second worker is refused, and told which one runs and since when', async () => {
  const { first, second, file } = await twoWorkers(() => true)
  await first.lock.acquire(ONE, NOON, STALE)
  const refused = second.lock.acquire(TWO, NOON + 60 * MINUTE, STALE)
  await expect(refused).rejects.toMatchObject({ code: 'conflict', permanent: true })
  await expect(refused).rejects.toThrow(/process 101 on desk-a, since 2025-11-01T12:00:00\.000Z/)
  await expect(refused).rejects.toThrow(file)
  // Whoever does not hold it gives nothing up, and the first goes on.
  await second.lock.release()
  await first.lock.beat(NOON + MINUTE)
  // Other commands work beside it.
  await second.ledger.append([{ type: 'note', body: {} }], NOON)
  expect(await second.claims.active()).toHaveLength(1)
  await first.close()
  await second.close()
})

test.each<[string, boolean | null, number, boolean]>([
  ['a dead one of this host is followed at once', false, 1, true],
  ['a living one of this host keeps it, however late its heartbeat', true, 60 * MINUTE, false],
  ['one of another host keeps it while its heart beats', null, STALE - 1, false],
  ['one of another host loses it when its heart stopped', null, STALE, true],
])('%s', async (_what, alive, later, taken) => {
  const { first, second } = await twoWorkers(() => alive)
  await first.lock.acquire(ONE, NOON, STALE)
  const attempt = second.lock.acquire(TWO, NOON + later, STALE)
  if (!taken) await expect(attempt).rejects.toMatchObject({ code: 'conflict' })
  else {
    await attempt
    await expect(first.lock.beat(NOON + later)).rejects.toMatchObject({ code: 'conflict', permanent: true })
    // The one that lost it must not free it for a third.
    await first.lock.release()
    await second.lock.beat(NOON + later)
  }
  await first.close()
  await second.close()
})

test('another one of the same name and number, as containers have them, is another one: the first stops', async () => {
  const { first, second } = await twoWorkers(() => true)
  await first.lock.acquire(ONE, NOON, STALE)
  await second.lock.acquire(ONE, NOON + 1_000, STALE)
  await expect(first.lock.beat(NOON + 2_000)).rejects.toMatchObject({ code: 'conflict', permanent: true })
  await first.lock.release()
  await second.lock.beat(NOON + 3_000)
  await first.close()
  await second.close()
})

test('what runs under the number of a worker is asked after by its last sign', async () => {
  const asked: unknown[] = []
  const { first, second } = await twoWorkers((...args) => {
    asked.push(args)
    return false
  })
  await first.lock.acquire(ONE, NOON, STALE)
  await first.lock.beat(NOON + MINUTE)
  await second.lock.acquire(TWO, NOON + 2 * MINUTE, STALE)
  expect(asked).toEqual([[ONE.pid, ONE.host, NOON + MINUTE]])
  await first.close()
  await second.close()
})

test('a heartbeat puts off the end; released, it is free; the same process may take it again', async () => {
  const { first, second } = await twoWorkers(() => null)
  await first.lock.acquire(ONE, NOON, STALE)
  await first.lock.beat(NOON + STALE)
  await expect(second.lock.acquire(TWO, NOON + STALE, STALE)).rejects.toMatchObject({ code: 'conflict' })
  await first.lock.acquire(ONE, NOON + STALE, STALE)
  await first.lock.release()
  await second.lock.acquire(TWO, NOON + STALE, STALE)
  await expect(first.lock.beat(NOON)).rejects.toMatchObject({ code: 'conflict' })
  await first.close()
  await second.close()
})

test('a beat in the middle of a commit comes after it, and what follows waits for the disk again', async () => {
  const { store, raw } = await openRecord()
  await store.lock.acquire(ONE, NOON, STALE)
  raw.pragma('synchronous = FULL')
  const writing = store.polls.commitPolls([aFullPoll(1)])
  while (!raw.inTransaction) await null
  const beating = store.lock.beat(NOON + MINUTE)
  await Promise.all([writing, beating])
  expect(await store.queries.workerSeenAt()).toBe(NOON + MINUTE)
  expect(raw.prepare('SELECT heartbeat_at FROM worker_lock').pluck().get()).toBe(NOON + MINUTE)
  expect(raw.pragma('synchronous', { simple: true })).toBe(2)
  await store.close()
})

test('a beat after a long silence notes the gap, once', async () => {
  const { store } = await openRecord()
  await store.lock.acquire(ONE, NOON, STALE, 5 * MINUTE)
  await store.lock.beat(NOON + 5 * MINUTE)
  expect(await store.queries.pollingGaps(NOON, NOON + 60 * MINUTE)).toEqual([])
  await store.lock.beat(NOON + 20 * MINUTE)
  await store.lock.beat(NOON + 20 * MINUTE + 1_000)
  expect(await store.queries.pollingGaps(NOON, NOON + 60 * MINUTE)).toEqual([
    { from: NOON + 5 * MINUTE, until: NOON + 20 * MINUTE },
  ])
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})
