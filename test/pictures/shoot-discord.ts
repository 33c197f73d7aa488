import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDiscordPublisher } from '../../src/chat/discord/discord-publisher.ts'
import { startDiscord } from '../doubles/discord/start-discord.ts'
import { IDS } from '../doubles/discord/world.ts'
import { playStory } from '../support/play-story.ts'
import { buildDiscordPage } from './discord-page.ts'
import { photographPage } from './photograph-page.ts'

/**
 * Plays the demo into the local Discord and photographs what stands there, in headless Chromium:
 *
 *     node test/pictures/shoot-discord.ts docs/discord.png 1300 0 4
 *
 * The last three are the height and the first and last message shown.
 */
const [target = 'docs/discord.png', height = '1100', first = '0', last = '4'] = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-picture-'))
const discord = await startDiscord()
const pace = { channelMs: 0, globalMs: 0 }
await playStory(
  (watch) => (watch.channel === 'newsroom' ? [{ ...watch, platform: 'discord', channel: IDS.newsroom }] : []),
  [createDiscordPublisher({ token: discord.token, api: `${discord.url}/api`, pace, callsPerSecond: 5_000 })],
  folder,
)
const messages = (await discord.messages()).slice(Number(first), Number(last) + 1)
photographPage(buildDiscordPage(messages, 'reconstructed'), folder, target, { width: 760, height })
discord.stop()
process.exit(0)
