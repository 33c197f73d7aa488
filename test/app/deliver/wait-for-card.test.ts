import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PublishError } from '../../../src/ports/chat-publisher.ts'
import type { DeliveryDecision } from '../../../src/ports/outbox.ts'
import { HOUR, MINUTE } from '../../support/bounty-case.ts'
import { aDelivery, plan } from '../../support/builders.ts'
import { type Desk, openDesk } from '../../support/open-desk.ts'

const THREAD = 'cartel-bounties'
const card = (eventKey: string) => aDelivery(eventKey, { threadOf: THREAD, notice: null })
const reply = (eventKey: string) => aDelivery(eventKey, { threadOf: THREAD })
const blind = () => {
  throw new PublishError('unavailable', 'history cannot be read')
}

let desk: Desk
/** Whether the first card stands there although no answer came. */
async function withLostCard(arrived: boolean): Promise<void> {
  desk = await openDesk()
  const { store, publisher } = desk
  await plan(store, card('card:1'), reply('s1'), aDelivery('outside'), card('card:2'), reply('s2'))
  const lose = () => Promise.reject(new PublishError('ambiguous', 'no answer'))
  if (arrived) publisher.afterPublish = lose
  else publisher.onPublish = lose
  await desk.send()
  publisher.onPublish = publisher.afterPublish = () => {}
}
/** The platform cannot say whether the card is there: an editor has to. */
async function untilReview(): Promise<void> {
  const { publisher, clock, send, rowOf } = desk
  const { onFind } = publisher
  publisher.onFind = blind
  for (let n = 0; n < 5; n += 1) {
    clock.advance(HOUR)
    await send()
  }
  publisher.onFind = onFind
  expect((await rowOf('card:1'))?.state).toBe('needs_review')
}
async function decide(key: string, verdict: DeliveryDecision['verdict']): Promise<void> {
  const { store, rowOf, clock, send } = desk
  const id = (await rowOf(key))?.id ?? 0
  await store.outbox.decide({ id, verdict, by: 'Ana', reason: '', at: clock.now(), ref: null })
  clock.advance(HOUR)
  await send()
}
/** What stands there, with the text of the post whose thread it is in. */
const stands = () =>
  desk.publisher.posts.map(({ message, place }) => [
    message.fallback,
    desk.publisher.posts.find(({ id }) => id === place.thread)?.message.fallback ?? null,
  ])

afterEach(() => desk.store.close())

describe('nobody knows whether a card is there', () => {
  test('nothing of its thread goes out beside it, what else the channel has does', async () => {
    await withLostCard(true)
    expect(stands()).toEqual([['card 1', null]])
    await untilReview()
    expect(stands()).toEqual([
      ['card 1', null],
      ['outside', null],
    ])
    for (const key of ['s1', 'card:2', 's2'])
      expect(await desk.rowOf(key)).toMatchObject({
        state: 'pending',
        queued: 'card',
        lastError: expect.stringMatching(/see delivery 1\.$/),
      })
    // Nothing is folded, tried or forgotten however long it takes.
    desk.clock.advance(30 * 24 * HOUR)
    await desk.send()
    expect(stands()).toHaveLength(2)
  })

  test.each([
    ['it is there', true, 'card 1'],
    ['it is not', false, 'card 2'],
  ])('the platform tells that %s: the replies follow in its thread', async (_what, arrived, shown) => {
    await withLostCard(arrived)
    desk.clock.advance(HOUR)
    await desk.send()
    expect(stands()).toEqual([
      [shown, null],
      ['s1', shown],
      ['outside', null],
      ['s2', shown],
    ])
    expect((await desk.store.outbox.counts()).sent).toBe(5)
  })
})

describe('an editor was told, and the platform can tell after all', () => {
  test.each([
    ['it is there', true, 'card 1'],
    ['it is not', false, 'card 2'],
  ])('%s: decided without the editor, and what waits follows in its thread', async (_what, arrived, shown) => {
    await withLostCard(arrived)
    await untilReview()
    const asked = desk.publisher.finds.length
    desk.clock.advance(10 * MINUTE - 1)
    await desk.send()
    expect(desk.publisher.finds).toHaveLength(asked)
    desk.clock.advance(1)
    await desk.send()
    expect(stands().filter(([text]) => text !== 'outside')).toEqual([
      [shown, null],
      ['s1', shown],
      ['s2', shown],
    ])
    expect(await desk.rowOf('card:1')).toMatchObject({ state: 'sent', decidedBy: 'onrecord' })
    expect((await desk.store.ledger.verify()).brokenAt).toBeNull()
  })

  test('after a start it is asked for at once', async () => {
    await withLostCard(true)
    await untilReview()
    desk.context.reviews = { due: null }
    await desk.send()
    expect(await desk.rowOf('card:1')).toMatchObject({ state: 'sent', decidedBy: 'onrecord' })
  })

  test('what a restored backup leaves to editors is left to them: it may have been told in another way since', async () => {
    desk = await openDesk()
    await plan(desk.store, aDelivery('one'))
    const [row] = await desk.store.outbox.lease(desk.clock.now(), 1, MINUTE, ['console'])
    const at = desk.clock.now()
    await desk.store.outbox.settle(row?.id ?? 0, { type: 'needs_review', at, error: 'restored from a backup' })
    await desk.send()
    expect(desk.publisher.finds).toEqual([])
    expect((await desk.rowOf('one'))?.state).toBe('needs_review')
  })

  test('an editor was quicker: it is not asked for any more', async () => {
    await withLostCard(false)
    await untilReview()
    await decide('card:1', 'drop')
    const asked = desk.publisher.finds.length
    desk.clock.advance(HOUR)
    await desk.send()
    expect(desk.publisher.finds).toHaveLength(asked)
  })

  test('an editor drops it while the platform is asked: it stays dropped', async () => {
    await withLostCard(false)
    await untilReview()
    const { publisher, store, clock, rowOf } = desk
    const id = (await rowOf('card:1'))?.id ?? 0
    const { find } = publisher
    publisher.find = async (...asked) => {
      await store.outbox.decide({ id, verdict: 'drop', by: 'Ana', reason: '', at: clock.now(), ref: null })
      publisher.find = find
      return find(...asked)
    }
    clock.advance(10 * MINUTE)
    await desk.send()
    expect(await rowOf('card:1')).toMatchObject({ state: 'refused', decidedBy: 'Ana' })
  })

  test('it is asked every ten minutes for a day, no longer, and nothing is posted meanwhile', async () => {
    await withLostCard(true)
    await untilReview()
    desk.publisher.onFind = blind
    const before = desk.publisher.finds.length
    for (let minute = 0; minute < 3 * 24 * 60; minute += 5) {
      desk.clock.advance(5 * MINUTE)
      await desk.send()
    }
    // A day from when it was written; five hours of it were over.
    expect(desk.publisher.finds.length - before).toBe(19 * 6)
    expect(stands()).toHaveLength(2)
  })
})

describe('an editor decides about the card, and what waits for it goes on', () => {
  const WAITED = ['s1', 's2']
  const threads = () => stands().filter(([text]) => WAITED.includes(text ?? ''))

  test('it is there: found now, it opens its thread', async () => {
    await withLostCard(true)
    await untilReview()
    await decide('card:1', 'sent')
    expect(threads()).toEqual([
      ['s1', 'card 1'],
      ['s2', 'card 1'],
    ])
    expect(desk.publisher.edits).toHaveLength(1)
    expect(await desk.rowOf('card:1')).toMatchObject({ state: 'sent', ref: { channel: 'desk', id: 'm1' } })
    expect((await desk.store.ledger.verify()).brokenAt).toBeNull()
  })

  test('it is there, and cannot be found: they go under a new card, one for all', async () => {
    await withLostCard(true)
    await untilReview()
    desk.publisher.onFind = blind
    await decide('card:1', 'sent')
    const [first, second] = threads()
    expect(first?.[1]).toMatch(/^card [2-9]/)
    expect(second?.[1]).toBe(first?.[1])
    expect(stands().filter(([text]) => text?.startsWith('card'))).toHaveLength(2)
  })

  test('send it again: the replies follow in its thread', async () => {
    await withLostCard(false)
    await untilReview()
    await decide('card:1', 'send_again')
    expect(threads().map(([, thread]) => /^card/.test(thread ?? ''))).toEqual([true, true])
    expect(stands().filter(([text]) => text?.startsWith('card'))).toHaveLength(1)
  })

  test('send it again, and again it cannot be told: they wait on', async () => {
    await withLostCard(false)
    await untilReview()
    desk.publisher.onPublish = ({ message }) => {
      if (message.fallback.startsWith('card')) throw new PublishError('ambiguous', 'no answer')
    }
    await decide('card:1', 'send_again')
    desk.publisher.onFind = blind
    await untilReview()
    expect(threads()).toEqual([])
    expect(await desk.rowOf('s1')).toMatchObject({ queued: 'card' })
  })

  test('drop it: they go under a new card, one for all', async () => {
    await withLostCard(false)
    await untilReview()
    await decide('card:1', 'drop')
    const [first, second] = threads()
    expect(first?.[1]).toMatch(/^card/)
    expect(second?.[1]).toBe(first?.[1])
    expect(stands().filter(([text]) => text?.startsWith('card'))).toHaveLength(1)
  })

  test('the new card is dropped too: the reply it was for goes out by itself, nothing goes in circles', async () => {
    desk = await openDesk()
    const { store, publisher, clock } = desk
    await plan(store, card('card:1'), reply('s1'))
    publisher.onPublish = ({ message }) => {
      if (message.fallback.startsWith('card')) throw new PublishError('ambiguous', 'no answer')
    }
    await desk.send()
    await untilReview()
    const { onFind } = publisher
    await decide('card:1', 'drop')
    publisher.onFind = blind
    for (let n = 0; n < 5; n += 1) {
      clock.advance(HOUR)
      await desk.send()
    }
    publisher.onFind = onFind
    await decide(`card:${THREAD}:after:s1`, 'drop')
    expect(stands()).toEqual([['s1', null]])
  })
})

describe('a claim without a card here', () => {
  beforeEach(async () => {
    desk = await openDesk()
  })

  test('is told of without one', async () => {
    await plan(desk.store, reply('s1'))
    await desk.send()
    expect(stands()).toEqual([['s1', null]])
  })

  test('whose card the platform refused is told of without one', async () => {
    desk.publisher.onPublish = ({ message }) => {
      if (message.fallback.startsWith('card')) throw new PublishError('rejected', 'too long')
    }
    await plan(desk.store, card('card:1'), reply('s1'))
    await desk.send()
    expect(stands()).toEqual([['s1', null]])
  })

  test('whose card was deleted: a reply waits for a new one and stands in its thread', async () => {
    await plan(desk.store, card('card:1'), reply('s1'))
    await desk.send()
    desk.publisher.onPublish = ({ place }) => {
      if (place.thread === 'm1') throw new PublishError('message_gone', 'the thread is gone')
    }
    await plan(desk.store, reply('s2'))
    await desk.send()
    expect(stands()).toEqual([
      ['card 1', null],
      ['s1', 'card 1'],
      ['card 2', null],
      ['s2', 'card 2'],
    ])
  })
})
