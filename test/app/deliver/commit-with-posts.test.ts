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
  let rings = 0
  const { ring } = bell
  bell.ring = (leased) => {
    rings += 1
    ring(leased)
  }
  const withPosts = createCommitWithPosts(desk.context, bell, stop.signal)
  const commit = (
    deliveries: PlannedDelivery[],
    through = (outbox: OutboxCommit) => outbox,
    after = async (): Promise<void> => {},
  ) =>
    withPosts((within) => {
      const both = async (outbox: OutboxCommit) => {
        await within?.(through(outbox))
        await after()
      }
      return desk.store.polls.commitPolls([aPoll({ deliveries })], within && both)
    })
  return { ...desk, bell, stop, commit, rings: () => rings }
}

test('a post to a channel that is free is leased with the poll that planned it, and goes out', async () => {
  const { store, commit, bell, stop, context, texts, rowOf } = await openCommits()
  await commit([aDelivery('one'), aDelivery('two'), aDelivery('other', { channel: 'b' })])
  expect(await rowOf('one')).toMatchObject({ state: 'sending', attempts: 1 })
  expect(await rowOf('two')).toMatchObject({ state: 'pending', attempts: 0 })
  const leased = bell.taken()
  expect(leased.map(({ eventKey }) => eventKey)).toEqual(['one', 'other'])
  expect(bell.taken()).toEqual([])
  await deliverDue(context, stop.signal, leased)
  expect(texts().toSorted()).toEqual(['one', 'other', 'two'])
  expect((await store.outbox.counts()).sent).toBe(3)
  await store.close()
})

test('where its channel is not free nothing is leased, and nobody is woken', async () => {
  const { store, commit, bell, rings, rowOf } = await openCommits()
  await commit([aDelivery('one')])
  await commit([aDelivery('two')])
  expect(await rowOf('two')).toMatchObject({ state: 'pending' })
  expect(bell.taken().map(({ eventKey }) => eventKey)).toEqual(['one'])
  expect(rings()).toBe(1)
  await store.close()
})

test('what a channel has no room for is put off in the same commit', async () => {
  const desk = await openCommits()
  desk.context.limits.postsPerHour = 1
  await desk.commit([aDelivery('one'), aDelivery('two')])
  expect(await desk.rowOf('two')).toMatchObject({ queued: 'cap' })
  await desk.store.close()
})

test.each<[string, (desk: Awaited<ReturnType<typeof openCommits>>) => void]>([
  ['nobody listens', ({ bell }) => Object.assign(bell, { deaf: true })],
  ['the worker stops', ({ stop }) => stop.abort()],
  ['somebody arranges the same rows', ({ context }) => Object.assign(context.arranging, { now: Promise.resolve() })],
])('where %s posts are planned alone, and the bell rings', async (_what, make) => {
  const desk = await openCommits()
  make(desk)
  await desk.commit([aDelivery('one')])
  expect(await desk.rowOf('one')).toMatchObject({ state: 'pending', attempts: 0 })
  expect([desk.rings(), desk.bell.taken()]).toEqual([1, []])
  await desk.store.close()
})

test('where posts cannot be leased the poll is committed without, and the bell rings', async () => {
  const { store, commit, bell, rings, rowOf, context } = await openCommits()
  await commit([aDelivery('one')], (outbox) => ({ ...outbox, lease: () => Promise.reject(new Error('no lease')) }))
  expect(await rowOf('one')).toMatchObject({ state: 'pending', attempts: 0 })
  expect([rings(), bell.taken(), context.arranging.now]).toEqual([1, [], null])
  await store.close()
})

test('a poll that an editor has overtaken leaves neither plan nor lease', async () => {
  const { store, commit, bell, rings, rowOf } = await openCommits()
  const raced = new OnrecordError('conflict', 'changed meanwhile', { permanent: false })
  await expect(commit([aDelivery('one')], undefined, () => Promise.reject(raced))).rejects.toBe(raced)
  expect(await rowOf('one')).toBeUndefined()
  expect([rings(), bell.taken()]).toEqual([0, []])
  await store.close()
})

test('what was leased in the last moment stands as it stood; of what is in doubt it is still not known', async () => {
  const { store, context, clock, commit, bell, rowOf } = await openCommits()
  await commit([aDelivery('doubtful', { channel: 'b' })])
  bell.taken()
  clock.advance(MINUTE)
  await store.outbox.reclaim(clock.now(), clock.now(), { ids: [], all: false })
  await commit([aDelivery('one')])
  await takeBack(context, bell.taken())
  expect(await rowOf('one')).toMatchObject({ state: 'pending', attempts: 0, uncertainSince: null })
  expect(await rowOf('doubtful')).toMatchObject({ state: 'retry', attempts: 1, uncertainSince: expect.any(Number) })
  await store.close()
})
