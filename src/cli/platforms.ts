import type { DiscordBotState } from '../chat/discord/bot/create-bot.ts'
import { DISCORD_PACE } from '../chat/discord/pace.ts'
import { SLACK_PACE } from '../chat/slack/pace.ts'
import type { Config } from '../config/types.ts'
import type { Platform } from '../domain/vocabulary.ts'
import type { App } from '../main.ts'
import type { ChatHealth } from '../ports/chat-health.ts'
import type { ChatPublisher } from '../ports/chat-publisher.ts'
import type { Logger } from '../ports/logger.ts'
import { systemPause } from '../runtime/clock.ts'
import { withDeadline } from '../runtime/deadline.ts'
import { sdkFetch } from '../runtime/sdk-fetch.ts'
import { latePublisher } from './late-publisher.ts'
import { slackTransport } from './slack-transport.ts'

/** What answers on a platform; stopped before the database is closed. */
export type RunningBot = { stop(): Promise<void>; health(): ChatHealth }

/** Publishers of the platforms that are switched on. What they lack is told now; their SDKs are loaded with the first post. */
export function platformPublishers({ settings }: Config): ChatPublisher[] {
  const { discord, slack, reader } = settings
  const publishers: ChatPublisher[] = []
  if (slack) {
    slackTransport(slack)
    publishers.push(
      latePublisher('slack', SLACK_PACE, async () => {
        const { slackPublisher } = await import('./start-slack.ts')
        return slackPublisher(slack, reader.zone)
      }),
    )
  }
  if (discord) {
    const { token, apiUrl } = discord
    publishers.push(
      latePublisher('discord', DISCORD_PACE, async () => {
        const { createDiscordPublisher } = await import('../chat/discord/discord-publisher.ts')
        return createDiscordPublisher({ token, send: sdkFetch, ...(apiUrl === null ? {} : { api: apiUrl }) })
      }),
    )
  }
  return publishers
}

/** When SDKs are loaded, unless `signal` was raised before; `failed` is told where one cannot be. */
export type BotStart = { when: Promise<void>; signal: AbortSignal; failed(error: unknown): void }

/** Connects the bots of the platforms that are switched on, once it is time; what fails to connect is tried again by itself. */
export function startBots(app: App, log: Logger, start: BotStart): RunningBot[] {
  const { discord, slack } = app.config.settings
  const bots: RunningBot[] = []
  const add = (platform: Platform, open: () => Promise<RunningBot>) => bots.push(lateBot(platform, open, start))
  if (slack)
    add('slack', async () => {
      const { startSlack } = await import('./start-slack.ts')
      return startSlack(slack, app, log)
    })
  if (discord) add('discord', () => startDiscord(discord, app, log))
  return bots
}

/** Until it is there it is not connected. */
function lateBot(platform: Platform, open: () => Promise<RunningBot>, { when, signal, failed }: BotStart): RunningBot {
  let bot: RunningBot | null = null
  const opening = when
    .then(async () => {
      if (!signal.aborted) bot = await open()
    })
    .catch(failed)
  return {
    async stop() {
      await opening
      await bot?.stop()
    },
    health: () => bot?.health() ?? { platform, state: 'down', why: 'not connected yet' },
  }
}

async function startDiscord(
  discord: NonNullable<Config['settings']['discord']>,
  app: App,
  log: Logger,
): Promise<RunningBot> {
  const { createDiscordBot } = await import('../chat/discord/bot/create-bot.ts')
  const bot = createDiscordBot({
    token: discord.token,
    send: sdkFetch,
    ...(discord.apiUrl === null ? {} : { api: discord.apiUrl }),
    // As the files have it now: who is an editor changes while it runs.
    get guilds() {
      return (app.config.settings.discord ?? discord).guilds
    },
    get editors() {
      return (app.config.settings.discord ?? discord).editors
    },
    get admins() {
      return (app.config.settings.discord ?? discord).admins ?? []
    },
    get zone() {
      return app.config.settings.reader.zone
    },
    commands: app.commands,
    log,
    pause: systemPause,
    within: withDeadline,
  })
  bot.start()
  return { stop: () => bot.stop(), health: () => discordHealth(bot.state()) }
}

function discordHealth({ connected, refused, problem }: DiscordBotState): ChatHealth {
  const state = connected ? 'up' : refused ? 'refused' : 'down'
  return { platform: 'discord', state, why: connected ? '' : (problem ?? 'not connected yet') }
}
