import { describe, expect, test } from 'vitest'
import type { PlannedDelivery } from '../../src/domain/event.ts'
import type { DeliveryOutcome } from '../../src/ports/stores.ts'
import { MINUTE, NOON } from '../support/bounty-case.ts'
import { aDelivery, plan } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'

const sent = (id: string, root = false): DeliveryOutcome => ({
  type: 'sent',
  ref: { channel: 'desk', id },
  at: NOON,
  root,
})
const ALL = ['console', 'slack'] as const
const keys = (rows: { eventKey: string }[]) => rows.map((row) => row.eventKey)

test('of each channel one row is out at a time, in the order they were planned; other channels never wait', async () => {
  const { store } = await openRecord()
  const b = { channel: 'b' }
  await plan(store, aDelivery('a1'), aDelivery('a2'), aDelivery('b1', b), aDelivery('b2', b), aDelivery('a3'))
  const first = await store.outbox.lease(NOON, 10, MINUTE, ALL)
  expect(keys(first)).toEqual(['a1', 'b1'])
  expect(await store.outbox.lease(NOON, 10, MINUTE, ALL)).toEqual([])
  await store.outbox.settle(first[1]?.id ?? 0, sent('m1'))
  expect(keys(await store.outbox.lease(NOON, 10, MINUTE, ALL))).toEqual(['b2'])
  // The same channel name on another platform is another channel.
  await plan(store, aDelivery('s1', { platform: 'slack' }))
  expect(keys(await store.outbox.lease(NOON, 10, MINUTE, ALL))).toEqual(['s1'])
  await store.close()
})

test('a row that waits for its retry keeps its place: nothing of its channel goes before it', async () => {
  const { store } = await openRecord()
  await plan(store, aDelivery('a1'), aDelivery('a2'), aDelivery('b1', { channel: 'b' }))
  const [a1] = await store.outbox.lease(NOON, 1, MINUTE, ALL)
  await store.outbox.settle(a1?.id ?? 0, { type: 'retry', at: NOON, notBefore: NOON + MINUTE, error: 'busy' })
  expect(keys(await store.outbox.lease(NOON, 10, MINUTE, ALL))).toEqual(['b1'])
  const [again] = await store.outbox.lease(NOON + MINUTE, 10, MINUTE, ALL)
  expect(again).toMatchObject({ eventKey: 'a1', attempts: 2, lastError: 'busy', state: 'sending' })
  await store.close()
})

test.each<[string, DeliveryOutcome]>([
  ['sent', sent('m1')],
  ['refused', { type: 'refused', at: NOON, error: 'no such channel' }],
  ['needs review', { type: 'needs_review', at: NOON, error: 'unknown' }],
])('%s settles for good: the next row follows, a second settling is a conflict', async (_what, outcome) => {
  const { store } = await openRecord()
  await plan(store, aDelivery('a1'), aDelivery('a2'))
  const [a1] = await store.outbox.lease(NOON, 10, MINUTE, ALL)
  const id = a1?.id ?? 0
  await store.outbox.settle(id, outcome)
  await expect(store.outbox.settle(id, sent('m2'))).rejects.toMatchObject({ code: 'conflict' })
  expect(keys(await store.outbox.lease(NOON, 10, MINUTE, ALL))).toEqual(['a2'])
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})

test('settling what does not exist, or was never leased, is refused', async () => {
  const { store } = await openRecord()
  await plan(store, aDelivery('a1'))
  await expect(store.outbox.settle(99, sent('m'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(store.outbox.settle(1, sent('m'))).rejects.toMatchObject({ code: 'conflict' })
  await store.close()
})

test('a lease that ran out is taken back and asked about; an open one is not, nor one of mine', async () => {
  const { store } = await openRecord()
  await plan(store, aDelivery('a1'))
  const [a1] = await store.outbox.lease(NOON, 10, MINUTE, ALL)
  const mine = { ids: [a1?.id ?? 0], all: false }
  const take = (now: number, whose = { ids: [] as number[], all: false }) => store.outbox.reclaim(now, now + 5, whose)
  expect(await take(NOON + MINUTE - 1)).toBe(0)
  expect(await take(NOON + MINUTE, mine)).toBe(0)
  expect(await take(NOON + MINUTE)).toBe(1)
  expect(await store.outbox.lease(NOON + MINUTE, 10, MINUTE, ALL)).toEqual([])
  expect(await store.outbox.lease(NOON + MINUTE + 5, 10, MINUTE, ALL)).toMatchObject([{ uncertainSince: NOON }])
  await store.close()
})

describe('threads', () => {
  test('the root post opens the thread of its claim in its channel; a later one replaces it', async () => {
    const { store } = await openRecord()
    const root = { threadOf: 'cartel-bounties', notice: null }
    await plan(
      store,
      aDelivery('card:1', root),
      aDelivery('card:2', root),
      aDelivery('reply', { threadOf: 'cartel-bounties' }),
    )
    const [first] = await store.outbox.lease(NOON, 1, MINUTE, ALL)
    await store.outbox.settle(first?.id ?? 0, sent('root-1', true))
    const [second] = await store.outbox.lease(NOON, 1, MINUTE, ALL)
    await store.outbox.settle(second?.id ?? 0, sent('root-2', true))
    await store.outbox.settle(second?.post?.id ?? 0, sent('reply-1'))
    expect(await store.outbox.thread('console', 'desk', 'cartel-bounties')).toEqual({ channel: 'desk', id: 'root-2' })
    expect(await store.outbox.thread('console', 'other', 'cartel-bounties')).toBeNull()
    expect(await store.outbox.thread('slack', 'desk', 'cartel-bounties')).toBeNull()
    await store.close()
  })

  const CLAIM = 'cartel-bounties'
  const card = aDelivery('card:2', { threadOf: CLAIM, notice: null })
  const reply = aDelivery('reply', { threadOf: CLAIM })
  test.each<[string, PlannedDelivery[], string | undefined]>([
    ['a post of its thread', [card, reply, aDelivery('more', { threadOf: CLAIM })], 'reply'],
    ['nothing', [card], undefined],
    ['a post of another thread', [card, aDelivery('other', { threadOf: 'other' }), reply], undefined],
    ['a post of no thread', [card, aDelivery('alone'), reply], undefined],
    ['another edit', [card, { ...card, eventKey: 'card:3' }, reply], undefined],
    ['a post that takes the place of an earlier one', [card, { ...reply, edits: 'earlier' }], undefined],
    ['a post, where the first is none of a card', [reply, { ...reply, eventKey: 'more' }], undefined],
    [
      'a post whose card does not stand there yet',
      [
        { ...card, channel: 'b' },
        { ...reply, channel: 'b' },
      ],
      undefined,
    ],
  ])('with the edit of a card goes the post right behind it: %s', async (_what, planned, goesWith) => {
    const { store } = await openRecord()
    await plan(store, aDelivery('card:1', { threadOf: CLAIM, notice: null }))
    const [first] = await store.outbox.lease(NOON, 1, MINUTE, ALL)
    await store.outbox.settle(first?.id ?? 0, sent('root', true))
    await plan(store, ...planned)
    const leased = await store.outbox.lease(NOON, 9, MINUTE, ALL)
    expect(leased.map(({ eventKey, post }) => [eventKey, post?.eventKey])).toEqual([[planned[0]?.eventKey, goesWith]])
    expect((await store.outbox.counts()).sending).toBe(goesWith === undefined ? 1 : 2)
    await store.close()
  })
})

test('of what is due it is told what arranging takes: the kind of its notice, how it is timed, whether it edits a post', async () => {
  const { store } = await openRecord()
  const timing = { digest: null, quietHours: { from: '22:00', until: '06:00' }, zone: 'Europe/Madrid' }
  await plan(
    store,
    aDelivery('card', { threadOf: 'cartel-bounties', notice: null }),
    aDelivery('post', { timing }),
    aDelivery('edit', { edits: 'post' }),
  )
  await plan(store, aDelivery('elsewhere', { channel: 'b' }))
  const row = { platform: 'console', channel: 'desk', timing: null, notBefore: NOON, kind: 'held', isEdit: false }
  expect(await store.outbox.due(NOON, 3)).toEqual([
    { ...row, id: 1, kind: null },
    { ...row, id: 2, timing },
    { ...row, id: 3, isEdit: true },
  ])
  expect((await store.outbox.due(NOON, 9)).map(({ channel }) => channel)).toEqual(['desk', 'desk', 'desk', 'b'])
  expect(await store.outbox.due(NOON - 1, 9)).toEqual([])
  await store.close()
})

describe('what went to a channel', () => {
  test('the newest posts come oldest first and no more than are asked for; cards and what was folded are no posts', async () => {
    const { store } = await openRecord()
    const rows = ['p1', 'p2', 'p3', 'p4'].map((key) => aDelivery(key))
    await plan(store, aDelivery('card', { threadOf: 'cartel-bounties', notice: null }), ...rows)
    await plan(store, aDelivery('elsewhere', { channel: 'b' }))
    for (let at = NOON; at < NOON + 5 * MINUTE; at += MINUTE) {
      const leased = await store.outbox.lease(at, 10, MINUTE, ALL)
      for (const { id } of leased) await store.outbox.settle(id, { ...sent(`m${id}`), at })
    }
    const sentAfter = (since: number, most: number) => store.outbox.sentSince('console', 'desk', since, most)
    expect(await sentAfter(NOON - 1, 9)).toEqual([1, 2, 3, 4].map((minutes) => NOON + minutes * MINUTE))
    expect(await sentAfter(NOON - 1, 2)).toEqual([NOON + 3 * MINUTE, NOON + 4 * MINUTE])
    expect(await sentAfter(NOON + 3 * MINUTE, 9)).toEqual([NOON + 4 * MINUTE])
    const settledAfter = (since: number, most: number) => store.outbox.settledSince('console', 'desk', since, most)
    expect([await settledAfter(NOON - 1, 9), await settledAfter(NOON - 1, 3)]).toEqual([5, 3])
    expect(await settledAfter(NOON + 3 * MINUTE, 9)).toBe(1)
    await store.close()
  })

  test('what ended together enters the ledger in its order, and not at all where the commit fails', async () => {
    const { store, raw } = await openRecord()
    await plan(store, aDelivery('a1'), aDelivery('b1', { channel: 'b' }))
    const [a, b] = (await store.outbox.lease(NOON, 10, MINUTE, ALL)).map(({ id }) => id)
    const told = () =>
      raw.prepare(`SELECT body ->> '$.id' AS id, at FROM ledger WHERE type = 'delivery' ORDER BY seq`).all() as {
        id: number
        at: number
      }[]
    const end = store.outbox.together(async (commit) => {
      await commit.settle(b ?? 0, sent('m1'))
      await commit.settle(b ?? 0, sent('m1'))
    })
    await expect(end).rejects.toMatchObject({ code: 'conflict' })
    expect(told()).toEqual([])
    await store.outbox.together(async (commit) => {
      await commit.settle(b ?? 0, sent('m1'))
      await commit.settle(a ?? 0, { ...sent('m2'), at: NOON + 1 })
    })
    expect(told()).toEqual([
      { id: b, at: NOON },
      { id: a, at: NOON + 1 },
    ])
    expect((await store.ledger.verify()).brokenAt).toBeNull()
    await store.close()
  })
})

test('counts tell the rows of every state', async () => {
  const { store } = await openRecord()
  const outcomes: (DeliveryOutcome | null)[] = [
    sent('m'),
    { type: 'refused', at: NOON, error: 'e' },
    { type: 'needs_review', at: NOON, error: 'e' },
    { type: 'retry', at: NOON, notBefore: NOON, error: 'e' },
    null,
  ]
  await plan(store, ...outcomes.map((_, i) => aDelivery('x', { channel: `c${i}` })))
  for (const row of await store.outbox.lease(NOON, 10, MINUTE, ALL)) {
    const outcome = outcomes[Number(row.channel.slice(1))]
    if (outcome) await store.outbox.settle(row.id, outcome)
  }
  await plan(store, aDelivery('y'))
  expect(await store.outbox.counts()).toEqual({
    sent: 1,
    refused: 1,
    needs_review: 1,
    retry: 1,
    sending: 1,
    pending: 1,
  })
  await store.close()
})
