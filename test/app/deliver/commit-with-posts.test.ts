import { expect, test } from 'vitest'
import { createCommitWithPosts } from '../../../src/app/deliver/commit-with-posts.ts'
import { deliverDue } from '../../../src/app/deliver/deliver-due.ts'
import { createBell } from '../../../src/app/deliver/run-deliveries.ts'
import { takeBack } from '../../../src/app/deliver/take-back.ts'
import { OnrecordError } from '../../../src/domain/errors.ts'
import type { PlannedDelivery } from '../../../src/domain/event.ts'
import type { OutboxCommit } from '../../../src/ports/outbox.ts'
import { MINUTE } from '../../support/bounty-case.ts'
import { aDelivery, aPoll } from '../../support/builders.ts'
import { openDesk } from '../../support/open-desk.ts'

async function openCommits() {
  const desk = await openDesk()
  const [bell, stop] = [createBell(), new AbortController()]
  bell.isHeard = true
  let rings = 0
  const { ring } = bell
  bell.ring = (out, leased) => {
    rings += 1
    ring(out, leased)
  }
  const withPosts = createCommitWithPosts(desk.context, bell, stop.signal)
  const commit = (
    deliveries: PlannedDelivery[],
    through = (outbox: OutboxCommit) => outbox,
    after = async (): Promise<void> => {},
    onOut = () => {},
  ) =>
    withPosts((within) => {
      const both = async (outbox: OutboxCommit) => {
        await within?.(through(outbox))
        await after()
      }
      return desk.store.polls.commitPolls([aPoll({ deliveries })], within && both)
    }, onOut)
  return { ...desk, bell, stop, commit, rings: () => rings, handed: () => bell.answer().leased }
}

test('a post to a channel that is free is leased with the poll that planned it, and goes out', async () => {
  const { store, commit, handed, stop, context, texts, rowOf } = await openCommits()
  await commit([aDelivery('one'), aDelivery('two'), aDelivery('other', { channel: 'b' })])
  expect(await rowOf('one')).toMatchObject({ state: 'sending', attempts: 1 })
  expect(await rowOf('two')).toMatchObject({ state: 'pending', attempts: 0 })
  const leased = handed()
  expect(leased.map(({ eventKey }) => eventKey)).toEqual(['one', 'other'])
  expect(context.out).toEqual(new Set(leased.map(({ id }) => id)))
  expect(handed()).toEqual([])
  expect(await deliverDue(context, stop.signal, leased)).toMatchObject({ sent: 3 })
  expect(texts().toSorted()).toEqual(['one', 'other', 'two'])
  expect(context.out.size).toBe(0)
  await store.close()
})

test('what was left astray before is taken back by the look that was handed something, too', async () => {
  const { store, commit, handed, stop, context, clock, rowOf } = await openCommits()
  await commit([aDelivery('lost', { channel: 'b' })])
  handed()
  context.out.clear()
  clock.advance(2 * MINUTE)
  await commit([aDelivery('one')])
  await deliverDue(context, stop.signal, handed())
  expect(await rowOf('one')).toMatchObject({ state: 'sent' })
  expect(await rowOf('lost')).toMatchObject({ state: 'sent' })
  await store.close()
})

test('what a channel has no room for is put off in the same commit', async () => {
  const desk = await openCommits()
  desk.context.limits.postsPerHour = 1
  await desk.commit([aDelivery('one'), aDelivery('two')])
  expect(await desk.rowOf('one')).toMatchObject({ state: 'sending' })
  expect(await desk.rowOf('two')).toMatchObject({ queued: 'cap' })
  await desk.store.close()
})

test.each<[string, (desk: Awaited<ReturnType<typeof openCommits>>) => void]>([
  ['nobody would hear the bell at once', ({ bell }) => Object.assign(bell, { isHeard: false })],
  ['the worker stops', ({ stop }) => stop.abort()],
  ['somebody arranges the same rows', ({ context }) => Object.assign(context.arranging, { now: Promise.resolve() })],
  ['another post is out', ({ context }) => context.out.add(99)],
])('where %s posts are planned alone, and the bell rings', async (_what, make) => {
  const desk = await openCommits()
  make(desk)
  await desk.commit([aDelivery('one')])
  expect(await desk.rowOf('one')).toMatchObject({ state: 'pending', attempts: 0 })
  expect([desk.rings(), desk.handed()]).toEqual([1, []])
  await desk.store.close()
})

test('where posts cannot be leased the poll is committed without, and the bell rings', async () => {
  const { store, commit, handed, rings, rowOf, context } = await openCommits()
  await commit([aDelivery('one')], (outbox) => ({ ...outbox, lease: () => Promise.reject(new Error('no lease')) }))
  expect(await rowOf('one')).toMatchObject({ state: 'pending', attempts: 0 })
  expect([rings(), handed(), context.out.size, context.arranging.now]).toEqual([1, [], 0, null])
  await store.close()
})

test('a poll that an editor has overtaken leaves neither plan nor lease', async () => {
  const { store, commit, handed, rings, rowOf, context } = await openCommits()
  const raced = new OnrecordError('conflict', 'changed meanwhile', { permanent: false })
  let out = 0
  const fails = commit(
    [aDelivery('one')],
    undefined,
    () => Promise.reject(raced),
    () => {
      out += 1
    },
  )
  await expect(fails).rejects.toBe(raced)
  // Whoever waits for the post need not wait any longer.
  expect(out).toBe(1)
  expect(await rowOf('one')).toBeUndefined()
  expect([rings(), handed(), context.out.size]).toEqual([0, [], 0])
  await store.close()
})

test('what was leased in the last moment stands as it stood; of what is in doubt it is still not known', async () => {
  const { store, context, clock, commit, handed, rowOf } = await openCommits()
  await commit([aDelivery('doubtful', { channel: 'b' })])
  handed()
  context.out.clear()
  clock.advance(MINUTE)
  await store.outbox.reclaim(clock.now(), clock.now(), { ids: [], all: false })
  await commit([aDelivery('one')])
  await takeBack(context, handed())
  expect(await rowOf('one')).toMatchObject({ state: 'pending', attempts: 0, uncertainSince: null })
  expect(await rowOf('doubtful')).toMatchObject({ state: 'retry', attempts: 1, uncertainSince: expect.any(Number) })
  expect(context.out.size).toBe(0)
  await store.close()
})
