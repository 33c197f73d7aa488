import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDiscordPublisher } from '../../src/chat/discord/discord-publisher.ts'
import { createSlackClient } from '../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../src/chat/slack/slack-publisher.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { type DiscordDouble, type PostedMessage, startDiscord } from '../doubles/discord/start-discord.ts'
import { IDS } from '../doubles/discord/world.ts'
import { playStory } from '../support/play-story.ts'
import { type LocalSlack, startSlack } from '../support/slack/start-slack.ts'
import { tempFolder } from '../support/temp-folder.ts'

/** A line a message, by channel: whether it stands in a thread, answers the card in the channel, was edited; its first line. Changed by hand only. */
const FILE = path.join(import.meta.dirname, 'discord-founding-case.posts.txt')
const ON_DISCORD: Record<string, string> = {
  newsroom: IDS.newsroom,
  'mesa-redaccion': IDS.desk,
  review: IDS.review,
  operations: IDS.operations,
}
const ON_SLACK: Record<string, string> = {
  newsroom: 'C0DESK',
  'mesa-redaccion': 'C0WORLD',
  review: 'C0REVIEW',
  operations: 'C0OPS',
}
const PACE = { channelMs: 0, globalMs: 0 }

let discord: DiscordDouble
let slack: LocalSlack
beforeAll(async () => {
  discord = await startDiscord()
  slack = await startSlack()
})
beforeEach(async () => {
  await discord.reset()
  await slack.reset()
})
afterAll(async () => {
  discord.stop()
  await slack.close()
})

const onDiscord = () =>
  createDiscordPublisher({ token: discord.token, api: `${discord.url}/api`, pace: PACE, callsPerSecond: 5_000 })

test('the founding case, played into the channels of a Discord, leaves exactly these messages', async () => {
  await playStory(
    (watch) => [{ ...watch, platform: 'discord', channel: ON_DISCORD[watch.channel] ?? '' }],
    [onDiscord()],
    tempFolder(),
  )
  expect(linesOf(await discord.messages())).toEqual(readFileSync(FILE, 'utf8').trimEnd().split('\n'))
  expect(await discord.problems()).toEqual([])
}, 240_000)

test('the same story on Slack and on Discord at once, from one database: on each what it has alone', async () => {
  const client = createSlackClient({ token: 'xoxb-double', log: silentLogger, apiUrl: slack.apiUrl })
  await playStory(
    (watch) => [
      { ...watch, platform: 'discord', channel: ON_DISCORD[watch.channel] ?? '' },
      { ...watch, platform: 'slack', channel: ON_SLACK[watch.channel] ?? '' },
    ],
    [onDiscord(), createSlackPublisher({ client, pace: PACE })],
    tempFolder(),
  )
  expect(linesOf(await discord.messages())).toEqual(readFileSync(FILE, 'utf8').trimEnd().split('\n'))
  const slackKeys = (await slack.messages()).map(({ key }) => key)
  expect(new Set(slackKeys).size).toBe(slackKeys.length)
  // A reply that is sent to the channel too is one message on Slack and two on Discord.
  const own = (await discord.messages()).filter(({ reference }) => reference === null)
  expect(own.length).toBe(slackKeys.length)
  expect(await discord.problems()).toEqual([])
}, 240_000)

function linesOf(messages: PostedMessage[]): string[] {
  return Object.entries(ON_DISCORD).flatMap(([name, channel]) =>
    messages.filter((one) => one.channel === channel).map((one) => `#${name} ${lineOf(one)}`),
  )
}

function lineOf({ thread, reference, content, edited }: PostedMessage): string {
  const where = thread !== null ? '↳ ' : reference !== null ? '(answers the card) ' : ''
  return `${where}${content.replace(/^\*\*|\*\*$/g, '').replace(/\\(.)/g, '$1')}${edited > 0 ? ' [edited]' : ''}`
}
