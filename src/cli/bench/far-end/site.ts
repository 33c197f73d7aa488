import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { gzip as gzipCallback } from 'node:zlib'
import { readCheckedClaims, readFeedBodies, readStories } from '../corpora.ts'
import { renderDocument, shorten } from '../documents.ts'
import { hasValidators, versionAt } from '../world.ts'

/**
 * The sites that are polled, in a process of their own. `/feed/<n>` (or `/feed/<n>/<entries>`) answers for source n at the present step;
 * `/control/step/<k>` moves all of them; `/control/counts` gives and clears what was served. Bodies go gzipped where
 * asked for.
 */
export type SiteReady = { http: string[]; https: string[]; ca: string; control: string }
export type SiteCounts = {
  requests: number
  notModified: number
  bytes: number
  connections: number
  sentAt: Record<string, number>
  /** When the first request came in; `null`: none did. */
  firstAt: number | null
}

type Body = { raw: Buffer; zipped: Buffer; etag: string }
const gzip = promisify(gzipCallback)

const [corpora = '', hosts = '8'] = process.argv.slice(2)
const feeds = readFeedBodies(corpora)
const words = { claims: readCheckedClaims(corpora), stories: readStories(corpora) }
const bodies = new Map<string, Body>()
let step = 0
let closing = false
let counts: SiteCounts = clear()

function clear(): SiteCounts {
  return { requests: 0, notModified: 0, bytes: 0, connections: 0, sentAt: {}, firstAt: null }
}

function makeBody(source: number, version: number, entries: number): { key: string; raw: Buffer } {
  const at = source % feeds.length
  // Unchanged feeds of the same document are the same bytes: kept once.
  const key = (version === 0 ? `${at}` : `${source}:${version}`) + (entries === 0 ? '' : `/${entries}`)
  const feed = feeds[at]
  if (!feed) throw new Error('no feeds')
  const short = entries === 0 ? feed : shorten(feed, entries)
  return { key, raw: bodies.get(key)?.raw ?? Buffer.from(renderDocument(short, source, version, words)) }
}

async function bodyOf(source: number, version: number, entries: number): Promise<Body> {
  const { key, raw } = makeBody(source, version, entries)
  const known = bodies.get(key)
  if (known) return known
  const body = {
    raw,
    zipped: await gzip(raw, { level: 6 }),
    etag: `"${createHash('sha1').update(raw).digest('hex').slice(0, 20)}"`,
  }
  bodies.set(key, body)
  return body
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, area, first = '', second = '0'] = (request.url ?? '').split('/')
  if (area === 'control') {
    if (first === 'step') {
      step = Number(second)
      // Zipped beforehand: the far end must not be what is waited for.
      for (let source = 0; source < Number(request.headers['x-sources'] ?? 0); source++)
        await bodyOf(source, versionAt(source, step), Number(request.headers['x-entries'] ?? 0))
    }
    if (first === 'closing') closing = second === 'on'
    const told = counts
    if (first === 'counts') counts = clear()
    response.end(JSON.stringify(told))
    return
  }
  counts.requests += 1
  counts.firstAt ??= performance.timeOrigin + performance.now()
  const source = Number(first)
  const version = versionAt(source, step)
  const body = await bodyOf(source, version, Number(second))
  const validators = hasValidators(source) && request.headers['x-plain'] === undefined
  const headers: Record<string, string | number> = { 'content-type': 'application/xml; charset=utf-8' }
  if (closing) headers.connection = 'close'
  if (validators) headers.etag = body.etag
  if (validators && request.headers['if-none-match'] === body.etag) {
    counts.notModified += 1
    response.writeHead(304, headers).end()
    return
  }
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const bytes = zipped ? body.zipped : body.raw
  if (zipped) headers['content-encoding'] = 'gzip'
  counts.bytes += body.raw.length
  counts.sentAt[source] = performance.timeOrigin + performance.now()
  response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
}

const listen = async (server: ReturnType<typeof createServer>, host: string): Promise<number> => {
  server.keepAliveTimeout = 600_000
  server.on('connection', () => {
    counts.connections += 1
  })
  await new Promise<void>((done) => server.listen(0, host, done))
  return (server.address() as AddressInfo).port
}

const handler = (request: IncomingMessage, response: ServerResponse) => {
  answer(request, response).catch(() => response.destroy())
}
const names = Array.from({ length: Number(hosts) }, (_, at) => `127.0.${1 + Math.floor(at / 200)}.${1 + (at % 200)}`)
const { generate } = await import('selfsigned')
const certificate = await generate([{ name: 'commonName', value: 'bench' }], {
  keySize: 2_048,
  extensions: [
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: names.map((ip) => ({ type: 7 as const, ip })) },
  ],
})
const ready: SiteReady = { http: [], https: [], ca: certificate.cert, control: '' }
for (const name of names) {
  ready.http.push(`http://${name}:${await listen(createServer(handler), name)}`)
  const secure = createTlsServer({ key: certificate.private, cert: certificate.cert }, handler)
  ready.https.push(`https://${name}:${await listen(secure, name)}`)
}
ready.control = ready.http[0] ?? ''
process.stdout.write(`${JSON.stringify(ready)}\n`)
