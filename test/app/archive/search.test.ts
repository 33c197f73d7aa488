import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readQuery } from '../../../src/app/answers/read-query.ts'
import type { SearchInput } from '../../../src/ports/reader-verbs.ts'
import { ASSERTION, DENIAL, DISPUTE, type Entry, noise } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { feedDate, writeFeed } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
let site: Site
let it: Bot
beforeAll(async () => {
  site = await startSite()
  const day = (n: number) => feedDate(Date.UTC(2025, 9, n, 12))
  const entries: Entry[] = [
    { ...noise(4), guid: 'n4', date: day(1) },
    {
      title: 'El cártel de Sinaloa y las recompensas',
      summary: 'Sobre el CÁRTEL y sus años.',
      guid: 'es',
      date: day(2),
    },
    { ...ASSERTION, guid: 'a', date: day(14) },
    { ...DENIAL, guid: 'd', date: day(15) },
    { ...DISPUTE, guid: 'v', date: day(16) },
  ]
  site.serve('/wire', { body: writeFeed(entries) })
  site.serve('/herald', { body: writeFeed([{ ...noise(5), guid: 'h5', date: day(20) }]) })
  it = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald')] })
  await it.round()
})
afterAll(async () => {
  await it.close()
  await site.close()
})

const find = async (text: string, extra: Partial<SearchInput> = {}) => {
  const { hits } = await it.commands.search({ text, limit: 50, ...extra }, ANA)
  return hits.map((hit) =>
    hit.type === 'item'
      ? `item ${hit.title}`
      : hit.type === 'claim'
        ? `claim ${hit.claim.slug}`
        : `statement by ${hit.statement.speaker}`,
  )
}

describe('what is found', () => {
  test('words that are all there, in statements, items and claims, newest first', async () => {
    expect(await find('bounties absurd')).toEqual(['statement by Mike Vigil', `item ${DISPUTE.title}`])
    expect(await find('tiered bounties', { kinds: ['claim'] })).toEqual(['claim cartel-bounties'])
    const { hits } = await it.commands.search({ text: 'bounties', kinds: ['item'] }, ANA)
    expect(hits.map(({ at }) => at)).toEqual(hits.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(hits).toHaveLength(3)
  })

  test.each([
    ['cartel sinaloa', 'accents fold'],
    ['CÁRTEL', 'both ways'],
    ['sinal*', 'a beginning'],
    ['"cártel de sinaloa"', 'a phrase'],
    ['“cartel de Sinaloa”', 'a phrase between other marks'],
  ])('%s: %s', async (text) => {
    expect(await find(text, { kinds: ['item'] })).toContain('item El cártel de Sinaloa y las recompensas')
  })

  test('words the wrong way round are no phrase, and a beginning without its star is no word', async () => {
    expect(await find('"sinaloa de cartel"')).toEqual([])
    expect(await find('sinal', { kinds: ['item'] })).toEqual([])
  })

  test('filters by speaker, stance, source, claim and dates', async () => {
    expect(await find('bounties', { actor: 'vigil' })).toEqual(['statement by Mike Vigil'])
    expect(await find('', { actor: 'Mike Vigil' })).toEqual(['statement by Mike Vigil'])
    expect(await find('', { stance: 'denies' })).toEqual(['statement by Claudia Sheinbaum'])
    expect(await find('opens', { source: 'herald' })).toEqual([`item ${noise(5).title}`])
    expect(await find('sinaloa', { claim: 'cartel-bounties' })).toEqual([])
    expect(await find('bounties', { claim: 'cartel-bounties', kinds: ['item'] })).toHaveLength(3)
    expect(await find('bounties', { from: '2025-10-15', until: '2025-10-15' })).toEqual([
      'statement by Claudia Sheinbaum',
      `item ${DENIAL.title}`,
    ])
    expect(await find('bounties', { kinds: ['item'], until: '2025-10-14' })).toEqual([`item ${ASSERTION.title}`])
  })

  test('a page, the next, and whether there is more', async () => {
    const page = (offset: number) => it.commands.search({ text: 'bounties', kinds: ['item'], limit: 2, offset }, ANA)
    expect(await page(0)).toMatchObject({ more: true, hits: [{}, {}] })
    expect(await page(2)).toMatchObject({ more: false, hits: [{}] })
  })

  test('best first puts the words of a title first', async () => {
    const [first] = await find('sinaloa cártel', { by: 'best' })
    expect(first).toBe('item El cártel de Sinaloa y las recompensas')
  })

  test('best first looks at the newest 200 hits and no more, whatever is asked', async () => {
    const { find: real } = it.store.search
    const limits: number[] = []
    it.store.search.find = (query) => {
      limits.push(query.limit)
      return real(query)
    }
    await find('bounties', { by: 'best', limit: 5 })
    await find('bounties', { limit: 5 })
    it.store.search.find = real
    expect(limits).toEqual([200, 6])
    const { hits } = await it.commands.search({ text: 'bounties', kinds: ['item'] }, ANA)
    expect(
      await real({ terms: [{ words: 'bounties', prefix: false }], kinds: ['item'], from: null, until: null, limit: 1 }),
    ).toMatchObject([{ at: hits[0]?.at }])
  })

  test('accents fold in claims and statements too', async () => {
    expect(await find('tíered bounties', { kinds: ['claim'] })).toEqual(['claim cartel-bounties'])
    expect(await find('ábsurd', { kinds: ['statement'] })).toEqual(['statement by Mike Vigil'])
    expect(await find('', { actor: 'Míke Vigil' })).toEqual(['statement by Mike Vigil'])
  })

  test('an edited item is found by its new words alone', async () => {
    site.serve('/herald', {
      body: writeFeed([{ title: 'Quite another headline', summary: 'Nothing of before.', guid: 'h5' }]),
    })
    await it.round('herald')
    expect(await find('another headline')).toEqual(['item Quite another headline'])
    expect(await find('opens season', { source: 'herald' })).toEqual([])
  })
})

describe('what people type', () => {
  test('is never a syntax error', async () => {
    const pieces = [
      '"',
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      'AND',
      'OR',
      'NOT',
      'NEAR(a b',
      '{title}',
      'a*b',
      "'",
      '\\',
      ';--',
      '«',
      'ñ',
      '\u0000',
      '🦊',
      'facets:zst',
      '$50,000',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 8 }),
        async (parts) => {
          const text = parts.join(' ').slice(0, 400)
          if (readQuery(text).length === 0) return
          await it.commands.search({ text }, ANA)
        },
      ),
      { numRuns: 300, seed: 7 },
    )
  })

  test.each([
    ['', /Say what to look for/],
    ['" * ( ', /Say what to look for/],
    ['x'.repeat(401), /at most 400 characters/],
    [Array.from({ length: 17 }, (_, n) => `w${n}`).join(' '), /at most 16 words/],
  ])('%j is refused in words', (text, words) => expect(it.commands.search({ text }, ANA)).rejects.toThrow(words))

  test.each<[Partial<SearchInput>, RegExp]>([
    [{ source: 'wyre' }, /no source "wyre"/],
    [{ claim: 'cartel-bountys' }, /Did you mean cartel-bounties/],
    [{ from: '03/04/2025' }, /could be 2025-04-03 or 2025-03-04/],
    [{ from: '2025-10-16', until: '2025-10-14' }, /Turn the two round/],
    [{ until: '2031-01-01' }, /in the future/],
    [{ offset: 5_000 }, /up to number 2000/],
  ])('filters %j are refused in words', (extra, words) => expect(find('x', extra)).rejects.toThrow(words))
})
