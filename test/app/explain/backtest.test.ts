import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { renderMessage } from '../../../src/chat/console/render-message.ts'
import { loadClaimDraft } from '../../../src/config/load-claim-draft.ts'
import type { Claim } from '../../../src/domain/claim.ts'
import { ACTORS, ASSERTION, BOUNTIES, DENIAL, DISPUTE, type Entry, noise } from '../../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const ASKER = { name: 'Rob', platform: 'cli', editor: false }
const site = await ownSite()
const open = closedAfterEach()

const entry = (about: Entry, n: number, host = 'wire'): Entry => ({
  ...about,
  guid: `${host}-${n}`,
  link: `https://${host}.example/news/${n}`,
})

/** Nothing is tracked; the founding case's items and much else are stored. */
async function bot(options: Partial<BotOptions> = {}, more: Entry[] = []): Promise<Bot> {
  site.serve('/wire', {
    body: writeFeed([
      entry(ASSERTION, 1),
      entry(DISPUTE, 2),
      entry(DENIAL, 3),
      ...[4, 5, 6, 7].map((n) => entry(noise(n), n)),
      ...more,
    ]),
  })
  site.serve('/herald', { body: writeFeed([entry(DENIAL, 1, 'herald')]) })
  const sources = [sourceOf(site, 'wire'), sourceOf(site, 'herald')]
  const started = await startBot({ folder: tempFolder(), sources, claims: [], ...options })
  open.push(started)
  await started.round()
  return started
}

/** Every table as it stands. */
async function dump(it: Bot): Promise<string> {
  const { default: Sqlite } = await import('better-sqlite3')
  const db = new Sqlite(it.file, { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as {
    name: string
  }[]
  const all = tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()])
  db.close()
  return JSON.stringify(all)
}

describe('a draft claim is run over what is stored', () => {
  test('counts, samples, statements and posts, as a poll would have made them; nothing is written', async () => {
    const it = await bot()
    const before = await dump(it)
    const steps: number[] = []
    const answer = await it.commands.backtest({ claim: BOUNTIES, onProgress: (done) => void steps.push(done) }, ASKER)
    expect(await dump(it)).toBe(before)
    expect(answer).toMatchObject({ kind: 'backtest', items: 8, bands: { posted: 4 }, repeats: 1 })
    expect(steps.at(-1)).toBe(8)
    const stances = Object.fromEntries(answer.statements.map(({ stance, count }) => [stance, count]))
    expect(stances).toEqual({ asserts: 1, denies: 1, disputes: 1 })

    // The same items, with the claim tracked: a poll says the same.
    const tracked = await startBot({
      folder: tempFolder(),
      sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald')],
      claims: [BOUNTIES],
    })
    open.push(tracked)
    site.serve('/wire', { body: writeFeed([entry(noise(9), 99)]) })
    site.serve('/herald', { body: writeFeed([entry(noise(8), 98, 'herald')]) })
    await tracked.round()
    site.serve('/wire', { body: writeFeed([entry(ASSERTION, 1), entry(DISPUTE, 2), entry(DENIAL, 3)]) })
    await tracked.round('wire')
    site.serve('/herald', { body: writeFeed([entry(DENIAL, 1, 'herald')]) })
    await tracked.round('herald')
    const told = (await tracked.planned()).filter((notice) => notice.kind !== 'proposal' && notice.kind !== 'backlog')
    expect(answer.posts).toBe(told.length)

    const [best] = answer.samples
    expect(best).toMatchObject({ band: 'posted', source: { host: 'wire.example' }, reasons: expect.any(Array) })
    expect(best?.reasons).toHaveLength(3)
    for (const locale of ['en', 'es'] as const) {
      const text = renderMessage(buildAnswerMessage(answer, locale), { colour: false, width: 120, zone: 'UTC' })
      expect(text).toContain(DENIAL.title)
      expect(text).not.toMatch(/undefined|no_alias/)
    }
  })

  test('the narrower claim leaves its parent what is the parent’s; a draft takes the place of its own slug', async () => {
    const it = await bot({ claims: [BOUNTIES] })
    const answer = await it.commands.backtest({ claim: { ...BOUNTIES, title: 'Bounties, again' } }, ASKER)
    expect(answer.warnings).toContainEqual({ type: 'replaces', slug: BOUNTIES.slug })
    expect(answer.bands.posted).toBe(4)
  })

  test('what an editor dismissed is not counted again', async () => {
    const it = await bot({ claims: [BOUNTIES] })
    const claim = { claim: BOUNTIES }
    const before = (await it.commands.backtest(claim, ASKER)).bands.posted
    const target = { url: 'https://wire.example/news/3' }
    const eva = { ...ASKER, editor: true }
    await it.commands.dismiss({ target, claim: BOUNTIES.slug, reason: 'no', undo: false }, eva)
    // The item and its copy in the other outlet.
    expect((await it.commands.backtest(claim, ASKER)).bands.posted).toBe(before - 2)
  })

  test.each<[string, Partial<Claim>, object]>([
    [
      'no alias in a language of its sources',
      { aliases: { es: ['recompensas'] } },
      { type: 'no_alias', language: 'en' },
    ],
    [
      'nothing alike',
      { title: 'Tea', text: 'Queen Mab of Utopia drinks tea.', claimant: 'Mab', parties: [], aliases: {} },
      { type: 'none' },
    ],
  ])('warns: %s', async (_, change, warning) => {
    const it = await bot()
    const answer = await it.commands.backtest({ claim: { ...BOUNTIES, ...change } }, ASKER)
    expect(answer.warnings).toContainEqual(warning)
  })

  test('warns of too many matches, and names the alias that brings them', async () => {
    const flood = Array.from({ length: 60 }, (_, n) => ({
      title: `Government of Mexico: ship ${n + 1} arrives in Veracruz`,
      summary: `The Government of Mexico and the Department of Homeland Security welcomed ship ${n + 1} in Veracruz.`,
    }))
    const others = Array.from({ length: 160 }, (_, n) => entry(noise(n), 1_000 + n))
    const it = await bot({}, [...flood.map((one, n) => entry(one, 100 + n)), ...others])
    const claim = {
      ...BOUNTIES,
      aliases: {
        en: ['cartel bounties', 'government of Mexico ships in Veracruz', 'bounties on ICE agents'],
        es: ['x'],
      },
    }
    const answer = await it.commands.backtest({ claim }, ASKER)
    expect(answer.bands.posted).toBeGreaterThan(40)
    expect(answer.warnings).toContainEqual(
      expect.objectContaining({
        type: 'too_many',
        blame: { alias: 'government of Mexico ships in Veracruz', matches: expect.any(Number) },
      }),
    )
  })

  test('nothing is stored yet', async () => {
    const started = await startBot({ folder: tempFolder(), sources: [], claims: [] })
    open.push(started)
    const answer = await started.commands.backtest({ claim: BOUNTIES }, ASKER)
    expect(answer).toMatchObject({ items: 0, fromAt: null, posts: 0, samples: [] })
    expect(answer.warnings).toContainEqual({ type: 'no_items' })
  })
})

const DRAFT = `slug: harbour-tax
title: A tax on harbours
text: The city will tax every ship.
claimant: City council
firstMadeOn: "2025-10"
languages: [en]
parties:
  - { role: claimant, actor: dhs }
`

describe('a draft file', () => {
  const write = (text: string) => {
    const file = path.join(tempFolder(), 'draft.yaml')
    writeFileSync(file, text)
    return file
  }
  const known = { actors: ACTORS, claims: [BOUNTIES] }

  test.each([
    ['by itself', DRAFT],
    ['as claims.yaml has it', `claims:\n${DRAFT.replace(/^/gm, '    ').replace('    slug', '  - slug').trimEnd()}\n`],
  ])('%s', (_, text) => {
    expect(loadClaimDraft(write(text), known)).toMatchObject({
      slug: 'harbour-tax',
      review: 'human',
      parties: [{ actor: 'dhs', name: 'US Department of Homeland Security' }],
    })
  })

  test.each([
    [
      'a misspelt key',
      DRAFT.replace('claimant:', 'claimnt:'),
      /draft\.yaml:4:1 {2}claimnt {2}unknown key; did you mean "claimant"\?/,
    ],
    [
      'an actor nobody listed',
      DRAFT.replace('dhs', 'dsh'),
      /draft\.yaml:8:30 {2}parties\[0\]\.actor {2}there is no actor "dsh".*did you mean "dhs"/,
    ],
    [
      'a parent that is not tracked',
      `${DRAFT}parent: cartel-bountie\n`,
      /draft\.yaml:9:9 {2}parent {2}there is no claim .*did you mean "cartel-bounties"/,
    ],
    ['no YAML', 'slug: [', /draft\.yaml:\d+:\d+ {2}.*not valid YAML/],
    ['two claims', `claims:\n  - {}\n  - {}\n`, /expected one claim/],
    ['empty', '', /slug {2}is missing/],
    ['a list', '- 1\n', /draft\.yaml/],
  ])('%s: said with its place', (_, text, words) => {
    expect(() => loadClaimDraft(write(text), known)).toThrow(words)
  })

  test('that is not there', () => {
    expect(() => loadClaimDraft('/nowhere/draft.yaml', known)).toThrow(/There is no file \/nowhere\/draft\.yaml/)
  })
})
