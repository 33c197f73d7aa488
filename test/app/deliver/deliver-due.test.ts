import { describe, expect, test } from 'vitest'
import { deliverDue } from '../../../src/app/deliver/deliver-due.ts'
import { deliveryKey } from '../../../src/app/deliver/delivery-key.ts'
import type { PublishCode, PublishRequest } from '../../../src/ports/chat-publisher.ts'
import { PublishError } from '../../../src/ports/chat-publisher.ts'
import type { Outbox } from '../../../src/ports/outbox.ts'
import { HOUR, MINUTE, NOON } from '../../support/bounty-case.ts'
import { aDelivery, plan } from '../../support/builders.ts'
import { message, NOTHING, openDesk, SETTLE_MS } from '../../support/open-desk.ts'
import { EVERYTHING } from '../../support/start-bot.ts'

const THREAD = 'cartel-bounties'
const card = (eventKey: string) => aDelivery(eventKey, { threadOf: THREAD, notice: null })
const reply = (eventKey: string) => aDelivery(eventKey, { threadOf: THREAD })

test('everything planned is posted once, in order, in the thread its card opens', async () => {
  const { store, publisher, send, texts } = await openDesk()
  await plan(store, card('card:1'), reply('s1'), aDelivery('outside'), card('card:2'), reply('s2'))
  expect(await send()).toEqual({ ...NOTHING, sent: 5 })
  expect(texts()).toEqual(['card 1', 's1', 'outside', 's2'])
  expect(publisher.posts.map((post) => post.place.thread)).toEqual([null, 'm1', null, 'm1'])
  expect(publisher.edits).toEqual([{ ref: { channel: 'desk', id: 'm1' }, message: message('card 2') }])
  expect(await send()).toEqual(NOTHING)
  await store.close()
})

test.each([
  ['a post', [aDelivery('s1')]],
  ['a card and what belongs in its thread', [card('card:1'), reply('s1')]],
])('%s: told as soon as it is handed over, before the platform has answered', async (_what, planned) => {
  const { store, publisher, context, send } = await openDesk()
  await plan(store, ...planned)
  let [answered, outBefore] = [false, 0]
  context.onOut = () => {
    if (!answered) outBefore += 1
  }
  publisher.onPublish = async () => {
    await new Promise((turn) => setImmediate(turn))
    answered = true
  }
  await send()
  expect(outBefore).toBe(1)
  await store.close()
})

describe('what a publisher may do, and what becomes of the row', () => {
  const fails = (code: PublishCode) => () => Promise.reject(new PublishError(code, `It is ${code}.`))
  // The rest of its channel waits for a retry, and while it is not known whether a post arrived; other channels never do.
  const all = ['after', 'elsewhere']
  const cases: [string, () => Promise<void>, string, RegExp, string[]][] = [
    ['refuses this message', fails('rejected'), 'refused', /is rejected/, all],
    ['breaks off', fails('ambiguous'), 'retry', /is ambiguous/, ['elsewhere']],
    ['is not there', fails('unavailable'), 'retry', /is unavailable/, ['elsewhere']],
    ['asks to come back', fails('rate_limited'), 'retry', /is rate_limited/, ['elsewhere']],
    ['knows no such channel', fails('channel_unavailable'), 'pending', /is channel_unavailable/, ['elsewhere']],
    [
      'throws what it must not',
      () => Promise.reject(new TypeError('x of undefined')),
      'retry',
      /x of undefined/,
      ['elsewhere'],
    ],
    ['throws no error at all', () => Promise.reject('just words'), 'retry', /just words/, ['elsewhere']],
    ['never answers', () => new Promise(() => {}), 'retry', /No answer within/, ['elsewhere']],
  ]
  test.each(cases)('%s', async (_what, onPublish, state, error, sent) => {
    const { store, publisher, send, texts, rowOf } = await openDesk()
    await plan(store, aDelivery('bad'), aDelivery('after'), aDelivery('elsewhere', { channel: 'b' }))
    publisher.onPublish = (request) => (request.message.fallback === 'bad' ? onPublish() : undefined)
    await send()
    expect(await rowOf('bad')).toMatchObject({ state, lastError: expect.stringMatching(error) })
    expect(texts().sort()).toEqual(sent)
    await store.close()
  })
})

test('a poisoned notice hurts its own row only', async () => {
  const { store, send, texts, rowOf } = await openDesk()
  await plan(store, aDelivery('one'), aDelivery('poison'), aDelivery('two'))
  expect(await send()).toMatchObject({ sent: 2, refused: 1 })
  expect(texts()).toEqual(['one', 'two'])
  expect(await rowOf('poison')).toMatchObject({
    state: 'refused',
    lastError: expect.stringMatching(/could not be built/),
  })
  await store.close()
})

test('what goes to a platform without a publisher waits for a start with its token', async () => {
  const { store, send, context, publisher, texts } = await openDesk()
  await plan(store, aDelivery('s', { platform: 'slack' }))
  expect(await send()).toEqual(NOTHING)
  context.publishers = new Map([['slack', { ...publisher, platform: 'slack' }]])
  await send()
  expect(texts()).toEqual(['s'])
  await store.close()
})

describe('retries', () => {
  test('wait longer each time, at most ten minutes, and the post arrives once', async () => {
    const { store, publisher, send, clock, texts, rowOf } = await openDesk()
    await plan(store, aDelivery('one'), aDelivery('two'))
    publisher.onPublish = () => Promise.reject(new PublishError('unavailable', 'busy'))
    const seconds = [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]
    for (const [n, wait] of seconds.entries()) {
      await send()
      expect(await rowOf('one')).toMatchObject({ state: 'retry', attempts: n + 1 })
      clock.advance(wait * 1_000 - 1)
      expect(await send()).toMatchObject({ retry: 0 })
      clock.advance(1)
    }
    publisher.onPublish = () => {}
    expect(await send()).toMatchObject({ sent: 2 })
    expect(texts()).toEqual(['one', 'two'])
    await store.close()
  })

  test.each([
    ['no wish', null, 2_000],
    ['a wish shorter than the backoff', 100, 2_000],
    ['a longer wish', 90_000, 90_000],
  ])('%s: not tried again a moment too early', async (_what, retryAfterMs, wait) => {
    const { store, publisher, send, clock } = await openDesk()
    await plan(store, aDelivery('one'))
    publisher.onPublish = () => Promise.reject(new PublishError('rate_limited', 'slow down', { retryAfterMs }))
    await send()
    publisher.onPublish = () => {}
    clock.set(NOON + wait - 1)
    expect(await send()).toMatchObject({ sent: 0 })
    clock.set(NOON + wait)
    expect(await send()).toMatchObject({ sent: 1 })
    await store.close()
  })
})

test.each([
  ['a quick failure', 0, SETTLE_MS],
  ['a call that was out for longer than the settling time', SETTLE_MS + 5_000, SETTLE_MS + 5_000],
])('%s: it may arrive yet, and is not asked for before it had as long again', async (_what, outMs, wait) => {
  const { store, publisher, send, clock, texts } = await openDesk()
  await plan(store, aDelivery('one'))
  publisher.onPublish = () => {
    clock.advance(outMs)
    return Promise.reject(new PublishError('ambiguous', 'no answer'))
  }
  await send()
  publisher.onPublish = () => {}
  clock.advance(wait - 1)
  await send()
  expect(publisher.finds).toEqual([])
  clock.advance(1)
  await send()
  expect(publisher.finds).toHaveLength(1)
  expect(texts()).toEqual(['one'])
  await store.close()
})

test('a call that is given up is told so, that it begins nothing more', async () => {
  const { store, publisher, send } = await openDesk()
  await plan(store, aDelivery('one'))
  const given: (AbortSignal | undefined)[] = []
  publisher.onPublish = ({ signal }) => {
    given.push(signal)
    return new Promise(() => {})
  }
  await send()
  expect(given.map((signal) => signal?.aborted)).toEqual([true])
  await store.close()
})

describe('the worker died between the call and its settling', () => {
  async function interrupted(arrived: boolean) {
    const set = await openDesk()
    await plan(set.store, aDelivery('one'), aDelivery('two'))
    // As far as it got: leased, perhaps posted, never settled.
    const [leased] = await set.store.outbox.lease(NOON, 1, MINUTE, ['console'])
    if (arrived) {
      const key = leased ? deliveryKey(leased) : ''
      const request: PublishRequest = {
        place: { channel: 'desk', thread: null },
        message: message('one'),
        key,
        broadcast: false,
      }
      await set.publisher.publish(request)
    }
    return set
  }

  test('while its lease lasts nobody touches its channel', async () => {
    const { send, publisher } = await interrupted(false)
    expect(await send()).toMatchObject({ sent: 0 })
    expect(publisher.finds).toEqual([])
  })

  test.each([true, false])('found there: %s', async (arrived) => {
    const { send, clock, texts, publisher, store } = await interrupted(arrived)
    clock.advance(MINUTE)
    await send()
    expect(texts()).toEqual(['one', 'two'])
    expect(publisher.finds).toHaveLength(1)
    expect((await store.outbox.counts()).sent).toBe(2)
    await store.close()
  })

  test('it cannot be told: asked five times, ever later, then a person looks; its channel waits, no longer', async () => {
    const { send, clock, texts, publisher, store, rowOf } = await interrupted(true)
    await store.watches.syncDeclared([{ ...EVERYTHING, channel: 'operations' }], NOON)
    publisher.onFind = () => {
      throw new PublishError('unavailable', 'history cannot be read')
    }
    clock.advance(MINUTE)
    const asked = [0, SETTLE_MS, 2 * SETTLE_MS, 4 * SETTLE_MS, 8 * SETTLE_MS]
    for (const [n, wait] of asked.entries()) {
      expect(texts()).toEqual(['one'])
      clock.advance(wait)
      await send()
      expect(publisher.finds).toHaveLength(n + 1)
    }
    expect(texts().sort()).toEqual(['one', 'trouble: needs_review', 'two'])
    expect(await rowOf('one')).toMatchObject({
      state: 'needs_review',
      lastError: expect.stringMatching(/may be there already: history cannot/),
    })
    await store.close()
  })

  test('another worker takes over before the lease ends: it asks once the platform shows what it has', async () => {
    const { send, clock, texts, store } = await interrupted(true)
    await store.outbox.reclaim(clock.now(), clock.now() + SETTLE_MS, { ids: [], all: true })
    expect(await send()).toEqual(NOTHING)
    clock.advance(SETTLE_MS)
    await send()
    expect(texts()).toEqual(['one', 'two'])
    await store.close()
  })

  test('during the edit of a card: the edit is made again', async () => {
    const { store, send, clock, publisher } = await openDesk()
    await plan(store, card('card:1'))
    await send()
    await plan(store, card('card:2'))
    await store.outbox.lease(clock.now(), 1, MINUTE, ['console'])
    clock.advance(MINUTE)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(publisher.edits).toHaveLength(1)
    expect(publisher.posts).toHaveLength(1)
    await store.close()
  })
})

describe('the edit of a card and the post behind it', () => {
  async function twoPosts() {
    const desk = await openDesk()
    await plan(desk.store, card('card:1'), reply('s1'))
    await desk.send()
    await plan(desk.store, card('card:2'), reply('s2'), reply('s3'))
    return desk
  }

  test('are one commit between two posts', async () => {
    const { store, send, texts, context } = await twoPosts()
    const { outbox } = context
    const before = (await store.outbox.list({ states: ['sent'], limit: 9 })).length
    let commits = 0
    const counted = <T>(work: Promise<T>): Promise<T> => {
      commits += 1
      return work
    }
    context.outbox = {
      ...outbox,
      lease: (...asked) => counted(outbox.lease(...asked)),
      together: (work) => counted(outbox.together(work)),
    }
    await send()
    expect(texts()).toEqual(['s1', 's2', 's3'].flatMap((text) => (text === 's1' ? ['card 1', text] : [text])))
    expect((await store.outbox.list({ states: ['sent'], limit: 9 })).length).toBe(before + 3)
    // Leased; both noted and the next leased; the last noted, with the look for more.
    expect(commits).toBe(3)
    await store.close()
  })

  test('an edit that fails takes its post along: it was not tried, keeps its place and counts no attempt', async () => {
    const { store, send, publisher, clock, texts, rowOf } = await twoPosts()
    publisher.onEdit = () => Promise.reject(new PublishError('unavailable', 'busy'))
    expect(await send()).toMatchObject({ sent: 0, retry: 1 })
    expect(await rowOf('s2')).toMatchObject({ state: 'pending', attempts: 0, uncertainSince: null, lastError: null })
    expect(texts()).toEqual(['card 1', 's1'])
    publisher.onEdit = () => {}
    clock.advance(HOUR)
    await send()
    expect(texts()).toEqual(['card 1', 's1', 's2', 's3'])
    expect(publisher.edits).toHaveLength(1)
    await store.close()
  })

  const limited = (scope: 'channel' | 'global') => () =>
    Promise.reject(new PublishError('rate_limited', 'too many edits', { retryAfterMs: MINUTE, scope }))

  test('an edit the platform puts off holds back no news: the card is edited when it may be', async () => {
    const { store, send, publisher, clock, texts, rowOf } = await twoPosts()
    publisher.onEdit = limited('channel')
    expect(await send()).toMatchObject({ retry: 1, sent: 2 })
    expect(texts()).toEqual(['card 1', 's1', 's2', 's3'])
    expect(publisher.posts.slice(1).every(({ place }) => place.thread === 'm1')).toBe(true)
    expect(await rowOf('card:2')).toMatchObject({ state: 'pending', attempts: 1, lastError: 'too many edits' })
    publisher.onEdit = () => {}
    clock.advance(MINUTE - 1)
    expect(await send()).toEqual(NOTHING)
    clock.advance(1)
    expect(await send()).toEqual({ ...NOTHING, sent: 1 })
    expect(publisher.edits).toHaveLength(1)
    await store.close()
  })

  test('a platform that puts everything off gets neither', async () => {
    const { store, send, publisher, texts, rowOf } = await twoPosts()
    publisher.onEdit = limited('global')
    expect(await send()).toMatchObject({ retry: 1, sent: 0 })
    expect(texts()).toEqual(['card 1', 's1'])
    expect((await rowOf('card:2'))?.state).toBe('retry')
    await store.close()
  })

  test('the edit of a post keeps its place: an older one made later would undo a newer', async () => {
    const { store, send, publisher, texts } = await twoPosts()
    await send()
    publisher.onEdit = limited('channel')
    await plan(store, aDelivery('mend', { threadOf: THREAD, edits: 's1' }), reply('s4'))
    await send()
    expect(texts()).not.toContain('s4')
    await store.close()
  })

  test.each([
    ['before the edit', false],
    ['after the post', true],
  ])('a worker dies %s: the post stands there once, the next after it', async (_when, arrived) => {
    const { store, send, publisher, clock, texts, rowOf } = await twoPosts()
    const [lease] = await store.outbox.lease(clock.now(), 1, MINUTE, ['console'])
    if (arrived && lease?.post)
      await publisher.publish({
        place: { channel: 'desk', thread: 'm1' },
        message: message('s2'),
        key: deliveryKey(lease.post),
        broadcast: false,
        signal: new AbortController().signal,
      })
    clock.advance(2 * MINUTE)
    for (let look = 0; look < 3; look++) {
      await send()
      clock.advance(MINUTE)
    }
    expect(await rowOf('s2')).toMatchObject({ state: 'sent', attempts: 2 })
    expect(texts()).toEqual(['card 1', 's1', 's2', 's3'])
    await store.close()
  })
})

describe('the card of a thread', () => {
  test('was deleted by somebody: it is posted anew, once, and later posts follow it', async () => {
    const { store, send, publisher } = await openDesk()
    await plan(store, card('card:1'), reply('s1'))
    await send()
    publisher.onEdit = () => Promise.reject(new PublishError('message_gone', 'message not found'))
    await plan(store, card('card:2'), reply('s2'))
    await send()
    expect(publisher.posts.map((post) => [post.message.fallback, post.place.thread])).toEqual([
      ['card 1', null],
      ['s1', 'm1'],
      ['card 2', null],
      ['s2', 'm3'],
    ])
    await store.close()
  })

  test('was deleted, and no answer comes to the new one: it is looked for, not posted a third time', async () => {
    const { store, send, publisher, clock, texts } = await openDesk()
    await plan(store, card('card:1'), reply('s1'))
    await send()
    publisher.onEdit = () => Promise.reject(new PublishError('message_gone', 'message not found'))
    publisher.afterPublish = () => Promise.reject(new PublishError('ambiguous', 'no answer'))
    await plan(store, card('card:2'), reply('s2'))
    expect(await send()).toMatchObject({ uncertain: 1 })
    publisher.afterPublish = () => {}
    clock.advance(HOUR)
    await send()
    expect(texts()).toEqual(['card 1', 's1', 'card 2', 's2'])
    expect(publisher.posts.at(-1)?.place.thread).toBe('m3')
    await store.close()
  })

  test('was deleted, and the platform posts a reply beside it: told once, and the next stands under a new card', async () => {
    const { store, send, publisher } = await openDesk()
    await plan(store, card('card:1'), reply('s1'))
    await send()
    const { publish } = publisher
    publisher.publish = async (request) => {
      if (request.place.thread !== 'm1') return publish(request)
      return { ...(await publish({ ...request, place: { ...request.place, thread: null } })), outside: true }
    }
    await plan(store, reply('s2'), reply('s3'))
    await send()
    expect(publisher.posts.map((post) => [post.message.fallback, post.place.thread])).toEqual([
      ['card 1', null],
      ['s1', 'm1'],
      ['s2', null],
      ['card 2', null],
      ['s3', 'm4'],
    ])
    await store.close()
  })

  test('was deleted: it proves nothing of the channel any more', async () => {
    const { store, send, publisher } = await openDesk()
    await plan(store, aDelivery('outside'), card('card:1'))
    await send()
    expect(await store.outbox.witness('console', 'desk')).toEqual({ channel: 'desk', id: 'm2' })
    publisher.onEdit = () => Promise.reject(new PublishError('message_gone', 'message not found'))
    publisher.onPublish = () => Promise.reject(new PublishError('unavailable', 'busy'))
    await plan(store, card('card:2'))
    await send()
    expect(await store.outbox.witness('console', 'desk')).toEqual({ channel: 'desk', id: 'm1' })
    await store.close()
  })

  test('an edit that may or may not have arrived is made again: that does no harm and needs nobody', async () => {
    const { store, send, publisher, clock } = await openDesk()
    await plan(store, card('card:1'))
    await send()
    publisher.onEdit = () => new Promise(() => {})
    await plan(store, card('card:2'))
    expect(await send()).toMatchObject({ retry: 1, needs_review: 0 })
    publisher.onEdit = () => {}
    clock.advance(HOUR)
    expect(await send()).toMatchObject({ sent: 1 })
    expect(publisher.edits).toHaveLength(1)
    await store.close()
  })
})

test('a raised signal stops it between rows; what is left goes out at the next start', async () => {
  const { store, context, publisher, send, texts } = await openDesk()
  await plan(store, aDelivery('one'), aDelivery('two'), aDelivery('three'))
  const stop = new AbortController()
  publisher.afterPublish = () => stop.abort()
  expect(await deliverDue(context, stop.signal)).toMatchObject({ sent: 1 })
  publisher.afterPublish = () => {}
  expect(await send()).toMatchObject({ sent: 2 })
  expect(texts()).toEqual(['one', 'two', 'three'])
  await store.close()
})

test('the disk fills up between a post and its settling: it is found again, not posted again', async () => {
  const { store, context, publisher, send, texts, clock, rowOf } = await openDesk()
  await plan(store, aDelivery('one'), aDelivery('two'), aDelivery('b1', { channel: 'b' }))
  const one = await rowOf('one')
  const full = <Some extends Pick<Outbox, 'settle'>>(outbox: Some): Some => ({
    ...outbox,
    settle: (id, outcome) => (id === one?.id ? Promise.reject(new Error('disk full')) : outbox.settle(id, outcome)),
  })
  context.outbox = { ...full(store.outbox), together: (work) => store.outbox.together((commit) => work(full(commit))) }
  await expect(send()).rejects.toThrow('disk full')
  // What went out beside it is settled all the same.
  expect((await rowOf('b1'))?.state).toBe('sent')
  context.outbox = store.outbox
  expect(await send()).toMatchObject({ sent: 0 })
  clock.advance(HOUR)
  expect(await send()).toMatchObject({ sent: 2 })
  expect(texts().sort()).toEqual(['b1', 'one', 'two'])
  expect(publisher.finds).toHaveLength(1)
  await store.close()
})

test('what became of a post and the lease of the next are one commit: n posts in a channel wait for the disk n + 1 times', async () => {
  const { store, context, send } = await openDesk()
  await plan(store, ...['1', '2', '3', '4', '5'].map((key) => aDelivery(key)))
  let commits = 0
  const { together, lease } = store.outbox
  context.outbox = {
    ...store.outbox,
    settle: () => Promise.reject(new Error('a post was settled in a commit of its own')),
    together: (work) =>
      together(work).finally(() => {
        commits += 1
      }),
    lease: async (...asked) => {
      const leased = await lease(...asked)
      if (leased.length > 0) commits += 1
      return leased
    },
  }
  expect(await send()).toMatchObject({ sent: 5 })
  expect(commits).toBe(6)
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})

test('the same delivery has the same key for ever, another one another', async () => {
  const { store, publisher, send } = await openDesk()
  await plan(store, aDelivery('one'), aDelivery('two'), aDelivery('one', { channel: 'b' }))
  await send()
  const keys = publisher.posts.map((post) => post.key)
  expect(new Set(keys).size).toBe(3)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{25}$/)
  await store.close()
})
