import type { DiscordBotOptions } from '../../../src/chat/discord/bot/bot-options.ts'
import { createDiscordBot, type DiscordBot } from '../../../src/chat/discord/bot/create-bot.ts'
import type { Commands } from '../../../src/ports/commands.ts'
import { systemPause } from '../../../src/runtime/clock.ts'
import { withDeadline } from '../../../src/runtime/deadline.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { sdkFetch } from '../../../src/runtime/sdk-fetch.ts'
import type { DiscordDouble } from '../../doubles/discord/start-discord.ts'
import { IDS } from '../../doubles/discord/world.ts'

/** The bot as `onrecord start` makes it, connected to the double. */
export async function openDiscordBot(
  discord: DiscordDouble,
  commands: Commands,
  extra: Partial<DiscordBotOptions> = {},
): Promise<DiscordBot> {
  const bot = createDiscordBot({
    token: discord.token,
    send: sdkFetch,
    api: `${discord.url}/api`,
    guilds: [IDS.guild],
    editors: { users: [], roles: [IDS.editors] },
    zone: 'UTC',
    commands,
    log: {
      ...silentLogger,
      error: (fields, message) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    },
    pause: systemPause,
    within: withDeadline,
    ...extra,
  })
  bot.start()
  await discord.waitFor('the commands to be registered', async () => {
    const { requests } = await discord.log()
    return bot.state().connected && requests.some(({ route, status }) => route?.endsWith('/commands') && status === 200)
  })
  await discord.waitFor('the commands to be there', async () => (await discord.commandCount()) === 2)
  return bot
}
