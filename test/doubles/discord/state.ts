import { createFaults, type Faults } from '../chat/faults.ts'
import { createSnowflakes } from './snowflakes.ts'
import { type Channel, createWorld, type World } from './world.ts'

export type Json = Record<string, unknown>

export type StoredMessage = {
  id: string
  /** The channel or thread it stands in. */
  place: string
  nonce: string | null
  content: string
  embeds: Json[]
  components: Json[]
  flags: number
  reference: string | null
  files: { name: string; text: string }[]
  createdAt: number
  edited: number
  deleted: boolean
  /** Answers to an interaction that only the asker sees. */
  ephemeral: boolean
  byBot: boolean
}

export type Thread = { id: string; parent: string; name: string; archived: boolean; locked: boolean; deleted: boolean }

export type InteractionRecord = {
  id: string
  token: string
  createdAt: number
  expiresMs: number
  payload: Json
  /** The first callback; none until it is acknowledged. */
  callback: Json | null
  original: StoredMessage | null
  followups: StoredMessage[]
}

export type LogEntry = {
  n: number
  method: string
  path: string
  route: string | null
  status: number | null
  fault: string | null
  body: unknown
  answer: unknown
  /** Where it breaks the specification or a rule it misses. */
  problems: string[]
}

/** Everything the double knows. */
export type State = {
  world: World
  messages: StoredMessage[]
  threads: Map<string, Thread>
  /** By scope: `global`, or the id of a server. */
  commands: Map<string, Json[]>
  interactions: Map<string, InteractionRecord>
  log: LogEntry[]
  faults: Faults
  newId: () => string
  /** How long a nonce is remembered. */
  nonceMs: number
  revoked: boolean
}

export function createState(): State {
  return {
    world: createWorld(),
    messages: [],
    threads: new Map(),
    commands: new Map(),
    interactions: new Map(),
    log: [],
    faults: createFaults(),
    newId: createSnowflakes(),
    nonceMs: 5 * 60_000,
    revoked: false,
  }
}

export type Found = { channel: Channel; thread: Thread | null }

/** A channel, or a thread with the channel it belongs to. */
export function findPlace(state: State, id: string): Found | null {
  const thread = state.threads.get(id) ?? null
  if (thread?.deleted) return null
  const channel = state.world.channels.find((one) => one.id === (thread?.parent ?? id))
  return channel === undefined ? null : { channel, thread }
}
