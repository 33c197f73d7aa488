import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FaultPlan } from '../chat/faults.ts'
import type { GatewayLog } from './gateway.ts'
import type { Act } from './payloads.ts'
import type { Json, LogEntry } from './state.ts'
import { TOKEN } from './world.ts'

export type PostedMessage = {
  id: string
  channel: string
  thread: string | null
  threadName: string | null
  threadClosed: boolean
  key: string | null
  content: string
  embeds: {
    title?: string
    description?: string
    color?: number
    footer?: { text: string }
    fields?: { name: string; value: string }[]
  }[]
  components: Json[]
  reference: string | null
  files: { name: string; text: string }[]
  edited: number
  deleted: boolean
}
export type AnsweredMessage = Pick<PostedMessage, 'id' | 'content' | 'embeds' | 'components' | 'files' | 'deleted'> & {
  ephemeral: boolean
  loading: boolean
}
export type AnsweredInteraction = {
  id: string
  callback: Json | null
  original: AnsweredMessage | null
  followups: AnsweredMessage[]
}

export type DiscordDouble = {
  url: string
  token: string
  messages(): Promise<PostedMessage[]>
  log(): Promise<{ requests: LogEntry[]; gateway: GatewayLog[]; connected: boolean }>
  /** Every request and answer that breaks the specification; a test ends with an empty list. */
  problems(): Promise<string[]>
  faults(plan: FaultPlan): Promise<void>
  /** So many messages of people. */
  chatter(channel: string, count: number): Promise<void>
  world(patch: object): Promise<void>
  gateway(what: object): Promise<void>
  remove(what: { message?: string; thread?: string; archive?: string; lock?: string; suppress?: string }): Promise<void>
  /** Does what a person would do; the answer may come later. */
  act(act: Act): Promise<string>
  interaction(id: string): Promise<AnsweredInteraction>
  /** Waits until `done` holds of the answer; fails in words after `ms`. */
  answered(id: string, done?: (one: AnsweredInteraction) => boolean, ms?: number): Promise<AnsweredInteraction>
  /** Commands registered for all servers. */
  commandCount(): Promise<number>
  waitFor(what: string, done: () => Promise<boolean>, ms?: number): Promise<void>
  reset(): Promise<void>
  stop(): void
}

/** Starts the double in a process of its own. */
export async function startDiscord(): Promise<DiscordDouble> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('server.ts', import.meta.url)), '--port', '0', '--end-with-input'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const url = await firstLine(child)
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}/_double/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const answer = (await response.json()) as T & { error?: string }
    if (!response.ok) throw new Error(answer.error ?? `The double answered ${response.status}.`)
    return answer
  }
  const double: DiscordDouble = {
    url,
    token: TOKEN,
    messages: () => ask('GET', 'messages'),
    log: () => ask('GET', 'log'),
    async problems() {
      const { requests } = await double.log()
      return requests.flatMap((one) => one.problems.map((problem) => `${one.method} ${one.path}: ${problem}`))
    },
    faults: (plan) => ask('POST', 'faults', plan),
    chatter: (channel, count) => ask('POST', 'chatter', { channel, count }),
    world: (patch) => ask('POST', 'world', patch),
    gateway: (what) => ask('POST', 'gateway', what),
    remove: (what) => ask('POST', 'delete', what),
    async act(act) {
      return (await ask<{ id: string }>('POST', 'interaction', act)).id
    },
    async interaction(id) {
      const found = (await ask<AnsweredInteraction[]>('GET', 'interactions')).find((one) => one.id === id)
      if (found === undefined) throw new Error(`There was no interaction ${id}.`)
      return found
    },
    async answered(id, done = isAnswered, ms = 8_000) {
      let last = await double.interaction(id)
      const look = async () => {
        last = await double.interaction(id)
        return done(last)
      }
      try {
        await double.waitFor(`an answer to ${id}`, look, ms)
      } catch (error) {
        throw new Error(`${(error as Error).message} There is: ${JSON.stringify(last)}`)
      }
      return last
    },
    async commandCount() {
      return (await ask<{ global?: unknown[] }>('GET', 'commands')).global?.length ?? 0
    },
    async waitFor(what, done, ms = 8_000) {
      const end = Date.now() + ms
      while (!(await done())) {
        if (Date.now() > end) throw new Error(`Waited ${ms} ms for ${what}.`)
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
    },
    reset: () => ask('POST', 'reset'),
    stop: () => void child.kill(),
  }
  return double
}

/** Answered, and where it was put off, followed up. */
function isAnswered({ callback, original, followups }: AnsweredInteraction): boolean {
  if (callback === null) return false
  if (callback.type === 5) return original !== null && !original.loading
  if (callback.type === 6) return followups.length > 0
  return true
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The double has no output.')
  for await (const line of createInterface({ input: child.stdout })) return (JSON.parse(line) as { url: string }).url
  throw new Error('The double ended before it said where it is.')
}
