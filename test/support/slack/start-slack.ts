import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FaultPlan } from '../../doubles/chat/faults.ts'
import type { Delivered, Envelope } from '../../doubles/slack/sockets.ts'
import type { LogEntry, Stored, StoredView, Whisper, Workspace } from '../../doubles/slack/workspace.ts'

export type PostedOnSlack = Stored & { key: string | null }

/** A Slack in a process of its own, and what a test asks of it. */
export type LocalSlack = {
  url: string
  apiUrl: string
  faults(plan: FaultPlan): Promise<void>
  messages(): Promise<PostedOnSlack[]>
  whispers(): Promise<Whisper[]>
  views(): Promise<StoredView[]>
  files(): Promise<Workspace['files']>
  log(): Promise<LogEntry[]>
  sockets(): Promise<{ open: number; opened: number; acks: { envelope_id: string; payload: unknown }[] }>
  workspace(parts: Partial<Workspace> & { refuseSockets?: boolean }): Promise<void>
  channel(parts: { id: string; archived?: boolean; member?: boolean; members?: string[] }): Promise<void>
  /** Somebody deletes a message. */
  delete(message: { channel: string; ts: string }): Promise<void>
  envelope(envelope: Partial<Envelope> & { waitMs?: number }): Promise<Delivered>
  disconnect(how: 'frame' | 'cut'): Promise<void>
  reset(): Promise<void>
  close(): Promise<void>
}

export async function startSlack(): Promise<LocalSlack> {
  const file = fileURLToPath(new URL('../../doubles/slack/server.ts', import.meta.url))
  const child = spawn(process.execPath, [file, '--port', '0'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The local Slack ended with code ${code} before it listened.`)))
    createInterface(child.stdout).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
  })
  const control = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const response = await fetch(`${url}/_double/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`The local Slack refused ${path}: ${await response.text()}`)
    return response.json()
  }
  const tell = async (path: string, body: unknown = {}) => {
    await control('POST', path, body)
  }
  return {
    url,
    apiUrl: `${url}/api/`,
    faults: (plan) => tell('faults', plan),
    messages: async () => (await control('GET', 'messages')) as PostedOnSlack[],
    whispers: async () => (await control('GET', 'whispers')) as Whisper[],
    views: async () => (await control('GET', 'views')) as StoredView[],
    files: async () => (await control('GET', 'files')) as Workspace['files'],
    log: async () => (await control('GET', 'log')) as LogEntry[],
    sockets: async () => (await control('GET', 'sockets')) as Awaited<ReturnType<LocalSlack['sockets']>>,
    workspace: (parts) => tell('workspace', parts),
    channel: (parts) => tell('channel', parts),
    delete: (message) => tell('delete', message),
    envelope: async (envelope) => (await control('POST', 'envelope', envelope)) as Delivered,
    disconnect: (how) => tell('disconnect', { how }),
    reset: () => tell('reset'),
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
