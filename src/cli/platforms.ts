import type { DiscordBotState } from '../chat/discord/bot/create-bot.ts'
import type { Config } from '../config/types.ts'
import type { App } from '../main.ts'
import type { ChatHealth } from '../ports/chat-health.ts'
import type { ChatPublisher } from '../ports/chat-publisher.ts'
import type { Logger } from '../ports/logger.ts'
import { systemPause } from '../runtime/clock.ts'
import { withDeadline } from '../runtime/deadline.ts'

/** What answers on a platform; stopped before the database is closed. */
export type RunningBot = { stop(): Promise<void>; health(): ChatHealth }

/** Publishers of the platforms that are switched on. Their SDKs are loaded only then. */
export async function platformPublishers({ settings }: Config): Promise<ChatPublisher[]> {
  const { discord, slack, reader } = settings
  const publishers: ChatPublisher[] = []
  if (slack) {
    const { slackPublisher } = await import('./start-slack.ts')
    publishers.push(slackPublisher(slack, reader.zone))
  }
  if (discord) {
    const { createDiscordPublisher } = await import('../chat/discord/discord-publisher.ts')
    publishers.push(
      createDiscordPublisher({ token: discord.token, ...(discord.apiUrl === null ? {} : { api: discord.apiUrl }) }),
    )
  }
  return publishers
}

/** Connects the bots of the platforms that are switched on; what fails to connect is tried again by itself. */
export async function startBots(app: App, log: Logger): Promise<RunningBot[]> {
  const { config, commands } = app
  const { discord, slack } = config.settings
  const bots: RunningBot[] = []
  if (slack) {
    const { startSlack } = await import('./start-slack.ts')
    bots.push(startSlack(slack, app, log))
  }
  if (discord) {
    const { createDiscordBot } = await import('../chat/discord/bot/create-bot.ts')
    const bot = createDiscordBot({
      token: discord.token,
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
      commands,
      log,
      pause: systemPause,
      within: withDeadline,
    })
    bot.start()
    bots.push({ stop: () => bot.stop(), health: () => discordHealth(bot.state()) })
  }
  return bots
}

function discordHealth({ connected, refused, problem }: DiscordBotState): ChatHealth {
  const state = connected ? 'up' : refused ? 'refused' : 'down'
  return { platform: 'discord', state, why: connected ? '' : (problem ?? 'not connected yet') }
}
