import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { becomeWorker, runWorker } from '../../src/main.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { ASSERTION, DENIAL, DISPUTE, type Entry, noise, REQUEST } from '../support/bounty-case.ts'
import { waitFor } from '../support/slack/act-on-slack.ts'
import { expectBlocks } from '../support/slack/expect-payload.ts'
import { type LocalSlack, startSlack } from '../support/slack/start-slack.ts'
import { ON_SLACK, type SlackBot, startSlackBot } from '../support/slack/start-slack-bot.ts'
import { sourceOf } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { writeFeed } from '../support/write-feed.ts'

// The real worker on the real clock, a real database, the real SDK over real sockets; Slack is a process of its own.

const CHANNELS = ['C0DESK', 'C0WORLD', 'C0REVIEW']
let site: Site
let slack: LocalSlack
beforeAll(async () => {
  site = await startSite()
  slack = await startSlack()
})
afterAll(async () => {
  await slack.close()
  await site.close()
})

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await slack.reset()
})

const place = (entry: Entry, n: number): Entry => ({ ...entry, guid: `g${n}`, link: site.url(`/item/${n}`) })

/** A worker that has seen one quiet poll; what is served next is news. */
async function workerOn(channels: string[], timeoutMs = 1_000): Promise<SlackBot> {
  site.serve('/wire', { body: writeFeed([place(noise(1), 1)]) })
  const bot = await startSlackBot({
    slack,
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire', { intervalMs: 400 })],
    watches: channels.map((channel) => ({ ...ON_SLACK, channel })),
    clock: systemClock as never,
    settleMs: 300,
    timeoutMs,
    connections: 1,
  })
  await becomeWorker(bot, { spread: false })
  const stop = new AbortController()
  const worker = runWorker(bot, stop.signal, () => {})
  stops.push(async () => {
    stop.abort()
    await worker
    await bot.close()
  })
  await waitFor(async () => (await bot.store.queries.counts()).items > 0)
  return bot
}

function bringNews(entries: Entry[]): void {
  site.serve('/wire', { body: writeFeed(entries.map((entry, index) => place(entry, 10 + index))) })
}

/** Rows of the outbox, in the order they were written. */
const rowsOf = async (bot: SlackBot) => (await bot.store.outbox.list({ limit: 500 })).toReversed()
const settled = async (bot: SlackBot, least: number) =>
  waitFor(async () => {
    const rows = await rowsOf(bot)
    const open = rows.filter(({ state }) => state !== 'sent')
    return rows.length >= least && open.length === 0 ? rows : null
  })

test('429 amid twenty posts to three channels: each once, in order, and the other channels go on', async () => {
  const bot = await workerOn(CHANNELS)
  await slack.faults({
    faults: [
      { method: 'chat.postMessage', channel: 'C0WORLD', kind: 'rate_limit', retryAfterS: 2, after: 2, times: 1 },
    ],
  })
  bringNews([ASSERTION, DENIAL, DISPUTE, REQUEST])
  const rows = await settled(bot, 20)
  const messages = await slack.messages()
  const keys = messages.map(({ key }) => key)
  expect(keys.every((key) => /^[0-9a-f]{25}$/.test(key ?? ''))).toBe(true)
  expect(new Set(keys).size).toBe(keys.length)
  expect(messages.length).toBeGreaterThanOrEqual(20)
  for (const channel of CHANNELS) {
    const mine = rows.filter((row) => row.channel === channel && row.ref !== null)
    const stored = messages.filter((one) => one.channel === channel).map(({ ts }) => ts)
    // Every row stands there once, in the order of the rows; a card that is edited is one message for several rows.
    expect([...new Set(mine.map(({ ref }) => ref?.id))]).toEqual(stored)
  }
  const log = (await slack.log()).filter(({ method }) => method === 'chat.postMessage')
  const limited = log.find(({ fault }) => fault === 'rate_limit')
  const next = log.find(({ n, channel }) => channel === 'C0WORLD' && n > (limited?.n ?? 0))
  expect((next?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
  const meanwhile = log.filter(({ n, channel }) => channel !== 'C0WORLD' && n > (limited?.n ?? 0) && n < (next?.n ?? 0))
  expect(meanwhile.length).toBeGreaterThan(0)
  for (const { blocks } of messages) expectBlocks(blocks)
})

test('429 on the edit of a card: what is new is told at once, the card is edited when Slack lets it', async () => {
  const bot = await workerOn(['C0DESK'])
  bringNews([ASSERTION])
  await settled(bot, 2)
  await slack.faults({ faults: [{ method: 'chat.update', kind: 'rate_limit', retryAfterS: 3, times: 1 }] })
  bringNews([ASSERTION, DISPUTE])
  await settled(bot, 4)
  const log = await slack.log()
  const limited = log.find(({ fault }) => fault === 'rate_limit')
  const after = log.filter(({ n, channel }) => channel === 'C0DESK' && n > (limited?.n ?? 0))
  const next = after.find(({ method }) => method === 'chat.postMessage')
  const edit = after.find(({ method }) => method === 'chat.update')
  expect((next?.at ?? 0) - (limited?.at ?? 0)).toBeLessThan(1_500)
  expect((edit?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(3_000)
  const [card] = await slack.messages()
  expect(card?.edited).toBeGreaterThan(0)
})

test.each(['reset_after', 'drop_reply'] as const)(
  '%s: a post that was stored and not answered is one message',
  async (kind) => {
    const bot = await workerOn(['C0DESK'], 400)
    await slack.faults({ faults: [{ method: 'chat.postMessage', kind, after: 1, times: 1 }] })
    bringNews([ASSERTION, DENIAL])
    // All that follows it has been sent, so it was not left behind either.
    await settled(bot, 3)
    const keys = (await slack.messages()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect((await slack.log()).some(({ fault }) => fault === kind)).toBe(true)
  },
)

test('reset before it was stored: the post comes later, once', async () => {
  const bot = await workerOn(['C0DESK'], 400)
  await slack.faults({ faults: [{ method: 'chat.postMessage', kind: 'reset_before', after: 1, times: 1 }] })
  bringNews([ASSERTION, DENIAL])
  const rows = await settled(bot, 3)
  const stored = (await slack.messages()).map(({ ts }) => ts)
  expect([...new Set(rows.map(({ ref }) => ref?.id))].toSorted()).toEqual(stored.toSorted())
})

test('one thread a claim: the card is edited in place, a status change is sent to the channel too', async () => {
  const bot = await workerOn(['C0DESK'])
  bringNews([ASSERTION])
  await settled(bot, 2)
  bringNews([ASSERTION, DISPUTE])
  const messages = await waitFor(async () => {
    const all = (await slack.messages()).filter(({ channel }) => channel === 'C0DESK')
    return all.some(({ edited }) => edited > 0) && all.some(({ broadcast }) => broadcast) ? all : null
  })
  const [card, ...others] = messages.filter(({ text }) => !/^Proposal/.test(text))
  expect(card?.thread_ts).toBeNull()
  expect(card?.edited).toBeGreaterThan(0)
  expect(others.every(({ thread_ts }) => thread_ts === card?.ts)).toBe(true)
  expect(others.filter(({ broadcast }) => broadcast).map(({ text }) => /status/i.test(text))).toContain(true)
  expect(messages.every(({ unfurl }) => !unfurl.links && !unfurl.media)).toBe(true)
})

test.each([
  ['channel_not_found', /no channel/],
  ['is_archived', /archived/],
  ['not_in_channel', /invite/],
  ['missing_scope', /scope/],
])('%s: explained, the watch paused with a notice, other channels unharmed', async (error, words) => {
  const bot = await workerOn(['C0DESK', 'C0WORLD'])
  await slack.faults({ faults: [{ method: '*', channel: 'C0WORLD', kind: 'error', error }] })
  bringNews([ASSERTION])
  const asker = { name: 'x', platform: 'cli', editor: true }
  const paused = await waitFor(async () => {
    const { watches } = await bot.commands.watches({ platform: 'slack', channel: 'C0WORLD' }, asker)
    return watches.find((one) => one.paused !== null)
  })
  expect(paused.paused?.reason).toMatch(words)
  await waitFor(async () => (await slack.messages()).some(({ channel }) => channel === 'C0DESK'))
  expect((await slack.messages()).some(({ channel }) => channel === 'C0WORLD')).toBe(false)
})
