import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { FaultRule } from '../doubles/chat/faults.ts'
import { type DiscordDouble, startDiscord } from '../doubles/discord/start-discord.ts'
import { IDS } from '../doubles/discord/world.ts'
import { ASSERTION, DENIAL, DISPUTE, REQUEST } from '../support/bounty-case.ts'
import { type DiscordWorker, settledRows, startDiscordWorker } from '../support/discord/start-discord-worker.ts'
import { type Site, startSite } from '../support/start-site.ts'

// The real worker on the real clock, a real database, the real SDK over real sockets; Discord is a process of its own.

const POST = 'POST /channels/{channel_id}/messages'
const CHANNELS = [IDS.newsroom, IDS.desk, IDS.forum]
let site: Site
let discord: DiscordDouble
const open: DiscordWorker[] = []
const worker = async (options: Parameters<typeof startDiscordWorker>[2] = {}) => {
  const bot = await startDiscordWorker(discord, site, options)
  open.push(bot)
  return bot
}

beforeAll(async () => {
  site = await startSite()
  discord = await startDiscord()
})
afterEach(async () => {
  expect(await discord.problems()).toEqual([])
  for (const bot of open.splice(0)) await bot.stop()
  await discord.reset()
})
afterAll(async () => {
  discord.stop()
  await site.close()
})

/** Of the posts a key or a forum: the mark in the small print names a post for ever. */
const marks = async () => (await discord.messages()).map(({ embeds }) => embeds[0]?.footer?.text)

/** Every row stands there once, in the order of the rows. */
async function expectOnceInOrder(rows: Awaited<ReturnType<typeof settledRows>>, channels: string[]) {
  const messages = await discord.messages()
  for (const channel of channels) {
    const sent = rows.filter((row) => row.channel === channel && row.ref !== null)
    const refs = [...new Set(sent.map(({ ref }) => ref?.id))]
    const stored = messages.filter((one) => one.channel === channel && one.reference === null).map(({ id }) => id)
    expect(stored).toEqual(refs)
  }
  const all = await marks()
  expect(new Set(all).size).toBe(all.length)
}

test.each<[string, FaultRule]>([
  ['of a route', { method: POST, kind: 'rate_limit', retryAfterS: 1, after: 2, times: 2 }],
  ['of everything', { method: '*', kind: 'rate_limit', error: 'global', retryAfterS: 1, after: 4, times: 2 }],
])(
  '429 %s in a burst: all once, order kept',
  async (_, fault) => {
    const bot = await worker({ channels: CHANNELS })
    await discord.faults({ faults: [fault] })
    bot.bring([ASSERTION, DENIAL, DISPUTE, REQUEST])
    const rows = await settledRows(discord, bot, 20)
    await expectOnceInOrder(rows, CHANNELS)
    expect((await discord.log()).requests.filter((one) => one.fault === 'rate_limit')).toHaveLength(2)
  },
  90_000,
)

describe('a post of which no answer came', () => {
  test.each<FaultRule['kind']>(['drop_reply', 'reset_after', 'reset_before', 'hang'])(
    '%s: one message',
    async (kind) => {
      const bot = await worker({ timeoutMs: 500 })
      await discord.faults({ faults: [{ method: POST, kind, after: 1, times: 1 }] })
      bot.bring([ASSERTION, DENIAL])
      const rows = await settledRows(discord, bot, 4)
      await expectOnceInOrder(rows, [IDS.newsroom])
      expect((await discord.log()).requests.some((one) => one.fault === kind)).toBe(true)
    },
    60_000,
  )

  test('sent again with the same nonce, or found by its mark when Discord forgot it', async () => {
    await discord.world({ nonceMs: 0 })
    const bot = await worker({ timeoutMs: 500 })
    await discord.faults({ faults: [{ method: POST, kind: 'drop_reply', times: 2 }] })
    bot.bring([ASSERTION, DENIAL])
    await expectOnceInOrder(await settledRows(discord, bot, 4), [IDS.newsroom])
  }, 60_000)
})

test('one thread a claim: the card is edited in place, a change of status stands in the channel too', async () => {
  const bot = await worker()
  bot.bring([ASSERTION])
  await settledRows(discord, bot, 2)
  bot.bring([ASSERTION, DISPUTE])
  await settledRows(discord, bot, 4)
  const posts = (await discord.messages()).filter(({ content }) => !/Proposal/.test(content))
  const [card, ...others] = posts
  expect(card?.thread).toBeNull()
  expect(card?.edited).toBeGreaterThan(0)
  expect(others.filter(({ thread }) => thread !== null).every(({ thread }) => thread === card?.id)).toBe(true)
  const copies = others.filter(({ reference }) => reference === card?.id)
  expect(copies.map(({ content }) => /status/i.test(content))).toContain(true)
}, 60_000)

test.each([true, false])(
  'a deleted card is posted anew, once; its thread went with it: %s',
  async (threadToo) => {
    const bot = await worker()
    bot.bring([ASSERTION])
    await settledRows(discord, bot, 2)
    const [card] = await discord.messages()
    // Discord keeps the thread of a message that is deleted.
    await discord.remove({ message: card?.id ?? '', ...(threadToo ? { thread: card?.id ?? '' } : {}) })
    bot.bring([ASSERTION, DISPUTE])
    await settledRows(discord, bot, 4)
    const cards = (await discord.messages()).filter(
      ({ thread, reference, content, deleted }) =>
        thread === null && reference === null && !deleted && /^\*\*Cartel bounties on ICE/.test(content),
    )
    expect(cards).toHaveLength(1)
    const replies = (await discord.messages()).filter(({ thread, deleted }) => thread !== null && !deleted)
    expect(replies.at(-1)?.thread).toBe(cards[0]?.id)
  },
  60_000,
)

test.each<[string, object, RegExp]>([
  ['may not post', { channels: [{ id: IDS.desk, deny: ['SEND_MESSAGES'] }] }, /lacks Send Messages/],
  ['may not embed', { channels: [{ id: IDS.desk, deny: ['EMBED_LINKS'] }] }, /lacks Embed Links/],
  ['may not look', { channels: [{ id: IDS.desk, deny: ['VIEW_CHANNEL'] }] }, /View Channel/],
  ['channel gone', { channels: [{ id: IDS.desk, gone: true }] }, /knows no channel/],
])(
  '%s: explained with the permission, the watch paused, other channels unharmed',
  async (_, patch, words) => {
    const bot = await worker({ channels: [IDS.newsroom, IDS.desk] })
    await discord.world(patch)
    bot.bring([ASSERTION])
    const asker = { name: 'x', platform: 'cli', editor: true }
    let reason = ''
    await discord.waitFor(
      'the watch to be paused',
      async () => {
        const { watches } = await bot.commands.watches({ platform: 'discord', channel: IDS.desk }, asker)
        reason = watches.find((one) => one.paused !== null)?.paused?.reason ?? ''
        return reason !== ''
      },
      30_000,
    )
    expect(reason).toMatch(words)
    await discord.waitFor('the other channel', async () =>
      (await discord.messages()).some(({ channel }) => channel === IDS.newsroom),
    )
    expect((await discord.messages()).some(({ channel, deleted }) => channel === IDS.desk && !deleted)).toBe(false)
  },
  60_000,
)

test('hostile words in a feed: no mention, no link, no markup is live; every limit kept', async () => {
  const bot = await worker()
  const hostile = '@everyone <@1> [agency.gov](https://evil.example) ||x|| discord.gg/abc \u202e'
  bot.bring([{ ...DENIAL, title: `${DENIAL.title} ${hostile}`, summary: `${DENIAL.summary} ${hostile.repeat(40)}` }])
  await settledRows(discord, bot, 2)
  const shown = JSON.stringify((await discord.messages()).map(({ content, embeds }) => [content, embeds]))
  expect(shown).toContain('everyone')
  expect(shown).not.toMatch(/(?<!\\\\)(?:@everyone|<@|\|\|)|\]\(https:\/\/evil|discord\.gg\/|\u202e/)
}, 60_000)
