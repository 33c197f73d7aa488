import { describe, expect, test } from 'vitest'
import type { PlannedDelivery } from '../../../src/domain/event.ts'
import { PublishError } from '../../../src/ports/chat-publisher.ts'
import type { Outbox } from '../../../src/ports/outbox.ts'
import { DAY, HOUR, MINUTE, NOON } from '../../support/bounty-case.ts'
import { aDelivery, plan } from '../../support/builders.ts'
import { openDesk } from '../../support/open-desk.ts'
import { EVERYTHING } from '../../support/start-bot.ts'

const posts = (from: number, to: number, extra: Partial<PlannedDelivery> = {}) =>
  Array.from({ length: to - from + 1 }, (_, i) => aDelivery(`p${from + i}`, extra))
const CORRECTION: PlannedDelivery['notice'] = {
  kind: 'correction',
  claim: { slug: 'c', title: 'C', text: '' },
  statementId: 1,
  what: 'dismissed',
  before: 'x',
  after: null,
  reason: 'r',
  at: NOON,
}
const correction = (key: string) => aDelivery(key, { notice: CORRECTION })

describe('the limit of posts a channel and hour', () => {
  test('what is over it waits and comes in one post when there is room; nothing is dropped', async () => {
    const { store, clock, send, texts, rowOf } = await openDesk({ limits: { postsPerHour: 3 } })
    await plan(store, ...posts(1, 7), aDelivery('b1', { channel: 'b' }))
    await send()
    expect(texts().sort()).toEqual(['b1', 'p1', 'p2', 'p3'])
    expect(await rowOf('p4')).toMatchObject({ state: 'pending', queued: 'cap', notBefore: NOON + HOUR })
    clock.advance(30 * MINUTE)
    await plan(store, ...posts(8, 8))
    await send()
    expect(texts()).toHaveLength(4)
    clock.advance(30 * MINUTE)
    await send()
    expect(texts().slice(4)).toEqual(['cap: p4 + p5 + p6 + p7 + p8'])
    expect(await rowOf('p8')).toMatchObject({ state: 'sent', ref: (await rowOf('p4'))?.ref })
    expect(await store.outbox.counts()).toMatchObject({ pending: 0, sent: 10 })
    expect((await store.ledger.verify()).brokenAt).toBeNull()
    await store.close()
  })

  test('one alone that waited is posted as itself', async () => {
    const { store, clock, send, texts } = await openDesk({ limits: { postsPerHour: 1 } })
    await plan(store, ...posts(1, 2))
    await send()
    clock.advance(HOUR)
    await send()
    expect(texts()).toEqual(['p1', 'p2'])
    await store.close()
  })

  test('cards that were posted and edited take no room of posts', async () => {
    const { store, clock, send, texts, rowOf } = await openDesk({ limits: { postsPerHour: 2 } })
    const card = (key: string) => aDelivery(key, { threadOf: 'cartel-bounties', notice: null })
    await plan(store, card('k1'), card('k2'), card('k3'), ...posts(1, 1))
    await send()
    clock.advance(MINUTE)
    await plan(store, ...posts(2, 3))
    await send()
    expect(texts().slice(1)).toEqual(['p1', 'p2'])
    expect(await rowOf('p3')).toMatchObject({ queued: 'cap', notBefore: NOON + HOUR })
    await store.close()
  })

  test('a correction goes out at once, and does not count', async () => {
    const { store, send, texts } = await openDesk({ limits: { postsPerHour: 1 } })
    await plan(store, ...posts(1, 3), correction('c1'))
    await send()
    expect(texts()).toEqual(['p1', 'correction'])
    await store.close()
  })

  test('what an editor dismissed while it waited is not told of; a post with nothing left is none', async () => {
    const { store, clock, send, texts, rowOf } = await openDesk({ limits: { postsPerHour: 1 } })
    await plan(store, ...posts(1, 3))
    await send()
    for (const key of ['p2', 'p3'])
      await store.outbox.decide({
        id: (await rowOf(key))?.id ?? 0,
        verdict: 'drop',
        by: 'Ana',
        reason: '',
        at: NOON,
        ref: null,
      })
    clock.advance(HOUR)
    await send()
    expect(texts()).toEqual(['p1'])
    expect(await rowOf('p2')).toMatchObject({ state: 'refused', lastError: 'Dropped by Ana' })
    await store.close()
  })

  test('after three hours without a worker there is no storm: the limit holds, the rest comes in one', async () => {
    const { store, clock, send, texts } = await openDesk({ limits: { postsPerHour: 5 } })
    await plan(store, ...posts(1, 60))
    clock.advance(3 * HOUR)
    await send()
    expect(texts()).toHaveLength(5)
    clock.advance(HOUR)
    await send()
    expect(texts()).toHaveLength(6)
    expect(texts()[5]?.split(' + ')).toHaveLength(55)
    await store.close()
  })
})

describe('when a channel wants to be reached', () => {
  const quiet = { digest: null, quietHours: { from: '22:00', until: '07:00' }, zone: 'UTC' }
  const daily = { digest: { every: 'day', at: '08:00' } as const, quietHours: null, zone: 'UTC' }
  const EVENING = NOON + 11 * HOUR

  test('quiet hours: posts wait for their end in order, a correction does not', async () => {
    const { store, clock, send, texts } = await openDesk({ start: EVENING })
    await plan(store, ...posts(1, 2, { timing: quiet }), correction('c1'))
    clock.set(EVENING)
    await send()
    expect(texts()).toEqual(['correction'])
    clock.set(EVENING + 8 * HOUR - 1)
    await send()
    expect(texts()).toHaveLength(1)
    clock.advance(1)
    await send()
    expect(texts()).toEqual(['correction', 'p1', 'p2'])
    await store.close()
  })

  test('quiet hours: what is planned while a look has read what is due is not leased past the arranging', async () => {
    const { store, context, send, texts, rowOf } = await openDesk({ start: EVENING })
    await plan(store, aDelivery('loud'))
    let planned: Promise<void> | null = null
    const during = <Part extends Pick<Outbox, 'due'>>(part: Part): Part => ({
      ...part,
      async due(...asked: Parameters<Outbox['due']>) {
        const rows = await part.due(...asked)
        planned ??= plan(store, aDelivery('soft', { channel: 'b', timing: quiet }))
        return rows
      },
    })
    const { outbox } = store
    context.outbox = { ...during(outbox), together: (work) => outbox.together((commit) => work(during(commit))) }
    await send()
    await planned
    await send()
    expect(texts()).toEqual(['loud'])
    expect(await rowOf('soft')).toMatchObject({ state: 'pending', notBefore: EVENING + 8 * HOUR })
    await store.close()
  })

  test('a digest: one post a day with all of it, none on a day without news', async () => {
    const { store, clock, send, texts } = await openDesk()
    await plan(store, ...posts(1, 3, { timing: daily }))
    for (let hour = 0; hour < 72; hour += 1) {
      clock.set(NOON + hour * HOUR)
      await send()
      if (hour === 30) await plan(store, aDelivery('p4', { timing: daily }))
    }
    expect(texts()).toEqual(['digest: p1 + p2 + p3', 'digest: p4'])
    await store.close()
  })

  test.each([
    ['an hour ahead and back', HOUR],
    ['a day ahead and back', DAY],
    ['an hour behind and back', -HOUR],
    ['a day behind and back', -DAY],
  ])(
    'the clock jumps %s: everything comes, at most one interval late, nothing twice, no storm',
    async (_what, jump) => {
      const { store, clock, send, texts } = await openDesk({ limits: { postsPerHour: 5 } })
      const planned = ['a1', 'q1', 'd1']
      await plan(
        store,
        aDelivery('a1'),
        aDelivery('q1', { channel: 'q', timing: quiet }),
        aDelivery('d1', { channel: 'd', timing: daily }),
      )
      clock.set(NOON + jump)
      await send()
      for (const key of ['a2', 'a3']) planned.push(key)
      await store.polls.commitPolls([])
      await plan(store, aDelivery('a2'), aDelivery('a3'))
      await send()
      for (let hour = 0; hour <= 44; hour += 1) {
        clock.set(NOON + hour * HOUR)
        await send()
      }
      const told = texts().flatMap((text) => text.replace(/^digest: /, '').split(' + '))
      expect(told.sort()).toEqual(planned.sort())
      await store.close()
    },
  )

  test('a retry planned by a clock that was a day ahead is due at once when it is set right', async () => {
    const { store, clock, send, texts, publisher } = await openDesk()
    clock.set(NOON + DAY)
    await plan(store, aDelivery('one'))
    publisher.onPublish = () => Promise.reject(new PublishError('unavailable', 'down'))
    await send()
    publisher.onPublish = () => {}
    clock.set(NOON)
    await send()
    expect(texts()).toEqual(['one'])
    await store.close()
  })

  test('a row that was out when the clock fell back a day is asked for, not left for a day', async () => {
    const { store, clock, send, texts } = await openDesk()
    clock.set(NOON + DAY)
    await plan(store, aDelivery('one'))
    await store.outbox.lease(clock.now(), 1, MINUTE, ['console'])
    clock.set(NOON)
    await send()
    expect(texts()).toEqual(['one'])
    await store.close()
  })
})

describe('a channel, or a platform, that takes nothing', () => {
  const ops = { ...EVERYTHING, channel: 'operations' }

  test('the channel is paused with the reason, operations are told once, and what waited comes in one post', async () => {
    const { store, clock, send, texts, publisher } = await openDesk()
    await store.watches.syncDeclared([EVERYTHING, ops], NOON)
    publisher.onPublish = ({ place }) => {
      if (place.channel === 'desk') throw new PublishError('channel_unavailable', 'The channel is archived.')
    }
    await plan(store, ...posts(1, 3))
    for (let look = 0; look < 4; look += 1) await send()
    expect(publisher.posts.map(({ place }) => place.channel)).toEqual(['operations'])
    expect(texts()).toEqual(['trouble: channel'])
    const [desk] = await store.watches.list({ channel: 'desk' })
    expect(desk?.paused).toEqual({ at: NOON, reason: 'The channel is archived.' })
    publisher.onPublish = () => {}
    clock.advance(DAY)
    await store.watches.set(EVERYTHING, 'Ana', clock.now())
    await send()
    expect(texts()[1]).toMatch(/^(trouble: channel|stop: )/)
    expect(texts().at(-1)).toMatch(/^stop: .*p1 \+ p2 \+ p3/)
    await store.close()
  })

  test('a revoked token stops the platform after one call; one row at a time finds out when it works again', async () => {
    const { store, clock, send, texts, publisher } = await openDesk()
    let calls = 0
    publisher.onPublish = () => {
      calls += 1
      throw new PublishError('unauthorised', 'The token was revoked.')
    }
    await plan(store, ...Array.from({ length: 6 }, (_, i) => aDelivery('x', { channel: `c${i}` })))
    for (let look = 0; look < 5; look += 1) await send()
    // Those that were out together when it was revoked, and no more.
    expect(calls).toBeLessThanOrEqual(6)
    const before = calls
    clock.advance(10 * MINUTE)
    await send()
    expect(calls).toBe(before + 1)
    publisher.onPublish = () => {}
    clock.advance(10 * MINUTE)
    await send()
    expect(texts()).toHaveLength(6)
    expect(await store.outbox.stops()).toEqual([])
    await store.close()
  })
})
