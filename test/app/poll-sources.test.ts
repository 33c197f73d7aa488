import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pollSources } from '../../src/app/poll/poll-sources.ts'
import type { Notice } from '../../src/domain/notice.ts'
import type { NewsFirst } from '../../src/ports/news-first.ts'
import type { Store } from '../../src/ports/stores.ts'
import { createNewsFirst } from '../../src/runtime/news-first.ts'
import {
  ASSERTION,
  BOUNTIES,
  DAY,
  DENIAL,
  DISPUTE,
  type Entry,
  HOUR,
  MINUTE,
  NOON,
  noise,
  REQUEST,
} from '../support/bounty-case.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { feedDate, writeFeed } from '../support/write-feed.ts'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const open: Bot[] = []
async function bot(options: Partial<BotOptions> & { ids?: string[] } = {}): Promise<Bot> {
  const started = await startBot({
    folder: tempFolder(),
    sources: (options.ids ?? ['wire']).map((id) => sourceOf(site, id)),
    ...options,
  })
  open.push(started)
  return started
}
const closeAll = async () => {
  for (const started of open.splice(0)) await started.close()
}

const entry = (about: Entry, n: number, extra: Partial<Entry> = {}): Entry => ({
  ...about,
  guid: `tag:${n}`,
  link: `https://wire.example/news/${n}`,
  ...extra,
})
const serve = (id: string, ...entries: Entry[]) => site.serve(`/${id}`, { body: writeFeed(entries) })
const kinds = async (from: Bot) => (await from.planned()).map((notice) => notice.kind)
const ofKind = async <K extends Notice['kind']>(from: Bot, kind: K) =>
  (await from.planned()).filter((notice): notice is Extract<Notice, { kind: K }> => notice.kind === kind)

/** Runs a test and closes what it opened, whatever happens. */
const flow = (name: string, run: () => Promise<void>) =>
  test(name, async () => {
    try {
      await run()
    } finally {
      await closeAll()
    }
  })

describe('the first successful poll is a silent baseline', () => {
  flow('statements in it are on record, one line tells of them, and nothing else is posted', async () => {
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    const it = await bot()
    expect(await it.round()).toMatchObject([{ outcome: 'baseline', newItems: 2, matched: 1, statements: 1 }])
    expect(await it.planned()).toMatchObject([{ kind: 'backlog', items: 1, statements: 1, source: { id: 'wire' } }])
    const [statement] = await it.store.queries.statements(BOUNTIES.slug)
    expect(statement).toMatchObject({ silent: true, stance: 'denies' })
  })

  flow('about nothing tracked: not even the line', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    expect(await it.planned()).toEqual([])
  })

  flow('a poll that failed is no baseline: what the first good one brings is still silent', async () => {
    site.serve('/wire', { status: 500 })
    const it = await bot()
    expect(await it.round()).toMatchObject([{ outcome: 'failed' }])
    site.serve('/wire', { body: '<html><body>We are being rebuilt</body></html>' })
    expect(await it.round()).toMatchObject([{ outcome: 'failed' }])
    serve('wire', entry(DENIAL, 1))
    expect(await it.round()).toMatchObject([{ outcome: 'baseline' }])
    expect(await kinds(it)).toEqual(['backlog'])
  })
})

flow('the second poll posts what is new and nothing else', async () => {
  serve('wire', entry(ASSERTION, 1))
  const it = await bot()
  await it.round()
  serve('wire', entry(DISPUTE, 3), entry(noise(2), 2), entry(ASSERTION, 1))
  expect(await it.round()).toMatchObject([{ outcome: 'changed', parsed: 3, newItems: 2, statements: 1 }])
  const posted = await ofKind(it, 'statement')
  expect(posted).toMatchObject([
    {
      speaker: { name: 'Mike Vigil' },
      role: 'expert',
      stance: 'disputes',
      late: false,
      source: { url: 'https://wire.example/news/3', host: 'wire.example' },
    },
  ])
  // The first two came of the baseline: what it found, and that a proposal waits.
  expect(await kinds(it)).toEqual(['backlog', 'waiting', 'statement', 'status'])
  await it.send()
  expect(it.publisher.posts).toHaveLength(5)
})

flow('whoever left office is a former one, also in an entry without a date', async () => {
  serve('wire', entry(noise(1), 1))
  const it = await bot()
  await it.round()
  serve('wire', entry(DISPUTE, 2))
  await it.round()
  expect(await ofKind(it, 'statement')).toMatchObject([
    { publishedAt: null, speaker: { name: 'Mike Vigil', affiliation: expect.stringMatching(/^former /) } },
  ])
})

describe('an unchanged answer costs nothing', () => {
  flow('304: validators go back verbatim, no rows, the due time moves', async () => {
    site.serve('/wire', ({ headers }) =>
      headers['if-none-match'] === 'W/"v-1"' && headers['if-modified-since'] === 'Sat, 01 Nov 2025 10:00:00 GMT'
        ? { status: 304 }
        : {
            headers: { etag: 'W/"v-1"', 'last-modified': 'Sat, 01 Nov 2025 10:00:00 GMT' },
            body: writeFeed([entry(DENIAL, 1)]),
          },
    )
    const it = await bot()
    await it.round()
    const before = await it.store.queries.counts()
    const due = (await it.store.polls.record('wire'))?.nextPollAt ?? 0
    for (let n = 0; n < 5; n++) expect(await it.round()).toMatchObject([{ outcome: 'unchanged', parsed: 0 }])
    expect(await it.store.queries.counts()).toEqual({ ...before, polls: before.polls + 5 })
    const record = await it.store.polls.record('wire')
    expect(record).toMatchObject({ etag: 'W/"v-1"', state: 'healthy', failuresInARow: 0 })
    expect(record?.nextPollAt).toBeGreaterThan(due)
  })

  flow('identical bytes from a server without validators', async () => {
    serve('wire', entry(DENIAL, 1))
    const it = await bot()
    await it.round()
    const before = await it.store.queries.counts()
    expect(await it.round()).toMatchObject([{ outcome: 'unchanged', parser: null }])
    expect(await it.store.queries.counts()).toEqual({ ...before, polls: before.polls + 1 })
  })

  flow('identical gzipped bytes are known before they are unpacked; packed anew they are still unchanged', async () => {
    const pack = (level: number, entries = [entry(DENIAL, 1)]) =>
      site.serve('/wire', {
        headers: { 'content-encoding': 'gzip' },
        body: gzipSync(writeFeed(entries), { level }),
      })
    pack(1)
    const it = await bot()
    await it.round()
    const wire = it.poll.wires?.get('wire')
    expect(await it.round()).toMatchObject([{ outcome: 'unchanged' }])
    expect(it.poll.wires?.get('wire')).toEqual(wire)
    pack(9)
    expect(await it.round()).toMatchObject([{ outcome: 'unchanged' }])
    expect(it.poll.wires?.get('wire')).toMatchObject({ bodyHash: wire?.bodyHash })
    expect(it.poll.wires?.get('wire')?.hash).not.toBe(wire?.hash)
    pack(1, [entry(noise(2), 2), entry(DENIAL, 1)])
    expect(await it.round()).toMatchObject([{ outcome: 'changed', newItems: 1 }])
    // What was taken in first comes back: its bytes were known once, and are news again.
    pack(1)
    expect(await it.round()).toMatchObject([{ outcome: 'changed', newItems: 0 }])
  })

  flow('many unchanged polls of one round are one commit', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    let commits = 0
    const { commitPolls } = it.store.polls
    it.poll.store.polls.commitPolls = (results) => {
      commits += 1
      return commitPolls(results)
    }
    await it.round()
    expect(commits).toBe(1)
    expect((await it.store.queries.counts()).polls).toBe(10)
  })

  flow('none of them waits longer than a second for sources that answer slowly', async () => {
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    // Each answer takes 600 ms: the second after the first is past the second that the first may wait.
    for (const id of ids)
      site.serve(`/${id}`, () => {
        it.clock.advance(600)
        return { body: writeFeed([entry(noise(1), 1)]) }
      })
    const sizes: number[] = []
    const { commitPolls } = it.store.polls
    it.poll.store.polls.commitPolls = (results) => {
      sizes.push(results.length)
      return commitPolls(results)
    }
    it.clock.advance(HOUR)
    const rules = { ...it.poll.rules, concurrency: 1 }
    await pollSources({ ...it.poll, rules }, ids, new AbortController().signal)
    expect(sizes).toEqual([3, 1])
  })

  /** A round of sources one after the other, of which `d` has news and `b` an item about nothing: sources by commit. */
  const commitsOf = async (answerMs: number) => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    const answer = (id: string) => {
      if (id === 'd') return writeFeed([entry(DENIAL, 2), entry(noise(1), 1)])
      return writeFeed(id === 'b' ? [entry(noise(2), 2), entry(noise(1), 1)] : [entry(noise(1), 1)])
    }
    for (const id of ids)
      site.serve(`/${id}`, () => {
        it.clock.advance(answerMs)
        return { body: answer(id) }
      })
    const commits: string[][] = []
    const { commitPolls } = it.store.polls
    it.poll.store.polls.commitPolls = (results) => {
      commits.push(results.map(({ sourceId }) => sourceId))
      return commitPolls(results)
    }
    await pollSources({ ...it.poll, rules: { ...it.poll.rules, concurrency: 1 } }, ids, new AbortController().signal)
    return { it, commits }
  }

  flow('news goes out with what was read before it; polls that found nothing go on waiting for others', async () => {
    const { it, commits } = await commitsOf(0)
    expect(commits).toEqual([
      ['b', 'd'],
      ['a', 'c', 'e'],
    ])
    expect((await it.store.queries.counts()).polls).toBe(10)
    expect(await ofKind(it, 'statement')).toHaveLength(1)
  })

  flow('but those that have waited for a second go with it', async () => {
    const { commits } = await commitsOf(350)
    expect(commits).toEqual([['a', 'b', 'c', 'd'], ['e']])
  })

  flow('and where it fails, all that waits is committed all the same', async () => {
    const ids = ['a', 'b', 'c']
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    serve('b', entry(DENIAL, 2), entry(noise(1), 1))
    const { commitPolls } = it.store.polls
    it.poll.store.polls.commitPolls = (results) =>
      results.some(({ deliveries }) => deliveries.length > 0)
        ? Promise.reject(new Error('disk full'))
        : commitPolls(results)
    await expect(it.round()).rejects.toThrow('disk full')
    const polled = (await it.store.polls.records()).filter(({ lastPollAt }) => lastPollAt !== NOON)
    expect(polled.map(({ sourceId }) => sourceId)).not.toContain('b')
    expect(polled.map(({ sourceId }) => sourceId)).toContain('a')
  })
})

describe('news first', () => {
  const WHILE_MS = 60_000
  const ids = ['a', 'b', 'c']
  const askedOf = () => {
    const asked: string[] = []
    for (const id of ids)
      site.serve(`/${id}`, () => {
        asked.push(id)
        return { body: writeFeed(id === 'a' ? [entry(DENIAL, 2), entry(noise(1), 1)] : [entry(noise(1), 1)]) }
      })
    return asked
  }
  const start = async () => {
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    it.clock.advance(HOUR)
    return { ...it, poll: { ...it.poll, rules: { ...it.poll.rules, concurrency: 1 } } }
  }
  const { signal } = new AbortController()

  flow('no other source is asked until the post about it is on its way', async () => {
    const it = await start()
    const asked = askedOf()
    const planned = Promise.withResolvers<() => void>()
    const done = pollSources(
      {
        ...it.poll,
        newsFirst: createNewsFirst(WHILE_MS),
        withPosts: async (commit, out) => {
          await commit()
          if (out) planned.resolve(out)
        },
      },
      ids,
      signal,
    )
    const out = await planned.promise
    await new Promise((waited) => setTimeout(waited, 50))
    expect(asked).toEqual(['a'])
    out()
    await done
    expect(asked).toEqual(ids)
  })

  flow('where nobody says that it is, they are asked after a while all the same', async () => {
    const it = await start()
    const asked = askedOf()
    await pollSources({ ...it.poll, newsFirst: createNewsFirst(5), withPosts: (commit) => commit() }, ids, signal)
    expect(asked).toEqual(ids)
  })

  flow('what is no news, and what a source had when it was first asked, holds nobody up', async () => {
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    let [begun, ended] = [0, 0]
    const newsFirst: NewsFirst = {
      clear: () => null,
      begin() {
        begun += 1
        return () => {
          ended += 1
        }
      },
    }
    const poll = { ...it.poll, newsFirst }
    await pollSources(poll, ids, signal)
    await pollSources(poll, ids, signal)
    expect(begun).toBe(0)
    serve('b', entry(noise(2), 2), entry(noise(1), 1))
    await pollSources(poll, ids, signal)
    expect([begun, ended]).toEqual([1, 1])
    // It ends as well where the worker is stopped while it reads.
    serve('b', entry(noise(3), 3), entry(noise(2), 2), entry(noise(1), 1))
    const stop = new AbortController()
    const stopping: NewsFirst = {
      ...newsFirst,
      begin() {
        stop.abort()
        return newsFirst.begin()
      },
    }
    await pollSources({ ...poll, newsFirst: stopping }, ['b'], stop.signal)
    expect([begun, ended]).toEqual([2, 2])
  })
})

flow('a restart on the same file goes on where it stopped', async () => {
  const folder = tempFolder()
  serve('wire', entry(noise(1), 1))
  const first = await bot({ folder })
  await first.round()
  serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
  await first.round()
  const before = await first.store.queries.counts()
  await closeAll()
  // Other bytes, the same items; then one that is new.
  serve('wire', entry(noise(1), 1), entry(DENIAL, 2))
  const second = await bot({ folder, clock: first.clock })
  expect(await second.round()).toMatchObject([{ outcome: 'changed', newItems: 0, statements: 0 }])
  expect(await second.store.queries.counts()).toMatchObject({ items: before.items, statements: before.statements })
  serve('wire', entry(DISPUTE, 3), entry(noise(1), 1))
  await second.round()
  expect(await ofKind(second, 'statement')).toHaveLength(2)
  // What was planned before the restart is sent after it, once.
  await second.send()
  expect(second.publisher.posts.filter((post) => post.place.thread !== null)).toHaveLength(3)
  expect((await second.store.ledger.verify()).brokenAt).toBeNull()
})

flow('a claim added later looks back over what is stored, silently, and says so in one line', async () => {
  const folder = tempFolder()
  serve('wire', entry(noise(1), 1))
  const first = await bot({ folder, claims: [] })
  await first.round()
  serve('wire', entry(REQUEST, 4), entry(DISPUTE, 3), entry(DENIAL, 2), entry(noise(1), 1))
  await first.round()
  expect(await first.planned()).toEqual([])
  await closeAll()
  const second = await bot({ folder, clock: first.clock })
  expect(await second.planned()).toMatchObject([
    { kind: 'backlog', claim: { slug: BOUNTIES.slug }, source: null, items: 3 },
  ])
  const statements = await second.store.queries.statements(BOUNTIES.slug)
  expect(statements).toHaveLength(3)
  expect(statements.every((statement) => statement.silent)).toBe(true)
  expect((await second.store.queries.status(BOUNTIES.slug)).flags.map((flag) => flag.flag).sort()).toEqual([
    'disputed',
    'evidence_requested',
  ])
  await closeAll()
  // Once is enough.
  const third = await bot({ folder, clock: first.clock })
  await third.round()
  expect(await kinds(third)).toEqual(['backlog'])
})

describe('a failing source', () => {
  flow('is told of after so many failures, once, and once when it is back', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    site.serve('/wire', { status: 503 })
    for (let n = 1; n <= 2; n++) await it.round()
    expect(await it.planned()).toEqual([])
    for (let n = 3; n <= 8; n++) await it.round()
    expect(await it.planned()).toMatchObject([
      { kind: 'health', state: 'failing', failuresInARow: 3, error: expect.stringMatching(/503/) },
    ])
    expect(await it.store.polls.record('wire')).toMatchObject({ state: 'failing', failuresInARow: 8 })
    serve('wire', entry(noise(2), 2), entry(noise(1), 1))
    await it.round()
    await it.round()
    expect(await ofKind(it, 'health')).toMatchObject([{ state: 'failing' }, { state: 'healthy', was: 'failing' }])
    expect((await it.store.queries.health()).map((step) => step.state)).toEqual(['healthy', 'failing', 'healthy'])
  })

  flow('that is back before anybody was told is not announced', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    site.serve('/wire', { status: 503 })
    await it.round()
    await it.round()
    serve('wire', entry(noise(1), 1))
    await it.round()
    expect(await it.planned()).toEqual([])
  })

  flow('what it published meanwhile is posted when it is back, marked late; what is fresh is not', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    site.serve('/wire', { status: 503 })
    for (let n = 0; n < 12; n++) await it.round()
    serve(
      'wire',
      entry(DISPUTE, 3, { date: feedDate(it.clock.now() - 20 * MINUTE) }),
      entry(DENIAL, 2, { date: feedDate(it.clock.now() - 10 * HOUR) }),
      entry(noise(1), 1),
    )
    await it.round()
    expect(await ofKind(it, 'statement')).toMatchObject([
      { stance: 'denies', late: true },
      { stance: 'disputes', late: false },
    ])
  })

  const answers: [string, string, Parameters<Site['serve']>[1]][] = [
    ['refuses', 'blocked', { status: 403 }],
    ['is gone', 'gone', { status: 410 }],
    [
      'answers a page',
      'not_a_feed',
      { body: '<!doctype html><html><head><title>Hi</title></head><body>Hi</body></html>' },
    ],
    ['answers noise', 'failing', { body: Buffer.from([0, 255, 3, 7, 200, 12, 0, 0, 1]) }],
    ['answers nothing', 'failing', { body: '' }],
    ['redirects to itself', 'failing', { status: 302, headers: { location: '/bad' } }],
  ]
  test.each(answers)('that %s leaves the others unaffected', async (_what, state, answer) => {
    try {
      serve('good', entry(noise(1), 1))
      site.serve('/bad', answer)
      const it = await bot({ ids: ['bad', 'good'] })
      const [bad, good] = (await it.round()).toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1))
      expect(bad).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/\w{3,}.*/) })
      expect(good).toMatchObject({ outcome: 'baseline', newItems: 1 })
      expect(await it.store.polls.record('bad')).toMatchObject({ failuresInARow: 1, baselineAt: null })
      const states = [state, ...(state === 'failing' ? ['not_a_feed'] : [])]
      expect(states).toContain((await it.store.polls.record('bad'))?.state)
    } finally {
      await closeAll()
    }
  })

  flow('a document that breaks the program is that source’s failure, not the end of the round', async () => {
    for (const id of ['a', 'b', 'c']) serve(id, entry(noise(1), 1))
    const it = await bot({ ids: ['a', 'b', 'c'] })
    const feed = it.poll.adapters.get('feed')
    if (!feed) throw new Error('no feed adapter')
    const parse: typeof feed.parse = async (body, source) => {
      const document = await feed.parse(body, source)
      // As a bug of ours would have it.
      return source.id === 'a'
        ? { ...document, items: [{ ...document.items[0], title: undefined }] as never }
        : document
    }
    const context = {
      ...it.poll,
      adapters: new Map([['feed' as const, { ...feed, parse }]]),
      rules: { ...it.poll.rules, concurrency: 1 },
    }
    const reports = await pollSources(context, ['a', 'b', 'c'], new AbortController().signal)
    expect(reports).toMatchObject([{ outcome: 'failed' }, { outcome: 'baseline' }, { outcome: 'baseline' }])
    expect(await it.store.polls.record('a')).toMatchObject({ state: 'failing', failuresInARow: 1 })
    expect((await it.store.polls.record('a'))?.nextPollAt).toBeGreaterThan(NOON)
  })
})

describe('a sudden bulk', () => {
  flow('of more new items than allowed is held: one line, nothing posted, nothing lost', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot({ polling: { holdAbove: 20 } })
    await it.round()
    const bulk = Array.from({ length: 21 }, (_, i) => entry(i === 7 ? DENIAL : noise(i + 10), i + 2))
    serve('wire', ...bulk)
    await it.round()
    expect(await it.planned()).toMatchObject([{ kind: 'held', items: 21, source: { id: 'wire' } }])
    expect((await it.store.queries.counts()).items).toBe(22)
    serve('wire', ...bulk.toReversed())
    await it.round()
    expect(await kinds(it)).toEqual(['held'])
  })

  flow('of exactly as many is not', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot({ polling: { holdAbove: 20 } })
    await it.round()
    serve('wire', ...Array.from({ length: 20 }, (_, i) => entry(i === 7 ? DENIAL : noise(i + 10), i + 2)))
    await it.round()
    expect(await kinds(it)).toContain('statement')
  })
})

describe('an edited item', () => {
  const was = { ...DENIAL, summary: `${DENIAL.summary} The price named was $50,000.` }
  const is = { ...DENIAL, summary: `${DENIAL.summary} The price named was $10,000.` }
  const reworded = { ...DENIAL, summary: `${DENIAL.summary} The price named, it was added, was $50,000.` }

  flow('is told once a version, also when it goes back and forth', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    for (const version of [was, is, was, is, was, is]) {
      serve('wire', entry(version, 2), entry(noise(1), 1))
      await it.round()
    }
    const told = await ofKind(it, 'revision')
    expect(told).toHaveLength(2)
    expect(told[0]?.changes).toMatchObject([
      { what: 'number', before: expect.stringMatching(/\$50,000/), after: expect.stringMatching(/\$10,000/) },
    ])
    expect((await it.store.queries.revisions(BOUNTIES.slug)).length).toBe(5)
    expect(await ofKind(it, 'statement')).toHaveLength(1)
  })

  flow('in words that say nothing new is kept, not told', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    for (const version of [was, reworded]) {
      serve('wire', entry(version, 2), entry(noise(1), 1))
      await it.round()
    }
    expect((await it.store.queries.counts()).revisions).toBe(3)
    expect(await ofKind(it, 'revision')).toEqual([])
  })

  flow('of the baseline is told too: the words had been read', async () => {
    serve('wire', entry(was, 2))
    const it = await bot()
    await it.round()
    serve('wire', entry(is, 2))
    await it.round()
    expect(await kinds(it)).toEqual(['backlog', 'revision'])
  })
})

describe('one statement, many articles', () => {
  flow('copies at other outlets are appearances, not posts', async () => {
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    for (const [n, id] of ids.entries()) {
      const copy = { ...DENIAL, title: n === 0 ? DENIAL.title : `${DENIAL.title}, wire says` }
      serve(id, { ...copy, guid: `${id}-9`, link: `https://${id}.example/9` }, entry(noise(1), 1))
      await it.round(id)
    }
    expect(await ofKind(it, 'statement')).toHaveLength(1)
    const [statement, ...more] = await it.store.queries.statements(BOUNTIES.slug)
    expect(more).toEqual([])
    expect(statement?.sourceIds.toSorted()).toEqual(ids)
    expect(await it.store.queries.counts()).toMatchObject({ appearances: 4, repeatsSuppressed: 3 })
  })

  flow('read at four outlets at the same moment: one post all the same', async () => {
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) serve(id, entry(noise(1), 1))
    const it = await bot({ ids })
    await it.round()
    for (const id of ids) serve(id, { ...DENIAL, guid: `${id}-9`, link: `https://${id}.example/9` }, entry(noise(1), 1))
    const feed = it.poll.adapters.get('feed')
    if (!feed) throw new Error('no feed adapter')
    // All four are read to the end before any of them is worked out.
    const { promise: all, resolve } = Promise.withResolvers<void>()
    let read = 0
    const parse: typeof feed.parse = async (body, source) => {
      const document = await feed.parse(body, source)
      read += 1
      if (read === ids.length) resolve()
      await all
      return document
    }
    const context = { ...it.poll, adapters: new Map([['feed' as const, { ...feed, parse }]]) }
    await pollSources(context, ids, new AbortController().signal)
    expect(await ofKind(it, 'statement')).toHaveLength(1)
    expect((await it.store.queries.counts()).appearances).toBe(4)
  })
})

describe('an editor decides while a poll is being worked out', () => {
  /** Runs `meddle` before the n-th commit, as another process would. */
  const before = (store: Store, times: number, meddle: () => Promise<void>) => {
    const { commitPolls } = store.polls
    let left = times
    store.polls.commitPolls = async (results) => {
      if (left-- > 0) await meddle()
      return commitPolls(results)
    }
  }

  flow('the poll is worked out again and committed once', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    let edits = 0
    before(it.poll.store, 2, async () => {
      const text = `${BOUNTIES.text} (edit ${++edits})`
      await it.store.claims.syncDeclared([{ ...BOUNTIES, text }], it.clock.now())
    })
    expect(await it.round()).toMatchObject([{ outcome: 'changed', statements: 1 }])
    const [statement] = await it.store.queries.statements(BOUNTIES.slug)
    // Tied to the wording it was read against at last.
    expect(statement?.claimVersionId).toBe((await it.store.claims.find(BOUNTIES.slug))?.versionId)
    expect(await it.store.queries.counts()).toMatchObject({ items: 2, statements: 1 })
    expect((await it.store.ledger.verify()).brokenAt).toBeNull()
  })

  flow(
    'polls that found nothing to tell wait for a common commit: they are worked out again too, each once',
    async () => {
      const ids = ['a', 'b', 'c']
      for (const id of ids) serve(id, entry(noise(1), 1))
      const it = await bot({ ids, claims: [] })
      await it.round()
      serve('a', entry(noise(2), 2), entry(noise(1), 1))
      serve('b', entry(DENIAL, 3), entry(noise(1), 1))
      let commits = 0
      before(it.poll.store, 1, async () => {
        commits += 1
        await it.store.claims.syncDeclared([BOUNTIES], it.clock.now())
      })
      await it.round()
      expect(commits).toBe(1)
      // The claim that came in between is matched: nobody looks back for it at items that were not stored yet.
      expect(await it.store.queries.counts()).toMatchObject({ items: 5, statements: 1 })
      const polls = await it.store.polls.records()
      expect(polls.map(({ lastPollAt }) => lastPollAt)).toEqual(ids.map(() => polls[0]?.lastPollAt))
      expect((await it.store.ledger.verify()).brokenAt).toBeNull()
    },
  )

  flow('for ever: it gives up after a few tries, nothing half-written, and the next round takes it in', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    let edits = 0
    before(it.poll.store, 5, async () => {
      await it.store.claims.syncDeclared([{ ...BOUNTIES, text: `${BOUNTIES.text} ${++edits}` }], it.clock.now())
    })
    await expect(it.round()).rejects.toMatchObject({ code: 'conflict' })
    expect(await it.store.queries.counts()).toMatchObject({ items: 1, statements: 0 })
    expect(await it.round()).toMatchObject([{ outcome: 'changed', statements: 1 }])
  })
})

flow('a commit that fails stops the round with its sentence; the next round takes everything in', async () => {
  const ids = ['a', 'b', 'c']
  for (const id of ids) serve(id, entry(noise(1), 1))
  const it = await bot({ ids })
  await it.round()
  for (const id of ids) serve(id, entry(DISPUTE, 2), entry(noise(1), 1))
  const { commitPolls } = it.store.polls
  it.poll.store.polls.commitPolls = () => Promise.reject(new Error('disk full'))
  await expect(it.round()).rejects.toThrow('disk full')
  it.poll.store.polls.commitPolls = commitPolls
  expect((await it.store.queries.counts()).items).toBe(3)
  await it.round()
  expect(await ofKind(it, 'statement')).toHaveLength(1)
  expect((await it.store.queries.counts()).appearances).toBe(3)
})

flow('an empty document is no baseline: what comes after it is old news to the source', async () => {
  site.serve('/wire', { body: writeFeed([]) })
  const it = await bot()
  await it.round()
  serve('wire', entry(DENIAL, 2), entry(DISPUTE, 1))
  await it.round()
  expect(await kinds(it)).toEqual(['backlog'])
})

flow('the same words weeks later are a retelling, months later said again', async () => {
  serve('wire', entry(noise(1), 1))
  const it = await bot()
  await it.round()
  serve('wire', entry(DENIAL, 2, { date: feedDate(it.clock.now()) }))
  await it.round()
  it.clock.advance(30 * DAY)
  serve('wire', entry(DENIAL, 3, { date: feedDate(it.clock.now()) }))
  await it.round()
  expect(await ofKind(it, 'statement')).toHaveLength(1)
  it.clock.advance(100 * DAY)
  serve('wire', entry(DENIAL, 4, { date: feedDate(it.clock.now()) }))
  await it.round()
  expect(await ofKind(it, 'statement')).toHaveLength(2)
})
