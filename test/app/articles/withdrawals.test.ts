import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkWithdrawals } from '../../../src/app/check-withdrawals.ts'
import type { Source } from '../../../src/domain/source.ts'
import { BOUNTIES, DAY, DENIAL, type Entry, HOUR, noise, REQUEST } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const FILLER = 'Reporters also asked about the harvest, the railway to the south and the price of maize.'
const never = new AbortController().signal

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())
beforeEach(() => {
  site.serve('/robots.txt', { status: 404 })
  for (const n of [1, 2, 3, 4, 5, 6]) article(n, noise(n).summary)
})

const entry = (about: Entry, n: number): Entry => ({ ...about, guid: `tag:${n}`, link: site.url(`/news/${n}`) })
const serve = (...entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })
const article = (n: number, text: string) =>
  site.serve(`/news/${n}`, {
    headers: HTML,
    body: `<html><body><article><p>${text}</p><p>${FILLER}</p></article></body></html>`,
  })
const asked = (n: number) => site.asked.filter((ask) => ask.path === `/news/${n}`).length
const withdrawals = async (bot: Bot) => (await bot.planned()).filter((notice) => notice.kind === 'withdrawal')

/** A bot that has posted the denial of entry 2. */
async function flow(run: (bot: Bot) => Promise<void>, extra: Partial<Source> = {}): Promise<void> {
  serve(entry(noise(1), 1))
  article(2, DENIAL.summary)
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire', extra)] })
  try {
    await bot.round()
    serve(entry(DENIAL, 2), entry(noise(1), 1))
    await bot.round()
    expect((await bot.planned()).map((notice) => notice.kind)).toContain('statement')
    await bot.send()
    site.asked.length = 0
    await run(bot)
  } finally {
    await bot.close()
  }
}

describe('an article that carries a posted statement is looked at again', () => {
  test('daily for two weeks, then weekly to ninety days, then no more; others never', () =>
    flow(async (bot) => {
      const days: number[] = []
      for (let day = 1; day <= 120; day++) {
        bot.clock.advance(DAY)
        const before = asked(2)
        for (let n = 0; n < 3; n++) await checkWithdrawals(bot.poll, never)
        if (asked(2) > before) days.push(day)
      }
      expect(days.slice(0, 14)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
      expect(days.slice(14).every((day, i) => day === 21 + 7 * i && day <= 98)).toBe(true)
      expect(days).toHaveLength(14 + 11)
      expect(asked(1)).toBe(0)
      expect(await withdrawals(bot)).toEqual([])
    }))

  test.each([
    ['410 at once', { status: 410 }, 1],
    ['404 when it is repeated', { status: 404 }, 2],
    ['a redirect to the front page when it is repeated', { status: 301, headers: { location: '/' } }, 2],
  ] as const)('%s is a withdrawal, told to editors once', (_, answer, needed) =>
    flow(async (bot) => {
      site.serve('/', { headers: HTML, body: '<html><body><p>Front page</p></body></html>' })
      site.serve('/news/2', answer)
      bot.clock.advance(DAY)
      for (let n = 1; n <= 5; n++) {
        await checkWithdrawals(bot.poll, never)
        expect(await withdrawals(bot)).toHaveLength(n >= needed ? 1 : 0)
        bot.clock.advance(2 * HOUR)
      }
      expect(asked(2)).toBe(needed)
      expect(await withdrawals(bot)).toMatchObject([{ claim: { slug: BOUNTIES.slug }, source: { id: 'wire' } }])
      const history = await bot.commands.history({ claim: BOUNTIES.slug }, { name: 'x', platform: 'cli', editor: true })
      expect(JSON.stringify(history.entries)).toContain('took an item down')
      expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
    }),
  )

  test('one 404 that was a slip is none', () =>
    flow(async (bot) => {
      site.serve('/news/2', { status: 404 })
      bot.clock.advance(DAY)
      await checkWithdrawals(bot.poll, never)
      article(2, DENIAL.summary)
      bot.clock.advance(2 * HOUR)
      await checkWithdrawals(bot.poll, never)
      site.serve('/news/2', { status: 404 })
      bot.clock.advance(DAY)
      await checkWithdrawals(bot.poll, never)
      expect(await withdrawals(bot)).toEqual([])
    }))

  test.each([[403], [500], [429]])('HTTP %i says nothing about the article', (status) =>
    flow(async (bot) => {
      site.serve('/news/2', { status })
      for (let day = 0; day < 6; day++) {
        bot.clock.advance(DAY)
        await checkWithdrawals(bot.poll, never)
      }
      expect(await withdrawals(bot)).toEqual([])
    }),
  )

  test('gone from the feed alone says nothing: feeds roll', () =>
    flow(async (bot) => {
      for (let n = 3; n < 8; n++) {
        serve(entry(noise(n), n), entry(noise(1), 1))
        await bot.round()
        bot.clock.advance(DAY)
        await checkWithdrawals(bot.poll, never)
      }
      expect(await withdrawals(bot)).toEqual([])
    }))

  /** Looks again every quarter of an hour for so many hours. */
  const watch = async (bot: Bot, hours: number) => {
    for (let n = 0; n < hours * 4; n++) {
      await checkWithdrawals(bot.poll, never)
      bot.clock.advance(HOUR / 4)
    }
  }

  test.each([
    ['404 for every address while the site is rebuilt', { status: 404 }],
    ['410 for every address', { status: 410 }],
    ['every address led to the front page', { status: 301, headers: { location: '/' } }],
  ])('%s takes nothing down; one that stays away when the others are back was', (_, answer) =>
    flow(async (bot) => {
      site.serve('/', { headers: HTML, body: '<html><body><p>Front page</p></body></html>' })
      for (const n of [1, 2]) site.serve(`/news/${n}`, answer)
      bot.clock.advance(DAY)
      await watch(bot, 8)
      expect(await withdrawals(bot)).toEqual([])
      article(1, noise(1).summary)
      await watch(bot, 12)
      expect(await withdrawals(bot)).toHaveLength(1)
    }),
  )

  test('addresses that never come back are asked for ever more seldom, and no more after days', () =>
    flow(async (bot) => {
      for (const n of [1, 2]) site.serve(`/news/${n}`, { status: 404 })
      bot.clock.advance(DAY)
      await watch(bot, 24 * 14)
      expect(await withdrawals(bot)).toEqual([])
      expect(asked(2)).toBeLessThan(12)
      site.asked.length = 0
      await watch(bot, 24 * 7)
      expect(asked(2)).toBe(0)
    }))

  test('an entry that leads to a new address has not been taken down at the old one', () =>
    flow(async (bot) => {
      site.serve('/news/2', { status: 404 })
      article(5, DENIAL.summary)
      serve({ ...entry(DENIAL, 2), link: site.url('/news/5') }, entry(noise(1), 1))
      await bot.round()
      bot.clock.advance(DAY)
      await watch(bot, 8)
      expect(await withdrawals(bot)).toEqual([])
    }))

  test('in a source read in full an edit of the article alone is told', () =>
    flow(
      async (bot) => {
        article(2, DENIAL.summary.replace('$50,000', '$20,000'))
        bot.clock.advance(DAY)
        expect(await checkWithdrawals(bot.poll, never)).toMatchObject({ edited: 1 })
        const told = (await bot.planned()).filter((notice) => notice.kind === 'revision')
        expect(told).toMatchObject([
          { changes: [{ before: expect.stringContaining('$50,000'), after: expect.stringContaining('$20,000') }] },
        ])
        // The next poll finds the entry unchanged and the edited article in its place.
        serve(entry(DENIAL, 2), entry(noise(1), 1), entry(noise(3), 3))
        expect(await bot.round()).toMatchObject([{ newItems: 1, revisedItems: 0 }])
      },
      { fullText: true },
    ))
})

describe('words taken down', () => {
  const takeDown = async (bot: Bot) => {
    site.serve('/news/2', { status: 410 })
    bot.clock.advance(DAY)
    await checkWithdrawals(bot.poll, never)
    expect(await withdrawals(bot)).toHaveLength(1)
  }
  const statements = async (bot: Bot) => (await bot.planned()).filter((notice) => notice.kind === 'statement').length

  test('are not posted again when the same source brings them back months later', () =>
    flow(async (bot) => {
      await takeDown(bot)
      bot.clock.advance(60 * DAY)
      serve(entry({ ...DENIAL, summary: `${DENIAL.summary} It rained all day.` }, 5))
      expect(await bot.round()).toMatchObject([{ newItems: 1, statements: 0, appearances: 1 }])
      expect(await statements(bot)).toBe(1)
    }))

  test('are news from another source, and other words from this one are too', () =>
    flow(async (bot) => {
      await takeDown(bot)
      serve(entry(REQUEST, 6))
      expect(await bot.round()).toMatchObject([{ statements: 1 }])
    }))

  test('do not come back with the old entry, nor as a change of its wording', () =>
    flow(async (bot) => {
      await takeDown(bot)
      const before = (await bot.planned()).length
      serve(entry({ ...DENIAL, summary: DENIAL.summary.replace('$50,000', '$45,000') }, 2), entry(noise(1), 1))
      await bot.round()
      expect((await bot.planned()).slice(before).map((notice) => notice.kind)).toEqual([])
    }))

  test('leave the card, and stay in the history', () =>
    flow(async (bot) => {
      const asker = { name: 'x', platform: 'cli', editor: true }
      expect((await bot.commands.status({ claim: BOUNTIES.slug }, asker)).card.latest).toHaveLength(1)
      await takeDown(bot)
      const { card } = await bot.commands.status({ claim: BOUNTIES.slug }, asker)
      expect(card.latest).toEqual([])
      expect(card.statementCount).toBe(1)
      const { entries } = await bot.commands.history({ claim: BOUNTIES.slug }, asker)
      expect(entries.filter((one) => one.type === 'statement')).toHaveLength(1)
    }))
})

test('posts of words taken down before they were sent wait for a person', async () => {
  serve(entry(noise(1), 1))
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
  try {
    await bot.round()
    serve(entry(DENIAL, 2))
    await bot.round()
    site.serve('/news/2', { status: 410 })
    bot.clock.advance(DAY)
    await checkWithdrawals(bot.poll, never)
    await bot.send()
    expect(JSON.stringify(bot.publisher)).not.toContain('We deny')
    expect(await bot.store.outbox.counts()).toMatchObject({ needs_review: 1 })
  } finally {
    await bot.close()
  }
})

describe('an entry gone from the middle of a list page', () => {
  const row = (about: Entry, n: number) =>
    `<li class="row"><time datetime="2025-10-${10 + n}T10:00:00Z">x</time><h3><a href="/news/${n}">${about.title}</a></h3><p>${about.summary}</p></li>`
  const list = (...rows: string[]) =>
    site.serve('/list', { headers: HTML, body: `<html><body><ul>${rows.join('')}</ul></body></html>` })

  async function withList(run: (bot: Bot) => Promise<void>): Promise<void> {
    const source = sourceOf(site, 'desk', {
      kind: 'page',
      url: site.url('/list'),
      page: { item: 'li.row', link: 'a', title: 'h3', date: 'time', summary: 'p' },
    })
    list(row(noise(1), 1))
    article(2, DENIAL.summary)
    const bot = await startBot({ folder: tempFolder(), sources: [source] })
    try {
      await bot.round()
      list(row(noise(3), 3), row(DENIAL, 2), row(noise(1), 1))
      await bot.round()
      site.asked.length = 0
      await run(bot)
    } finally {
      await bot.close()
    }
  }

  test.each([
    ['the article is gone', { status: 404 }, 1],
    ['the article cannot be asked', { status: 403 }, 1],
    ['the article is still there', null, 0],
  ])('%s', (_, answer, told) =>
    withList(async (bot) => {
      if (answer) site.serve('/news/2', answer)
      list(row(noise(3), 3), row(noise(1), 1))
      await bot.round()
      await checkWithdrawals(bot.poll, never)
      expect(asked(2)).toBe(1)
      expect(await withdrawals(bot)).toHaveLength(told)
    }),
  )

  test('of a site that answers nobody just then says nothing', () =>
    withList(async (bot) => {
      for (const n of [1, 2, 3]) site.serve(`/news/${n}`, { status: 503 })
      list(row(noise(3), 3), row(noise(1), 1))
      await bot.round()
      await checkWithdrawals(bot.poll, never)
      expect(asked(2)).toBe(1)
      expect(await withdrawals(bot)).toEqual([])
      for (const n of [1, 3]) article(n, noise(n).summary)
      bot.clock.advance(DAY)
      await checkWithdrawals(bot.poll, never)
      expect(await withdrawals(bot)).toHaveLength(1)
    }))

  test('at the end of the list it only rolled on', () =>
    withList(async (bot) => {
      site.serve('/news/2', { status: 404 })
      list(row(noise(4), 4), row(noise(3), 3))
      await bot.round()
      await checkWithdrawals(bot.poll, never)
      expect(asked(2)).toBe(0)
    }))

  test('back on the list at the next poll, nothing is asked', () =>
    withList(async (bot) => {
      site.serve('/news/2', { status: 404 })
      list(row(noise(3), 3), row(noise(1), 1))
      await bot.round()
      list(row(noise(3), 3), row(DENIAL, 2), row(noise(1), 1))
      await bot.round()
      await checkWithdrawals(bot.poll, never)
      expect(await withdrawals(bot)).toEqual([])
    }))
})
