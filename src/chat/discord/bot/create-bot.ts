import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import {
  type APIInteraction,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  REST,
  type SessionInfo,
} from 'discord.js'
import { messageOf } from '../../../domain/errors.ts'
import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'
import { buildCommands } from '../commands/build-commands.ts'
import { registerCommands } from '../commands/register-commands.ts'
import { askingBy, tryingAgain } from '../publish/discord-rest.ts'
import type { DiscordBotOptions } from './bot-options.ts'
import { handleInteraction } from './handle-interaction.ts'
import { createKeptWords } from './kept-words.ts'

/** Between attempts to connect: longer each time, up to this. */
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 5 * 60_000
/** An answer to a command that Discord does not take within this is given up. */
const ANSWER_TIMEOUT_MS = 10_000
/** Reasons for which Discord closes for good. Source: its developer pages, "Gateway Close Event Codes". */
const CLOSED_FOR_GOOD: Record<number, string> = {
  4004: 'Discord does not accept the bot token. Make a new one in the Developer Portal and put it into .env as DISCORD_TOKEN.',
  4010: 'Discord refused the connection (invalid shard).',
  4011: 'Discord wants this bot to be sharded: it is in too many servers.',
  4012: 'Discord does not speak this version of its interface any more. Update onrecord.',
  4013: 'Discord refused the intents.',
  4014: 'Discord refused the intents.',
}

/** `refused`: not until somebody does something; it is not tried again by itself. */
export type DiscordBotState = { connected: boolean; problem: string | null; refused: boolean }
export type DiscordBot = {
  /** Connects, and stays so until `stop`; returns at once. */
  start(): void
  stop(): Promise<void>
  state(): DiscordBotState
}

/**
 * The bot that answers: one connection to Discord's gateway with the intent Guilds alone. The library resumes and
 * reconnects, and keeps nothing of the servers; a first connection that cannot even be begun is tried again, and a token
 * that is refused is told and given up.
 */
export function createDiscordBot(options: DiscordBotOptions): DiscordBot {
  const { log, token } = options
  const rest = new REST({
    version: '10',
    ...(options.api === undefined ? {} : { api: options.api }),
    timeout: ANSWER_TIMEOUT_MS,
    ...tryingAgain(askingBy(options.send)),
  }).setToken(token)
  const sessions = new Map<number, SessionInfo>()
  const gateway = new WebSocketManager({
    token,
    rest,
    intents: GatewayIntentBits.Guilds,
    retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
    updateSessionInfo(shard, session) {
      if (session) sessions.set(shard, session)
      else sessions.delete(shard)
    },
  })
  const kept = createKeptWords()
  const stop = new AbortController()
  const state: DiscordBotState = { connected: false, problem: null, refused: false }
  const working = new Set<Promise<void>>()
  let greeted = false
  /** A connection was begun and failed: told once, until there is one. */
  let failing = false

  gateway.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    if (data.t !== GatewayDispatchEvents.InteractionCreate) return
    const work = handleInteraction(data.d as APIInteraction, rest, options, kept).finally(() => working.delete(work))
    working.add(work)
  })
  gateway.on(WebSocketShardEvents.Ready, ({ data }) => {
    connected(true, null)
    if (!greeted) void greet(data)
    greeted = true
  })
  gateway.on(WebSocketShardEvents.Resumed, () => connected(true, null))
  gateway.on(WebSocketShardEvents.Closed, ({ code }) => {
    const problem = CLOSED_FOR_GOOD[code]
    connected(false, problem ?? 'The connection to Discord broke; it is being made again.')
    if (problem === undefined || stop.signal.aborted) return
    state.refused = true
    log.error({ code }, problem)
  })
  gateway.on(WebSocketShardEvents.Error, ({ error }) => {
    // The library tries twice a second for as long as an outage lasts.
    if (!failing) log.warn({ error: told(error) }, 'an error of the connection to Discord; it is being made again')
    failing = true
  })

  /** Once: a connection made anew finds the commands where they are. */
  async function greet({ user, application, guilds }: GatewayReadyDispatchData): Promise<void> {
    log.info({ bot: user.username, servers: guilds.length }, 'connected to Discord')
    if (options.guilds.length === 0)
      log.warn({}, 'no server is named under discord.guilds in onrecord.yaml: nobody on Discord is answered')
    try {
      const written = await registerCommands(rest, application.id, buildCommands())
      log.info({ written }, 'commands on Discord')
    } catch (error) {
      log.error({ error: told(error) }, 'the commands could not be registered on Discord')
    }
  }

  function connected(now: boolean, problem: string | null): void {
    state.connected = now
    if (now) failing = false
    state.problem = problem
  }

  async function connect(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !stop.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await gateway.connect()
        return
      } catch (error) {
        // What closed for good has been told.
        if (stop.signal.aborted || state.refused) return
        // Once begun the library makes it again by itself. Begun here as well, the two would take each other's session.
        if (failing) {
          state.problem = `Discord cannot be reached: ${told(error)}`
          return
        }
        if (isRefused(error)) {
          state.problem = CLOSED_FOR_GOOD[4004] ?? null
          state.refused = true
          return log.error({}, state.problem ?? '')
        }
        state.problem = `Discord cannot be reached: ${told(error)}`
        log.warn({ error: told(error), againInMs: wait }, 'Discord cannot be reached; it will be tried again')
        await options.pause(wait, stop.signal)
      }
    }
  }

  return {
    start() {
      void connect()
    },
    async stop() {
      stop.abort()
      await Promise.allSettled(working)
      await gateway.destroy()
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    },
    state: () => ({ ...state }),
  }
}

/** What the other end wrote may be of any length. */
function told(error: unknown): string {
  return cutAtWord(cleanLine(messageOf(error)), 500)
}

function isRefused(error: unknown): boolean {
  const { status } = error as { status?: unknown }
  // A token that cannot be one is refused before it is sent.
  return status === 401 || messageOf(error).startsWith('Expected token')
}
