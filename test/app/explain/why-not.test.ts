import { describe, expect, test } from 'vitest'
import { ASSERTION, BOUNTIES, DENIAL, DISPUTE, type Entry, HOUR, noise } from '../../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, type BotOptions, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const ASKER = { name: 'Rob', platform: 'cli', editor: false }
const EVA = { ...ASKER, name: 'Eva', editor: true }

/** One sentence, two stances: found nothing, and asks for it. */
const TWO_IN_ONE: Entry = {
  title: 'Sheinbaum habla de las recompensas por agentes de ICE',
  summary:
    'La presidenta Claudia Sheinbaum dijo que su Administración no lleva indagatoria alguna sobre las recompensas de ' +
    'hasta 50.000 dólares por agentes de ICE y CBP, y solicitó al Departamento de Seguridad Nacional el envío de la información.',
}

const site = await ownSite()
const open = closedAfterEach()

const page = (n: number | string, host = 'wire') => `https://${host}.example/news/${n}`
const entry = (about: Entry, n: number, host = 'wire'): Entry => ({
  ...about,
  guid: `${host}-${n}`,
  link: page(n, host),
})
const serve = (id: string, ...entries: Entry[]) => site.serve(`/${id}`, { body: writeFeed(entries) })

async function bot(options: Partial<BotOptions> = {}, ...before: Entry[]): Promise<Bot> {
  serve('wire', ...before, entry(noise(1), 1))
  serve('herald', entry(noise(1), 1, 'herald'))
  const sources = [sourceOf(site, 'wire'), sourceOf(site, 'herald')]
  const started = await startBot({ folder: tempFolder(), sources, ...options })
  open.push(started)
  await started.round()
  return started
}
const ask = (it: Bot, url: string) => it.commands.whyNot({ url }, ASKER)
const words = (answer: Awaited<ReturnType<typeof ask>>) => answer.details.map((one) => one.detail).join('\n')

async function news(it: Bot, about: Entry, n = 2): Promise<void> {
  serve('wire', entry(about, n), entry(noise(1), 1))
  await it.round('wire')
}

describe('why not', () => {
  test('not polled: another host, a page that was not listed, a source that is switched off', async () => {
    const sources = [
      sourceOf(site, 'wire'),
      { ...sourceOf(site, 'off'), url: 'https://off.example/feed', enabled: false },
    ]
    const it = await bot({ sources })
    expect(await ask(it, 'https://elsewhere.example/1')).toMatchObject({ verdict: 'not_polled' })
    expect(words(await ask(it, 'https://elsewhere.example/1'))).toMatch(/no source of elsewhere\.example/)
    expect(words(await ask(it, `${site.url('/some/page')}`))).toMatch(
      /The wire is polled from this host, but this page/,
    )
    expect(words(await ask(it, 'https://off.example/1'))).toMatch(/configured, but switched off/)
  })

  test('capped: it waits for room in its channel, and comes in one post with others', async () => {
    const it = await bot()
    it.deliver.limits = { ...it.deliver.limits, postsPerHour: 1 }
    serve('wire', entry(DENIAL, 2), entry(DISPUTE, 3), entry(noise(1), 1))
    await it.round('wire')
    await it.send()
    const answers = [await ask(it, page(2)), await ask(it, page(3))]
    expect(answers.map(({ verdict }) => verdict).toSorted()).toEqual(['capped', 'posted'])
    const capped = answers.find(({ verdict }) => verdict === 'capped')
    expect(capped && words(capped)).toMatch(
      /^statement \d+ about cartel-bounties: desk is told of it in one post with others, once there is room again, from 2025-11-01T1\d:00:00\.000Z on$/m,
    )
    it.clock.advance(HOUR)
    await it.send()
    // Told of in the post that took its place.
    expect((await ask(it, capped?.url ?? '')).verdict).toBe('posted')
  })

  test('not matched: by how much, and on what', async () => {
    const it = await bot()
    await news(it, {
      title: 'Mexico and the harvest',
      summary: 'Farmers in Mexico sold maize worth $50,000 to a town.',
    })
    const answer = await ask(it, page(2))
    expect(answer.verdict).toBe('not_matched')
    const [first] = answer.details
    expect(first?.detail).toMatch(/^nearest claim cartel-bounties: score 0\.\d\d, posted from 0\.\d\d, 0\.\d\d short$/)
    expect(first?.weight).toBeLessThan(0)
    const [, score, bar, short] = /score ([\d.]+), posted from ([\d.]+), ([\d.]+) short/.exec(first?.detail ?? '') ?? []
    expect(Number(bar) - Number(score)).toBeCloseTo(Number(short), 1)
    expect(words(await ask(it, page(1)))).toMatch(/shares no name or number/)
  })

  test('possible', async () => {
    const it = await bot()
    await news(it, {
      title: 'Sheinbaum on reports about bounties',
      summary:
        'Mexico has received no evidence about bounties on agents, President Claudia Sheinbaum said on Wednesday.',
    })
    const answer = await ask(it, page(2))
    expect(answer.verdict).toBe('possible')
    expect(answer.details[0]?.detail).toMatch(/nearest claim cartel-bounties/)
  })

  test.each<[string, Entry, RegExp]>([
    [
      'a voice nobody is named for',
      {
        title: 'Official denies cartel bounties on ICE agents',
        summary:
          'A senior official denied that Mexican criminal networks offer bounties of up to $50,000 for attacks on ICE and CBP officers.',
      },
      /^statement 1 about cartel-bounties: nobody is named for it: "senior official" does not say who$/,
    ],
    [
      'somebody who is no party and takes no position',
      {
        title: 'Cartel bounties on ICE agents: what is known',
        summary:
          'Texas lawmaker John Smith declined to comment on the bounties of up to $50,000 of Mexican criminal networks ' +
          'for attacks on ICE and CBP officers.',
      },
      /John Smith is no party to the claim, and what was said moves nothing \(declines comment\)$/,
    ],
  ])('recorded and told to nobody: %s', async (_, about, why) => {
    const it = await bot()
    await news(it, about)
    await it.send()
    const answer = await ask(it, page(2))
    expect(answer.verdict).toBe('recorded')
    expect(words(answer)).toMatch(why)
    expect((await it.planned()).filter((notice) => notice.kind === 'statement')).toEqual([])
  })

  test('one sentence read in two stances, neither named: one post, and the other says which', async () => {
    const it = await bot()
    await news(it, TWO_IN_ONE)
    await it.send()
    const told = (await it.planned()).flatMap((notice) => (notice.kind === 'statement' ? [notice] : []))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ stanceShown: false, speaker: { name: 'Claudia Sheinbaum' } })
    const carried = await it.store.queries.statements(BOUNTIES.slug)
    expect(carried.map(({ stance }) => stance)).toEqual(expect.arrayContaining(['no_evidence', 'requests_evidence']))
    const answer = await ask(it, page(2))
    expect(answer.verdict).toBe('posted')
    expect(words(answer)).toMatch(/the same words of the same speaker, told in the post of statement 1$/m)
  })

  test('about the claim, and nobody says anything', async () => {
    const it = await bot()
    await news(it, {
      title: 'Cartel bounties on ICE and CBP officers: a timeline',
      summary: 'Mexican criminal networks, tiered bounties, up to $50,000, attacks on ICE and CBP officers.',
    })
    expect((await ask(it, page(2))).verdict).toBe('no_statement')
  })

  test('duplicate: of what, and by whom', async () => {
    const it = await bot()
    await news(it, DENIAL)
    serve('herald', entry(DENIAL, 3, 'herald'), entry(noise(1), 1, 'herald'))
    await it.round('herald')
    const answer = await ask(it, page(3, 'herald'))
    expect(answer.verdict).toBe('duplicate')
    expect(words(answer)).toMatch(
      /^repeats statement 1 about cartel-bounties by Claudia Sheinbaum, which was on record before/,
    )
  })

  test('baseline: there before its source, or before its claim', async () => {
    const it = await bot({}, entry(DENIAL, 7))
    expect(words(await ask(it, page(7)))).toMatch(/before its source was first polled/)
    expect((await ask(it, page(7))).verdict).toBe('baseline')

    const later = await bot({ claims: [] })
    await news(later, DENIAL)
    expect((await ask(later, page(2))).details[0]?.detail).toBe('no claim is tracked')
    const config = { ...later.config, claims: [BOUNTIES] }
    const { followConfig } = await import('../../../src/main.ts')
    await followConfig({ ...later, config })
    const answer = await ask(later, page(2))
    expect(answer.verdict).toBe('baseline')
    expect(words(answer)).toMatch(/before the claim was added/)
  })

  test('held in a bulk; kept silent by an editor', async () => {
    const it = await bot({ polling: { holdAbove: 5 } })
    serve('wire', entry(DENIAL, 2), ...[3, 4, 5, 6, 7, 8].map((n) => entry(noise(n), n)))
    await it.round('wire')
    expect(await ask(it, page(2))).toMatchObject({ verdict: 'held' })
    expect(words(await ask(it, page(2)))).toMatch(/"onrecord release wire" posts it/)
    await it.commands.release({ source: 'wire', drop: true }, EVA)
    expect(words(await ask(it, page(2)))).toMatch(/chose to keep silent/)
  })

  test('pending, then posted; a link in any of its forms', async () => {
    const it = await bot()
    await news(it, DENIAL)
    expect(await ask(it, page(2))).toMatchObject({
      verdict: 'pending',
      details: [{ detail: expect.stringMatching(/pending for desk/) }],
    })
    await it.send()
    for (const url of [page(2), `${page(2)}?utm_source=x`, page(2).replace('https://', 'http://www.')])
      expect((await ask(it, url)).verdict).toBe('posted')
  })

  test('unwatched', async () => {
    const it = await bot({ watches: [{ ...EVERYTHING, events: ['health'] }] })
    await news(it, ASSERTION)
    expect(words(await ask(it, page(2)))).toMatch(/no live watch takes it/)
    expect((await ask(it, page(2))).verdict).toBe('unwatched')
  })

  test('one address in two sources: the answer is what came nearest to a post', async () => {
    const it = await bot()
    const link = 'https://shared.example/story'
    serve('herald', { ...noise(2), link, guid: 'h' }, entry(noise(1), 1, 'herald'))
    await it.round('herald')
    expect((await ask(it, link)).verdict).toBe('not_matched')
    serve('wire', { ...DENIAL, link, guid: 'w' }, entry(noise(1), 1))
    await it.round('wire')
    await it.send()
    expect((await ask(it, link)).verdict).toBe('posted')
  })
})
