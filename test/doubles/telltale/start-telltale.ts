import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Heard, Mode, Secrets } from './telltale-mode.ts'

export type Telltale = {
  url: string
  mode(mode: Mode, secrets?: Secrets): Promise<void>
  heard(): Promise<Heard[]>
  /** Somebody asks the bots something. */
  ask(): Promise<void>
  /** Discord sends a packet that its own library chokes on. */
  choke(): Promise<void>
  close(): Promise<void>
}

/** Starts the double in a process of its own. */
export async function startTelltale(): Promise<Telltale> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('server.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The double ended with code ${code} before it listened.`)))
    createInterface(child.stdout).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
  })
  const tell = (what: string, body: object = {}) =>
    fetch(`${url}/_double/${what}`, { method: 'POST', body: JSON.stringify(body) })
  return {
    url,
    async mode(mode, secrets) {
      await tell('mode', { mode, secrets })
    },
    heard: async () => (await (await fetch(`${url}/_double/heard`)).json()) as Heard[],
    async ask() {
      await tell('ask')
    },
    async choke() {
      await tell('choke')
    },
    async close() {
      child.stdin.end()
      await ended
    },
  }
}
