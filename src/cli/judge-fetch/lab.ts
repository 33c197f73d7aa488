import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { FetchResult } from '../../ports/fetcher.ts'
import type { RunInWorker } from '../../ports/worker-pool.ts'
import { type AddressPolicy, checkAddress } from '../../runtime/fetch/address-policy.ts'
import type { FetchLimits } from '../../runtime/fetch/fetch-limits.ts'
import type { ResolvedAddress } from '../../runtime/fetch/guarded-connector.ts'
import { createGuardedFetcher } from '../../runtime/fetch/guarded-fetcher.ts'
import { createWorkerPool } from '../../runtime/worker/worker-pool.ts'
import type { ParseAnswer, ParseJob } from '../../sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../../sources/parse-worker-url.ts'
import { type Canary, openCanary } from './canary.ts'
import { createLabCertificate } from './lab-certificate.ts'

/** The one loopback address the lab's policy takes for a public host; every other address is judged as shipped. */
export const PUBLIC_ADDRESS = '127.0.0.2'

const PARSE_DEADLINE_MS = 5_000

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void
/** Answers a look-up; `turn` counts the look-ups of that name from 1. */
export type Answer = (turn: number) => string[]

export type Lab = {
  canary: Canary
  /** Ports of the public site. */
  http: number
  https: number
  /** Addresses the shipped policy would have let out of the lab since the last reset. */
  escapes(): string[]
  /** Requests the public site has had. */
  hits(): number
  /** Serves a path of the public site until the next behaviour. */
  serve(path: string, handler: Handler): void
  /** What a name resolves to; names not set resolve to the public site. */
  name(hostname: string, answer: Answer): void
  /** Fetches as a source without private access would. */
  fetch(url: string, options?: FetchOptions): Promise<FetchResult>
  /** Closes the site's kept-alive connections. */
  hangUp(): void
  /** Forgets paths, names and counts, closes connections and waits until the fetcher has noticed. */
  reset(): Promise<void>
  /** The product's own parse worker. */
  parseInWorker: RunInWorker<ParseJob, ParseAnswer>
  close(): Promise<void>
}

export type FetchOptions = { headers?: Record<string, string>; allowPrivate?: boolean }

/** A public site, a hostile name server and a canary, all on loopback; nothing leaves the machine. */
export async function openLab(limits: Partial<FetchLimits> = {}): Promise<Lab> {
  const canary = await openCanary()
  const certificate = await createLabCertificate()
  const handlers = new Map<string, Handler>()
  let hits = 0
  let escapes: string[] = []
  const handle: Handler = (request, response) => {
    hits++
    const path = new URL(request.url ?? '/', 'http://lab').pathname
    const handler = handlers.get(path)
    if (handler) return handler(request, response)
    response.writeHead(404).end()
  }
  const plain = http.createServer({ keepAliveTimeout: 60_000 }, handle)
  const secure = https.createServer({ ...certificate, keepAliveTimeout: 60_000 }, handle)
  const ports = { http: await listen(plain), https: await listen(secure) }
  const names = new Map<string, { answer: Answer; turns: number }>()
  const resolve = async (hostname: string): Promise<ResolvedAddress[]> => {
    const known = names.get(hostname)
    if (!known) return [asAddress(PUBLIC_ADDRESS)]
    return known.answer(++known.turns).map(asAddress)
  }
  const policy = createLabPolicy((address) => escapes.push(address))
  const pool = createWorkerPool<ParseJob, ParseAnswer>({ url: PARSE_WORKER_URL, deadlineMs: PARSE_DEADLINE_MS })
  const fetcher = createGuardedFetcher({ resolve, policy, ca: certificate.cert, limits })
  return {
    canary,
    ...ports,
    escapes: () => escapes,
    hits: () => hits,
    serve: (path, handler) => handlers.set(path, handler),
    name: (hostname, answer) => names.set(hostname, { answer, turns: 0 }),
    fetch: (url, { headers = {}, allowPrivate = false } = {}) => {
      const request = { url, headers, ports: [ports.http, ports.https, canary.port], allowPrivate }
      return fetcher.fetch(request, new AbortController().signal)
    },
    parseInWorker: pool.run,
    hangUp: () => plain.closeAllConnections(),
    async reset() {
      handlers.clear()
      names.clear()
      hits = 0
      escapes = []
      canary.reset()
      plain.closeAllConnections()
      secure.closeAllConnections()
      await new Promise((resolve) => setTimeout(resolve, 15))
    },
    async close() {
      await fetcher.close()
      await pool.close()
      plain.closeAllConnections()
      secure.closeAllConnections()
      plain.close()
      secure.close()
      await canary.close()
    },
  }
}

/**
 * The shipped policy, with one loopback address for a public one. Whatever else it would let through is counted and
 * still refused: a broken policy must show here, never on a network.
 */
function createLabPolicy(onEscape: (address: string) => void): AddressPolicy {
  return (address, allowPrivate) => {
    if (address === PUBLIC_ADDRESS) return { allowed: true }
    const verdict = checkAddress(address, allowPrivate)
    if (!verdict.allowed || address === '127.0.0.1' || address === '::1') return verdict
    onEscape(address)
    return { allowed: false, why: `${address} would have been let through` }
  }
}

function asAddress(address: string): ResolvedAddress {
  return { address, family: address.includes(':') ? 6 : 4 }
}

function listen(server: http.Server | https.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, PUBLIC_ADDRESS, () => resolve((server.address() as AddressInfo).port))
  })
}
