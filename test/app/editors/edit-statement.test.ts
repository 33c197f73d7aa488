import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import type { Claim } from '../../../src/domain/claim.ts'
import type { StatementEdit } from '../../../src/ports/editor-verbs.ts'
import { BOUNTIES, DAY, DISPUTE, REQUEST } from '../../support/bounty-case.ts'
import { type Bot, sourceOf, startBot } from '../../support/start-bot.ts'
import { type Site, startSite } from '../../support/start-site.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { rss } from '../../support/write-feed.ts'

const ANA = { name: 'Ana', platform: 'cli', editor: true }
const EVE = { name: 'Eve', platform: 'cli', editor: false }
const CASE: Claim = {
  ...BOUNTIES,
  slug: 'chicago-offer',
  title: 'A $10,000 offer in Chicago',
  text: 'A man in Chicago offered $10,000 for the killing of a Border Patrol commander.',
  parent: BOUNTIES.slug,
  aliases: {},
  tags: [],
}

let site: Site
let bot: Bot
beforeEach(async () => {
  site = await startSite()
  bot = await startBot({
    folder: tempFolder(),
    sources: [sourceOf(site, 'wire'), sourceOf(site, 'gazette')],
    claims: [BOUNTIES, CASE],
  })
  site.serve('/wire', rss([]))
  site.serve('/gazette', rss([]))
  await bot.round()
})
afterEach(async () => {
  await bot.close()
  await site.close()
})

/** A named expert's dispute, or a request, polled and posted. */
async function posted(entry = DISPUTE): Promise<number> {
  site.serve('/wire', rss([{ ...entry, guid: 'one', link: site.url('/one') }]))
  await bot.round()
  await bot.send()
  const [statement] = await bot.store.queries.statements(BOUNTIES.slug)
  return statement?.id ?? 0
}

const VIGIL = expect.stringContaining('Mike Vigil')

const edit = (statementId: number, change: StatementEdit, reason = 'Read it again.') =>
  bot.commands.editStatement({ statementId, edit: change, reason }, ANA)
const statusOf = (claim = BOUNTIES.slug) => bot.store.queries.status(claim)
const flagsOf = async (claim = BOUNTIES.slug) => (await statusOf(claim)).flags.map(({ flag, by }) => [flag, ...by])
const one = async (id: number) => (await bot.commands.statement({ statementId: id }, ANA)).statement
const textOf = (message: unknown) => JSON.stringify(message)

test('dismissed: it counts for nothing, its flag goes, the post is edited and a reply says so', async () => {
  const id = await posted()
  expect(await flagsOf()).toHaveLength(1)
  const answer = await edit(id, { type: 'dismiss' })
  expect(answer).toMatchObject({ what: `statement ${id} dismissed`, undo: expect.stringContaining(`restore ${id}`) })
  expect(await flagsOf()).toEqual([])
  const before = bot.publisher.posts.length
  await bot.send()
  const fresh = bot.publisher.posts.slice(before).map((post) => post.message.fallback)
  expect(fresh).toContainEqual(expect.stringContaining(`Correction: statement ${id} should not have been posted`))
  const edited = bot.publisher.edits.find(({ message }) => message.fallback.startsWith('Corrected'))
  const original = bot.publisher.posts.find(({ message }) => message.fallback.startsWith('Mike Vigil'))
  expect(edited?.ref.id).toBe(original?.id)
  expect(textOf(edited?.message)).toContain('does not count')
  expect((await bot.commands.status({ claim: BOUNTIES.slug }, ANA)).card).toMatchObject({
    statementCount: 0,
    latest: [],
  })
  const history = await bot.commands.history({ claim: BOUNTIES.slug }, ANA)
  expect(history.entries).toContainEqual(expect.objectContaining({ type: 'edit', edit: 'dismiss', by: 'Ana' }))
  expect(history.entries).toContainEqual(
    expect.objectContaining({ type: 'statement', statement: expect.objectContaining({ id, dismissed: true }) }),
  )
  expect((await bot.store.ledger.verify()).brokenAt).toBeNull()
})

test('restored: flag, request and post are as they were, and the places are told', async () => {
  const id = await posted(REQUEST)
  const [request] = await bot.store.queries.requests(BOUNTIES.slug)
  const flags = await flagsOf()
  await edit(id, { type: 'dismiss' })
  expect(await flagsOf()).toEqual([])
  expect((await bot.store.requests.find(request?.id ?? 0))?.dismissed).toBe(true)
  await edit(id, { type: 'restore' })
  expect(await flagsOf()).toEqual(flags)
  expect((await bot.store.queries.requests(BOUNTIES.slug)).map((r) => [r.id, r.dismissed ?? false])).toEqual([
    [request?.id, false],
  ])
  await bot.send()
  expect(bot.publisher.edits.filter(({ message }) => textOf(message).includes('it counts again'))).toHaveLength(1)
})

test('put down to somebody else: the flag names the other one, the old name stands only in the correction', async () => {
  const id = await posted()
  await edit(id, { type: 're_attribute', speaker: 'Claudia Sheinbaum', affiliation: 'President of Mexico' })
  expect(await flagsOf()).toEqual([['disputed', 'Government of Mexico']])
  expect(await one(id)).toMatchObject({
    speaker: 'Claudia Sheinbaum',
    corrected: { what: 're_attributed', before: expect.stringContaining('Mike Vigil') },
  })
  await bot.send()
  const edited = bot.publisher.edits.find(({ message }) => message.tone === 'correction')
  expect(edited?.message.fallback).toMatch(/^Claudia Sheinbaum/)
  expect(textOf(edited?.message)).toContain('first put down to Mike Vigil')
  // The original row is as it was.
  const search = { stance: 'disputes', when: 0, at: 0, withinMs: 0, itemId: 0, sourceId: 'none' } as const
  const [corrected] = await bot.store.polls.mergeCandidates(BOUNTIES.slug, search)
  expect(corrected?.asRead?.speaker.name).toBe('Mike Vigil')
})

test('read otherwise: a dispute that was none loses its flag; what an editor read is named from then on', async () => {
  const id = await posted()
  await edit(id, { type: 're_stance', stance: 'no_evidence', stanceKind: 'received_none' })
  expect(await flagsOf()).toEqual([])
  expect(await one(id)).toMatchObject({ stance: 'no_evidence', stanceKind: 'received_none', stanceShown: true })
  await edit(id, { type: 're_stance', stance: 'denies' })
  expect(await flagsOf()).toEqual([['disputed', VIGIL]])
})

test('where nothing was wrong nothing is called corrected: a stance confirmed, an affiliation added', async () => {
  const id = await posted()
  await edit(id, { type: 're_attribute', speaker: 'Mike Vigil' })
  await edit(id, { type: 're_attribute', speaker: 'Mike Vigil', affiliation: 'analyst' })
  const marks = async () => (await bot.store.queries.statement(id))?.corrections?.map(({ what }) => what)
  expect(await marks()).toEqual(['affiliation_changed', 'affiliation_added'])
  // What was wrong stays said.
  expect((await one(id)).corrected).toMatchObject({ what: 'affiliation_changed' })
  const history = await bot.commands.history({ claim: BOUNTIES.slug }, ANA)
  expect(history.entries).toContainEqual(
    expect.objectContaining({ type: 'edit', what: 'affiliation_added', after: 'Mike Vigil (analyst)' }),
  )
})

test.each([
  ['taken off', undefined],
  ['changed', 'analyst'],
])('an affiliation %s is told as that, and nobody is called the wrong speaker', async (_, affiliation) => {
  const id = await posted()
  const before = (await one(id)).affiliation
  expect(before).not.toBe('')
  const speaker = (await one(id)).speaker
  await edit(id, { type: 're_attribute', speaker, affiliation: 'former agent' })
  await edit(id, { type: 're_attribute', speaker, ...(affiliation === undefined ? {} : { affiliation }) })
  await bot.send()
  const told = bot.publisher.posts
    .map(({ message }) => message.fallback)
    .filter((text) => text.startsWith('Correction'))
  expect(told).toHaveLength(2)
  for (const text of told) expect(text).toContain('gave its speaker a wrong affiliation')
  expect((await one(id)).corrected).toMatchObject({ what: 'affiliation_changed', before: `${speaker} (former agent)` })
  const history = await bot.commands.history({ claim: BOUNTIES.slug }, ANA)
  expect(textOf(buildAnswerMessage(history, 'en'))).toContain(`corrected the affiliation in statement ${id}`)
})

test('a stance confirmed as it was read is named from then on, and nobody is told of a correction', async () => {
  const id = await posted()
  const { confidence, stance } = (await bot.store.queries.statement(id)) ?? { confidence: 1, stance: 'mentions' }
  expect(confidence).toBeLessThan(1)
  const answer = await edit(id, { type: 're_stance', stance })
  expect(answer.what).toBe(`statement ${id} is confirmed as ${stance}`)
  expect(answer.details).toContainEqual({ label: 'stance', value: stance })
  expect(await one(id)).toMatchObject({ stanceShown: true, corrected: { what: 'stance_confirmed' } })
  await bot.send()
  expect(bot.publisher.posts.filter(({ message }) => message.tone === 'correction')).toEqual([])
  const history = await bot.commands.history({ claim: BOUNTIES.slug }, ANA)
  const text = textOf(buildAnswerMessage(history, 'en'))
  expect(text).toContain(`confirmed the stance of statement ${id}`)
  expect(text).not.toMatch(/Corrected|otherwise|→/)
})

test('moved to a narrower claim: it counts there and no more here, and both say so', async () => {
  const id = await posted()
  const answer = await edit(id, { type: 'move', claim: CASE.slug })
  expect(answer.undo).toContain(`move ${id} ${BOUNTIES.slug}`)
  expect(await flagsOf()).toEqual([])
  expect(await flagsOf(CASE.slug)).toEqual([['disputed', VIGIL]])
  expect((await one(id)).corrected).toMatchObject({ what: 'moved', before: BOUNTIES.slug, after: CASE.slug })
  const [here] = await bot.store.queries.statements(BOUNTIES.slug)
  expect(here).toMatchObject({ id, claim: BOUNTIES.slug, dismissed: { by: 'Ana', movedTo: CASE.slug } })
  expect((await bot.commands.status({ claim: CASE.slug }, ANA)).card.latest.map((s) => s.id)).toEqual([id])
  await edit(id, { type: 'move', claim: BOUNTIES.slug })
  expect(await flagsOf()).toEqual([['disputed', VIGIL]])
  expect(await flagsOf(CASE.slug)).toEqual([])
})

test('a repetition elsewhere of what was corrected is still the same statement, and nothing new', async () => {
  const id = await posted()
  await edit(id, { type: 're_attribute', speaker: 'Claudia Sheinbaum' })
  await edit(id, { type: 'move', claim: CASE.slug })
  site.serve('/gazette', rss([{ ...DISPUTE, guid: 'two', link: site.url('/two') }]))
  await bot.round()
  expect(await bot.store.queries.appearances(id)).toHaveLength(2)
  expect((await bot.store.queries.statements(BOUNTIES.slug)).map((s) => s.id)).toEqual([id])
})

test('a past moment shows what was corrected since as corrected, by what was known and by what had been said', async () => {
  const id = await posted()
  bot.clock.advance(10 * DAY)
  await edit(id, { type: 're_attribute', speaker: 'Claudia Sheinbaum' })
  for (const by of ['known', 'said'] as const) {
    const { card } = await bot.commands.asOf({ claim: BOUNTIES.slug, date: '2025-11-05', by }, ANA)
    expect(card.flags).toMatchObject([{ flag: 'disputed', by: ['Government of Mexico'] }])
    expect(card.latest).toMatchObject([{ speaker: 'Claudia Sheinbaum', corrected: { what: 're_attributed' } }])
  }
  await edit(id, { type: 'move', claim: CASE.slug })
  const { card } = await bot.commands.asOf({ claim: BOUNTIES.slug, date: '2025-11-05' }, ANA)
  expect(card).toMatchObject({ flags: [], statementCount: 0, latest: [{ id, dismissed: true }] })
})

test('translated: beside the words, labelled, never in quotation marks, on the post too', async () => {
  const id = await posted()
  await edit(id, { type: 'translate', language: 'es', words: 'Lo llamó absurdo.' })
  expect(await one(id)).toMatchObject({ translations: [{ language: 'es', words: 'Lo llamó absurdo.' }] })
  await bot.send()
  const edited = bot.publisher.edits.map(({ message }) => textOf(message)).find((text) => text.includes('absurdo'))
  expect(edited).toContain('An editor’s translation into Spanish')
  expect(edited).not.toMatch(/[“"«]Lo llamó absurdo\.?[”»]/)
  expect(bot.publisher.posts.filter(({ message }) => message.tone === 'correction')).toEqual([])
})

test('a request put down to somebody else is a request of theirs; its days count from when it was made', async () => {
  const id = await posted(REQUEST)
  const [before] = await bot.store.queries.requests(BOUNTIES.slug)
  bot.clock.advance(3 * DAY)
  await edit(id, { type: 're_attribute', speaker: 'Mike Vigil' })
  const live = (await bot.store.queries.requests(BOUNTIES.slug)).filter((one) => !one.dismissed)
  expect(live).toMatchObject([{ from: 'Mike Vigil', openedAt: before?.openedAt }])
  expect(live[0]?.id).not.toBe(before?.id)
})

test.each<[string, StatementEdit, RegExp]>([
  ['an unknown stance', { type: 're_stance', stance: 'shouts' as never }, /no stance "shouts".*asserts/],
  ['no kind', { type: 're_stance', stance: 'legal_action' }, /Of which kind.*charge/],
  [
    'a kind of another',
    { type: 're_stance', stance: 'no_evidence', stanceKind: 'charge' },
    /received_none, found_none/,
  ],
  ['an unknown claim', { type: 'move', claim: 'cartel-bountys' }, /Did you mean cartel-bounties/],
  ['nobody', { type: 're_attribute', speaker: '  ' }, /Who said it/],
  ['what stands', { type: 'move', claim: BOUNTIES.slug }, /already/],
  ['what is not done', { type: 'restore' }, /not dismissed/],
])('%s: refused in words, nothing written', async (_, change, words) => {
  const id = await posted()
  const entries = (await bot.store.ledger.verify()).entries
  await expect(edit(id, change)).rejects.toThrow(words)
  expect((await bot.store.ledger.verify()).entries).toBe(entries)
})

test('no editor, no reason, no such statement, dismissed twice', async () => {
  const id = await posted()
  const dismiss = { statementId: id, edit: { type: 'dismiss' as const }, reason: 'x' }
  await expect(bot.commands.editStatement(dismiss, EVE)).rejects.toThrow('Eve is not an editor')
  await expect(edit(id, { type: 'dismiss' }, ' ')).rejects.toThrow('Say why')
  await expect(edit(99, { type: 'dismiss' })).rejects.toThrow('There is no statement 99')
  await edit(id, { type: 'dismiss' })
  await expect(edit(id, { type: 'dismiss' })).rejects.toThrow(/was dismissed by Ana on 2025.*Nothing was changed/)
})
