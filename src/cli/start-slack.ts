import { createSlackApp, type SlackApp } from '../chat/slack/app/create-slack-app.ts'
import { createSlackClient } from '../chat/slack/slack-client.ts'
import { createSlackPublisher } from '../chat/slack/slack-publisher.ts'
import type { SlackSettings } from '../config/types.ts'
import type { App } from '../main.ts'
import type { ChatHealth } from '../ports/chat-health.ts'
import type { ChatPublisher } from '../ports/chat-publisher.ts'
import type { Logger } from '../ports/logger.ts'
import { systemPause } from '../runtime/clock.ts'
import { silentLogger } from '../runtime/logger.ts'
import { sdkFetch } from '../runtime/sdk-fetch.ts'
import { slackTransport } from './slack-transport.ts'

/** What posts to Slack. */
export function slackPublisher(slack: SlackSettings, zone: string): ChatPublisher {
  return createSlackPublisher({ client: clientOf(slack, silentLogger), zone })
}

/** What answers on Slack; it goes on trying to connect by itself, and says in the log what stands in its way. */
export function startSlack(
  slack: SlackSettings,
  app: App,
  log: Logger,
): Pick<SlackApp, 'stop'> & { health(): ChatHealth } {
  const transport = slackTransport(slack)
  const health: ChatHealth = { platform: 'slack', state: 'down', why: 'not connected yet' }
  const slackApp = createSlackApp({
    client: clientOf(slack, log),
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    send: sdkFetch,
    // As the files have it now: who is an editor changes while it runs.
    get teams() {
      return (app.config.settings.slack ?? slack).teams
    },
    get editors() {
      return (app.config.settings.slack ?? slack).editors
    },
    get admins() {
      return (app.config.settings.slack ?? slack).admins ?? []
    },
    commands: app.commands,
    clock: app.poll.clock,
    pause: systemPause,
    log,
    get reader() {
      return app.config.settings.reader
    },
    transport,
    onState(state, why) {
      Object.assign(health, { state, why })
      if (state === 'up') log.info({ mode: transport.mode }, 'Slack is connected')
      else if (state === 'down') log.warn({ why }, 'Slack is not connected; it is tried again')
      else log.error({ why }, 'Slack does not accept the tokens: install the app again and run "onrecord slack setup"')
    },
  })
  slackApp.start().catch((error: unknown) => log.error({ error: String(error) }, 'Slack could not be started'))
  return { stop: () => slackApp.stop(), health: () => ({ ...health }) }
}

function clientOf({ botToken, apiUrl }: SlackSettings, log: Logger) {
  return createSlackClient({ token: botToken, log, send: sdkFetch, ...(apiUrl === null ? {} : { apiUrl }) })
}
