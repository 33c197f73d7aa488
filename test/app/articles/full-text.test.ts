import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkWithdrawals } from '../../../src/app/check-withdrawals.ts'
import type { Source } from '../../../src/domain/source.ts'
import { BOUNTIES, DENIAL, type Entry, HOUR, noise } from '../../support/bounty-case.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const never = new AbortController().signal
/** The entry tells of a meeting; who said what stands in the article alone. */
const TEASER: Entry = {
  title: 'Cartel bounties on ICE agents: what was said on Wednesday',
  summary: 'The president spoke about the bounties at her morning press conference in the capital on Wednesday…',
}
const ARTICLE = [
  'The president spoke about the bounties at her morning press conference in the capital on Wednesday, for an hour.',
  DENIAL.summary,
  'Reporters also asked about the harvest, the railway to the south and the price of maize this winter.',
]

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())
beforeEach(() => {
  site.serve('/robots.txt', { status: 404 })
  site.asked.length = 0
})

const entry = (about: Entry, n: number): Entry => ({ ...about, guid: `tag:${n}`, link: site.url(`/news/${n}`) })
const serve = (...entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })
const article = (n: number, paragraphs: string[], title = 'News') =>
  site.serve(`/news/${n}`, {
    headers: HTML,
    body: `<!doctype html><html><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`,
  })
const asked = (path: string) => site.asked.filter((ask) => ask.path === path).length

async function flow(
  run: (bot: Bot) => Promise<void>,
  options: Partial<BotOptions> & { source?: Partial<Source> } = {},
): Promise<void> {
  serve(entry(noise(1), 1))
  article(1, ['The harvest of the town opened its season number one with music, dancing and a long speech.'.repeat(4)])
  const source = sourceOf(site, 'wire', { fullText: true, ...options.source })
  const bot = await startBot({ folder: tempFolder(), sources: [source], ...options })
  try {
    await bot.round()
    site.asked.length = 0
    await run(bot)
  } finally {
    await bot.close()
  }
}

describe('a source read in full', () => {
  test('finds the quote in the article that its entry does not hold', () =>
    flow(async (bot) => {
      article(2, ARTICLE)
      serve(entry(TEASER, 2), entry(noise(1), 1))
      const [report] = await bot.round()
      expect(report).toMatchObject({ newItems: 1, articles: { read: 1, owed: 0, kept: 0, notes: [] } })
      const [statement] = await bot.store.queries.statements(BOUNTIES.slug)
      expect(statement).toMatchObject({ stance: 'denies', speaker: { actor: 'sheinbaum' } })
      expect(ARTICLE.join('\n')).toContain(statement?.quote)
      expect(statement?.at?.field).toBe('body')
      expect((await bot.planned()).map((notice) => notice.kind)).toContain('statement')
    }))

  test('asks for each article once, and an unchanged entry stays as it is', () =>
    flow(async (bot) => {
      article(2, ARTICLE)
      for (let n = 0; n < 5; n++) {
        // Other bytes each time, so that every poll is read.
        serve(entry(TEASER, 2), entry(noise(1), 1), entry(noise(10 + n), 10 + n))
        await bot.round()
      }
      expect(asked('/news/2')).toBe(1)
      expect((await bot.store.queries.revisions(BOUNTIES.slug)).length).toBe(0)
      expect((await bot.planned()).filter((notice) => notice.kind === 'statement')).toHaveLength(1)
    }))

  test('reads the article anew when its entry was edited, and tells what changed in the article', () =>
    flow(async (bot) => {
      article(2, ARTICLE)
      serve(entry(TEASER, 2))
      await bot.round()
      article(
        2,
        ARTICLE.map((p) => p.replace('$50,000', '$40,000')),
      )
      serve(entry({ ...TEASER, summary: `${TEASER.summary.slice(0, -1)} of the country…` }, 2))
      await bot.round()
      expect(asked('/news/2')).toBe(2)
      const told = (await bot.planned()).filter((notice) => notice.kind === 'revision')
      expect(told).toHaveLength(1)
      expect(told[0]).toMatchObject({
        changes: [{ before: expect.stringContaining('$50,000'), after: expect.stringContaining('$40,000') }],
      })
    }))

  test('keeps the words of the entry where the page is another one', () =>
    flow(async (bot) => {
      article(2, ['Subscribe now to read this and thousands of other stories. It costs very little. '.repeat(6)])
      serve(entry(DENIAL, 2))
      const [report] = await bot.round()
      expect(report).toMatchObject({ articles: { read: 0, kept: 1 } })
      expect(await bot.store.queries.statements(BOUNTIES.slug)).toHaveLength(1)
    }))

  test('loses no item whose article cannot be had; it is read when it can', () =>
    flow(async (bot) => {
      site.serve('/news/2', { status: 503 })
      serve(entry(TEASER, 2))
      const [report] = await bot.round()
      expect(report).toMatchObject({ newItems: 1, articles: { read: 0, owed: 1 }, outcome: 'changed' })
      expect(report?.articles?.notes[0]).toContain('HTTP 503')
      expect(await bot.store.queries.statements(BOUNTIES.slug)).toHaveLength(0)
      article(2, ARTICLE)
      bot.clock.advance(HOUR)
      expect(await checkWithdrawals(bot.poll, never)).toMatchObject({ looked: 1, completed: 1 })
      const [statement] = await bot.store.queries.statements(BOUNTIES.slug)
      expect(statement).toMatchObject({ stance: 'denies', silent: false })
      // The rest of an article is no edit by anybody.
      const kinds = (await bot.planned()).map((notice) => notice.kind)
      expect(kinds).toContain('statement')
      expect(kinds).not.toContain('revision')
      bot.clock.advance(HOUR)
      expect(await checkWithdrawals(bot.poll, never)).toMatchObject({ looked: 0 })
    }))

  test('of an edited entry whose article cannot be had the stored one stays, and its edit is told later', () =>
    flow(async (bot) => {
      article(2, ARTICLE)
      serve(entry(TEASER, 2))
      await bot.round()
      site.serve('/news/2', { status: 503 })
      serve(entry({ ...TEASER, summary: TEASER.summary.replace('Wednesday', 'Thursday') }, 2))
      expect(await bot.round()).toMatchObject([{ revisedItems: 0, articles: { owed: 1 } }])
      article(
        2,
        ARTICLE.map((p) => p.replace('$50,000', '$40,000')),
      )
      bot.clock.advance(2 * HOUR)
      expect(await checkWithdrawals(bot.poll, never)).toMatchObject({ looked: 1, edited: 1 })
      expect((await bot.planned()).filter((notice) => notice.kind === 'revision')).toHaveLength(1)
      serve(entry({ ...TEASER, summary: TEASER.summary.replace('Wednesday', 'Thursday') }, 2), entry(noise(4), 4))
      expect(await bot.round()).toMatchObject([{ revisedItems: 0, newItems: 1 }])
    }))

  test('leaves a host that does not answer alone for an hour', () =>
    flow(async (bot) => {
      const many = Array.from({ length: 10 }, (_, n) => n + 20)
      for (const n of many) site.serve(`/news/${n}`, { status: 503 })
      serve(...many.map((n) => entry(noise(n), n)))
      expect(await bot.round()).toMatchObject([{ newItems: 10, articles: { owed: 10 } }])
      expect(site.asked.filter((ask) => ask.path.startsWith('/news/'))).toHaveLength(2)
      for (let n = 0; n < 5; n++) await checkWithdrawals(bot.poll, never)
      expect(site.asked.filter((ask) => ask.path.startsWith('/news/'))).toHaveLength(4)
    }))

  test('gives an article up after five tries', () =>
    flow(async (bot) => {
      site.serve('/news/2', { status: 500 })
      serve(entry(TEASER, 2))
      await bot.round()
      for (let n = 0; n < 400; n++) {
        await checkWithdrawals(bot.poll, never)
        bot.clock.advance(HOUR)
      }
      expect(asked('/news/2')).toBe(5)
    }))

  test('takes at most so many articles a poll; the others follow and none is lost', () =>
    flow(
      async (bot) => {
        const many = Array.from({ length: 12 }, (_, n) => n + 20)
        for (const n of many) article(n, [`${noise(n).summary} `.repeat(8)])
        serve(...many.map((n) => entry(noise(n), n)))
        const [report] = await bot.round()
        expect(report).toMatchObject({ newItems: 12, articles: { read: 5, owed: 7 } })
        expect(await checkWithdrawals(bot.poll, never)).toMatchObject({ looked: 7, completed: 7 })
        for (const n of many) expect(asked(`/news/${n}`), String(n)).toBe(1)
        expect((await bot.store.queries.counts()).items).toBe(13)
      },
      { polling: { articlesPerPoll: 5 } },
    ))

  test('does as robots.txt says, and its item goes on with its own words', () =>
    flow(async (bot) => {
      site.serve('/robots.txt', { body: 'User-agent: *\nDisallow: /news/' })
      bot.clock.advance(25 * HOUR)
      article(2, ARTICLE)
      serve(entry(DENIAL, 2))
      const [report] = await bot.round()
      expect(report).toMatchObject({ newItems: 1, articles: { kept: 1 } })
      expect(report?.articles?.notes[0]).toContain('/robots.txt asks programs not to read it')
      expect(asked('/news/2')).toBe(0)
      expect(await bot.store.queries.statements(BOUNTIES.slug)).toHaveLength(1)
    }))

  test('is silent about its first articles, whenever they are read', async () => {
    site.serve('/news/2', { status: 503 })
    serve(entry(TEASER, 2))
    const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire', { fullText: true })] })
    try {
      await bot.round()
      article(2, ARTICLE)
      bot.clock.advance(2 * HOUR)
      expect(await checkWithdrawals(bot.poll, never)).toMatchObject({ completed: 1 })
      const [statement] = await bot.store.queries.statements(BOUNTIES.slug)
      expect(statement).toMatchObject({ silent: true })
      expect((await bot.planned()).filter((notice) => notice.kind === 'statement')).toEqual([])
    } finally {
      await bot.close()
    }
  })

  test('names a doubled entry once', () =>
    flow(async (bot) => {
      article(2, ARTICLE)
      serve(entry(TEASER, 2), entry(TEASER, 2))
      await bot.round()
      serve(entry(TEASER, 2), entry(TEASER, 2), entry(noise(3), 3))
      await bot.round()
      expect((await bot.store.queries.counts()).items).toBe(3)
    }))
})

test('the text of a list page comes whole from its articles', async () => {
  const row = (n: number, title: string, date: string) =>
    `<li class="row"><time datetime="${date}">x</time><h3><a href="/news/${n}">${title}</a></h3></li>`
  const list = (...rows: string[]) =>
    site.serve('/list', { headers: HTML, body: `<html><body><ul>${rows.join('')}</ul></body></html>` })
  const source = sourceOf(site, 'desk', {
    kind: 'page',
    url: site.url('/list'),
    fullText: true,
    page: { item: 'li.row', link: 'a', title: 'h3', date: 'time' },
  })
  article(
    1,
    ['The harvest of the town opened its season number one with music and a long speech. '.repeat(4)],
    noise(1).title,
  )
  list(row(1, noise(1).title, '2025-10-30T10:00:00Z'))
  const bot = await startBot({ folder: tempFolder(), sources: [source] })
  try {
    await bot.round()
    article(2, ARTICLE, TEASER.title)
    list(row(2, TEASER.title, '2025-11-01T11:00:00Z'), row(1, noise(1).title, '2025-10-30T10:00:00Z'))
    const [report] = await bot.round()
    expect(report).toMatchObject({ newItems: 1, revisedItems: 0, articles: { read: 1 } })
    expect(await bot.store.queries.statements(BOUNTIES.slug)).toMatchObject([{ stance: 'denies' }])
  } finally {
    await bot.close()
  }
})
