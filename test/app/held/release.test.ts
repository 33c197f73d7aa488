import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ageRequests } from '../../../src/app/age-requests.ts'
import type { HeldNotice, Notice, StatementNotice } from '../../../src/domain/notice.ts'
import { BOUNTIES, DENIAL, DISPUTE, type Entry, HOUR, noise, REQUEST } from '../../support/bounty-case.ts'
import { type Bot, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const elena = { name: 'Elena Ruiz', platform: 'cli', editor: true }
const place = (entry: Entry, n: number | string): Entry => ({ ...entry, guid: `g${n}`, link: site.url(`/item/${n}`) })
const quiet = (from: number, count: number) => Array.from({ length: count }, (_, i) => place(noise(from + i), from + i))
/** Three of them are about the claim. */
const bulk = () => [place(DENIAL, 'a'), ...quiet(100, 60), place(DISPUTE, 'b'), place(REQUEST, 'c'), ...quiet(200, 60)]

const only = <K extends Notice['kind']>(notices: Notice[], kind: K) =>
  notices.filter((notice): notice is Extract<Notice, { kind: K }> => notice.kind === kind)

async function withBot(work: (bot: Bot) => Promise<void>, options: Partial<Parameters<typeof startBot>[0]> = {}) {
  site.serve('/wire', { body: writeFeed(quiet(1, 2)) })
  const bot = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire')],
    polling: { lateAfterMs: 1_000 * HOUR },
    ...options,
  })
  try {
    await bot.round()
    await work(bot)
  } finally {
    await bot.close()
  }
}

async function bringBulk(bot: Bot, entries = bulk()): Promise<void> {
  site.serve('/wire', { body: writeFeed(entries) })
  await bot.round()
}

/** What a reader would be posted. */
async function told(bot: Bot): Promise<string[]> {
  return (await bot.planned()).filter((notice) => notice.kind !== 'held').map((notice) => notice.kind)
}

describe('a sudden bulk', () => {
  it('is stored, matched and on record; nothing is posted but one line with the figures and the commands', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      expect((await bot.store.queries.counts()).items).toBe(125)
      expect((await bot.store.queries.statements(BOUNTIES.slug)).length).toBeGreaterThanOrEqual(3)
      expect(await told(bot)).toEqual([])
      const [held] = only(await bot.planned(), 'held') as HeldNotice[]
      expect(held).toMatchObject({ items: 123, matched: 3, source: { id: 'wire' } })
      expect(held?.posts).toBeGreaterThanOrEqual(3)
      await bot.send()
      const [post] = bot.publisher.posts
      expect(bot.publisher.posts).toHaveLength(1)
      expect(JSON.stringify(post?.message)).toContain('onrecord release wire --as NAME')
      expect(JSON.stringify(post?.message)).toContain('onrecord release wire --drop --as NAME')
      const { sources } = await bot.commands.sources({}, elena)
      expect(sources[0]?.held).toEqual({ items: 123, matched: 3, posts: held?.posts })
      expect(await bot.commands.whyNot({ url: site.url('/item/a') }, elena)).toMatchObject({ verdict: 'held' })
    })
  })

  it('is posted late, once, when an editor releases it; the ledger says who', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      await bot.send()
      const [held] = only(await bot.planned(), 'held')
      const done = await bot.commands.release({ source: 'Wire', drop: false }, elena)
      expect(done.details).toContainEqual({ label: 'match a claim', value: '3' })
      const events = await told(bot)
      expect(events).toHaveLength(held?.posts ?? 0)
      const statements = only(await bot.planned(), 'statement') as StatementNotice[]
      expect(statements.length).toBeGreaterThanOrEqual(2)
      expect(statements.every((notice) => notice.late && notice.heldBack)).toBe(true)
      expect(events).toContain('request')

      await bot.send()
      const posts = bot.publisher.posts.length
      await expect(bot.commands.release({ source: 'wire', drop: false }, elena)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('released by Elena Ruiz'),
      })
      await expect(bot.commands.release({ source: 'wire', drop: true }, elena)).rejects.toMatchObject({
        code: 'conflict',
      })
      for (let i = 0; i < 3; i++) await bot.round()
      await bot.send()
      expect(bot.publisher.posts).toHaveLength(posts)

      expect((await bot.store.queries.statements(BOUNTIES.slug)).every((statement) => !statement.silent)).toBe(true)
      expect(await bot.commands.whyNot({ url: site.url('/item/a') }, elena)).toMatchObject({ verdict: 'posted' })
      expect((await bot.commands.sources({}, elena)).sources[0]?.held).toBeNull()
      expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
      expect(await ledgerOf(bot, 'held_decision')).toMatchObject([{ verdict: 'release', by: 'Elena Ruiz' }])
    })
  })

  it('is kept silent about when an editor drops it, and stays on record', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      await bot.commands.release({ source: 'wire', drop: true }, elena)
      expect(await told(bot)).toEqual([])
      const statements = await bot.store.queries.statements(BOUNTIES.slug)
      expect(statements.length).toBeGreaterThanOrEqual(3)
      expect(statements.every((statement) => statement.silent)).toBe(true)
      await expect(bot.commands.release({ source: 'wire', drop: false }, elena)).rejects.toMatchObject({
        message: expect.stringContaining('dropped by Elena Ruiz'),
      })
      expect(await ledgerOf(bot, 'held_decision')).toMatchObject([{ verdict: 'drop', by: 'Elena Ruiz' }])
    })
  })

  it('that two editors release at once is posted once', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      const [held] = only(await bot.planned(), 'held')
      const both = await Promise.allSettled([
        bot.commands.release({ source: 'wire', drop: false }, elena),
        bot.commands.release({ source: 'wire', drop: false }, { ...elena, name: 'Ana' }),
      ])
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('already released by'),
      })
      expect(await told(bot)).toHaveLength(held?.posts ?? 0)
    })
  })

  it('holds up nothing that comes after it, and several are decided together', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot, [...quiet(300, 120), place(DENIAL, 'a')])
      await bringBulk(bot, [...quiet(500, 120), place(DISPUTE, 'b')])
      await bringBulk(bot, [place(REQUEST, 'c')])
      expect(await told(bot)).toContain('request')
      const before = (await told(bot)).length
      const done = await bot.commands.release({ source: 'wire', drop: false }, elena)
      expect(done.details).toContainEqual({ label: 'items', value: '242' })
      expect((await told(bot)).length).toBeGreaterThan(before)
      expect((await bot.store.held.open()).length).toBe(0)
    })
  })

  it('goes only to the channels that watch when it is released', async () => {
    const watch = { ...EVERYTHING, events: ['health' as const], channel: 'operations' }
    await withBot(
      async (bot) => {
        await bringBulk(bot)
        await bot.commands.release({ source: 'wire', drop: false }, elena)
        expect(await told(bot)).toEqual([])
      },
      { watches: [watch] },
    )
  })

  it('in which nothing matches leaves nothing to decide', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot, quiet(300, 150))
      expect(only(await bot.planned(), 'held')).toMatchObject([{ items: 150, matched: 0, posts: 0 }])
      await expect(bot.commands.release({ source: 'wire', drop: false }, elena)).rejects.toMatchObject({
        code: 'not_found',
        message: expect.stringContaining('Nothing of wire is held'),
      })
      await bot.send()
      expect(JSON.stringify(bot.publisher.posts[0]?.message)).not.toContain('onrecord release')
    })
  })

  it('leaves out what is about a claim that was archived since', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      await bot.store.claims.syncDeclared([], bot.clock.now())
      const done = await bot.commands.release({ source: 'wire', drop: false }, elena)
      expect(done.details.find((detail) => detail.label.startsWith('left out'))?.value).not.toBe('0')
      expect(await told(bot)).toEqual([])
    })
  })
})

describe('what an item of a bulk says later', () => {
  const edited = {
    ...DENIAL,
    summary: `${DENIAL.summary.replace('$50,000', '$70,000')} “Not one of them,” Sheinbaum said.`,
  }

  it('waits with the bulk, and is released with it', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      const before = (await bot.store.held.open())[0]?.posts ?? 0
      await bringBulk(bot, [place(edited, 'a'), ...bulk().slice(1)])
      expect(await told(bot)).toEqual([])
      expect((await bot.store.held.open())[0]?.posts).toBeGreaterThan(before)
      expect(only(await bot.planned(), 'held')).toHaveLength(1)
      await bot.commands.release({ source: 'wire', drop: false }, elena)
      expect(await told(bot)).toContain('revision')
    })
  })

  it('is told like any other once the bulk was released, and not at all once it was dropped', async () => {
    for (const drop of [false, true])
      await withBot(async (bot) => {
        await bringBulk(bot)
        await bot.commands.release({ source: 'wire', drop }, elena)
        await bringBulk(bot, [place(edited, 'a'), ...bulk().slice(1)])
        expect((await told(bot)).includes('revision')).toBe(!drop)
        if (drop) expect(await told(bot)).toEqual([])
      })
  })

  it('is announced when the bulk had nothing to tell before', async () => {
    await withBot(async (bot) => {
      const plain = quiet(300, 150)
      await bringBulk(bot, plain)
      expect(await bot.store.held.open()).toEqual([])
      await bringBulk(bot, [{ ...plain[0], ...place(DENIAL, 300) }, ...plain.slice(1)])
      expect(await told(bot)).toEqual([])
      expect(only(await bot.planned(), 'held')).toMatchObject([
        { items: 150, matched: 0, posts: 0 },
        { items: 150, matched: 1 },
      ])
      await bot.commands.release({ source: 'wire', drop: false }, elena)
      expect(await told(bot)).toContain('statement')
    })
  })

  it('is not posted when it was taken down before the release', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      const itemId = (await bot.store.queries.findItemByLink(site.url('/item/b').replace('http://', '')))?.id ?? 0
      expect(itemId).toBeGreaterThan(0)
      const at = bot.clock.now()
      await bot.store.polls.commitExtra({
        ...{ sourceId: 'wire', at, items: [], revisions: [], matches: [], statements: [], appearances: [] },
        ...{ proposals: [], statusSteps: [], requests: [], deliveries: [], basedOn: null },
        withdrawals: [{ itemId, sourceId: 'wire', at, reason: 'gone' }],
      })
      await bot.commands.release({ source: 'wire', drop: false }, elena)
      const speakers = only(await bot.planned(), 'statement').map((notice) => (notice as StatementNotice).speaker.name)
      expect(speakers.length).toBeGreaterThan(0)
      expect(speakers).not.toContain('Mike Vigil')
    })
  })
})

describe('a bulk kept back from readers', () => {
  it.each<[string, boolean | null, string[]]>([
    ['waits', null, ['statement', 'status']],
    ['was dropped', true, ['statement', 'status']],
    ['was released', false, []],
  ])('that %s: what another source reports then', async (_, drop, expected) => {
    site.serve('/blog', { body: writeFeed(quiet(700, 2)) })
    await withBot(
      async (bot) => {
        site.serve('/blog', { body: writeFeed([place(DENIAL, 'blog'), ...quiet(800, 120)]) })
        await bot.round()
        if (drop !== null) await bot.commands.release({ source: 'blog', drop }, elena)
        const before = (await told(bot)).length
        await bringBulk(bot, [place(DENIAL, 'wire')])
        expect((await told(bot)).slice(before)).toEqual(expected)
        // Told now: what either source repeats is an appearance of it.
        await bringBulk(bot, [place(DENIAL, 'wire again')])
        site.serve('/blog', { body: writeFeed([place(DENIAL, 'blog again')]) })
        await bot.round()
        expect((await told(bot)).slice(before)).toEqual(expected)
      },
      { sources: [sourceOf(site, 'blog'), sourceOf(site, 'wire')] },
    )
  })
})

describe('what a bulk put on record, once it comes live from elsewhere', () => {
  const cases: [string, Entry, string[], boolean | null][] = []
  for (const drop of [null, true]) {
    cases.push(['a flag', DISPUTE, ['statement', 'status'], drop])
    cases.push(['a request', REQUEST, ['request'], drop])
  }
  const keys = async (bot: Bot) =>
    (await bot.store.outbox.list({ limit: 1_000 })).filter((one) => one.notice !== null && one.notice.kind !== 'held')

  it.each(cases)('is told: %s', async (_, entry, expected, drop) => {
    site.serve('/blog', { body: writeFeed(quiet(700, 2)) })
    await withBot(
      async (bot) => {
        site.serve('/blog', { body: writeFeed([place(entry, 'blog'), ...quiet(800, 120)]) })
        await bot.round('blog')
        expect(await told(bot)).toEqual([])
        if (drop) await bot.commands.release({ source: 'blog', drop }, elena)
        await bringBulk(bot, [place(entry, 'wire')])
        expect((await told(bot)).sort()).toEqual(expected)
        const post = (await bot.planned()).find(({ kind }) => kind === 'request' || kind === 'status')
        if (post?.kind === 'request') expect(post.source?.id).toBe('wire')
        if (post?.kind === 'status') expect(post.to.flags.map(({ flag }) => flag)).toEqual(['disputed'])
        // Put in other words by a third, it is told as a statement of its own, and the flag or request not again.
        const other = { ...entry, summary: `${entry.summary} “Not one of them had $90,000 in March.”` }
        await bringBulk(bot, [place(other, 'wire again')])
        expect((await told(bot)).filter((kind) => kind !== 'statement').sort()).toEqual(
          expected.filter((kind) => kind !== 'statement'),
        )
        // One record of it, and nothing of it comes a second time with the bulk.
        expect((await bot.store.queries.requests(BOUNTIES.slug)).length).toBe(entry === REQUEST ? 1 : 0)
        expect((await bot.store.queries.statusSteps(BOUNTIES.slug)).length).toBe(1)
        const before = await told(bot)
        if (!drop) {
          const done = await bot.commands.release({ source: 'blog', drop: false }, elena)
          expect(done.details).toContainEqual({ label: 'posts', value: '0' })
          expect(done.details.find(({ label }) => label.startsWith('told meanwhile'))).toBeDefined()
        }
        expect(await told(bot)).toEqual(before)
        const all = (await keys(bot)).map((one) => one.eventKey)
        expect(new Set(all).size).toBe(all.length)
      },
      { sources: [sourceOf(site, 'blog'), sourceOf(site, 'wire')] },
    )
  })

  it('a request told live comes of age though the bulk was dropped', async () => {
    site.serve('/blog', { body: writeFeed(quiet(700, 2)) })
    await withBot(
      async (bot) => {
        site.serve('/blog', { body: writeFeed([place(REQUEST, 'blog'), ...quiet(800, 120)]) })
        await bot.round('blog')
        await bot.commands.release({ source: 'blog', drop: true }, elena)
        bot.clock.advance(8 * 24 * HOUR)
        expect(await ageRequests(bot.poll)).toBe(0)
        await bringBulk(bot, [place(REQUEST, 'wire')])
        bot.clock.advance(30 * 24 * HOUR)
        expect(await ageRequests(bot.poll)).toBe(1)
      },
      { sources: [sourceOf(site, 'blog'), sourceOf(site, 'wire')] },
    )
  })

  it('a bulk that says more than what came live is still posted late', async () => {
    site.serve('/blog', { body: writeFeed(quiet(700, 2)) })
    await withBot(
      async (bot) => {
        site.serve('/blog', { body: writeFeed([place(DISPUTE, 'blog'), place(DENIAL, 'b2'), ...quiet(800, 120)]) })
        await bot.round('blog')
        await bringBulk(bot, [place(DISPUTE, 'wire')])
        await bot.commands.release({ source: 'blog', drop: false }, elena)
        const speakers = only(await bot.planned(), 'statement').map((notice) => notice.speaker.name)
        expect(speakers.filter((name) => name === 'Mike Vigil')).toHaveLength(1)
        expect(speakers).toContain('Claudia Sheinbaum')
      },
      { sources: [sourceOf(site, 'blog'), sourceOf(site, 'wire')] },
    )
  })
})

describe('entries edited at once', () => {
  const about = (n: number, price: number) =>
    place({ ...DENIAL, summary: `${DENIAL.summary} Note ${n} names a price of $${price}.` }, n)
  it.each([
    [10, 10, []],
    [11, 0, [{ items: 11, posts: 0, edited: true }]],
  ])('%i of them are told one by one %i times', async (count, posts, lines) => {
    site.serve('/wire', { body: writeFeed(quiet(1, 2)) })
    const serve = (price: number) =>
      site.serve('/wire', { body: writeFeed(Array.from({ length: count }, (_, i) => about(i, price + i))) })
    serve(1_000)
    const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
    try {
      await bot.round()
      serve(2_000)
      await bot.round()
      expect(only(await bot.planned(), 'revision')).toHaveLength(posts)
      expect(only(await bot.planned(), 'held')).toMatchObject(lines)
      if (posts > 0) return
      // Edited again and again: still one line that day, and it offers nothing to release.
      for (const price of [3_000, 4_000]) {
        serve(price)
        await bot.round()
      }
      expect(only(await bot.planned(), 'revision')).toHaveLength(0)
      expect(only(await bot.planned(), 'held')).toHaveLength(1)
      await bot.send()
      const held = bot.publisher.posts.map((post) => post.message).find((one) => one.fallback.includes('edited 11'))
      expect(JSON.stringify(held)).not.toContain('onrecord release')
    } finally {
      await bot.close()
    }
  })
})

describe('who may release', () => {
  it('is an editor, of a source there is', async () => {
    await withBot(async (bot) => {
      await bringBulk(bot)
      const reader = { ...elena, editor: false }
      await expect(bot.commands.release({ source: 'wire', drop: false }, reader)).rejects.toMatchObject({
        code: 'invalid',
      })
      await expect(bot.commands.release({ source: 'wirr', drop: false }, elena)).rejects.toMatchObject({
        code: 'not_found',
        message: expect.stringContaining('Did you mean wire?'),
      })
      expect(await bot.store.held.open()).toHaveLength(1)
      expect(await told(bot)).toEqual([])
    })
  })
})

describe('what is no sudden bulk', () => {
  it('a first poll is a baseline, a hundred items are a busy day, old items shown again are none', async () => {
    site.serve('/wire', { body: writeFeed(quiet(1, 500)) })
    const bot = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
    try {
      await bot.round()
      site.serve('/wire', { body: writeFeed(quiet(1, 600)) })
      await bot.round()
      site.serve('/wire', { body: writeFeed([]) })
      await bot.round()
      site.serve('/wire', { body: writeFeed(quiet(1, 600)) })
      await bot.round()
      expect(only(await bot.planned(), 'held')).toEqual([])
    } finally {
      await bot.close()
    }
  })
})

async function ledgerOf(bot: Bot, type: string): Promise<object[]> {
  const { default: SqliteDatabase } = await import('better-sqlite3')
  const db = new SqliteDatabase(bot.file, { readonly: true })
  try {
    const rows = db.prepare('SELECT body FROM ledger WHERE type = ? ORDER BY seq').all(type) as { body: string }[]
    return rows.map((row) => JSON.parse(row.body))
  } finally {
    db.close()
  }
}
