import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { catalogueOf } from '../../../src/chat/catalogue/catalogue-of.ts'
import { checkChats } from '../../../src/cli/check/check-chats.ts'
import { checkDiscord } from '../../../src/cli/check/check-discord.ts'
import { checkSlack } from '../../../src/cli/check/check-slack.ts'
import type { DiscordSettings, SlackSettings } from '../../../src/config/types.ts'
import { type DiscordDouble, startDiscord } from '../../doubles/discord/start-discord.ts'
import { IDS } from '../../doubles/discord/world.ts'
import { NOON } from '../../support/bounty-case.ts'
import { aDelivery, plan } from '../../support/builders.ts'
import { type LocalSlack, startSlack } from '../../support/slack/start-slack.ts'
import { startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const words = catalogueOf('en').setup.check
let slack: LocalSlack
let discord: DiscordDouble
beforeAll(async () => {
  ;[slack, discord] = await Promise.all([startSlack(), startDiscord()])
})
beforeEach(() => Promise.all([slack.reset(), discord.reset()]))
afterAll(() => Promise.all([slack.close(), discord.stop()]))

const onSlack = (): SlackSettings => ({
  botToken: 'xoxb-good',
  appToken: 'xapp-good',
  signingSecret: null,
  apiUrl: slack.apiUrl,
  teams: [],
  editors: { users: [], groups: [], channels: [] },
  mode: 'socket',
  port: 0,
})
const onDiscord = (): DiscordSettings => ({
  token: discord.token,
  apiUrl: `${discord.url}/api`,
  guilds: [IDS.guild],
  editors: { users: [], roles: [] },
})

test('posts that wait for a platform without a token are counted, with what to do', async () => {
  const app = await startBot({ folder: tempFolder(), sources: [], watches: [] })
  try {
    expect(await checkChats(app, words)).toEqual([])
    await plan(
      app.store,
      aDelivery('a', { platform: 'slack' }),
      aDelivery('b', { platform: 'slack', channel: 'C2' }),
      aDelivery('c', { platform: 'discord' }),
      aDelivery('d'),
    )
    expect(await checkChats(app, words)).toMatchObject([
      {
        what: 'slack',
        state: 'broken',
        detail: expect.stringMatching(/^2 posts wait/),
        todo: expect.stringMatching(/onrecord slack setup.*deliveries drop/),
      },
      { what: 'discord', state: 'broken', detail: expect.stringMatching(/^one post waits/) },
    ])
    const slackRow = (await app.store.outbox.list({ limit: 9 })).find(({ eventKey }) => eventKey === 'a')
    const drop = { verdict: 'drop', by: 'Ana', reason: '', at: NOON, ref: null } as const
    await app.store.outbox.decide({ ...drop, id: slackRow?.id ?? 0 })
    expect((await checkChats(app, words))[0]?.detail).toMatch(/^one post waits/)
  } finally {
    await app.close()
  }
})

describe('Slack', () => {
  test('all well: whose token it is, and that the bot is in the channel', async () => {
    const { token, channels } = await checkSlack(onSlack(), ['C0DESK'], words)
    expect(token).toMatchObject({ state: 'fine', detail: "the token is onrecord's in Newsroom, with all permissions" })
    expect(channels).toMatchObject([{ state: 'fine', detail: expect.stringContaining('the bot is in it') }])
  })

  test('missing permissions by name; channels archived, without the bot, unknown', async () => {
    await slack.channel({ id: 'C0OLD', archived: true, member: true })
    const { channels } = await checkSlack(onSlack(), ['C0AWAY', 'C0OLD', 'C0NOWHERE'], words)
    expect(channels.map(({ state }) => state)).toEqual(['broken', 'broken', 'broken'])
    expect(channels[0]).toMatchObject({
      detail: expect.stringContaining('not in'),
      todo: expect.stringContaining('/invite @onrecord'),
    })
    expect(channels[1]?.detail).toContain('archived')
    expect(channels[2]?.detail).toContain('channel_not_found')
    await slack.workspace({ scopes: ['chat:write', 'commands', 'channels:read'] })
    const { token } = await checkSlack(onSlack(), [], words)
    expect(token).toMatchObject({ state: 'broken', detail: expect.stringContaining('channels:history') })
  })

  test('a revoked token is told in words', async () => {
    await slack.workspace({ refuse: 'token_revoked' })
    await expect(checkSlack(onSlack(), ['C0DESK'], words)).rejects.toThrow(/revoked/)
  })
})

describe('Discord', () => {
  test('all well: whose token it is and where, all permissions in the channel', async () => {
    const { token, channels } = await checkDiscord(onDiscord(), [IDS.newsroom], words)
    expect(token).toMatchObject({ state: 'fine', detail: expect.stringContaining('Border policy group') })
    expect(channels).toMatchObject([{ state: 'fine', detail: expect.stringContaining('all permissions') }])
  })

  test('missing permissions by name, an unknown channel in words', async () => {
    await discord.world({ channels: [{ id: IDS.newsroom, deny: ['EMBED_LINKS', 'CREATE_PUBLIC_THREADS'] }] })
    const { channels } = await checkDiscord(onDiscord(), [IDS.newsroom, '999999999999999999'], words)
    expect(channels[0]?.detail).toContain('Embed Links, Create Public Threads')
    expect(channels[1]).toMatchObject({ state: 'broken', todo: expect.stringContaining('onrecord.yaml') })
  })

  test('a token Discord does not know', async () => {
    await expect(checkDiscord({ ...onDiscord(), token: 'aaaa.bbbb.cccc' }, [], words)).rejects.toThrow(
      /does not know this token/,
    )
  })
})
