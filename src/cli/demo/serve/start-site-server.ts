import { fork } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LinkStyle } from './site-address.ts'

export type SiteServer = {
  port: number
  pid: number
  /** Moves the story time; the next request is answered as of then. UTC milliseconds. */
  setTime(now: number): Promise<void>
  /** `{now, requests: {source: {status: count}}}` since the start. */
  state(): Promise<{ now: number; requests: Record<string, Record<string, number>> }>
  close(): Promise<void>
}

/** How long the server may take to say that it listens, ms. */
const START_LIMIT_MS = 15_000

/** Starts `site-server` in its own process and waits until it listens. Throws when it ends or stays silent. */
export async function startSiteServer(options: { port?: number; links?: LinkStyle } = {}): Promise<SiteServer> {
  // The same file beside this one, whether that is source or compiled.
  const file = fileURLToPath(new URL(`../site-server${extname(import.meta.url)}`, import.meta.url))
  const args = ['--port', String(options.port ?? 0), '--links', options.links ?? 'loopback']
  const child = fork(file, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const { port, token } = await new Promise<{ port: number; token: string }>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill()
      reject(new Error(`The demo's site server did not start within ${START_LIMIT_MS / 1000} s.`))
    }, START_LIMIT_MS)
    // Not the first message: below "node --watch" the child tells which modules it loads by messages, too.
    child.on('message', (told) => {
      if (typeof told !== 'object' || told === null || !('port' in told)) return
      clearTimeout(timer)
      resolve(told as { port: number; token: string })
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The demo's site server ended with code ${code} before it listened.`))
    })
  })
  const control = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`http://127.0.0.1:${port}/control/${path}`, { ...init, headers })
    if (!response.ok) throw new Error(`The demo's site server refused ${path}: ${await response.text()}`)
    return response.json()
  }
  return {
    port,
    pid: child.pid ?? -1,
    setTime: async (now) => {
      await control('time', { method: 'POST', body: JSON.stringify({ now }) })
    },
    state: async () => (await control('state')) as Awaited<ReturnType<SiteServer['state']>>,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill()
      await ended
    },
  }
}
