import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkHealth } from '../../../src/app/check-health.ts'
import { runRound } from '../../../src/app/run-round.ts'
import type { AuthorityNotice, HealthNotice, Notice } from '../../../src/domain/notice.ts'
import type { Source } from '../../../src/domain/source.ts'
import { followConfig } from '../../../src/main.ts'
import { BOUNTIES, DAY, HOUR, MINUTE, NOON, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Answer, type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const signal = new AbortController().signal
const asker = { name: 'Elena', platform: 'cli', editor: true }
const entry = (n: number) => ({ ...noise(n), guid: `g${n}`, link: `${site.url('/item')}?n=${n}` })
const feed = (...numbers: number[]) => writeFeed(numbers.map(entry))
const health = (notices: Notice[]) => notices.filter((notice): notice is HealthNotice => notice.kind === 'health')
const authority = (notices: Notice[]) =>
  notices.filter((notice): notice is AuthorityNotice => notice.kind === 'authority')

async function withBot(work: (bot: Bot) => Promise<void>, options: Partial<Parameters<typeof startBot>[0]> = {}) {
  const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  try {
    await work(bot)
  } finally {
    await bot.close()
  }
}

const CHALLENGE =
  '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script></body></html>'
const html = { 'content-type': 'text/html; charset=utf-8' }

describe('the state a source is in', () => {
  it.each<[string, Answer, string, RegExp]>([
    ['401', { status: 401 }, 'blocked', /HTTP 401/],
    ['403', { status: 403 }, 'blocked', /HTTP 403/],
    ['451', { status: 451 }, 'blocked', /HTTP 451/],
    ['a challenge with 200', { headers: html, body: CHALLENGE }, 'blocked', /Cloudflare/],
    ['a challenge with 503', { status: 503, headers: html, body: CHALLENGE }, 'blocked', /HTTP 503.*Cloudflare/],
    ['a challenge with 202', { status: 202, headers: html, body: CHALLENGE }, 'blocked', /Cloudflare/],
    [
      'a plain 503',
      { status: 503, headers: html, body: '<p>We are down for maintenance until five.</p>' },
      'failing',
      /HTTP 503/,
    ],
    [
      'a page instead of a feed',
      { headers: html, body: `<html><body>${'<p>News of the town hall.</p>'.repeat(200)}</body></html>` },
      'not_a_feed',
      /./,
    ],
    ['404', { status: 404 }, 'failing', /HTTP 404/],
    ['500', { status: 500 }, 'failing', /HTTP 500/],
    ['429', { status: 429 }, 'failing', /HTTP 429/],
    ['410', { status: 410 }, 'gone', /HTTP 410/],
    ['an empty body', { body: '' }, 'failing', /./],
  ])('after %s', async (_, answer, state, error) => {
    site.serve('/wire', answer)
    await withBot(async (bot) => {
      await bot.round()
      const record = await bot.store.polls.record('wire')
      expect(record).toMatchObject({ state, stateSince: NOON, lastGoodPollAt: null, failuresInARow: 1 })
      expect(record?.lastError).toMatch(error)
      const { sources } = await bot.commands.sources({}, asker)
      expect(sources).toMatchObject([{ state, since: NOON, lastGoodPollAt: null }])
      expect(sources[0]?.lastError).toMatch(error)
    })
  })

  it('is told after three failures, then daily, then once when it answers; nothing disables it', async () => {
    site.serve('/wire', { body: feed(1) })
    await withBot(async (bot) => {
      await bot.round()
      site.serve('/wire', { status: 403 })
      for (let hour = 0; hour < 5 * 24; hour++) {
        await runRound(bot.poll, bot.deliver, signal)
        bot.clock.advance(HOUR)
      }
      site.serve('/wire', { body: feed(1, 2) })
      for (let hour = 0; hour < 30; hour++) {
        await runRound(bot.poll, bot.deliver, signal)
        bot.clock.advance(HOUR)
      }
      const told = health(await bot.planned())
      expect(told[0]).toMatchObject({ state: 'blocked', was: 'blocked', failuresInARow: 3, lastGoodPollAt: NOON })
      expect(told.slice(1, -1)).toMatchObject(Array(told.length - 2).fill({ state: 'blocked', repeated: true }))
      expect(told.at(-1)).toMatchObject({ state: 'healthy', was: 'blocked' })
      // Five days of it; the backoff may see the end of it a few hours into the sixth.
      expect(told.length - 2).toBeGreaterThanOrEqual(4)
      expect(told.length - 2).toBeLessThanOrEqual(5)
      expect(bot.publisher.posts.map((post) => post.message.fallback)).toContain('Still: The wire refuses our polls')
      expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
    })
  })

  it('is told with all others in one post a day, whenever each of them began', async () => {
    const names = ['wire', 'desk', 'bell']
    for (const name of names) site.serve(`/${name}`, { body: feed(1) })
    await withBot(
      async (bot) => {
        await bot.round()
        for (const name of names) {
          site.serve(`/${name}`, { status: 403 })
          for (let hour = 0; hour < 7; hour++) {
            await runRound(bot.poll, bot.deliver, signal)
            bot.clock.advance(HOUR)
          }
        }
        for (let hour = 0; hour < 3 * 24; hour++) {
          await runRound(bot.poll, bot.deliver, signal)
          bot.clock.advance(HOUR)
        }
        const told = health(await bot.planned())
        const repeated = told.filter((notice) => notice.repeated)
        // Three were told of at their own hours, and are reminded of together since the first reminder.
        expect(told.length - repeated.length).toBe(3)
        expect(
          repeated.map((notice) => [notice.source.id, ...(notice.also ?? []).map(({ source }) => source.id)]),
        ).toEqual(Array(3).fill(names))
        expect(bot.publisher.posts.map((post) => post.message.fallback)).toContain('Still: 3 sources cannot be read')
      },
      { sources: names.map((name) => sourceOf(site, name)) },
    )
  })

  it('does not post a reminder twice when the worker is started anew', async () => {
    site.serve('/wire', { status: 500 })
    const folder = tempFolder()
    await withBot(
      async (bot) => {
        for (let i = 0; i < 3; i++) await bot.round()
        bot.clock.advance(DAY)
        expect(await checkHealth(bot.poll)).toBe(1)
        expect(await checkHealth(bot.poll)).toBe(0)
      },
      { folder },
    )
    await withBot(
      async (bot) => {
        bot.clock.advance(DAY + 4 * HOUR)
        expect(await checkHealth(bot.poll)).toBe(0)
      },
      { folder },
    )
  })
})

describe('a quiet source', () => {
  /** A new item every day at noon for a fortnight. */
  async function live(bot: Bot, days: number): Promise<number[]> {
    const items = [0]
    for (let day = 0; day < days; day++) {
      items.unshift(day + 1)
      site.serve('/wire', { body: feed(...items.slice(0, 10)) })
      await bot.round()
      bot.clock.advance(DAY - HOUR)
    }
    return items
  }
  async function wait(bot: Bot, hours: number): Promise<void> {
    for (let hour = 0; hour < hours; hour++) {
      await runRound(bot.poll, bot.deliver, signal)
      bot.clock.advance(HOUR)
    }
  }

  it('is told of once, shown as quiet, and told of when it has something new', async () => {
    await withBot(async (bot) => {
      const items = await live(bot, 16)
      await wait(bot, 24)
      expect(health(await bot.planned())).toEqual([])
      await wait(bot, 5 * 24)
      const told = health(await bot.planned())
      expect(told).toMatchObject([{ state: 'quiet', was: 'healthy', since: NOON + 15 * DAY, failuresInARow: 0 }])
      expect((await bot.store.polls.record('wire'))?.state).toBe('quiet')
      site.serve('/wire', { body: feed(99, ...items.slice(0, 9)) })
      await wait(bot, 3)
      expect(health(await bot.planned())[1]).toMatchObject({ state: 'healthy', was: 'quiet' })
      expect(bot.publisher.posts.map((post) => post.message.fallback)).toContain('The wire has something new again')
      expect((await bot.store.queries.health()).map((row) => row.state)).toEqual(['healthy', 'quiet', 'healthy'])
    })
  })

  it('is told of once for each silence, though it fails and recovers meanwhile', async () => {
    await withBot(async (bot) => {
      await live(bot, 16)
      bot.clock.advance(4 * DAY)
      await wait(bot, 2)
      site.serve('/wire', { status: 500 })
      await wait(bot, 8)
      site.serve('/wire', { body: feed(16, 15, 14) })
      await wait(bot, 24)
      expect((await bot.store.polls.record('wire'))?.state).toBe('quiet')
      expect(health(await bot.planned()).map((notice) => notice.state)).toEqual(['quiet', 'failing', 'healthy'])
    })
  })

  it('is not told of before its habit is known', async () => {
    await withBot(async (bot) => {
      await live(bot, 6)
      await wait(bot, 20 * 24)
      expect(await bot.planned()).toEqual([])
    })
  })
})

describe('a permanent redirect to another host', () => {
  const elsewhere = (path: string) => `http://localhost:${site.port}${path}`
  it('is read from there, told once with both addresses, and never taken for good', async () => {
    site.asked.splice(0)
    site.serve('/wire', { status: 301, headers: { location: elsewhere('/new') } })
    site.serve('/new', { body: feed(1, 2) })
    await withBot(async (bot) => {
      for (let i = 0; i < 3; i++) await bot.round()
      expect(health(await bot.planned())).toMatchObject([
        { state: 'moved', moved: { from: site.url('/wire'), to: elsewhere('/new') }, error: null },
      ])
      expect(site.asked.map((asked) => asked.path)).toEqual(['/wire', '/new', '/wire', '/new', '/wire', '/new'])
      expect((await bot.store.queries.counts()).items).toBe(2)
      const { sources } = await bot.commands.sources({}, asker)
      expect(sources).toMatchObject([{ state: 'moved', movedTo: elsewhere('/new') }])
      await bot.send()
      const post = bot.publisher.posts.find((one) => one.message.fallback.includes('moved'))
      expect(JSON.stringify(post?.message)).toContain('url in sources.yaml')
      // The editor follows the advice: nothing more is said.
      const [source] = bot.config.sources
      if (source) source.url = elsewhere('/new')
      await followConfig(bot, { spread: false })
      await bot.round()
      expect(health(await bot.planned())).toHaveLength(1)
      expect((await bot.store.polls.record('wire'))?.state).toBe('healthy')
    })
  })

  it.each<[string, number, string]>([
    ['a temporary one', 302, 'localhost'],
    ['one on the same host', 301, '127.0.0.1'],
  ])('%s is no move', async (_, status, host) => {
    site.serve('/wire', { status, headers: { location: `http://${host}:${site.port}/new` } })
    site.serve('/new', { body: feed(1) })
    await withBot(async (bot) => {
      await bot.round()
      expect((await bot.store.polls.record('wire'))?.state).toBe('healthy')
      expect(await bot.planned()).toEqual([])
    })
  })
})

describe("an agency's own voice", () => {
  const ministry = (extra: Partial<Source> = {}) =>
    sourceOf(site, 'wire', { voiceOf: 'mexico', outlet: 'agency', ...extra })
  /** Nobody is named in it: only the source can say who speaks. */
  const NAMELESS = {
    title: 'On reports of cartel bounties on ICE agents',
    summary: 'It is false that cartels offer bounties on ICE agents.',
    guid: 'r2',
  }
  async function speakers(bot: Bot): Promise<(string | undefined)[]> {
    return (await bot.store.queries.statements(BOUNTIES.slug)).map((statement) => statement.speaker.actor)
  }

  it('speaks from its own hosts', async () => {
    site.serve('/wire', { body: feed(1) })
    await withBot(
      async (bot) => {
        await bot.round()
        site.serve('/wire', { body: writeFeed([{ ...NAMELESS, link: site.url('/r2') }, entry(1)]) })
        await bot.round()
        expect(await speakers(bot)).toEqual(['mexico'])
        expect(authority(await bot.planned())).toEqual([])
      },
      { sources: [ministry()] },
    )
  })

  it.each([
    ['a look-alike', 'https://127.0.0.1.example.com/r2', '127.0.0.1.example.com'],
    ['a homoglyph', 'https://dһs.example/r2', 'xn--ds-4wc.example'],
    ['a user name that looks like it', 'https://127.0.0.1@dhs-gov.example/r2', 'dhs-gov.example'],
  ])('gains nothing at %s, which is told once', async (_, link, host) => {
    site.serve('/wire', { body: feed(1) })
    await withBot(
      async (bot) => {
        await bot.round()
        for (let i = 2; i < 5; i++) {
          const foreign = { ...NAMELESS, guid: `r${i}`, title: `${NAMELESS.title}, part ${i}`, link: `${link}${i}` }
          site.serve('/wire', { body: writeFeed([foreign, entry(1)]) })
          await bot.round()
        }
        expect(authority(await bot.planned())).toMatchObject([
          { host, by: 'link', expected: ['127.0.0.1'], source: { id: 'wire' } },
        ])
        expect(await speakers(bot)).not.toContain('mexico')
        expect((await bot.store.queries.counts()).matches).toBe(3)
      },
      { sources: [ministry()] },
    )
  })

  it('gains nothing by a redirect to another host, not even for a claim that looks back later', async () => {
    site.serve('/wire', { status: 302, headers: { location: `http://localhost:${site.port}/theirs` } })
    site.serve('/theirs', { body: feed(1) })
    const folder = tempFolder()
    await withBot(
      async (bot) => {
        await bot.round()
        site.serve('/theirs', { body: writeFeed([{ ...NAMELESS, link: site.url('/r2') }, entry(1)]) })
        await bot.round()
        expect(authority(await bot.planned())).toMatchObject([
          { host: `localhost:${site.port}`, by: 'redirect', title: null },
        ])
      },
      { sources: [ministry()], claims: [], folder },
    )
    await withBot(
      async (bot) => {
        expect(await speakers(bot)).not.toContain('mexico')
      },
      { sources: [ministry()], folder },
    )
  })

  it('tells of a few hosts a poll, however many there are', async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...noise(n),
      guid: `m${n}`,
      link: `https://h${n}.example/${n}`,
    }))
    site.serve('/wire', { body: writeFeed(many) })
    await withBot(
      async (bot) => {
        await bot.round()
        expect(authority(await bot.planned())).toHaveLength(5)
      },
      { sources: [ministry()] },
    )
  })

  it('is nobody: news may link wherever it likes', async () => {
    site.serve('/wire', { body: writeFeed([{ ...noise(1), guid: 'x', link: 'https://elsewhere.example/1' }]) })
    await withBot(async (bot) => {
      await bot.round()
      expect(await bot.planned()).toEqual([])
    })
  })
})

it('other sources are polled while one of them misbehaves', async () => {
  site.serve('/wire', { status: 500 })
  site.serve('/well', { body: feed(1) })
  await withBot(
    async (bot) => {
      for (let i = 0; i < 12; i++) {
        await runRound(bot.poll, bot.deliver, signal)
        bot.clock.advance(70 * MINUTE)
      }
      const asked = (path: string) => site.asked.filter((one) => one.path === path).length
      expect((await bot.store.polls.record('well'))?.state).toBe('healthy')
      expect(asked('/well')).toBeGreaterThanOrEqual(10)
    },
    { sources: [sourceOf(site, 'wire'), sourceOf(site, 'well')] },
  )
})
