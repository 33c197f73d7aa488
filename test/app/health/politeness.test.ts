import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkHealth } from '../../../src/app/check-health.ts'
import { runRound } from '../../../src/app/run-round.ts'
import { followConfig } from '../../../src/main.ts'
import { createManualClock } from '../../../src/runtime/clock.ts'
import { DAY, HOUR, MINUTE, NOON, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Answer, type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const entry = (n: number) => ({ ...noise(n), guid: `g${n}`, link: `https://wire.example/${n}` })
const feed = (channel = '') => writeFeed([entry(1)]).replace('<item>', `${channel}<item>`)
const signal = new AbortController().signal

async function withBot(work: (bot: Bot) => Promise<void>, options: Partial<Parameters<typeof startBot>[0]> = {}) {
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  try {
    await work(bot)
  } finally {
    await bot.close()
  }
}

/** How long after its poll the source is asked next. */
async function waited(bot: Bot, id = 'wire'): Promise<number> {
  const record = await bot.store.polls.record(id)
  return (record?.nextPollAt ?? 0) - (record?.lastPollAt ?? 0)
}

describe('validators', () => {
  beforeEach(() => void site.asked.splice(0))

  it.each([
    ['strong', '"abc"'],
    ['weak', 'W/"abc"'],
    ['without quotes', 'abc'],
    ['with blanks and commas', '"a, b"'],
    ['empty', '""'],
    ['with bytes above ASCII', '"\u00e9\u00ff"'],
    ['with the bytes of UTF-8', '"\u00c3\u00a9"'],
  ])('an ETag that is %s comes back to the letter, and a 304 is a good poll', async (_, etag) => {
    const lastModified = 'Sat,  1 Nov 2025 11:00:00 GMT'
    site.serve(
      '/wire',
      ({ headers }): Answer =>
        headers['if-none-match'] === etag && headers['if-modified-since'] === lastModified
          ? { status: 304, headers: { etag } }
          : { headers: { etag, 'last-modified': lastModified }, body: feed() },
    )
    await withBot(async (bot) => {
      expect((await bot.round()).map((report) => report.outcome)).toEqual(['baseline'])
      expect((await bot.round()).map((report) => report.outcome)).toEqual(['unchanged'])
      expect((await bot.round()).map((report) => report.outcome)).toEqual(['unchanged'])
      expect(site.asked[2]?.headers['if-none-match']).toBe(etag)
      expect(await bot.store.polls.record('wire')).toMatchObject({ state: 'healthy', etag, lastModified })
    })
  })

  it('of another server are not given to the source', async () => {
    site.serve('/wire', { status: 302, headers: { location: `http://localhost:${site.port}/other` } })
    site.serve('/other', { headers: { etag: '"theirs"' }, body: feed() })
    await withBot(async (bot) => {
      await bot.round()
      await bot.round()
      expect(site.asked.some((asked) => asked.headers['if-none-match'] !== undefined)).toBe(false)
    })
  })
})

describe('a server that says "not modified" for ever', () => {
  beforeEach(() => void site.asked.splice(0))
  let entries = 1
  const serve = (etag: () => string, lies = true) =>
    site.serve('/wire', ({ headers }): Answer => {
      const known = headers['if-none-match'] === etag()
      if (known && lies) return { status: 304 }
      return { headers: { etag: etag() }, body: writeFeed(Array.from({ length: entries }, (_, n) => entry(n + 1))) }
    })
  const conditions = () => site.asked.map(({ headers }) => headers['if-none-match'])

  it('is asked for the whole once a day without news, and is not believed any more once it was found out', async () => {
    entries = 1
    serve(() => '"always"')
    await withBot(async (bot) => {
      await bot.round()
      await bot.round()
      entries = 2
      let hours = 0
      for (let news = 0; news === 0; hours++) news = (await bot.round())[0]?.newItems ?? 0
      expect(hours).toBeLessThanOrEqual(24)
      expect(conditions().filter((one) => one === undefined)).toHaveLength(2)
      entries = 3
      expect(await bot.round()).toMatchObject([{ newItems: 1 }])
      entries = 4
      expect(await bot.round()).toMatchObject([{ newItems: 1 }])
    })
  })

  it('an honest one is asked for the whole once a day and believed the other times', async () => {
    entries = 1
    serve(() => `"${entries}"`)
    await withBot(async (bot) => {
      for (let hour = 0; hour < 49; hour++) await bot.round()
      expect(conditions().filter((one) => one === undefined)).toHaveLength(3)
      entries = 2
      expect(await bot.round()).toMatchObject([{ newItems: 1 }])
      await bot.round()
      expect(conditions().at(-1)).toBe('"2"')
    })
  })

  it('and never sent anything is failing', async () => {
    site.serve('/wire', { status: 304 })
    await withBot(async (bot) => {
      expect(await bot.round()).toMatchObject([{ outcome: 'failed', error: expect.stringContaining('never sent') }])
    })
  })
})

describe('a source that asks to be left alone for a day', () => {
  it('is told of at once, with how long: no further failure would come in time', async () => {
    site.serve('/wire', { body: feed() })
    await withBot(async (bot) => {
      await bot.round()
      site.serve('/wire', { status: 503, headers: { 'retry-after': '86400' } })
      await bot.round()
      expect(await bot.planned()).toMatchObject([
        {
          kind: 'health',
          state: 'failing',
          error: 'The server answered HTTP 503. It asks to be left alone for 24 hours.',
        },
      ])
      site.serve('/wire', { body: feed() })
      await bot.round()
      expect((await bot.planned()).map((notice) => 'state' in notice && notice.state)).toEqual(['failing', 'healthy'])
    })
  })

  it('is not where it asks for an hour', async () => {
    site.serve('/wire', { status: 503, headers: { 'retry-after': '3600' } })
    await withBot(async (bot) => {
      await bot.round()
      expect(await bot.planned()).toEqual([])
    })
  })
})

describe('when a source is asked next', () => {
  it.each<[string, { status?: number; headers?: Record<string, string>; body?: string }, number, number]>([
    ['429 with seconds', { status: 429, headers: { 'retry-after': '7200' } }, 2 * HOUR, 2.3 * HOUR],
    [
      '503 with a date',
      {
        status: 503,
        headers: { 'retry-after': new Date(NOON + 5 * HOUR).toUTCString(), date: new Date(NOON).toUTCString() },
      },
      5 * HOUR,
      5.6 * HOUR,
    ],
    ['503 for a month', { status: 503, headers: { 'retry-after': String(30 * 86_400) } }, DAY, 1.11 * DAY],
    ['a good answer with Retry-After', { headers: { 'retry-after': '10800' }, body: feed() }, 3 * HOUR, 3.4 * HOUR],
    [
      'a good answer, fresh for three days',
      { headers: { 'cache-control': 'max-age=259200' }, body: feed() },
      0.9 * HOUR,
      1.1 * HOUR,
    ],
    ['a ttl', { body: feed('<ttl>60</ttl>') }, HOUR, 1.1 * HOUR],
  ])('%s', async (_, answer, from, until) => {
    site.serve('/wire', answer)
    await withBot(
      async (bot) => {
        await bot.round()
        expect(await waited(bot)).toBeGreaterThanOrEqual(from)
        expect(await waited(bot)).toBeLessThanOrEqual(until)
      },
      { sources: [sourceOf(site, 'wire', { intervalMs: answer.body?.includes('ttl') ? 5 * MINUTE : HOUR })] },
    )
  })

  it('remembers what a document asked through 304s and failures', async () => {
    let answer: object = { headers: { etag: '"1"' }, body: feed('<ttl>60</ttl><skipHours><hour>15</hour></skipHours>') }
    site.serve('/wire', () => answer)
    await withBot(
      async (bot) => {
        await bot.round()
        answer = { status: 304 }
        await bot.round()
        expect(await waited(bot)).toBeGreaterThanOrEqual(HOUR)
        answer = { status: 500 }
        await bot.round()
        expect((await bot.store.polls.record('wire'))?.hints).toEqual({ ttlMinutes: 60, skipHours: [15] })
      },
      { sources: [sourceOf(site, 'wire', { intervalMs: 5 * MINUTE })] },
    )
  })

  it('leaves out skipped days', async () => {
    // NOON is a Saturday; a Sunday follows.
    site.serve('/wire', { body: feed('<skipDays><day>Saturday</day><day>Sunday</day></skipDays>') })
    await withBot(async (bot) => {
      await bot.round()
      const next = (await bot.store.polls.record('wire'))?.nextPollAt ?? 0
      expect(new Date(next).getUTCDay()).toBe(1)
    })
  })
})

describe('410', () => {
  it('stops a source at once, with a notice that is repeated daily; nothing asks it again', async () => {
    site.serve('/wire', { status: 410 })
    await withBot(async (bot) => {
      await bot.round()
      expect(await bot.planned()).toMatchObject([{ kind: 'health', state: 'gone', was: 'new' }])
      const asked = site.asked.length
      for (let day = 1; day <= 3; day++) {
        bot.clock.advance(DAY)
        await runRound(bot.poll, bot.deliver, signal)
      }
      expect(site.asked.length).toBe(asked)
      expect((await bot.planned()).slice(1)).toMatchObject(Array(3).fill({ state: 'gone', repeated: true }))
      const { sources } = await bot.commands.sources({}, { name: 'x', platform: 'cli', editor: true })
      expect(sources).toMatchObject([{ state: 'gone', nextPollAt: null }])
    })
  })

  it.each<[string, (bot: Bot) => Promise<unknown>, string]>([
    ['a person polls it by name', (bot) => bot.round('wire'), 'healthy'],
    [
      'its address changes',
      async (bot) => {
        const [source] = bot.config.sources
        if (source) source.url = site.url('/new')
        await followConfig(bot, { spread: false })
        expect((await bot.store.polls.record('wire'))?.state).toBe('new')
        await runRound(bot.poll, bot.deliver, signal)
      },
      'healthy',
    ],
    [
      'it is switched off and on again',
      async (bot) => {
        const [source] = bot.config.sources
        if (source) source.enabled = false
        await followConfig(bot, { spread: false })
        if (source) source.enabled = true
        await followConfig(bot, { spread: false })
        await runRound(bot.poll, bot.deliver, signal)
      },
      'healthy',
    ],
    [
      'nobody does anything',
      (bot) => followConfig(bot, { spread: false }).then(() => runRound(bot.poll, bot.deliver, signal)),
      'gone',
    ],
  ])('is over when %s', async (_, act, state) => {
    site.serve('/wire', { status: 410 })
    await withBot(async (bot) => {
      await bot.round()
      site.serve('/wire', { body: feed() })
      site.serve('/new', { body: feed() })
      await act(bot)
      expect((await bot.store.polls.record('wire'))?.state).toBe(state)
      expect((await bot.planned()).map((notice) => (notice as { state?: string }).state)).toEqual(
        state === 'healthy' ? ['gone', 'healthy'] : ['gone'],
      )
      expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
    })
  })
})

describe('after downtime', () => {
  it('asks the longest overdue first and a few at a time', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `s${String((i * 7) % 30).padStart(2, '0')}`)
    let now = 0
    let most = 0
    const order: string[] = []
    for (const name of names) site.serve(`/${name}`, { body: feed() })
    await withBot(
      async (bot) => {
        const first = [...names]
        // Each source was due a quarter of an hour after the one before it: further apart than jitter can bring them.
        for (const [i, name] of first.entries()) {
          await bot.round(name)
          bot.clock.set(NOON + (i + 1) * 15 * MINUTE)
        }
        bot.clock.set(NOON + 10 * DAY)
        const real = bot.poll.fetcher.fetch
        const counted: typeof real = async (request, abort) => {
          order.push(new URL(request.url).pathname.slice(1))
          most = Math.max(most, ++now)
          try {
            return await real(request, abort)
          } finally {
            now -= 1
          }
        }
        await runRound({ ...bot.poll, fetcher: { ...bot.poll.fetcher, fetch: counted } }, bot.deliver, signal)
        expect(order).toHaveLength(30)
        expect(most).toBeLessThanOrEqual(4)
        const due = await bot.store.polls.records()
        // An interval later they are not asked in the same second again.
        expect(new Set(due.map((record) => Math.floor(record.nextPollAt / 1_000))).size).toBeGreaterThan(25)
      },
      {
        sources: names.map((name) => sourceOf(site, name)),
        clock: createManualClock(NOON),
      },
    )
    expect(order).toEqual(names)
  })

  it('costs nothing to look after sources that are well', async () => {
    site.serve('/wire', { body: feed() })
    await withBot(async (bot) => {
      await bot.round()
      expect(await checkHealth(bot.poll)).toBe(0)
    })
  })
})
