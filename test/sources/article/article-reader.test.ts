import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Source } from '../../../src/domain/source.ts'
import { judgeAuthority } from '../../../src/pipeline/judge-authority.ts'
import type { ArticleReader } from '../../../src/ports/article-reader.ts'
import { createManualClock, type ManualClock } from '../../../src/runtime/clock.ts'
import { createGuardedFetcher } from '../../../src/runtime/fetch/guarded-fetcher.ts'
import { createWorkerPool } from '../../../src/runtime/worker/worker-pool.ts'
import { createArticleReader } from '../../../src/sources/article/article-reader.ts'
import type { ParseAnswer, ParseJob } from '../../../src/sources/parse-job.ts'
import { PARSE_WORKER_URL } from '../../../src/sources/parse-worker-url.ts'
import { sourceOf } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'

const HOUR = 3_600_000
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const ARTICLE = `<!doctype html><html><body><article><h1>Ferry</h1><p>${'The ferry to the island will sail every hour from May, the company said. '.repeat(5)}</p></article></body></html>`
const never = new AbortController().signal

const fetcher = createGuardedFetcher({ userAgent: 'onrecord-test/1' })
const pool = createWorkerPool<ParseJob, ParseAnswer>({ url: PARSE_WORKER_URL, deadlineMs: 5_000 })
let site: Site
let clock: ManualClock
let waited: number[]
let reader: ArticleReader
let source: Source

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => Promise.all([site.close(), fetcher.close(), pool.close()]))
beforeEach(() => {
  site.asked.length = 0
  site.serve('/robots.txt', { status: 404 })
  site.serve('/ferry', { headers: HTML, body: ARTICLE })
  clock = createManualClock(Date.UTC(2026, 0, 1))
  waited = []
  source = sourceOf(site, 'wire', { fullText: true })
  reader = createArticleReader({
    fetcher,
    parseInWorker: pool.run,
    clock,
    pause: async (ms) => {
      waited.push(ms)
      clock.advance(ms)
    },
    pauseMs: 2_000,
    agent: 'onrecord',
    isOwn: (of, url) => judgeAuthority(url, of).own,
  })
})

const read = (path: string, extra = {}) => reader.read({ url: site.url(path), source, ...extra }, never)
const paths = () => site.asked.map((ask) => ask.path)

describe('an article is read', () => {
  it('after the rules of its host, with a pause before each request', async () => {
    expect(await read('/ferry')).toMatchObject({ type: 'read', url: site.url('/ferry') })
    await read('/ferry')
    expect(paths()).toEqual(['/robots.txt', '/ferry', '/ferry'])
    expect(waited).toEqual([2_000, 2_000, 2_000])
  })

  it('one at a time a host, however many are wanted at once', async () => {
    let open = 0
    let most = 0
    const slow = createArticleReader({
      fetcher: {
        fetch: async (request, signal) => {
          most = Math.max(most, ++open)
          try {
            return await fetcher.fetch(request, signal)
          } finally {
            open -= 1
          }
        },
        close: async () => {},
      },
      parseInWorker: pool.run,
      clock,
      pause: async () => {},
      pauseMs: 1_000,
      agent: 'onrecord',
      isOwn: (of, url) => judgeAuthority(url, of).own,
    })
    await Promise.all(Array.from({ length: 6 }, () => slow.read({ url: site.url('/ferry'), source }, never)))
    expect(most).toBe(1)
  })

  it('conditionally where validators are known, and says unchanged', async () => {
    site.serve('/ferry', ({ headers }) =>
      headers['if-none-match'] === '"a"' ? { status: 304 } : { headers: { ...HTML, etag: '"a"' }, body: ARTICLE },
    )
    expect(await read('/ferry')).toMatchObject({ type: 'read', etag: '"a"' })
    expect(await read('/ferry', { etag: '"a"' })).toEqual({ type: 'unchanged' })
  })
})

describe('robots.txt', () => {
  it.each([
    ['forbids the path for all', 'User-agent: *\nDisallow: /ferry', 'forbidden'],
    ['forbids this program by name', 'User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /', 'forbidden'],
    ['forbids all others', 'User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nAllow: /', 'read'],
    ['allows a longer path', 'User-agent: *\nDisallow: /f\nAllow: /ferry', 'read'],
    ['forbids by wildcard', 'User-agent: *\nDisallow: /*rry$', 'forbidden'],
    ['is an HTML page', '<!doctype html><title>Not found</title>', 'read'],
  ] as const)('%s', async (_, rules, type) => {
    site.serve('/robots.txt', { headers: { 'content-type': 'text/plain' }, body: rules })
    const answer = await read('/ferry')
    expect(answer.type).toBe(type)
    if (answer.type === 'forbidden') {
      expect(answer.reason).toContain('robots.txt')
      expect(paths()).not.toContain('/ferry')
    }
  })

  it.each([403, 404, 410])('of %i means that there are no rules', async (status) => {
    site.serve('/robots.txt', { status })
    expect((await read('/ferry')).type).toBe('read')
  })

  it.each([500, 503, 429])('of %i means wait, and is asked for again in an hour', async (status) => {
    site.serve('/robots.txt', { status })
    expect(await read('/ferry')).toMatchObject({ type: 'wait', retryAfterMs: HOUR })
    site.serve('/robots.txt', { status: 404 })
    clock.advance(HOUR / 2)
    expect((await read('/ferry')).type).toBe('wait')
    clock.advance(HOUR)
    expect((await read('/ferry')).type).toBe('read')
    expect(paths()).toEqual(['/robots.txt', '/robots.txt', '/ferry'])
  })

  it('is believed for a day', async () => {
    await read('/ferry')
    clock.advance(23 * HOUR)
    await read('/ferry')
    clock.advance(2 * HOUR)
    await read('/ferry')
    expect(paths().filter((path) => path === '/robots.txt')).toHaveLength(2)
  })

  it('may ask for a longer pause, half a minute at most', async () => {
    site.serve('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 7\nDisallow: /x' })
    await read('/ferry')
    await read('/ferry')
    site.serve('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 3600\nDisallow: /x' })
    clock.advance(25 * HOUR)
    await Promise.all([read('/ferry'), read('/ferry')])
    expect(waited).toEqual([2_000, 7_000, 7_000, 30_000, 30_000])
  })

  it('of half a million hostile rules is answered', async () => {
    site.serve('/robots.txt', { body: `User-agent: *\n${`Disallow: /${'*a'.repeat(200)}\n`.repeat(1_500)}` })
    expect((await read('/ferry')).type).toMatch(/read|forbidden/)
  })
})

describe('what is not read is said in words', () => {
  it.each([
    [404, {}, { type: 'missing', status: 404 }],
    [410, {}, { type: 'missing', status: 410 }],
    [403, {}, { type: 'unreadable' }],
    [503, { 'retry-after': '120' }, { type: 'wait', retryAfterMs: 120_000 }],
    [429, { 'retry-after': 'Thu, 01 Jan 2026 01:00:00 GMT' }, { type: 'wait' }],
    [500, {}, { type: 'wait', retryAfterMs: null }],
  ])('HTTP %i', async (status, headers, expected) => {
    site.serve('/ferry', { status, headers: { ...HTML, ...headers }, body: '<p>Sorry</p>' })
    const answer = await read('/ferry')
    expect(answer).toMatchObject(expected)
    expect('reason' in answer && answer.reason).toContain(String(status))
  })

  it('a redirect to the front page is a missing article', async () => {
    site.serve('/ferry', { status: 302, headers: { location: '/' } })
    site.serve('/', { headers: HTML, body: ARTICLE })
    expect(await read('/ferry')).toMatchObject({
      type: 'missing',
      reason: expect.stringContaining('front or list page'),
    })
  })

  it('a link to another host is not followed for this source', async () => {
    const answer = await reader.read({ url: 'https://elsewhere.example/ferry', source }, never)
    expect(answer).toMatchObject({ type: 'forbidden', reason: expect.stringContaining('elsewhere.example') })
    expect(paths()).toEqual([])
  })

  it('private addresses stay closed where the source may not use them', async () => {
    const answer = await reader.read({ url: site.url('/ferry'), source: { ...source, allowPrivate: false } }, never)
    expect(answer.type).toMatch(/wait|forbidden/)
    expect(paths()).toEqual([])
  })
})
