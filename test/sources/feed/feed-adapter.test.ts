import { afterAll, describe, expect, it } from 'vitest'
import { WorkerFailure } from '../../../src/ports/worker-pool.ts'
import type { ParseJob } from '../../../src/sources/parse-job.ts'
import { createSourceAdapters } from '../../../src/sources/registry.ts'
import { openAdapters } from '../open-adapters.ts'
import { aSource, DIALECTS } from '../samples.ts'

const { pool, feed, parseFeed } = openAdapters()
afterAll(() => pool.close())

const html = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const article = '<p>A long article about something else entirely, as a site has them.</p>'.repeat(60)

describe('what is not a feed', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t ', 'empty'],
    ['an HTML page', html(article, '<title>Press</title>'), 'not_a_feed'],
    [
      'an XHTML page',
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${article}</body></html>`,
      'not_a_feed',
    ],
    ['a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>', 'not_a_feed'],
    ['plain words', 'Service unavailable', 'not_a_feed'],
    ['other JSON', '{"error":"no"}', 'not_a_feed'],
    ['broken JSON', '{"items":[', 'malformed'],
    ['an article that mentions captcha', html(`${article}captcha`), 'not_a_feed'],
    [
      'a Cloudflare page',
      html('<script src="/cdn-cgi/challenge-platform/x.js"></script>', '<title>Just a moment...</title>'),
      'challenge',
    ],
    [
      'a page that wants JavaScript',
      html('<noscript>Please enable JavaScript to continue</noscript><script>go()</script>'),
      'challenge',
    ],
    ['a page of nothing but a script', html('<script>document.cookie="a=b";location.reload()</script>'), 'challenge'],
    ['a page in Spanish that checks the browser', html('<p>Verificando su navegador</p>'), 'challenge'],
  ])('%s is named', async (_, text, reason) => {
    await expect(parseFeed({ bytes: Buffer.from(text) })).rejects.toMatchObject({ name: 'ParseError', reason })
  })

  it('is described for the person who looks after the source', async () => {
    const answer = parseFeed({ bytes: Buffer.from(html(article, '<title>Press &amp; media</title>')) })
    await expect(answer).rejects.toThrow('An HTML page titled "Press & media" came instead of a feed.')
  })
})

describe('requests', () => {
  it('send the validators back to the letter', () => {
    const record = { etag: 'W/"x"', lastModified: 'Tue, 14 Oct 2025 10:00:00 GMT' }
    const request = feed.request(aSource({ ports: [8080], userAgent: 'me' }), record as never)
    expect(request).toMatchObject({ url: aSource().url, ports: [8080], allowPrivate: false, userAgent: 'me' })
    expect(request.headers).toMatchObject({ 'if-none-match': 'W/"x"', 'if-modified-since': record.lastModified })
    expect(feed.request(aSource(), null).headers).not.toHaveProperty('if-none-match')
  })
})

describe('a library that cannot finish', () => {
  const adapterOver = (run: (job: ParseJob) => Promise<never>) =>
    createSourceAdapters({ parseInWorker: run as never }).get('feed')

  it('loses its worker and the other gets the document', async () => {
    const orders: unknown[] = []
    const adapter = adapterOver(async (job) => {
      const order = job.kind === 'feed' ? job.order : undefined
      orders.push(order)
      if (orders.length === 1) throw new WorkerFailure('deadline', 'The job was stopped after 10 ms.')
      return pool.run(job) as never
    })
    const body = { bytes: Buffer.from(DIALECTS['RSS 2.0'] ?? ''), headers: {}, url: 'https://site.test/' }
    const parsed = await adapter?.parse(body, aSource())
    expect(parsed).toMatchObject({ parser: 'rss-parser', items: [{ guid: 'release-1' }] })
    expect(orders).toEqual([['feedsmith', 'rss-parser'], ['rss-parser']])
  })

  it('is said to be too slow when neither can', async () => {
    const adapter = adapterOver(() => Promise.reject(new WorkerFailure('deadline', 'stopped')))
    const body = { bytes: Buffer.from('<rss/>'), headers: {}, url: 'https://site.test/' }
    await expect(adapter?.parse(body, aSource())).rejects.toMatchObject({ name: 'ParseError', reason: 'too_slow' })
  })

  it('is really killed: rss-parser on a crafted description', async () => {
    const item = `<item><title>a</title><description><![CDATA[${'x<br '.repeat(40_000)}]]></description></item>`
    const bytes = Buffer.from(`<rss version="2.0"><channel>${item}</channel></rss>`)
    const job: ParseJob = {
      kind: 'feed',
      body: { bytes, headers: {}, url: 'https://site.test/' },
      order: ['rss-parser'],
    }
    await expect(pool.run(job, { deadlineMs: 400 })).rejects.toMatchObject({ reason: 'deadline' })
    await expect(parseFeed({ bytes })).resolves.toMatchObject({ parser: 'feedsmith', items: [{ title: 'a' }] })
  })
})
