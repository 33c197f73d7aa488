import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLabCertificate } from '../../../src/cli/judge-fetch/lab-certificate.ts'
import type { Fetcher, FetchRequest } from '../../../src/ports/fetcher.ts'
import { createGuardedFetcher } from '../../../src/runtime/fetch/guarded-fetcher.ts'
import { type HostileSite, openHostileSite, PACKED_TEXT } from '../../doubles/hostile-site/hostile-site.ts'

const LIMITS = { totalMs: 1_500, slowGraceMs: 150, minBytesPerSecond: 200, maxBodyBytes: 1024 * 1024 }

let site: HostileSite
let fetcher: Fetcher

beforeEach(async () => {
  site = await openHostileSite()
  fetcher = createGuardedFetcher({ limits: LIMITS, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
})

afterEach(async () => {
  await fetcher.close()
  await site.close()
})

function get(url: string, more: Partial<FetchRequest> = {}, signal = new AbortController().signal) {
  return fetcher.fetch({ url, headers: {}, ports: [site.port], allowPrivate: true, ...more }, signal)
}

const textOf = (body: Uint8Array) => Buffer.from(body).toString('utf8')

describe('what a body is packed in', () => {
  it.each(['plain', 'gzip', 'x-gzip', 'br', 'zstd', 'deflate', 'raw-deflate', 'twice'])('reads %s', async (path) => {
    expect(textOf((await get(site.url(`/${path}`))).body)).toBe(PACKED_TEXT)
  })

  it('does not unpack the very bytes it is told are known; others it does', async () => {
    const first = await get(site.url('/gzip'))
    expect(first.wire).toMatchObject({ known: false, encoded: true })
    const again = await get(site.url('/gzip'), { knownWire: first.wire?.hash ?? '' })
    expect(again).toMatchObject({ status: 200, wire: { known: true, hash: first.wire?.hash } })
    expect(again.body).toHaveLength(0)
    expect(textOf((await get(site.url('/br'), { knownWire: first.wire?.hash ?? '' })).body)).toBe(PACKED_TEXT)
  })

  it.each(['many-times', 'cut-gzip', 'not-gzip', 'unknown-encoding'])('names %s as damaged', async (path) => {
    await expect(get(site.url(`/${path}`))).rejects.toMatchObject({ name: 'FetchError', reason: 'encoding' })
  })

  it('unpacks a few kilobytes that hold most of what is allowed', async () => {
    const text = 'a line as any other\n'.repeat(40_000)
    const server = http.createServer((_, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(text, { level: 9 })),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(textOf((await get(`http://lab.test:${port}/`, { ports: [port] })).body)).toBe(text)
    server.close()
  })

  it('takes an empty body for what it is, whatever it is said to be packed in', async () => {
    expect((await get(site.url('/empty-gzip'))).body).toHaveLength(0)
  })
})

describe('limits', () => {
  it.each([
    ['gzip-bomb', 'too_large'],
    ['br-bomb', 'too_large'],
    ['zstd-bomb', 'too_large'],
    ['says-huge', 'too_large'],
    ['endless', 'too_large'],
    ['drip', 'too_slow'],
    ['silent', 'timeout'],
    ['reset', 'connection'],
    ['many-headers', 'headers_too_large'],
    ['no-location', 'bad_redirect'],
    ['hop0', 'too_many_redirects'],
  ])('ends %s with %s', async (path, reason) => {
    // Some of these never end by themselves: without a limit of ours the runner's would be reached.
    await expect(get(site.url(`/${path}`))).rejects.toMatchObject({ name: 'FetchError', reason })
  })

  it('counts the whole time over all redirects', async () => {
    await expect(get(site.url('/redirect?to=/silent'))).rejects.toMatchObject({ reason: 'timeout' })
  })

  it('stops when it is called off', async () => {
    const abort = new AbortController()
    const answer = get(site.url('/silent'), {}, abort.signal)
    setTimeout(() => abort.abort(), 30)
    await expect(answer).rejects.toMatchObject({ name: 'FetchError', reason: 'timeout' })
  })

  it('one signal calls off everything asked under it, a look-up that never answers too', async () => {
    const abort = new AbortController()
    const deaf = createGuardedFetcher({ limits: LIMITS, resolve: () => new Promise(() => {}) })
    const lost = { url: 'http://nowhere.example.com/', headers: {}, ports: [], allowPrivate: false }
    const answers = [get(site.url('/silent'), {}, abort.signal), get(site.url('/silent'), {}, abort.signal)]
    const looked = deaf.fetch(lost, abort.signal)
    setTimeout(() => abort.abort(), 30)
    for (const answer of [...answers, looked])
      await expect(answer).rejects.toMatchObject({ reason: 'timeout', message: expect.stringContaining('called off') })
    await expect(get(site.url('/plain'), {}, abort.signal)).rejects.toThrow('called off')
    await deaf.close()
  })

  it('a look-up that never answers ends with the time for the whole', async () => {
    const deaf = createGuardedFetcher({ limits: { ...LIMITS, totalMs: 80 }, resolve: () => new Promise(() => {}) })
    const lost = { url: 'http://nowhere.example.com/', headers: {}, ports: [], allowPrivate: false }
    const answer = deaf.fetch(lost, new AbortController().signal)
    await expect(answer).rejects.toMatchObject({
      reason: 'timeout',
      message: expect.stringContaining('did not finish'),
    })
    await deaf.close()
  })

  it('says where it failed and asks once', async () => {
    await expect(get(site.url('/reset'))).rejects.toThrow(`127.0.0.1:${site.port}`)
    expect(site.requests).toHaveLength(1)
  })
})

describe('answers', () => {
  it('returns 304 without a body and any other status with one', async () => {
    expect(await get(site.url('/unchanged'))).toMatchObject({ status: 304, headers: { etag: '"a"' } })
    const blocked = await get(site.url('/blocked'))
    expect([blocked.status, textOf(blocked.body)]).toEqual([403, 'go away'])
  })

  it('follows five redirects and lists them', async () => {
    const result = await get(site.url('/hop1'))
    expect(result.redirects).toHaveLength(5)
    expect(result.redirects[0]).toEqual({ status: 302, from: site.url('/hop1'), to: site.url('/hop2') })
    expect(result.finalUrl).toBe(site.url('/plain'))
  })

  it('sends validators to the letter, an honest name and what it can unpack', async () => {
    await get(site.url('/plain'), { headers: { 'if-none-match': 'W/"x y"' }, userAgent: 'newsroom/1 (+mail)' })
    expect(site.requests[0]).toMatchObject({
      'if-none-match': 'W/"x y"',
      'user-agent': 'newsroom/1 (+mail)',
      'accept-encoding': 'gzip, br, zstd, deflate',
    })
  })
})

describe('redirects to another host', () => {
  const secrets = { 'if-none-match': '"a"', authorization: 'Bearer x', cookie: 'a=b', accept: 'application/xml' }

  it('take neither validators nor secrets along', async () => {
    const elsewhere = encodeURIComponent(site.url('/plain', 'elsewhere.test'))
    await get(site.url(`/redirect?to=${elsewhere}`), { headers: secrets })
    expect(site.requests[0]).toMatchObject(secrets)
    expect(site.requests[1]).toMatchObject({ accept: 'application/xml' })
    for (const name of ['if-none-match', 'authorization', 'cookie']) expect(site.requests[1]).not.toHaveProperty(name)
  })

  it('keep them on the same host', async () => {
    await get(site.url('/relative'), { headers: secrets })
    expect(site.requests[1]).toMatchObject(secrets)
  })
})

describe('connections', () => {
  it('are kept and used again', async () => {
    for (const path of ['/plain', '/plain', '/gzip', '/unchanged', '/unchanged', '/hop1']) await get(site.url(path))
    expect(site.requests.length).toBeGreaterThan(10)
    // A request in the same turn as the last byte of the one before may open a second; never one each.
    expect(site.connections()).toBeLessThanOrEqual(2)
  })

  it('opened for a source that may use private addresses are never lent to one that may not', async () => {
    const url = site.url('/plain', 'intranet.example.com')
    expect((await get(url)).status).toBe(200)
    await expect(get(url, { allowPrivate: false })).rejects.toMatchObject({ reason: 'forbidden_address' })
    expect(site.requests).toHaveLength(1)
  })

  it('to a port that is not listed are refused', async () => {
    await expect(get(site.url('/plain'), { ports: [] })).rejects.toMatchObject({ reason: 'forbidden_address' })
  })

  it('name a look-up that fails', async () => {
    const lost = createGuardedFetcher({
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })),
    })
    const request = { url: 'http://nowhere.example.com/', headers: {}, ports: [], allowPrivate: false }
    await expect(lost.fetch(request, new AbortController().signal)).rejects.toMatchObject({ reason: 'dns' })
    await lost.close()
  })

  it('to a host with a certificate nobody vouches for end as tls', async () => {
    const server = https.createServer(await createLabCertificate(), (_, response) => response.end('secret'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const answer = get(`https://lab.test:${port}/`, { ports: [port] })
    await expect(answer).rejects.toMatchObject({ reason: 'tls' })
    server.close()
  })
})
