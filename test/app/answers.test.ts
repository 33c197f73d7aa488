import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ASSERTION, BOUNTIES, DAY, DENIAL, type Entry, MINUTE, noise, REQUEST } from '../support/bounty-case.ts'
import { type Bot, type BotOptions, EVERYTHING, sourceOf, startBot } from '../support/start-bot.ts'
import { type Site, startSite } from '../support/start-site.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { writeFeed } from '../support/write-feed.ts'

const ASKER = { name: 'Eva', platform: 'cli', editor: false }

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const open: Bot[] = []
async function bot(options: Partial<BotOptions> = {}): Promise<Bot> {
  const started = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  open.push(started)
  return started
}
afterEach(async () => {
  for (const started of open.splice(0)) await started.close()
})

const page = (n: number | string, host = 'wire') => `https://${host}.example/news/${n}`
const entry = (about: Entry, n: number, host = 'wire'): Entry => ({
  ...about,
  guid: `${host}-${n}`,
  link: page(n, host),
})
const serve = (id: string, ...entries: Entry[]) => site.serve(`/${id}`, { body: writeFeed(entries) })
const verdict = async (from: Bot, url: string) => (await from.commands.whyNot({ url }, ASKER)).verdict

describe('a claim is found as people type it', () => {
  const claims = [
    BOUNTIES,
    { ...BOUNTIES, slug: 'chicago-bounty', title: 'A bounty offered in Chicago', parent: BOUNTIES.slug },
    { ...BOUNTIES, slug: 'ley-organica', title: 'Ley Orgánica de Seguridad' },
  ]
  test.each([
    ['cartel-bounties', 'cartel-bounties'],
    ['  Cartel-Bounties ', 'cartel-bounties'],
    ['CARTEL BOUNTIES', 'cartel-bounties'],
    ['"cartel-bounties"', 'cartel-bounties'],
    ['«cartel bounties»', 'cartel-bounties'],
    ['cartel', 'cartel-bounties'],
    ['bounties officers', 'cartel-bounties'],
    ['chicago', 'chicago-bounty'],
    ['ley orgánica', 'ley-organica'],
    ['LEY ORGANICA', 'ley-organica'],
  ])('%s', async (typed, slug) => {
    const it = await bot({ claims })
    expect((await it.commands.status({ claim: typed }, ASKER)).card.claim.slug).toBe(slug)
  })

  test.each([
    ['cartel-bountys', /There is no claim "cartel-bountys"\. Did you mean cartel-bounties, /],
    ['bount', /"bount" fits several claims\. Did you mean /],
    ['', /Did you mean/],
    ['x'.repeat(5_000), /Did you mean/],
  ])('%s is not found, with the nearest', async (typed, words) => {
    const it = await bot({ claims })
    await expect(it.commands.status({ claim: typed }, ASKER)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(words),
    })
  })

  test('where none is tracked it says so', async () => {
    const it = await bot({ claims: [] })
    await expect(it.commands.status({ claim: 'x' }, ASKER)).rejects.toThrow(/none is tracked yet/)
  })
})

describe('the coverage line', () => {
  test('names the parties whose own voice is not polled, and the sources in trouble with since when', async () => {
    const sources = [
      sourceOf(site, 'wire'),
      sourceOf(site, 'dhs', { voiceOf: 'cbp', outlet: 'agency' }),
      sourceOf(site, 'diario', { language: 'es' }),
      sourceOf(site, 'off', { enabled: false }),
    ]
    serve('wire', entry(noise(1), 1))
    serve('diario', entry(noise(1), 1))
    site.serve('/dhs', { status: 403 })
    const it = await bot({ sources })
    const since = it.clock.now()
    await it.round('wire', 'dhs', 'diario')
    it.clock.set(since + 5 * MINUTE)
    const { coverage } = (await it.commands.status({ claim: BOUNTIES.slug }, ASKER)).card
    expect(coverage).toMatchObject({
      healthy: 2,
      total: 3,
      troubled: [{ name: 'The dhs', state: 'blocked', since }],
      // CBP's voice is DHS's; nobody polls Mexico's. The expert is not expected to have one.
      notPolled: ['Government of Mexico (Claudia Sheinbaum)'],
    })
  })

  test('counts only sources in a language of the claim; one never polled is not healthy', async () => {
    const it = await bot({
      claims: [{ ...BOUNTIES, languages: ['en'] }],
      sources: [sourceOf(site, 'wire'), sourceOf(site, 'diario', { language: 'es' })],
    })
    const { coverage } = (await it.commands.status({ claim: BOUNTIES.slug }, ASKER)).card
    expect(coverage).toMatchObject({ healthy: 0, total: 1, troubled: [{ state: 'new' }] })
  })
})

describe('status', () => {
  test('a card of a claim nothing is on record about', async () => {
    const it = await bot()
    expect((await it.commands.status({ claim: 'cartel' }, ASKER)).card).toMatchObject({
      rung: null,
      flags: [],
      statementCount: 0,
      latest: [],
      requests: [],
      openProposals: 0,
    })
  })

  test('counts statements and outlets, shows requests with their days, proposals and the narrower claim', async () => {
    serve('wire', entry(noise(1), 1))
    serve('herald', entry(noise(1), 1, 'herald'))
    const narrower = {
      ...BOUNTIES,
      slug: 'chicago',
      title: 'Chicago',
      text: 'Somebody in Chicago offered $10,000.',
      parent: BOUNTIES.slug,
    }
    const it = await bot({ sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald')], claims: [BOUNTIES, narrower] })
    await it.round()
    serve('wire', entry(REQUEST, 4), entry(ASSERTION, 3), entry(noise(1), 1))
    serve('herald', entry(ASSERTION, 3, 'herald'))
    await it.round()
    it.clock.advance(8 * DAY)
    const { card } = await it.commands.status({ claim: BOUNTIES.slug }, ASKER)
    expect(card).toMatchObject({
      statementCount: 2,
      outletCount: 2,
      openProposals: 1,
      requests: [{ from: 'Government of Mexico', to: BOUNTIES.claimant, days: 8, state: 'no_answer_seen' }],
      narrower: [{ slug: 'chicago', rung: null }],
      parent: null,
    })
    expect(card.latest).toHaveLength(2)
    expect((await it.commands.status({ claim: 'chicago' }, ASKER)).card.parent).toMatchObject({ slug: BOUNTIES.slug })
  })
})

describe('why', () => {
  test('shows the match, the reasons and where else it was read', async () => {
    serve('wire', entry(noise(1), 1))
    serve('herald', entry(noise(1), 1, 'herald'))
    const it = await bot({ sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald')] })
    await it.round()
    for (const id of ['wire', 'herald']) {
      serve(id, entry(DENIAL, 2, id))
      await it.round(id)
    }
    const answer = await it.commands.why({ statementId: 1 }, ASKER)
    expect(answer).toMatchObject({ kind: 'why', claim: { slug: BOUNTIES.slug }, match: { band: 'posted' } })
    expect(answer.match?.score).toBeGreaterThanOrEqual(answer.match?.threshold ?? 1)
    expect(answer.match?.reasons.length).toBeGreaterThan(0)
    expect(answer.reasons.length).toBeGreaterThan(0)
    expect(answer.appearances).toMatchObject([
      { source: { id: 'wire', host: 'wire.example' }, origin: true },
      { source: { id: 'herald', host: 'herald.example' }, origin: false },
    ])
  })

  test('of a statement that does not exist', async () => {
    const it = await bot()
    await expect(it.commands.why({ statementId: 7 }, ASKER)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('why not', () => {
  test('every verdict', async () => {
    serve('wire', { ...entry(DENIAL, 0), link: page('old') }, entry(noise(1), 1))
    serve('herald', entry(noise(1), 1, 'herald'))
    const it = await bot({ sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald')] })
    await it.round()
    expect(await verdict(it, page('old'))).toBe('baseline')
    expect(await verdict(it, page(1))).toBe('not_matched')
    expect(await verdict(it, page(99))).toBe('not_polled')
    expect(await verdict(it, 'https://elsewhere.example/1')).toBe('not_polled')

    serve('wire', entry(REQUEST, 5), entry(noise(1), 1))
    serve('herald', entry(DENIAL, 6, 'herald'), entry(noise(1), 1, 'herald'))
    await it.round()
    expect(await verdict(it, page(6, 'herald'))).toBe('duplicate')
    await it.send()
    // The statement was told by the notice of the request it makes.
    expect(await verdict(it, page(5))).toBe('posted')
    expect(await verdict(it, `${page(5)}?utm_source=x#top`)).toBe('posted')
    expect(await verdict(it, page(5).replace('https://', 'http://www.'))).toBe('posted')
  })

  test('nobody watches', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot({ watches: [{ ...EVERYTHING, events: ['health'] }] })
    await it.round()
    serve('wire', entry(DENIAL, 2))
    await it.round()
    const answer = await it.commands.whyNot({ url: page(2) }, ASKER)
    expect(answer).toMatchObject({
      verdict: 'unwatched',
      details: [{ detail: expect.stringMatching(/no live watch/) }],
    })
  })

  test('held back in a sudden bulk', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot({ polling: { holdAbove: 5 } })
    await it.round()
    serve('wire', entry(DENIAL, 2), ...[3, 4, 5, 6, 7, 8].map((n) => entry(noise(n), n)))
    await it.round()
    expect(await verdict(it, page(2))).toBe('held')
  })

  test('about the claim, but nobody says anything', async () => {
    serve('wire', entry(noise(1), 1))
    const it = await bot()
    await it.round()
    const silent = {
      title: 'Cartel bounties on ICE and CBP officers',
      summary: 'Mexican criminal networks, tiered bounties, $50,000.',
    }
    serve('wire', entry(silent, 2))
    await it.round()
    expect(['no_statement', 'possible', 'unwatched']).toContain(await verdict(it, page(2)))
  })

  test.each(['not an address', 'https://wire.example/', 'javascript:alert(1)', ''])('"%s" is refused', async (url) => {
    const it = await bot()
    await expect(it.commands.whyNot({ url }, ASKER)).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('the history tells everything in order, page by page', async () => {
  serve('wire', entry(noise(1), 1))
  const it = await bot()
  await it.round()
  for (const [n, about] of [ASSERTION, DENIAL, REQUEST].entries()) {
    serve('wire', entry(about, n + 2))
    await it.round()
  }
  const { entries, total } = await it.commands.history({ claim: BOUNTIES.slug }, ASKER)
  expect(entries.map((one) => one.type).sort()).toEqual(
    ['claim', 'proposal', 'request', 'statement', 'statement', 'statement', 'status', 'status'].sort(),
  )
  expect(entries.map((one) => one.at)).toEqual(entries.map((one) => one.at).toSorted((a, b) => a - b))
  const pages = await Promise.all(
    [0, 3, 6].map((offset) => it.commands.history({ claim: BOUNTIES.slug, limit: 3, offset }, ASKER)),
  )
  expect(pages.flatMap((one) => one.entries)).toEqual(entries)
  expect(total).toBe(entries.length)
})

test('a claim in the list counts as its card does: who did not comment made no statement', async () => {
  const it = await bot()
  serve('wire', entry(noise(1), 1))
  await it.round()
  const declines: Entry = {
    title: 'Cartel bounties on ICE agents: what is known',
    summary:
      'Texas lawmaker John Smith declined to comment on the bounties of up to $50,000 of Mexican criminal networks ' +
      'for attacks on ICE and CBP officers.',
  }
  serve('wire', entry(declines, 2), entry(DENIAL, 3), entry(noise(1), 1))
  await it.round()
  expect(await it.store.queries.statements(BOUNTIES.slug)).toHaveLength(2)
  const { claims } = await it.commands.claims({}, ASKER)
  expect(claims.map(({ statements }) => statements)).toEqual([1])
})
