import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mergeClaims } from '../../../src/config/merge-claims.ts'
import { readClaimEntry } from '../../../src/config/read-claim-entry.ts'
import { claimsFileSchema } from '../../../src/config/schemas/claim-schema.ts'
import { followConfig, openApp } from '../../../src/main.ts'
import type { ClaimDraft } from '../../../src/ports/editor-verbs.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ASSERTION, BOUNTIES, DENIAL, DISPUTE, type Entry, noise } from '../../support/bounty-case.ts'
import { dump } from '../../support/open-record.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const ROB = { name: 'Rob', platform: 'cli', editor: false }
let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const entry = (about: Entry, n: number): Entry => ({ ...about, guid: `g${n}`, link: `https://wire.example/news/${n}` })
const serve = (...entries: Entry[]) => site.serve('/wire', { body: writeFeed(entries) })

async function bot(options: Partial<BotOptions> = {}): Promise<Bot> {
  serve(...[4, 5].map((n) => entry(noise(n), n)), entry(DISPUTE, 1))
  const started = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  open.push(started)
  await started.round()
  return started
}

const DRAFT: ClaimDraft = {
  title: 'Cartel bounties on ICE and CBP officers!',
  text: BOUNTIES.text,
  claimant: 'DHS',
  firstMadeOn: '2025-10-14',
  aliases: { en: ['cartel bounties'] },
}
const valuesOf = (answer: { details: { label: string; value: string }[] }, label: string) =>
  answer.details.filter((one) => one.label === label).map((one) => one.value)

describe('a claim added by command', () => {
  test('has a slug made of its title, its maker as a party, warnings in words, and looks back silently', async () => {
    const it = await bot({ claims: [] })
    const answer = await it.commands.addClaim({ claim: DRAFT }, ANA)
    expect(answer.what).toBe('claim cartel-bounties-on-ice-and-cbp-officers added')
    expect(valuesOf(answer, 'looked back')).toEqual(['1 of 3 stored items match, 1 statements taken in silently'])
    const claim = await it.store.claims.find('cartel-bounties-on-ice-and-cbp-officers')
    expect(claim?.parties).toEqual([{ role: 'claimant', name: 'DHS', actor: 'dhs' }])
    expect(claim).toMatchObject({ languages: ['en'], review: 'human', reviewed: false, version: 1 })
    // One line says so; nothing else is told.
    expect((await it.planned()).map(({ kind }) => kind)).toEqual(['backlog'])
    const es = await it.commands.addClaim(
      {
        claim: {
          ...DRAFT,
          title: 'Only words',
          text: 'It is so.',
          slug: 'words',
          claimant: 'somebody',
          languages: ['en', 'es'],
          aliases: {},
        },
      },
      ANA,
    )
    expect(valuesOf(es, 'warning')).toEqual([
      'no alias in English, which one of its sources uses: texts in it will be missed',
      'no alias in Spanish, in which it is looked for: texts in it will be missed',
      expect.stringContaining('no name, place, body or number'),
    ])
    expect((await it.store.claims.events('words')).map(({ event, by }) => [event, by])).toEqual([['added', 'Ana']])
  })

  test.each<[string, Partial<ClaimDraft>, RegExp]>([
    ['no text', { text: ' ' }, /text: expected text, found an empty one/],
    ['no date that is one', { firstMadeOn: '14/10/2025' }, /firstMadeOn/],
    ['a day to come', { firstMadeOn: '2025-11-03' }, /2025-11-03: that is in the future, today is 2025-11-01/],
    ['a year to come', { firstMadeOn: '2026' }, /first be made on 2026: that is in the future/],
    ['a slug nobody can type', { slug: 'No Slug' }, /slug: expected a slug/],
    ['an unknown actor', { parties: [{ role: 'respondent', name: 'X', actor: 'nobody' }] }, /no actor "nobody"/],
    ['an unknown parent', { parent: 'cartel-bountys' }, /Did you mean cartel-bounties/],
    ['a slug that is taken', { slug: 'cartel-bounties' }, /There is a claim "cartel-bounties" already/],
  ])('with %s is refused in words, and nothing is written', async (_what, extra, words) => {
    const it = await bot()
    const before = await read(it)
    await expect(it.commands.addClaim({ claim: { ...DRAFT, ...extra } }, ANA)).rejects.toThrow(words)
    expect(await read(it)).toBe(before)
  })

  test('who is no editor adds, edits and archives nothing', async () => {
    const it = await bot()
    const before = await read(it)
    const claim = 'cartel-bounties'
    await expect(it.commands.addClaim({ claim: DRAFT }, ROB)).rejects.toThrow(/Rob is not an editor/)
    await expect(it.commands.editClaim({ claim, changes: { tags: [] }, reason: 'x' }, ROB)).rejects.toThrow(
      /not an editor/,
    )
    await expect(it.commands.archiveClaim({ claim, reason: 'x' }, ROB)).rejects.toThrow(/not an editor/)
    await expect(it.commands.editClaim({ claim, changes: { tags: [] }, reason: ' ' }, ANA)).rejects.toThrow(
      /with a reason/,
    )
    await expect(it.commands.archiveClaim({ claim, reason: '' }, ANA)).rejects.toThrow(/with a reason/)
    expect(await read(it)).toBe(before)
  })
})

async function read(it: Bot): Promise<string> {
  const { default: Sqlite } = await import('better-sqlite3')
  const db = new Sqlite(it.file, { readonly: true })
  const { sequences: _, ...rest } = dump(db)
  db.close()
  return JSON.stringify(rest)
}

test('a new wording is a new version, re-opens review and what people decided; statements keep the one they answered', async () => {
  const it = await bot()
  serve(entry(DISPUTE, 1), entry(ASSERTION, 2))
  await it.round()
  for (const { id } of (await it.commands.proposals({}, ANA)).proposals)
    await it.commands.decide({ proposalId: id, verdict: 'confirm' }, ANA)
  const text = 'Criminal networks in Mexico pay up to $60,000 for attacks on ICE and CBP officers.'
  const answer = await it.commands.editClaim(
    { claim: 'cartel-bounties', changes: { text }, reason: 'a new figure' },
    ANA,
  )
  const [open] = (await it.commands.proposals({}, ANA)).proposals
  expect(valuesOf(answer, 'review')).toEqual([
    `the wording changed and is not reviewed again yet; proposed anew: ${open?.id}`,
  ])
  expect(open).toMatchObject({ rule: 'wording-changed', change: { type: 'set_rung', rung: 'cited' } })
  expect(await it.store.claims.find('cartel-bounties')).toMatchObject({ version: 2, text, reviewed: false })
  const statements = await it.store.queries.statements('cartel-bounties')
  const versions = await Promise.all(statements.map((s) => it.store.claims.version(s.claimVersionId)))
  expect(versions.map((one) => one?.version)).toEqual(statements.map(() => 1))
  // Reviewed again: by saying so.
  await it.commands.editClaim({ claim: 'cartel-bounties', changes: { reviewed: true }, reason: 'read it' }, ANA)
  expect((await it.store.claims.events('cartel-bounties')).map(({ event }) => event)).toEqual([
    'added',
    'reworded',
    'reviewed',
  ])
  await expect(
    it.commands.editClaim({ claim: 'cartel-bounties', changes: { reviewed: true }, reason: 'again' }, ANA),
  ).rejects.toThrow(/like that already: reviewed by Ana on 2025-11-01T.*Nothing was changed/)
  await expect(
    it.commands.editClaim({ claim: 'cartel-bounties', changes: { firstMadeOn: '2027-01' }, reason: 'x' }, ANA),
  ).rejects.toThrow(/in the future/)
})

test('tags, aliases, parties and a parent are changed, and taken away', async () => {
  const it = await bot()
  await it.commands.addClaim(
    { claim: { ...DRAFT, slug: 'narrower', parent: 'cartel-bounties', tags: ['a', 'b'] } },
    ANA,
  )
  const edit = (changes: Partial<ClaimDraft>) => it.commands.editClaim({ claim: 'narrower', changes, reason: 'x' }, ANA)
  await edit({ tags: ['c'], aliases: { es: ['recompensas'] }, parties: [{ role: 'respondent', name: 'Mexico' }] })
  expect(await it.store.claims.find('narrower')).toMatchObject({
    tags: ['c'],
    aliases: { en: ['cartel bounties'], es: ['recompensas'] },
    parent: 'cartel-bounties',
    version: 2,
    text: BOUNTIES.text,
  })
  await edit({ tags: [], aliases: { en: [], es: ['recompensas'] }, parties: [], parent: null })
  const claim = await it.store.claims.find('narrower')
  expect(claim).toMatchObject({ tags: [], aliases: { es: ['recompensas'] } })
  expect(claim?.aliases.en ?? []).toEqual([])
  expect(claim?.parent).toBeUndefined()
  // Another name is no other wording: nothing is proposed anew.
  expect((await it.store.claims.events('narrower')).map(({ event }) => event)).toEqual(['added', 'edited', 'edited'])
})

test('what export writes, the file read again changes nothing: renamed, reworded, added and restored claims', async () => {
  const it = await bot()
  await it.commands.addClaim({ claim: { ...DRAFT, slug: 'by-command', parent: 'cartel-bounties' } }, ANA)
  await it.commands.editClaim(
    { claim: 'cartel-bounties', changes: { slug: 'bounties', text: 'Other words.', tags: [] }, reason: 'x' },
    ANA,
  )
  await it.commands.archiveClaim({ claim: 'by-command', reason: 'x' }, ANA)
  await it.commands.archiveClaim({ claim: 'by-command', reason: 'x', restore: true }, ANA)
  const before = await it.store.claims.all()
  const file = `claims:\n  # kept\n  - ${JSON.stringify(BOUNTIES)}\n`
  const toWrite = before.map(({ id: _i, version: _v, versionId: _w, addedAt: _a, archivedAt: _b, ...claim }) => ({
    claim,
    formerSlugs: claim.slug === 'bounties' ? ['cartel-bounties'] : [],
    archived: null,
  }))
  const { text } = mergeClaims(file, toWrite, [])
  const declared = claimsFileSchema.parse(parse(text)).claims.map((entry) => readClaimEntry(entry, it.config.actors))
  const { added, edited, archived } = await it.store.claims.syncDeclared(declared, it.clock.now())
  expect({ added, edited, archived }).toEqual({ added: [], edited: [], archived: [] })
  expect(await it.store.claims.all()).toEqual(before)
})

test('a renamed claim is found by its old slug everywhere; its narrower claims, watches and threads follow', async () => {
  const narrower = {
    ...BOUNTIES,
    slug: 'narrower',
    title: 'A narrower one',
    text: 'One offer.',
    parent: 'cartel-bounties',
  }
  const watch = {
    platform: 'console',
    channel: 'desk',
    scope: { type: 'claim', slug: 'cartel-bounties' },
    events: ['statement'],
    locale: 'en',
  } as const
  const it = await bot({ claims: [BOUNTIES, narrower], watches: [{ ...watch, events: [...watch.events] }] })
  await it.commands.editClaim({ claim: 'cartel-bounties', changes: { slug: 'bounties' }, reason: 'shorter' }, ANA)
  const old = 'cartel-bounties'
  expect((await it.commands.status({ claim: old }, ANA)).card.claim.slug).toBe('bounties')
  expect((await it.commands.history({ claim: old }, ANA)).claim.slug).toBe('bounties')
  expect((await it.commands.asOf({ claim: old, date: '2025-11-01' }, ANA)).card.claim.slug).toBe('bounties')
  expect((await it.commands.export({ claim: old, format: 'csv' }, ANA)).fileName).toBe('bounties.csv')
  expect((await it.commands.coverage({ claim: old }, ANA)).claim?.slug).toBe('bounties')
  expect((await it.commands.requests({ claim: old }, ANA)).requests).toEqual([])
  expect((await it.store.claims.find('narrower'))?.parent).toBe('bounties')
  expect((await it.store.watches.active())[0]?.scope).toEqual({ type: 'claim', slug: 'bounties' })
  // What is said from now on goes on record under the new slug, and to the channel that watched the old one.
  serve(entry(DISPUTE, 1), entry(DENIAL, 9))
  await it.round()
  expect((await it.planned()).at(-1)).toMatchObject({ kind: 'statement', claim: { slug: 'bounties' } })
  await expect(it.commands.addClaim({ claim: { ...DRAFT, slug: old } }, ANA)).rejects.toThrow(/was called before/)
  // The file still has the old slug and, unchanged, changes nothing; the watch it declares is the same one.
  const again = await followConfig(it, { spread: false })
  expect(again).toMatchObject({ added: [], edited: [], archived: [] })
  expect((await it.store.watches.active()).map(({ scope }) => scope)).toEqual([{ type: 'claim', slug: 'bounties' }])
  // And back.
  await it.commands.editClaim({ claim: 'bounties', changes: { slug: old }, reason: 'longer' }, ANA)
  expect((await it.commands.status({ claim: 'bounties' }, ANA)).card.claim.slug).toBe(old)
})

test('no claim is a narrower version of itself, by whatever ring', async () => {
  const it = await bot()
  await it.commands.addClaim({ claim: { ...DRAFT, slug: 'middle', parent: 'cartel-bounties' } }, ANA)
  await expect(
    it.commands.editClaim({ claim: 'cartel-bounties', changes: { parent: 'middle' }, reason: 'x' }, ANA),
  ).rejects.toThrow('cartel-bounties → middle → cartel-bounties')
})

describe('declared claims and commands', () => {
  test('an edit by command stands until the entry of the file changes; then the file is followed', async () => {
    const it = await bot()
    const edited = await it.commands.editClaim(
      { claim: 'cartel-bounties', changes: { tags: ['border', 'cartels'] }, reason: 'x' },
      ANA,
    )
    expect(valuesOf(edited, 'note')[0]).toContain('claims.yaml declares it too')
    await it.store.claims.syncDeclared([BOUNTIES], it.clock.now())
    expect((await it.store.claims.find('cartel-bounties'))?.tags).toEqual(['border', 'cartels'])
    await it.store.claims.syncDeclared([{ ...BOUNTIES, tags: ['news'] }], it.clock.now())
    expect((await it.store.claims.find('cartel-bounties'))?.tags).toEqual(['news'])
  })

  test('a claim added by command is not archived by the file; one taken out of the file is, and comes back with it', async () => {
    const it = await bot()
    await it.commands.addClaim({ claim: { ...DRAFT, slug: 'by-command' } }, ANA)
    const gone = await it.store.claims.syncDeclared([], it.clock.now())
    expect(gone.archived).toEqual(['cartel-bounties'])
    expect((await it.store.claims.active()).map(({ slug }) => slug)).toEqual(['by-command'])
    await it.store.claims.syncDeclared([BOUNTIES], it.clock.now())
    expect((await it.store.claims.active()).map(({ slug }) => slug)).toEqual(['cartel-bounties', 'by-command'])
  })

  test('a new wording in the file re-opens review, though "reviewed" still stands there', async () => {
    const it = await bot()
    const { reworded } = await it.store.claims.syncDeclared([{ ...BOUNTIES, text: 'Other words.' }], it.clock.now())
    expect(reworded).toMatchObject([{ text: 'Other words.', reviewed: false }])
  })

  test('archiving twice is a conflict that says who did it and when; restoring takes it back', async () => {
    const it = await bot()
    await it.commands.archiveClaim({ claim: 'cartel-bounties', reason: 'settled' }, ANA)
    await expect(it.commands.archiveClaim({ claim: 'cartel-bounties', reason: 'again' }, ANA)).rejects.toThrow(
      /is archived already, archived by Ana on 2025-11-01T/,
    )
    await it.commands.archiveClaim({ claim: 'cartel-bounties', reason: 'not settled', restore: true }, ANA)
    expect(await it.store.claims.active()).toHaveLength(1)
  })
})

test('a running worker takes up a claim that another process added, without a restart', async () => {
  const it = await bot({ claims: [] })
  expect((await it.round())[0]).toMatchObject({ matched: 0 })
  const other = await openApp({ config: it.config, log: silentLogger, clock: it.clock })
  open.push(other)
  await other.commands.addClaim({ claim: { ...DRAFT, slug: 'by-another' } }, ANA)
  serve(entry(DISPUTE, 1), entry(DENIAL, 3))
  expect((await it.round())[0]).toMatchObject({ matched: 1 })
  expect(await it.store.queries.statements('by-another')).toHaveLength(2)
})
