import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SiteServer, startSiteServer } from '../../../src/cli/demo/serve/start-site-server.ts'
import { loadStory, STORY_START, type StorySource } from '../../../src/cli/demo/story.ts'

const END = Date.UTC(2026, 0, 26)
const story = loadStory()
const source = (id: string) => story.sources.find((one) => one.id === id) as StorySource
let server: SiteServer

beforeAll(async () => {
  server = await startSiteServer()
})
afterAll(() => server.close())

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Plain HTTP, nothing decoded or followed on the way. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`http://127.0.0.1:${server.port}${address}`, { headers, method }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
    })
    request.on('error', reject).end()
  })
}

const feedOf = ({ id, feed }: StorySource) => `/${id}/${feed}`

describe('the feeds', () => {
  it.each(story.sources.map(({ id, format }) => ({ id, format })))(
    '$id ($format) is read whole by feedsmith and, XML, by rss-parser',
    async ({ id, format }) => {
      await server.setTime(END)
      const answer = await get(feedOf(source(id)))
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toBe(source(id).contentType)
      const own = story.items.filter((one) => one.source === id)
      expect(own.length, 'a feed shows twenty items').toBeLessThanOrEqual(20)
      const text = new TextDecoder(source(id).charset, { fatal: true }).decode(answer.body)
      const titles = own.map(({ title }) => title).sort()
      expect(titlesOf(parseFeed(text).feed)).toEqual(titles)
      if (format === 'json') return
      const parsed = await new RssParser().parseString(text)
      expect(parsed.items.map((item) => item.title).sort()).toEqual(titles)
      expect(parsed.title).toMatch(/\(reconstructed\)$/)
    },
  )

  it('one is labelled ISO-8859-1, carries windows-1252 bytes and is no UTF-8', async () => {
    await server.setTime(END)
    const { body } = await get(feedOf(source('presidencia-mx')))
    expect(body.toString('latin1')).toMatch(/^<\?xml version="1.0" encoding="ISO-8859-1"\?>/)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow()
    // é as one byte; the opening curly quote that ISO-8859-1 does not have.
    expect(body.includes(0xe9) && body.includes(0x93)).toBe(true)
    expect(new TextDecoder('iso-8859-1').decode(body)).toContain('“no hay información”')
  })

  it('shows what was there at the story time and nothing later', async () => {
    await server.setTime(STORY_START)
    expect(titlesOf(parseFeed((await get(feedOf(source('dhs-press')))).body.toString()).feed)).toHaveLength(1)
    await server.setTime(Date.UTC(2025, 9, 14, 13, 9))
    expect((await get(feedOf(source('dhs-press')))).body.toString()).not.toContain('credible intelligence')
    await server.setTime(Date.UTC(2025, 9, 14, 13, 10))
    const release = (await get(feedOf(source('dhs-press')))).body.toString()
    expect(release).toContain('credible intelligence')
    expect(release).toContain('$5,000 to $10,000')
    await server.setTime(Date.UTC(2025, 9, 20, 15))
    const edited = (await get(feedOf(source('dhs-press')))).body.toString()
    expect(edited).not.toContain('$5,000 to $10,000')
    const guid = /<guid[^>]*>[^<]*dhs-bounties<\/guid>/
    expect(edited.match(guid)?.[0]).toBe(release.match(guid)?.[0])
  })
})

describe('the manners of HTTP', () => {
  it('answers 304 to every validator it gave, until something changes', async () => {
    await server.setTime(Date.UTC(2025, 9, 13))
    for (const one of story.sources) {
      const { headers } = await get(feedOf(one))
      const sent: Record<string, string> = {}
      if (headers.etag) sent['if-none-match'] = String(headers.etag)
      if (headers['last-modified']) sent['if-modified-since'] = String(headers['last-modified'])
      expect(Object.keys(sent).length > 0, one.id).toBe(one.validators !== 'none')
      const again = await get(feedOf(one), sent)
      expect([one.id, again.status, again.body.length > 0]).toEqual([
        one.id,
        ...(one.validators === 'none' ? [200, true] : [304, false]),
      ])
    }
    const { headers } = await get(feedOf(source('dhs-press')))
    await server.setTime(Date.UTC(2025, 9, 14, 14))
    const sent = { 'if-none-match': String(headers.etag), 'if-modified-since': String(headers['last-modified']) }
    expect((await get(feedOf(source('dhs-press')), sent)).status).toBe(200)
  })

  it('compresses where that is welcome', async () => {
    await server.setTime(END)
    const plain = await get(feedOf(source('border-wire')))
    const small = await get(feedOf(source('border-wire')), { 'accept-encoding': 'gzip, br' })
    expect(small.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(small.body).equals(plain.body)).toBe(true)
  })

  it('answers 403 with a page about the visitor while a source blocks, and the feed again after', async () => {
    const courier = source('tri-county-courier')
    const { from, until } = courier.blocked[0] as { from: number; until: number }
    for (const [now, status] of [
      [from - 1, 200],
      [from, 403],
      [until - 1, 403],
      [until, 200],
    ] as const) {
      await server.setTime(now)
      const answer = await get(feedOf(courier))
      expect(answer.status).toBe(status)
      if (status === 403) expect(answer.headers['content-type']).toContain('text/html')
    }
    const late = story.items.filter(
      (one) => one.source === courier.id && from < one.publishedAt && one.publishedAt < until,
    )
    expect(late.length).toBeGreaterThanOrEqual(3)
    const text = (await get(feedOf(courier))).body.toString()
    for (const { id } of late) expect(text).toContain(id)
  })

  it('serves the article behind every link, marked as reconstructed, and a list page', async () => {
    await server.setTime(END)
    for (const one of story.sources) {
      const { items } = parseJsonOrXml(one, (await get(feedOf(one))).body)
      for (const link of items) {
        expect(new URL(link).host).toBe(`127.0.0.1:${server.port}`)
        const page = await get(new URL(link).pathname)
        expect([link, page.status]).toEqual([link, 200])
        expect(page.body.toString()).toMatch(/Reconstruc/)
      }
      const list = (await get(`/${one.id}/${one.list}`)).body.toString()
      expect(list.match(/class="news-item"/g)?.length).toBe(items.length)
    }
    await server.setTime(STORY_START)
    expect((await get('/dhs-press/articles/dhs-bounties')).status, 'not yet written').toBe(404)
    expect((await get('/nobody/feed')).status).toBe(404)
    expect((await get(feedOf(source('dhs-press')), {}, 'POST')).status).toBe(405)
  })
})

describe('the process', () => {
  it('moves its time for nobody without the token, and counts what it was asked', async () => {
    expect((await get('/control/state')).status).toBe(401)
    expect((await get('/control/time', { authorization: 'Bearer guess' }, 'POST')).status).toBe(401)
    await server.setTime(END)
    const before = (await server.state()).requests['doj-press']?.['200'] ?? 0
    await get(feedOf(source('doj-press')))
    expect(await server.state()).toMatchObject({ now: END, requests: { 'doj-press': { '200': before + 1 } } })
    await expect(server.setTime(Number.NaN)).rejects.toThrow('milliseconds since 1970')
  })

  it('ends when its parent is killed', async () => {
    const starter = path.resolve('src/cli/demo/serve/start-site-server.ts')
    const code = `import(${JSON.stringify(starter)}).then(async (m) => console.log((await m.startSiteServer()).pid))`
    const parent = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(parent.stdout, 'data')
    const pid = Number(String(line))
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    for (let wait = 0; wait < 50 && isAlive(pid); wait++) await sleep(100)
    expect(isAlive(pid)).toBe(false)
  })

  it('is started below "node --watch", where modules that are loaded are messages, too', async () => {
    const starter = path.resolve('src/cli/demo/serve/start-site-server.ts')
    const code = `import(${JSON.stringify(starter)}).then(async (m) => { const s = await m.startSiteServer(); console.log(s.port); await s.close() })`
    const parent = spawn(process.execPath, ['-e', code], {
      env: { ...process.env, WATCH_REPORT_DEPENDENCIES: '1' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const [line] = await once(parent.stdout as Readable, 'data')
    expect(Number(String(line))).toBeGreaterThan(0)
    await once(parent, 'exit')
  })

  it('says its port on its first line when it is run by hand', async () => {
    const child = spawn(process.execPath, ['src/cli/demo/site-server.ts', '--links', 'names'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout, 'data')
    const { port } = JSON.parse(String(line))
    const feed = await (await fetch(`http://127.0.0.1:${port}/border-wire/feed/`)).text()
    expect(feed).toContain(`<link>http://border-wire.localhost:${port}/border-wire/articles/bw-bridge-waits</link>`)
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function titlesOf(feed: object): string[] {
  const { items, entries } = feed as { items?: { title?: unknown }[]; entries?: { title?: unknown }[] }
  return (items ?? entries ?? []).map(({ title }) => String((title as { value?: string })?.value ?? title)).sort()
}

function parseJsonOrXml(one: StorySource, body: Buffer): { items: string[] } {
  const text = new TextDecoder(one.charset).decode(body)
  if (one.format === 'json') return { items: JSON.parse(text).items.map(({ url }: { url: string }) => url) }
  const found = [...text.matchAll(/<(?:link>|link rel="alternate"[^>]*href=")(http[^<"]*\/articles\/[^<"]*)/g)]
  return { items: found.map((match) => match[1] ?? '') }
}
