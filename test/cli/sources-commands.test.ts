import { spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { importOpml } from '../../src/cli/sources-opml.ts'
import { sourcesTry } from '../../src/cli/sources-try.ts'
import { sourceSchema } from '../../src/config/schemas/source-schema.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const MENU = `<header><nav><ul class="menu">${'<li class="menu-item"><a href="/x">Some section of the site menu</a></li>'.repeat(9)}</ul></nav></header>`
const FOOT = `<footer><ul>${'<li><a href="/f">Footer link about the privacy policy</a></li>'.repeat(8)}</ul></footer>`
const page = (title: string, body: string, head = '', lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head><body>${MENU}${body}${FOOT}</body></html>`
const many = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join('\n')

/** Lists as newsrooms build them; what a person would want taken: how many, and the first. */
const LISTS = {
  'drupal-views': {
    count: 8,
    first: 'Harbour agency announces the opening of pier number 0',
    dated: true,
    html: page(
      'Press Releases | Harbour Agency',
      `<main><div class="view-content">${many(8, (i) => `<div class="views-row views-row-${i + 1} ${i % 2 ? 'even' : 'odd'}"><div class="views-field views-field-title"><span class="field-content"><a href="/news/2026/01/release-${i}">Harbour agency announces the opening of pier number ${i}</a></span></div><div class="views-field views-field-created"><time datetime="2026-01-${10 + i}T12:00:00Z">January ${10 + i}, 2026</time></div></div>`)}</div></main>`,
    ),
  },
  table: {
    count: 6,
    first: 'La secretaría informa sobre la obra del puente número 0',
    dated: true,
    html: page(
      'Comunicados - Secretaría',
      `<table class="tabla"><tbody>${many(6, (i) => `<tr><td>${12 + i} de enero de 2026</td><td><a href="comunicado-${i}.html">La secretaría informa sobre la obra del puente número ${i}</a></td></tr>`)}</tbody></table>`,
      '',
      'es',
    ),
  },
  'cards-as-links': {
    count: 5,
    first: 'Ferry line number 0 to sail again in spring',
    dated: true,
    html: page(
      'Newsroom',
      `<section class="feed">${many(5, (i) => `<article class="card"><a class="card__link" href="/n/${i}"><h3 class="card__title">Ferry line number ${i} to sail again in spring</h3><p class="card__text">The company says that the line will be served by two ships every day of the week.</p><span class="card__date">Jan ${i + 1}, 2026</span></a></article>`)}</section>`,
    ),
  },
  'plain-list': {
    count: 7,
    first: 'The council votes on the new road to school 0',
    dated: true,
    html: page(
      'Council news',
      `<main><h1>News</h1><ul>${many(7, (i) => `<li><span>${i + 1} February 2026</span> <a href="/c/${i}">The council votes on the new road to school ${i}</a></li>`)}</ul></main>`,
    ),
  },
  'headings-without-dates': {
    count: 6,
    first: 'Museum shows the drawings of its first keeper, part 0',
    dated: false,
    html: page(
      'Museum',
      `<div id="posts">${many(6, (i) => `<div class="post-teaser"><h2 class="post-title"><a href="/p/${i}">Museum shows the drawings of its first keeper, part ${i}</a></h2><div class="post-excerpt">Over forty sheets are on show until the summer, most of them for the first time in a century.</div><a href="/p/${i}">Read more</a></div>`)}</div>`,
    ),
  },
}

let site: Site
beforeAll(async () => {
  site = await startSite()
  for (const [name, { html }] of Object.entries(LISTS)) site.serve(`/${name}`, { headers: HTML, body: html })
})
afterAll(() => site.close())

type Run = { code: number | null; out: string; err: string }
/** The command as the program calls it; only what it prints is caught. */
async function caught(run: () => Promise<number>): Promise<Run> {
  const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
  const lines = { out: '', err: '' }
  out.mockImplementation((text) => {
    lines.out += String(text)
    return true
  })
  err.mockImplementation((text) => {
    lines.err += String(text)
    return true
  })
  try {
    return { code: await run(), ...lines }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}
function onrecord(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/cli/onrecord.mjs', ...args, '--no-color'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const run: Run = { code: null, out: '', err: '' }
    child.stdout.on('data', (data) => {
      run.out += data
    })
    child.stderr.on('data', (data) => {
      run.err += data
    })
    child.on('close', (code) => resolve({ ...run, code }))
  })
}
const tryIt = (address: string, options: { json?: boolean } = {}) =>
  caught(() => sourcesTry({ allowPrivate: true, color: false, ...options }, site.url(address)))

describe('sources try', () => {
  it.each(Object.entries(LISTS))(
    '%s: finds the list, and its YAML is a source',
    async (name, { count, first, dated }) => {
      const { out, err, code } = await tryIt(`/${name}`, { json: true })
      expect([code, err]).toEqual([0, ''])
      const data = JSON.parse(out)
      expect(data).toMatchObject({ verdict: 'page', status: 200, page: { list: { count } } })
      expect(data.page.list.items[0].title).toBe(first)
      expect(
        data.page.list.items.every((item: { publishedAt: string | null }) => (item.publishedAt !== null) === dated),
      ).toBe(true)
      const [source] = parse(`sources:\n${data.yaml}`).sources
      expect(sourceSchema.safeParse(source).error?.message).toBeUndefined()
      expect(source).toMatchObject({ kind: 'page', fullText: true, page: { item: expect.any(String) } })
    },
  )

  it('a feed: what it would take, with validators, after a redirect', async () => {
    site.serve('/old', { status: 301, headers: { location: '/feed' } })
    site.serve('/feed', {
      headers: { etag: '"x"', 'content-type': 'application/rss+xml' },
      body: '<rss version="2.0"><channel><title>Harbour \u001b[31mnews</title><item><title>One</title><link>https://h.example/1</link><pubDate>Sun, 01 Feb 2026 10:00:00 GMT</pubDate></item></channel></rss>'.replace(
        '\u001b',
        '',
      ),
    })
    const { out, code } = await tryIt('/old')
    expect(code).toBe(0)
    expect(out).toMatch(/redirect 301 .*\/feed/)
    expect(out).toContain('HTTP 200, application/rss+xml')
    expect(out).toContain('ETag "x"')
    expect(out).toContain('2026-02-01 10:00')
    expect(out).toContain('https://h.example/1')
    // Moved for good: the new address is the one to poll.
    expect(out).toContain(`url: ${site.url('/feed')}`)
    // As it was tried: it would be refused without.
    expect(out).toContain(`onrecord sources add "${site.url('/old')}" --allow-private. Or`)
  })

  it('names the feeds of a page and asks nothing else', async () => {
    site.serve('/front', {
      headers: HTML,
      body: page(
        'Front',
        '<p>Hello</p>',
        '<link rel="alternate" type="application/atom+xml" title="All news" href="/atom.xml"><link rel="alternate" type="text/html" hreflang="es" href="/es">',
      ),
    })
    site.asked.length = 0
    const { out, code } = await tryIt('/front')
    expect(code).toBe(1)
    expect(out).toContain(`onrecord sources try ${site.url('/atom.xml')}  All news`)
    expect(out).toContain('Use one of its feeds.')
    expect(site.asked.map((ask) => ask.path)).toEqual(['/front'])
  })

  it.each([
    [
      'a challenge with 200',
      200,
      '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x"></script>',
      'Cloudflare challenge',
    ],
    [
      'a challenge with 403',
      403,
      '<html><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x"></script></html>',
      'Cloudflare challenge',
    ],
    ['a plain 403', 403, '<html><body>No.</body></html>', 'HTTP 403'],
  ])('%s is blocked: ask them', async (_, status, body, words) => {
    site.serve('/blocked', { status, headers: HTML, body: `<!doctype html><html><head>${body}</head></html>` })
    const { out, code } = await tryIt('/blocked')
    expect(code).toBe(1)
    expect(out).toContain('Blocked:')
    expect(out).toContain(words)
    expect(out).toContain('Ask them')
    expect(out).not.toContain('sources.yaml:')
  })

  it.each([
    [
      'a page without a list',
      { headers: HTML, body: page('About', '<p>We are small.</p>') },
      'no list of linked headlines',
    ],
    [
      'a picture',
      { headers: { 'content-type': 'image/png' }, body: Buffer.from('\x89PNG\r\n') },
      'Nothing to poll here',
    ],
    ['nothing', { body: '' }, 'the answer is empty'],
    ['404', { status: 404, body: '' }, 'HTTP 404'],
  ])('%s fails in words', async (_, answer, words) => {
    site.serve('/none', answer)
    const { out, code } = await tryIt('/none')
    expect(code).toBe(1)
    expect(out).toContain(words)
  })

  it('stays outside private addresses without the flag', async () => {
    const { out, code } = await onrecord('sources', 'try', site.url('/feed'))
    expect(code).toBe(1)
    expect(out).toContain('--allow-private')
    expect((await onrecord('sources', 'try', 'not an address')).code).toBe(2)
  })
})

describe('sources import and export', () => {
  const opml =
    '<opml version="2.0"><body><outline text="One" xmlUrl="https://one.example/feed"/><outline text="Bad" xmlUrl="javascript:1"/></body></opml>'

  it('adds to sources.yaml, and with --dry-run only says so', async () => {
    const folder = tempFolder()
    cpSync('config', folder, { recursive: true })
    const file = path.join(folder, 'list.opml')
    writeFileSync(file, opml)
    const target = path.join(folder, 'sources.yaml')
    const before = readFileSync(target, 'utf8')
    const dry = await caught(() => importOpml({ dryRun: true, config: folder }, file))
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('1 would be added') })
    expect(readFileSync(target, 'utf8')).toBe(before)
    const done = await caught(() => importOpml({ json: true, config: folder }, file))
    expect(JSON.parse(done.out)).toMatchObject({
      written: true,
      added: [{ id: 'one-example' }],
      skipped: [{ name: 'Bad' }],
    })
    const after = readFileSync(target, 'utf8')
    expect(after.startsWith(before.trimEnd())).toBe(true)
    const exported = await onrecord('sources', 'export', '--config', folder)
    expect(exported.out).toContain('xmlUrl="https://one.example/feed"')
  })

  it.each([
    [[], '1 entry asked to speak for an actor and was not given its voice: mine', false],
    [['--trust'], 'mine speaks for dhs', true],
  ])('gives no voice to an entry unless the list is trusted: %j', async (flags, said, given) => {
    const folder = tempFolder()
    cpSync('config', folder, { recursive: true })
    const file = path.join(folder, 'list.opml')
    const own = 'onrecord:id="mine" onrecord:voiceOf="dhs" onrecord:outlet="agency"'
    writeFileSync(
      file,
      `<opml version="2.0" xmlns:onrecord="https://onrecord.invalid/opml"><body><outline text="Mine" xmlUrl="https://mine.example/feed" ${own}/></body></opml>`,
    )
    const { code, out } = await onrecord('sources', 'import', file, '--config', folder, ...flags)
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(said) })
    const text = readFileSync(path.join(folder, 'sources.yaml'), 'utf8')
    expect(text.slice(text.indexOf('id: mine')).includes('voiceOf: dhs')).toBe(given)
  })

  it('says what is wrong with a file that is none', async () => {
    expect(await onrecord('sources', 'import', '/nowhere.opml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    })
  })
})
