import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createDiscordPublisher } from '../../src/chat/discord/discord-publisher.ts'
import { createSlackClient } from '../../src/chat/slack/slack-client.ts'
import { createSlackPublisher } from '../../src/chat/slack/slack-publisher.ts'
import type { ChatPublisher } from '../../src/ports/chat-publisher.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { sdkFetch } from '../../src/runtime/sdk-fetch.ts'
import type { FaultPlan } from '../doubles/chat/faults.ts'
import { IDS, TOKEN } from '../doubles/discord/world.ts'

export const CHAT_PLATFORMS = ['slack', 'discord'] as const
export type ChatPlatform = (typeof CHAT_PLATFORMS)[number]

/** Channels of each double in which the bot may post. */
export const CHANNELS: Record<ChatPlatform, [string, string]> = {
  slack: ['C0DESK', 'C0REVIEW'],
  discord: [IDS.newsroom, IDS.desk],
}
/** The call that makes a message, as each double names it. */
export const POSTS: Record<ChatPlatform, string> = {
  slack: 'chat.postMessage',
  discord: 'POST /channels/{channel_id}/messages',
}
/** The call by which a post is looked for. */
export const LOOKS: Record<ChatPlatform, string> = {
  slack: 'conversations.history',
  discord: 'GET /channels/{channel_id}/messages',
}

export type Shown = { key: string | null; channel: string; thread: string | null; text: string }
export type Double = {
  platform: ChatPlatform
  url: string
  faults(plan: FaultPlan): Promise<void>
  /** What stands there, in the order it was stored. */
  messages(): Promise<Shown[]>
  /** How many calls a fault met. */
  struck(): Promise<number>
  ask(method: string, path: string, body?: object): Promise<unknown>
  reset(): Promise<void>
  stop(): void
}

/** A platform in a process of its own. */
export async function startDouble(platform: ChatPlatform): Promise<Double> {
  const file = fileURLToPath(new URL(`../doubles/${platform}/server.ts`, import.meta.url))
  const ends = platform === 'discord' ? ['--end-with-input'] : []
  const child = spawn(process.execPath, [file, '--port', '0', ...ends], { stdio: ['pipe', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill())
  const url = await firstLine(child)
  const ask = async (method: string, path: string, body?: object, again = false): Promise<unknown> => {
    const response = await fetch(`${url}/_double/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch(() => null)
    // A connection kept since the last question was closed meanwhile: asked once more, on a new one.
    if (response === null)
      return again ? Promise.reject(new Error(`The double of ${platform} is gone.`)) : ask(method, path, body, true)
    if (!response.ok) throw new Error(`The double of ${platform} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    platform,
    url,
    ask,
    faults: async (plan) => void (await ask('POST', 'faults', plan)),
    async messages() {
      const all = (await ask('GET', 'messages')) as Record<string, unknown>[]
      return all
        .filter((one) => one.deleted !== true)
        .map((one) => ({
          key: (one.key as string | null) ?? null,
          channel: String(one.channel),
          thread: ((platform === 'slack' ? one.thread_ts : one.thread) as string | null) ?? null,
          text: JSON.stringify([one.text, one.content, one.blocks, one.embeds]),
        }))
    },
    async struck() {
      const log = (await ask('GET', 'log')) as { requests?: { fault: unknown }[] } & { fault: unknown }[]
      const entries: { fault: unknown }[] = log.requests ?? log
      return entries.filter(({ fault }) => fault !== null && fault !== 'delay').length
    },
    reset: async () => void (await ask('POST', 'reset', {})),
    stop: () => void child.kill(),
  }
}

/** The real adapter over the real SDK, with a short patience and a quick pace: no double needs a second between posts. */
export function publisherOn(platform: ChatPlatform, url: string, timeoutMs: number): ChatPublisher {
  const pace = { channelMs: 5, globalMs: 1 }
  if (platform === 'discord')
    return { ...createDiscordPublisher({ token: TOKEN, api: `${url}/api`, timeoutMs, send: sdkFetch }), pace }
  const client = createSlackClient({
    token: 'xoxb-double',
    log: silentLogger,
    apiUrl: `${url}/api/`,
    timeoutMs,
    send: sdkFetch,
  })
  return createSlackPublisher({ client, pace })
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The double has no output.')
  for await (const line of createInterface({ input: child.stdout })) return (JSON.parse(line) as { url: string }).url
  throw new Error('The double ended before it said where it is.')
}
