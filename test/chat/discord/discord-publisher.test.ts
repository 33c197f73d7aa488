import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDiscordPublisher } from '../../../src/chat/discord/discord-publisher.ts'
import { buildNoticeMessage } from '../../../src/chat/notices/build-message.ts'
import type { ChatPublisher, MessageRef, PublishError } from '../../../src/ports/chat-publisher.ts'
import { sdkFetch } from '../../../src/runtime/sdk-fetch.ts'
import type { FaultRule } from '../../doubles/chat/faults.ts'
import { type DiscordDouble, startDiscord } from '../../doubles/discord/start-discord.ts'
import { IDS } from '../../doubles/discord/world.ts'
import { NOTICES } from '../samples.ts'

const POST = 'POST /channels/{channel_id}/messages'
const GET = 'GET /channels/{channel_id}/messages'
const card = buildNoticeMessage(NOTICES.card as never, 'en')
const said = buildNoticeMessage(NOTICES.statement as never, 'en')
const root = { channel: IDS.newsroom, thread: null }
const keyOf = (name: string) => Buffer.from(name.padEnd(13, '0')).toString('hex').slice(0, 25)

let discord: DiscordDouble
let publisher: ChatPublisher
const publish = (name: string, place: { channel: string; thread: string | null } = root, broadcast = false) =>
  publisher.publish({ place, message: place.thread === null ? card : said, key: keyOf(name), broadcast })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it did not fail'),
    (error: PublishError) => error,
  )

beforeAll(async () => {
  discord = await startDiscord()
})
beforeEach(async () => {
  await discord.reset()
  publisher = createDiscordPublisher({
    token: discord.token,
    send: sdkFetch,
    api: `${discord.url}/api`,
    timeoutMs: 1_000,
  })
})
afterEach(async () => {
  expect(await discord.problems()).toEqual([])
  await publisher.close()
})
afterAll(() => discord.stop())

describe('a claim in a text channel', () => {
  test('the card is a message, its replies a thread under it, made when the first one comes', async () => {
    const ref = await publish('card')
    const first = await publish('first', { channel: IDS.newsroom, thread: ref.id })
    const second = await publish('second', { channel: IDS.newsroom, thread: ref.id })
    const posted = await discord.messages()
    expect(posted.map(({ id, channel, thread, key }) => [id, channel, thread, key])).toEqual([
      [ref.id, IDS.newsroom, null, keyOf('card')],
      [first.id, IDS.newsroom, ref.id, keyOf('first')],
      [second.id, IDS.newsroom, ref.id, keyOf('second')],
    ])
    expect(posted[1]?.threadName).toBe('Cartel bounties on US agents')
    expect(first.channel).toBe(ref.id)
  })

  test('a card is edited in place', async () => {
    const ref = await publish('card')
    await publisher.edit(ref, { ...card, tone: 'change' }, keyOf('edit'))
    const [posted] = await discord.messages()
    expect(posted).toMatchObject({ id: ref.id, edited: 1 })
    expect(posted?.embeds[0]?.color).toBe(0xb07d12)
  })

  test('a reply for everybody is in the thread and once in the channel, as an answer to the card', async () => {
    const ref = await publish('card')
    const place = { channel: IDS.newsroom, thread: ref.id }
    await discord.world({ nonceMs: 0 })
    const first = await publish('status', place, true)
    const copies = (await discord.messages()).filter((one) => one.thread === null && one.id !== ref.id)
    expect(copies.map(({ reference }) => reference)).toEqual([ref.id])
    await discord.remove({ message: first.id })
    await publish('status', place, true)
    expect((await discord.messages()).filter((one) => one.thread === null)).toHaveLength(2)
  })

  test('the same key twice is one message', async () => {
    const refs = [await publish('card'), await publish('card')]
    expect(refs[0]).toEqual(refs[1])
    expect(await discord.messages()).toHaveLength(1)
  })
})

describe('a claim in a forum', () => {
  const forum = { channel: IDS.forum, thread: null }
  test('the card is a post, its replies stand in it; found by its mark, for there is no nonce', async () => {
    const ref = await publish('card', forum)
    await publish('reply', { channel: IDS.forum, thread: ref.id })
    await publisher.edit(ref, card, keyOf('card'))
    const posted = await discord.messages()
    expect(posted.map(({ channel, thread, edited }) => [channel, thread, edited])).toEqual([
      [IDS.forum, ref.id, 1],
      [IDS.forum, ref.id, 0],
    ])
    expect(await publisher.find(forum, keyOf('card'), Date.now(), null)).toEqual(ref)
    expect(await publisher.find(forum, keyOf('other'), Date.now(), null)).toBeNull()
  })

  test('a post put away is opened again to be edited', async () => {
    const ref = await publish('card', forum)
    await discord.remove({ archive: ref.id })
    await publisher.edit(ref, card, keyOf('card'))
    expect((await discord.messages())[0]?.edited).toBe(1)
  })

  test('a deleted post is gone: for an edit, and for a reply', async () => {
    const ref = await publish('card', forum)
    await discord.remove({ thread: ref.id })
    expect((await failure(publisher.edit(ref, card, keyOf('edit')))).code).toBe('message_gone')
    expect((await failure(publish('reply', { channel: IDS.forum, thread: ref.id }))).code).toBe('message_gone')
    expect(await publisher.find({ channel: IDS.forum, thread: ref.id }, keyOf('reply'), Date.now(), ref)).toBeNull()
  })
})

describe('what a failure means', () => {
  const rule = (fault: Partial<FaultRule>): FaultRule => ({ method: POST, kind: 'error', times: 1, ...fault })
  test.each<[string, FaultRule, string, RegExp]>([
    ['a route is limited', rule({ kind: 'rate_limit', retryAfterS: 2 }), 'rate_limited', /asks to wait/],
    [
      'everything is limited',
      rule({ kind: 'rate_limit', error: 'global', retryAfterS: 3 }),
      'rate_limited',
      /asks to wait/,
    ],
    ['500', rule({ kind: 'status', status: 500 }), 'ambiguous', /answered 500/],
    ['no answer, stored', rule({ kind: 'drop_reply' }), 'ambiguous', /did not answer in time/],
    ['no answer, not stored', rule({ kind: 'hang' }), 'ambiguous', /did not answer in time/],
    ['cut after it was stored', rule({ kind: 'reset_after' }), 'ambiguous', /connection to Discord broke/],
    ['the channel is gone', rule({ error: '10003' }), 'channel_unavailable', /knows no channel 92/],
    ['no access', rule({ error: '50001' }), 'channel_unavailable', /View Channel/],
    ['refused for what it is', rule({ error: '50006' }), 'rejected', /empty message/],
  ])('%s', async (_, fault, code, words) => {
    await discord.faults({ faults: [fault] })
    const error = await failure(publish('card'))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(words)
    expect(error.message).not.toContain(discord.token)
    if (code === 'rate_limited') expect(error.retryAfterMs).toBeGreaterThanOrEqual((fault.retryAfterS ?? 0) * 1000)
    expect(error.scope).toBe(fault.error === 'global' ? 'global' : 'channel')
  })

  test("a channel's bucket that is empty is not asked again before its time; another channel's is another", async () => {
    await discord.faults({ faults: [rule({ kind: 'rate_limit', retryAfterS: 60 })] })
    expect((await failure(publish('first'))).code).toBe('rate_limited')
    const posts = async () => (await discord.log()).requests.length
    const before = await posts()
    const error = await failure(publish('second'))
    expect(error).toMatchObject({ code: 'rate_limited', scope: 'channel' })
    expect(error.retryAfterMs).toBeGreaterThan(30_000)
    expect(error.retryAfterMs).toBeLessThanOrEqual(61_000)
    expect(await posts()).toBe(before)
    await publish('elsewhere', { channel: IDS.desk, thread: null })
  })

  test('a missing permission is named', async () => {
    await discord.world({ channels: [{ id: IDS.newsroom, deny: ['SEND_MESSAGES'] }] })
    const error = await failure(publish('card'))
    expect(error.code).toBe('channel_unavailable')
    expect(error.message).toContain(`The bot lacks Send Messages in channel ${IDS.newsroom}`)
  })

  test('a bot that was timed out lacks no permission: it is told what it is', async () => {
    await discord.world({ silencedUntil: '2026-12-01T12:00:00.000Z' })
    const error = await failure(publish('card'))
    expect(error.code).toBe('channel_unavailable')
    expect(error.message).toContain('timed the bot out on Discord, until 2026-12-01T12:00')
  })

  describe('without Embed Links Discord takes a post and drops what it says', () => {
    const deny = (...names: string[]) => discord.world({ channels: [{ id: IDS.newsroom, deny: names }] })
    const standing = async () => (await discord.messages()).filter(({ deleted }) => !deleted)
    const lacksEmbeds = (error: PublishError) => {
      expect(error.code).toBe('channel_unavailable')
      expect(error.message).toContain(`The bot lacks Embed Links in channel ${IDS.newsroom}`)
    }

    test('a bare heading does not stay; with the permission the post follows', async () => {
      await deny('EMBED_LINKS')
      lacksEmbeds(await failure(publish('card')))
      expect(await standing()).toEqual([])
      await deny()
      // Discord remembers the key of what was deleted for some minutes: it is tried again until then.
      expect((await failure(publish('card'))).code).toBe('unavailable')
      await discord.world({ nonceMs: 0 })
      await publish('card')
      expect((await standing())[0]?.embeds).toHaveLength(1)
    })

    test('a reply in a thread, and an edit', async () => {
      const ref = await publish('card')
      const place = { channel: IDS.newsroom, thread: ref.id }
      await publish('first', place)
      await deny('EMBED_LINKS')
      lacksEmbeds(await failure(publish('second', place)))
      lacksEmbeds(await failure(publisher.edit(ref, card, keyOf('edit'))))
      expect(await standing()).toHaveLength(2)
    })

    test('a post of a forum is not begun', async () => {
      await discord.world({ channels: [{ id: IDS.forum, deny: ['EMBED_LINKS'] }] })
      const error = await failure(publish('card', { channel: IDS.forum, thread: null }))
      expect(error.message).toContain(`The bot lacks Embed Links in channel ${IDS.forum}`)
      expect(await discord.messages()).toEqual([])
    })

    test('embeds that a moderator took away are no permission', async () => {
      const ref = await publish('card')
      await discord.remove({ suppress: ref.id })
      await publisher.edit(ref, card, keyOf('edit'))
    })
  })

  test('a post that somebody deleted at once: its key is not taken for the card that is gone', async () => {
    const ref = await publish('card')
    const place = { channel: IDS.newsroom, thread: ref.id }
    const reply = await publish('reply', place)
    await discord.remove({ message: reply.id })
    expect((await failure(publish('reply', place))).code).toBe('unavailable')
    await discord.world({ nonceMs: 0 })
    await publish('reply', place)
  })

  describe('a thread that a moderator locked', () => {
    test.each([false, true])('takes no reply, its channel does; closed: %s', async (closed) => {
      const ref = await publish('card')
      const place = { channel: IDS.newsroom, thread: ref.id }
      await publish('first', place)
      await discord.remove({ lock: ref.id, ...(closed ? { archive: ref.id } : {}) })
      const error = await failure(publish('second', place))
      expect(error.code).toBe('rejected')
      expect(error.message).toContain('A moderator locked the thread')
    })

    test('closed as well, its post in a forum cannot be edited: no matter of the forum', async () => {
      const ref = await publish('card', { channel: IDS.forum, thread: null })
      await discord.remove({ archive: ref.id, lock: ref.id })
      const error = await failure(publisher.edit(ref, card, keyOf('edit')))
      expect(error.code).toBe('rejected')
      expect(error.message).toContain('A moderator locked the thread')
      // The bot made it and might open it: it stays as the moderator left it.
      expect((await discord.messages())[0]?.threadClosed).toBe(true)
    })
  })

  test('a forum that wants a tag on each post is told of as such', async () => {
    await discord.world({ channels: [{ id: IDS.forum, requiresTag: true }] })
    const error = await failure(publish('card', { channel: IDS.forum, thread: null }))
    expect(error.code).toBe('channel_unavailable')
    expect(error.message).toContain('Require people to select tags')
  })

  test.each([
    ['a page of a proxy or of Cloudflare', { kind: 'status', status: 403 }],
    ['a page in place of an answer', { kind: 'status', status: 404 }],
    ["Cloudflare's own refusal", { kind: 'error', error: '40333' }],
  ] as const)('%s says nothing of the channel: tried again', async (_, fault) => {
    await discord.faults({ faults: [rule(fault)] })
    expect((await failure(publish('card'))).code).toBe('unavailable')
    await publish('card')
  })

  test('a card that another bot posted, before the application was made anew, is posted anew', async () => {
    await discord.chatter(IDS.newsroom, 1)
    const id = String((await discord.messages())[0]?.id)
    expect((await failure(publisher.edit({ channel: IDS.newsroom, id }, card, keyOf('edit')))).code).toBe(
      'message_gone',
    )
  })

  test('a thread under a card that Discord says is there and is not: the card is posted anew', async () => {
    const ref = await publish('card')
    await discord.faults({
      faults: [{ method: 'POST /channels/{channel_id}/messages/{message_id}/threads', kind: 'error', error: '160004' }],
    })
    expect((await failure(publish('reply', { channel: IDS.newsroom, thread: ref.id }))).code).toBe('message_gone')
  })

  test('a thread that may not be made names that permission', async () => {
    const ref = await publish('card')
    await discord.world({ channels: [{ id: IDS.newsroom, deny: ['CREATE_PUBLIC_THREADS'] }] })
    const error = await failure(publish('reply', { channel: IDS.newsroom, thread: ref.id }))
    expect(error.message).toContain('lacks Create Public Threads')
  })

  test('a token that is revoked, and one that works again', async () => {
    await discord.world({ revoked: true })
    expect((await failure(publish('card'))).code).toBe('unauthorised')
    expect((await failure(publish('card'))).code).toBe('unauthorised')
    await discord.world({ revoked: false })
    await publish('card')
  })

  test('nobody listens', async () => {
    const deaf = createDiscordPublisher({ token: discord.token, send: sdkFetch, api: 'http://127.0.0.1:9/api' })
    const error = await failure(deaf.publish({ place: root, message: card, key: keyOf('card'), broadcast: false }))
    expect(error.code).toBe('unavailable')
  })

  test('a deleted card: an edit and a reply find it gone', async () => {
    const ref = await publish('card')
    await discord.remove({ message: ref.id })
    expect((await failure(publisher.edit(ref, card, keyOf('edit')))).code).toBe('message_gone')
    expect((await failure(publish('reply', { channel: IDS.newsroom, thread: ref.id }))).code).toBe('message_gone')
  })
})

describe('find', () => {
  test('a post of which no answer came, long after its nonce is forgotten', async () => {
    await publish('before')
    const since = Date.now()
    await discord.faults({ faults: [{ method: POST, kind: 'drop_reply', times: 1 }] })
    expect((await failure(publish('lost'))).code).toBe('ambiguous')
    const found = await publisher.find(root, keyOf('lost'), since, null)
    expect(found?.id).toBe((await discord.messages())[1]?.id)
    expect(await publisher.find(root, keyOf('never'), since, null)).toBeNull()
  })

  test('behind more messages than one page holds', async () => {
    const since = Date.now()
    await discord.chatter(IDS.newsroom, 230)
    const ref = await publish('last')
    expect(await publisher.find(root, keyOf('last'), since, null)).toEqual(ref)
    expect(await publisher.find(root, keyOf('never'), since, null)).toBeNull()
  })

  test('in a channel where more is said than Discord shows in one go: looked through a part at a time', async () => {
    const since = Date.now()
    await discord.chatter(IDS.newsroom, 730)
    const ref = await publish('last')
    const limited: FaultRule = { method: GET, kind: 'rate_limit', after: 5, times: 1, retryAfterS: 0 }
    for (const [key, where] of [
      ['last', ref],
      ['never', null],
    ] as const) {
      await discord.faults({ faults: [limited] })
      expect((await failure(publisher.find(root, keyOf(key), since, ref))).code).toBe('rate_limited')
      await new Promise((resolve) => setTimeout(resolve, 200))
      await discord.faults({ faults: [limited] })
      expect(await publisher.find(root, keyOf(key), since, ref)).toEqual(where)
    }
  })

  test('nothing was ever posted: surely not there', async () => {
    expect(await publisher.find(root, keyOf('card'), Date.now(), null)).toBeNull()
  })

  test('a history that may not be read proves nothing, with a witness or without', async () => {
    const ref = await publish('card')
    await discord.world({ channels: [{ id: IDS.newsroom, deny: ['READ_MESSAGE_HISTORY'] }] })
    const witnesses: (MessageRef | null)[] = [ref, null]
    for (const witness of witnesses) {
      // Not on a second look either.
      const error = await failure(publisher.find(root, keyOf('lost'), Date.now(), witness, 1))
      expect(error.code).toBe('unavailable')
      expect(error.message).toContain('Read Message History')
    }
  })

  test('all that was posted was deleted: told on the second look, for the history may be read', async () => {
    const ref = await publish('gone')
    await discord.remove({ message: ref.id })
    expect((await failure(publisher.find(root, keyOf('card'), Date.now(), null))).code).toBe('unavailable')
    expect(await publisher.find(root, keyOf('card'), Date.now(), null, 1)).toBeNull()
    // What is known to stand there and is not shown stays a riddle.
    expect((await failure(publisher.find(root, keyOf('card'), Date.now(), ref, 1))).code).toBe('unavailable')
  })

  test('a reply whose thread was never made is surely not there', async () => {
    const ref = await publish('card')
    expect(await publisher.find({ channel: IDS.newsroom, thread: ref.id }, keyOf('x'), Date.now(), ref)).toBeNull()
  })

  test('no retry of its own: one request an attempt', async () => {
    await publish('card')
    const before = (await discord.log()).requests.length
    await discord.faults({ faults: [{ method: POST, kind: 'status', status: 503 }] })
    await failure(publish('again'))
    expect((await discord.log()).requests.length).toBe(before + 1)
  })
})
