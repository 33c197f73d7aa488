import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { answerRequest } from './serve/answer-request.ts'
import type { Addresses, LinkStyle } from './serve/site-address.ts'
import { loadStory, STORY_START } from './story.ts'

/**
 * Serves the demo's sources as their sites stood at a story time, on loopback only, as a process of its own:
 *
 *     node src/cli/demo/site-server.ts [--port 0] [--links loopback|names] [--folder data/demo/story]
 *
 * It reports `{"port":…,"token":…}` to its parent, or as the first line of its output. The story time is moved by
 * `POST /control/time` with `{"now": epochMs}` and `Authorization: Bearer TOKEN`; `GET /control/state` (same token)
 * answers `{now, requests: {source: {status: count}}}`.
 * It ends on SIGTERM, SIGINT, and when its parent has gone.
 */
const { values } = parseArgs({
  options: { port: { type: 'string' }, links: { type: 'string' }, folder: { type: 'string' } },
})
const story = loadStory(values.folder)
const token = randomBytes(16).toString('hex')
const addresses: Addresses = { port: 0, links: readLinkStyle(values.links) }
const requests: Record<string, Record<string, number>> = {}
let now = STORY_START

const server = createServer((request, response) => {
  if (request.url?.startsWith('/control/')) answerControl(request, response)
  else answerVisitor(request, response)
})
// Well beyond what the worker may be busy for before it sends its next request over the same connection.
server.keepAliveTimeout = 60_000
server.on('error', (error) => {
  console.error(`The demo's site server cannot listen on 127.0.0.1:${values.port ?? 0}: ${error.message}`)
  process.exit(1)
})
server.listen(Number(values.port ?? 0), '127.0.0.1', () => {
  addresses.port = (server.address() as AddressInfo).port
  const ready = { port: addresses.port, token }
  if (process.send) process.send(ready)
  else console.log(JSON.stringify(ready))
})
stopWithParent()

function answerVisitor(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const answer = answerRequest(story, { path: request.url ?? '/', headers: request.headers }, addresses, now)
  if (answer.source !== null) {
    const counts = requests[answer.source] ?? {}
    requests[answer.source] = { ...counts, [answer.status]: (counts[answer.status] ?? 0) + 1 }
  }
  const length: Record<string, string> = answer.status === 304 ? {} : { 'content-length': String(answer.body.length) }
  response.writeHead(answer.status, { ...answer.headers, ...length, date: new Date(now).toUTCString() })
  response.end(request.method === 'HEAD' ? undefined : answer.body)
}

function answerControl(request: IncomingMessage, response: ServerResponse): void {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    answerJson(response, 401, { error: 'the control endpoint needs the token this server reported at its start' })
  } else if (request.url === '/control/state' && request.method === 'GET') {
    answerJson(response, 200, { now, requests })
  } else if (request.url === '/control/time' && request.method === 'POST') {
    readTime(request, response)
  } else answerJson(response, 404, { error: 'there are only POST /control/time and GET /control/state' })
}

function readTime(request: IncomingMessage, response: ServerResponse): void {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => {
    // Far more than {"now": …} needs; the rest is not worth keeping.
    if (text.length < 1_000) text += chunk
  })
  request.on('end', () => {
    const told = parseTime(text)
    if (told === null) answerJson(response, 400, { error: 'send {"now": milliseconds since 1970}' })
    else {
      now = told
      answerJson(response, 200, { now })
    }
  })
}

function parseTime(text: string): number | null {
  try {
    const told: unknown = JSON.parse(text).now
    return typeof told === 'number' && Number.isSafeInteger(told) ? told : null
  } catch {
    return null
  }
}

function answerJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function readLinkStyle(text: string | undefined): LinkStyle {
  if (text === undefined || text === 'loopback') return 'loopback'
  if (text === 'names') return 'names'
  console.error(`--links is ${text}; it can be loopback or names`)
  process.exit(2)
}

/** A server left behind would hold its port for good: the channel to the parent closes, or the parent changes. */
function stopWithParent(): void {
  const stop = () => {
    server.close()
    server.closeAllConnections()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (process.send) process.on('disconnect', stop)
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 1_000).unref()
}
