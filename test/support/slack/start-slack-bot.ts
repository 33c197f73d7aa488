import { createSlackApp, type SlackApp } from '../../../src/chat/slack/app/create-slack-app.ts'
import { createSlackClient } from '../../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../../src/chat/slack/slack-publisher.ts'
import type { Watch } from '../../../src/domain/event.ts'
import type { Commands } from '../../../src/ports/commands.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import { systemPause } from '../../../src/runtime/clock.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { type Bot, type BotOptions, EVERYTHING, startBot } from '../start-bot.ts'
import type { LocalSlack } from './start-slack.ts'

export type SlackBot = Bot & { slack: LocalSlack; slackApp: SlackApp; states: [string, string][] }

export const ON_SLACK: Omit<Watch, 'id'> = { ...EVERYTHING, platform: 'slack', channel: 'C0DESK' }

export type SlackBotOptions = Omit<BotOptions, 'app'> & {
  slack: LocalSlack
  log?: Logger
  /** What stands between the app and the use cases: something slow. */
  commands?: (commands: Commands) => Commands
  connections?: number
  timeoutMs?: number
  start?: boolean
}

/** The real program with the real SDKs, over real sockets to a local Slack. Editors: one person, one group, one channel. */
export async function startSlackBot({ slack, log = silentLogger, ...options }: SlackBotOptions): Promise<SlackBot> {
  const client = createSlackClient({
    token: 'xoxb-double',
    log,
    apiUrl: slack.apiUrl,
    timeoutMs: options.timeoutMs ?? 2_000,
  })
  const publisher = createSlackPublisher({ client, pace: { channelMs: 0, globalMs: 0 } })
  const bot = await startBot({ watches: [ON_SLACK], ...options, app: { publishers: [publisher], log } })
  const states: [string, string][] = []
  const slackApp = createSlackApp({
    client,
    botToken: 'xoxb-double',
    apiUrl: slack.apiUrl,
    commands: options.commands?.(bot.commands) ?? bot.commands,
    clock: bot.clock,
    pause: systemPause,
    log,
    teams: [],
    editors: { users: ['U0EDITOR'], groups: ['S0EDITORS'], channels: ['C0REVIEW'] },
    reader: { locale: 'en', zone: 'UTC' },
    transport: { mode: 'socket', appToken: 'xapp-double', connections: options.connections ?? 2 },
    onState: (state, why) => void states.push([state, why]),
  })
  if (options.start !== false) await slackApp.start()
  return {
    ...bot,
    slack,
    slackApp,
    states,
    async close() {
      await slackApp.stop()
      await bot.close()
    },
  }
}
