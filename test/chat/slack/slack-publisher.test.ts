import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../../src/chat/slack/slack-publisher.ts'
import type { Message } from '../../../src/domain/message.ts'
import type { PublishError } from '../../../src/ports/chat-publisher.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { sdkFetch } from '../../../src/runtime/sdk-fetch.ts'
import type { FaultRule } from '../../doubles/chat/faults.ts'
import { type LocalSlack, startSlack } from '../../support/slack/start-slack.ts'
import { startSite } from '../../support/start-site.ts'

const said = (words: string): Message => ({
  fallback: words,
  tone: 'news',
  blocks: [{ type: 'text', spans: [{ type: 'text', text: words }] }],
})
const KEY = 'a'.repeat(25)
const OTHER = 'b'.repeat(25)

let slack: LocalSlack
beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.close())
beforeEach(() => slack.reset())

const publisherOf = (token = 'xoxb-double') =>
  createSlackPublisher({
    client: createSlackClient({ token, log: silentLogger, apiUrl: slack.apiUrl, timeoutMs: 400 }),
  })
const post = (key = KEY, channel = 'C0DESK', thread: string | null = null, broadcast = false) =>
  publisherOf().publish({ place: { channel, thread }, message: said('Mexico asked for evidence.'), key, broadcast })
const failure = (work: Promise<unknown>): Promise<PublishError> =>
  work.then(
    () => {
      throw new Error('it did not fail')
    },
    (error) => error,
  )

/** A message somebody else posted. */
const STORED = {
  channel: 'C0DESK',
  thread_ts: null,
  broadcast: false,
  blocks: [],
  metadata: null,
  unfurl: { links: true, media: true },
  edited: 0,
  deleted: false,
}

const markOf = (key: string) => ({ event_type: 'onrecord_delivery', event_payload: { key } })

/** An address where nothing listens. */
async function nobodyThere(): Promise<string> {
  const site = await startSite()
  await site.close()
  return site.url('/api/')
}

describe('a post', () => {
  test('carries its key, unfurls nothing and calls nobody', async () => {
    const ref = await post()
    const [stored] = await slack.messages()
    expect(stored).toMatchObject({
      channel: 'C0DESK',
      ts: ref.id,
      key: KEY,
      unfurl: { links: false, media: false },
      text: 'Mexico asked for evidence.',
    })
    const [call] = await slack.log()
    expect(call?.args).toMatchObject({ link_names: 'false' })
  })

  test('a reply stands in its thread, and in the channel where it is broadcast', async () => {
    const root = await post()
    await post(OTHER, 'C0DESK', root.id)
    await post('c'.repeat(25), 'C0DESK', root.id, true)
    expect((await slack.messages()).map(({ thread_ts, broadcast }) => [thread_ts, broadcast])).toEqual([
      [null, false],
      [root.id, false],
      [root.id, true],
    ])
  })

  test('an edit changes the words, keeps the key, and may be done twice', async () => {
    const ref = await post()
    await publisherOf().edit(ref, said('Corrected.'), OTHER)
    await publisherOf().edit(ref, said('Corrected.'), OTHER)
    const stored = await slack.messages()
    expect(stored).toHaveLength(1)
    expect(stored[0]).toMatchObject({ text: 'Corrected.', key: KEY, edited: 2 })
  })
})

describe('what a failure means', () => {
  const fault = (rule: Partial<FaultRule>) =>
    slack.faults({ faults: [{ method: 'chat.postMessage', ...rule } as FaultRule] })

  test.each<[string, Partial<FaultRule>, PublishError['code'], number]>([
    ['429', { kind: 'rate_limit', retryAfterS: 2 }, 'rate_limited', 0],
    ['a reset before it was stored', { kind: 'reset_before' }, 'ambiguous', 0],
    ['a reset after it was stored', { kind: 'reset_after' }, 'ambiguous', 1],
    ['an answer that never comes', { kind: 'drop_reply' }, 'ambiguous', 1],
    ['status 500', { kind: 'status', status: 500 }, 'ambiguous', 0],
    ['status 503', { kind: 'status', status: 503 }, 'unavailable', 0],
    ['internal_error', { kind: 'error', error: 'internal_error' }, 'ambiguous', 0],
    ['a word nobody knows', { kind: 'error', error: 'brand_new_error' }, 'rejected', 0],
    ['token_revoked', { kind: 'error', error: 'token_revoked' }, 'unauthorised', 0],
    ['channel_not_found', { kind: 'error', error: 'channel_not_found' }, 'channel_unavailable', 0],
    ['is_archived', { kind: 'error', error: 'is_archived' }, 'channel_unavailable', 0],
    ['not_in_channel', { kind: 'error', error: 'not_in_channel' }, 'channel_unavailable', 0],
    ['missing_scope', { kind: 'error', error: 'missing_scope' }, 'channel_unavailable', 0],
    // What passes by itself must not cost the post.
    ['a plan that is used up', { kind: 'error', error: 'message_limit_exceeded' }, 'rate_limited', 0],
    ['a thread that was locked', { kind: 'error', error: 'restricted_action_thread_locked' }, 'message_gone', 0],
    ['a channel that moves', { kind: 'error', error: 'external_channel_migrating' }, 'unavailable', 0],
    ['a network that is not let in', { kind: 'error', error: 'accesslimited' }, 'unauthorised', 0],
    ['keys taken away', { kind: 'error', error: 'ekm_access_denied' }, 'unauthorised', 0],
  ])('%s', async (_, rule, code, stored) => {
    await fault(rule)
    const error = await failure(post())
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^[A-Z].*[.)]$/)
    expect(error.message).not.toContain('xoxb')
    expect(await slack.messages()).toHaveLength(stored)
    // Never tried again by itself.
    expect(await slack.log()).toHaveLength(1)
  })

  test('a call that is given up is broken off: nothing of it arrives later, and others go on', async () => {
    await fault({ kind: 'hang', times: 1 })
    const call = new AbortController()
    // Its own time-out would come when this test is long over.
    const publisher = createSlackPublisher({
      client: createSlackClient({
        token: 'xoxb-double',
        log: silentLogger,
        apiUrl: slack.apiUrl,
        timeoutMs: 60_000,
        send: sdkFetch,
      }),
    })
    const given = publisher.publish({
      place: { channel: 'C0DESK', thread: null },
      message: said('x'),
      key: KEY,
      broadcast: false,
      signal: call.signal,
    })
    setTimeout(() => call.abort(), 50)
    expect((await failure(given)).code).toBe('ambiguous')
    await publisher.publish({
      place: { channel: 'C0DESK', thread: null },
      message: said('y'),
      key: OTHER,
      broadcast: false,
      signal: new AbortController().signal,
    })
    expect((await slack.messages()).some(({ key }) => key === OTHER)).toBe(true)
  })

  test('a 429 says how long', async () => {
    await fault({ kind: 'rate_limit', retryAfterS: 2 })
    expect((await failure(post())).retryAfterMs).toBe(2_000)
  })

  test('nobody listens: surely not posted', async () => {
    const client = createSlackClient({ token: 'xoxb-double', log: silentLogger, apiUrl: await nobodyThere() })
    const publish = createSlackPublisher({ client }).publish({
      place: { channel: 'C0DESK', thread: null },
      message: said('x'),
      key: KEY,
      broadcast: false,
    })
    expect((await failure(publish)).code).toBe('unavailable')
  })

  test.each([
    ['C0NONE', /no channel C0NONE/],
    ['C0OLD', /archived/],
    ['C0AWAY', /invite/],
  ])('channel %s is explained to the operator', async (channel, words) => {
    const error = await failure(post(KEY, channel))
    expect(error.code).toBe('channel_unavailable')
    expect(error.message).toMatch(words)
  })

  test('a scope that is missing is named', async () => {
    await slack.workspace({ scopes: ['commands'] })
    expect((await failure(post())).message).toMatch(/lacks the permission chat:write/)
  })

  test('a message that is gone, and a thread that can be none', async () => {
    expect((await failure(post(KEY, 'C0DESK', 'no-thread'))).code).toBe('message_gone')
    expect((await failure(publisherOf().edit({ channel: 'C0DESK', id: '1.000001' }, said('x'), KEY))).code).toBe(
      'message_gone',
    )
  })
})

describe('a thread whose root was deleted', () => {
  const deletedRoot = async () => {
    const root = await post()
    await slack.delete({ channel: 'C0DESK', ts: root.id })
    return root.id
  }
  const look = (key: string, thread: string) =>
    publisherOf().find({ channel: 'C0DESK', thread }, key, Date.now() - 60_000, null, 1)

  test('a reply is taken all the same, stands in the channel, and is told to be outside', async () => {
    const thread = await deletedRoot()
    const ref = await post(OTHER, 'C0DESK', thread)
    expect(ref).toEqual({ channel: 'C0DESK', id: expect.any(String), outside: true })
    expect((await slack.messages()).at(-1)).toMatchObject({ ts: ref.id, thread_ts: null })
    expect(await post('c'.repeat(25), 'C0DESK', ref.id)).not.toHaveProperty('outside')
  })

  test('a reply that may have arrived is looked for in the channel', async () => {
    const thread = await deletedRoot()
    const { id, channel } = await post(OTHER, 'C0DESK', thread)
    expect(await look(OTHER, thread)).toEqual({ channel, id })
    expect(await look('c'.repeat(25), thread)).toBeNull()
  })

  test('with replies it leaves a stone behind, under which they stand and others follow', async () => {
    const root = await post()
    await post(OTHER, 'C0DESK', root.id)
    await slack.delete({ channel: 'C0DESK', ts: root.id })
    expect(await post('c'.repeat(25), 'C0DESK', root.id)).not.toHaveProperty('outside')
    expect(await look('c'.repeat(25), root.id)).not.toBeNull()
    // Seen where it stood, the channel can be told whole.
    const place = { channel: 'C0DESK', thread: null }
    expect(await publisherOf().find(place, 'd'.repeat(25), Date.now() - 60_000, root)).toBeNull()
  })
})

describe('looking for a post', () => {
  const find = (key: string, thread: string | null = null, witness: string | null = null, asked = 0) =>
    publisherOf().find(
      { channel: 'C0DESK', thread },
      key,
      Date.now() - 60_000,
      witness === null ? null : { channel: 'C0DESK', id: witness },
      asked,
    )

  test('finds it in the channel and in a thread', async () => {
    const root = await post()
    const reply = await post(OTHER, 'C0DESK', root.id)
    expect(await find(KEY)).toEqual(root)
    expect(await find(OTHER, root.id)).toEqual(reply)
    // A reply that is not broadcast does not stand in the channel.
    expect(await find(OTHER, null, root.id)).toBeNull()
  })

  test('reads over several pages, back to the witness', async () => {
    const root = await post()
    const texts = Array.from({ length: 230 }, (_, n) => ({
      ...STORED,
      ts: `${Math.ceil(Number(root.id)) + n}.000000`,
      text: `${n}`,
    }))
    await slack.workspace({ messages: [...(await slack.messages()), ...texts] })
    expect(await find(KEY)).toEqual(root)
    expect(await find(OTHER, null, root.id)).toBeNull()
  })

  /** Many more messages than are read, all of them older than what is looked for, and newer than the witness. */
  const talk = (newest: number) =>
    Array.from({ length: 4_500 }, (_, n) => ({ ...STORED, ts: `${newest - 4_500 + n}.000000`, text: `${n}` }))

  test('people talked for weeks since we last posted there: the witness is looked for by itself', async () => {
    const day = Math.floor(Date.now() / 1_000) - 86_400
    const witness = { ...STORED, ts: `${day - 5_000}.000000`, text: 'a card', metadata: markOf(OTHER) }
    await slack.workspace({ messages: [witness, ...talk(day)] })
    expect(await find(KEY, null, witness.ts)).toBeNull()
    expect((await slack.log()).filter(({ method }) => method === 'conversations.history')).toHaveLength(2)
    await slack.workspace({ messages: [{ ...witness, metadata: null }, ...talk(day)] })
    expect((await failure(find(KEY, null, witness.ts))).message).toMatch(/without the mark/)
    await slack.workspace({ messages: talk(day) })
    expect((await failure(find(KEY, null, witness.ts))).message).toMatch(/known to stand there/)
  })

  test.each([
    ['a witness that is not shown', async () => find(OTHER, null, '1.000001'), async () => post()],
    ['a witness that is not shown, asked again', async () => find(OTHER, null, '1.000001', 3), async () => {}],
    ['an empty channel, asked for the first time', async () => find(OTHER), async () => {}],
    [
      'an empty channel of which we may not be a member',
      async () => find(OTHER, null, null, 1),
      async () => slack.workspace({ scopes: ['channels:history'] }),
    ],
  ])('cannot be told: %s', async (_, ask, before) => {
    await before()
    expect((await failure(ask())).code).toBe('unavailable')
  })

  test('an empty channel, asked once more: Slack says it holds nothing, so it is not there', async () => {
    expect(await find(KEY, null, null, 1)).toBeNull()
    const asked = (await slack.log()).map(({ method, args }) => [method, args?.oldest ?? null])
    // Without bounds: what Slack answers is about the whole channel.
    expect(asked).toEqual([
      ['conversations.history', null],
      ['conversations.info', null],
    ])
  })

  test('a channel where somebody spoke and we never did: not there, at the first look', async () => {
    await slack.workspace({ messages: [{ ...STORED, ts: '1.000001', text: 'has joined the channel' }] })
    expect(await find(KEY)).toBeNull()
  })

  test('cannot be told: no access to the history', async () => {
    await post()
    await slack.workspace({ scopes: ['chat:write'] })
    expect((await failure(find(KEY))).code).toBe('channel_unavailable')
  })

  test('cannot be told: 429 or no answer', async () => {
    await post()
    await slack.faults({
      faults: [
        { method: 'conversations.history', kind: 'rate_limit', times: 1 },
        { method: 'conversations.history', kind: 'hang' },
      ],
    })
    expect((await failure(find(KEY))).code).toBe('rate_limited')
    expect((await failure(find(KEY))).code).toBe('unavailable')
  })
})
