import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'
import { messageOf } from '../../../domain/errors.ts'
import type { Send } from '../../send.ts'
import { explainError } from '../explain-error.ts'
import { clientOptions, slackLogger } from '../slack-client.ts'
import { guard } from './guard.ts'
import { type ConnectionState, keepConnected } from './keep-connected.ts'
import { createPeople } from './people.ts'
import { registerHandlers } from './register-handlers.ts'
import { createSeenIds } from './seen-ids.ts'
import type { SlackDeps } from './slack-deps.ts'

/** Connections held at once: while Slack renews one, the other takes what comes. */
const CONNECTIONS = 2
const SLACK_ORIGIN = 'https://hooks.slack.com'
const HTTP_PATH = '/slack/events'

export type SlackAppOptions = SlackDeps & {
  /** Makes the calls; where it is left out the SDK does. */
  send?: Send
  botToken: string
  /** Of another Slack than the real one, on this machine. */
  apiUrl: string | null
  /** Workspaces that are answered; none: the bot token's own. */
  teams: readonly string[]
  transport:
    | { mode: 'socket'; appToken: string; connections?: number }
    | { mode: 'http'; signingSecret: string; port: number; host?: string }
  /** Told when it can be reached, no more, or not until somebody does something. */
  onState(state: ConnectionState, why: string): void
}

export type SlackApp = {
  /** Resolves when the first connection stands, or with `false` when that did not work yet; it goes on trying. */
  start(): Promise<boolean>
  stop(): Promise<void>
  /** In `http` mode. */
  port(): number | null
}

/** Commands, buttons, forms and the home tab of Slack, over Socket Mode or HTTP. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { client, log, pause, botToken, clock, transport, apiUrl } = options
  const calls = callsOf(options)
  const stopping = new AbortController()
  const bolt = slackLogger(log)
  const receivers = createReceivers(options)
  const [first] = receivers
  let team: string | null = null
  const app = new App({
    receiver: first as Receiver,
    logger: bolt,
    convoStore: false,
    // Looked up here, once: the SDK asks in its constructor and throws a refusal where nobody can catch it.
    authorize: async () => ({ botToken, ...identity }),
    clientOptions: calls,
  })
  for (const other of receivers.slice(1)) other.init(app)
  let identity: { botId?: string; botUserId?: string } = {}
  guard(app, {
    log,
    seen: createSeenIds(clock),
    mayAsk: (asking) => (options.teams.length > 0 ? options.teams.includes(asking) : team === null || asking === team),
    origins: [SLACK_ORIGIN, ...(apiUrl === null ? [] : [new URL(apiUrl).origin])],
  })
  registerHandlers(app, { ...options, people: createPeople(options) })

  const say = sayOnce(options.onState)
  app.event('tokens_revoked', async () => say('refused', 'The tokens were revoked.'))
  app.event('app_uninstalled', async () => say('refused', 'The app was uninstalled.'))
  let running: Promise<unknown> = Promise.resolve()

  return {
    async start() {
      try {
        const me = await client.auth.test()
        team = me.team_id ?? null
        identity = { ...(me.bot_id ? { botId: me.bot_id } : {}), ...(me.user_id ? { botUserId: me.user_id } : {}) }
      } catch (error) {
        const explained = explainError(error, { what: 'read', channel: '' })
        say(explained.code === 'unauthorised' ? 'refused' : 'down', explained.message)
      }
      if (transport.mode === 'http') {
        await (first as HTTPReceiver).start({ port: transport.port, host: transport.host ?? '127.0.0.1' })
        if (team !== null) say('up', '')
        return team !== null
      }
      const firstWord = Promise.withResolvers<boolean>()
      const states = receivers.map((): ConnectionState | null => null)
      running = Promise.all(
        receivers.map((receiver, index) =>
          keepConnected({
            receiver: receiver as SocketModeReceiver,
            log,
            pause,
            signal: stopping.signal,
            onState(state, why) {
              states[index] = state
              const best = states.includes('up') ? 'up' : states.includes('down') ? 'down' : 'refused'
              say(best, why)
              if (best === 'up' || states.every((one) => one !== 'up')) firstWord.resolve(best === 'up')
            },
          }),
        ),
      )
      return firstWord.promise
    },
    async stop() {
      stopping.abort()
      for (const receiver of receivers) {
        try {
          await receiver.stop()
        } catch (error) {
          log.debug({ error: messageOf(error) }, 'a connection to Slack was already closed')
        }
      }
      await running
    },
    port() {
      const server = (first as unknown as { server?: { address(): { port: number } | null } }).server
      return transport.mode === 'http' ? (server?.address()?.port ?? null) : null
    },
  }
}

function callsOf({ log, apiUrl, send }: SlackAppOptions) {
  return clientOptions({ log, ...(apiUrl === null ? {} : { apiUrl }), ...(send === undefined ? {} : { send }) })
}

function createReceivers(options: SlackAppOptions): Receiver[] {
  const { log, transport } = options
  const logger = slackLogger(log)
  if (transport.mode === 'http')
    return [new HTTPReceiver({ signingSecret: transport.signingSecret, endpoints: [HTTP_PATH], logger })]
  return Array.from(
    { length: transport.connections ?? CONNECTIONS },
    () =>
      new SocketModeReceiver({
        appToken: transport.appToken,
        logger,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: callsOf(options) },
        customPropertiesExtractor: ({ envelope_id }) => ({ envelopeId: envelope_id }),
      }),
  )
}

/** A state is told when it changes, not each time it is met. */
function sayOnce(tell: SlackAppOptions['onState']): SlackAppOptions['onState'] {
  let last: ConnectionState | null = null
  return (state, why) => {
    if (state === last) return
    last = state
    tell(state, why)
  }
}
