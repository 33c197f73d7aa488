import { describe, expect, test } from 'vitest'
import type { DismissInput } from '../../../src/ports/commands.ts'
import { ASSERTION, BOUNTIES, DENIAL, DISPUTE, type Entry, noise, REQUEST } from '../../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, type BotOptions, EVERYTHING, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const EVA = { name: 'Eva', platform: 'cli', editor: true }
const READER = { name: 'Rob', platform: 'cli', editor: false }

const site = await ownSite()
const open = closedAfterEach()

const page = (n: number | string, host = 'wire') => `https://${host}.example/news/${n}`
const entry = (about: Entry, n: number, host = 'wire'): Entry => ({
  ...about,
  guid: `${host}-${n}`,
  link: page(n, host),
})
const serve = (id: string, ...entries: Entry[]) => site.serve(`/${id}`, { body: writeFeed(entries) })

/** Polled once, so that what follows is news. */
async function bot(options: Partial<BotOptions> = {}): Promise<Bot> {
  for (const id of ['wire', 'herald']) serve(id, entry(noise(1), 1, id))
  const sources = [sourceOf(site, 'wire'), sourceOf(site, 'herald')]
  const started = await startBot({ folder: tempFolder(), sources, ...options })
  open.push(started)
  await started.round()
  return started
}

const dismissing = (target: number | string, extra: Partial<DismissInput> = {}): DismissInput => ({
  target: typeof target === 'number' ? { statementId: target } : { url: target },
  claim: BOUNTIES.slug,
  reason: 'another matter',
  undo: false,
  ...extra,
})
const card = async (it: Bot) => (await it.commands.status({ claim: BOUNTIES.slug }, READER)).card
const detailOf = (answer: { details: { label: string; value: string }[] }, label: string) =>
  answer.details.find((one) => one.label === label)?.value

describe('an editor says that an item is not about the claim', () => {
  test('what was read in it leaves the present state, stays in the history, marked, and is corrected where it went', async () => {
    const other = { ...EVERYTHING, channel: 'policy', locale: 'es' as const }
    const statusOnly = { ...EVERYTHING, channel: 'status', events: ['status' as const] }
    const it = await bot({ watches: [EVERYTHING, other, statusOnly] })
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    await it.send()
    expect(await card(it)).toMatchObject({ statementCount: 1, flags: [{ flag: 'disputed' }] })

    const answer = await it.commands.dismiss(dismissing(1), EVA)
    expect(detailOf(answer, 'statements dismissed')).toBe('1')
    expect(detailOf(answer, 'flags cleared')).toMatch(/^disputed by /)
    expect(detailOf(answer, 'corrections')).toBe('2')
    expect(answer.undo).toMatch(/^onrecord dismiss 1 --claim cartel-bounties --as "Eva" --undo/)

    expect(await card(it)).toMatchObject({ statementCount: 0, latest: [], flags: [], outletCount: 0 })
    const { entries } = await it.commands.history({ claim: BOUNTIES.slug }, READER)
    expect(entries.filter((one) => one.type === 'statement')).toMatchObject([{ statement: { id: 1, dismissed: true } }])
    expect(entries.filter((one) => one.type === 'dismissal')).toMatchObject([
      { by: 'Eva', reason: 'another matter', undone: false, statementIds: [1] },
    ])
    expect(entries.findLast((one) => one.type === 'status')).toMatchObject({
      decidedBy: 'Eva',
      reason: 'an editor said that statement 1 is not about this claim: another matter',
      to: { flags: [] },
    })
    expect(await it.commands.why({ statementId: 1 }, READER)).toMatchObject({
      dismissed: { by: 'Eva', reason: 'another matter' },
    })
    expect(await it.commands.whyNot({ url: page(2) }, READER)).toMatchObject({
      verdict: 'dismissed',
      details: [{ detail: expect.stringMatching(/Eva said .* not about this claim: another matter/) }],
    })

    const before = it.publisher.posts.length
    await it.send()
    const posts = it.publisher.posts.slice(before)
    const told = (channel: string) =>
      posts.filter((post) => post.place.channel === channel).map((p) => p.message.fallback)
    expect(told('desk')).toEqual([
      expect.stringMatching(/^Correction: statement 1/),
      expect.stringMatching(/no longer disputed/),
    ])
    expect(told('policy')[0]).toMatch(/^Corrección: la declaración 1/)
    // It had been told that the claim is disputed, and of no statement.
    expect(told('status')).toEqual([expect.stringMatching(/no longer disputed/)])
    // The editor is named in the record alone.
    expect(JSON.stringify(posts)).not.toContain('Eva')
    expect(await it.store.ledger.verify()).toMatchObject({ brokenAt: null })
  })

  test('undoing the step of its status alone is refused: nobody disputes by words that are dismissed', async () => {
    const it = await bot()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    await it.commands.dismiss(dismissing(1), EVA)
    const undoing = it.commands.undoStatus({ claim: BOUNTIES.slug, reason: 'by mistake' }, EVA)
    await expect(undoing).rejects.toThrow(/rests on statement 1, which is dismissed.* onrecord dismiss 1 --undo/)
    expect(await card(it)).toMatchObject({ statementCount: 0, flags: [] })
    await it.commands.dismiss(dismissing(1, { undo: true }), EVA)
    expect(await card(it)).toMatchObject({ statementCount: 1, flags: [{ flag: 'disputed' }] })
  })

  test('what is still on its way is not posted any more', async () => {
    const it = await bot()
    serve('wire', entry(REQUEST, 2), entry(noise(1), 1))
    await it.round()
    await it.commands.dismiss(dismissing(page(2)), EVA)
    await it.send()
    const words = it.publisher.posts.map((post) => post.message.fallback).join('\n')
    expect(words).not.toMatch(/asked .* for evidence|Correction|Proposal/)
    expect((await card(it)).requests).toEqual([])
  })

  test('copies in other outlets, there already or to come, fall under it; another article does not', async () => {
    const it = await bot({ sources: [sourceOf(site, 'wire'), sourceOf(site, 'herald'), sourceOf(site, 'late')] })
    serve('late', entry(noise(1), 1, 'late'))
    await it.round('late')
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round('wire')
    await it.commands.dismiss(dismissing(1), EVA)
    const copy = { ...DENIAL, title: 'Bounties: what the president of Mexico answered' }
    serve('herald', entry(copy, 3, 'herald'), entry(noise(1), 1, 'herald'))
    await it.round('herald')
    expect(await card(it)).toMatchObject({ statementCount: 0, flags: [] })
    expect((await it.commands.whyNot({ url: page(3, 'herald') }, READER)).verdict).toBe('dismissed')
    // It is not even read: it carries nothing.
    expect((await it.commands.why({ statementId: 1 }, READER)).appearances).toHaveLength(1)

    serve('late', entry(DISPUTE, 4, 'late'), entry(noise(1), 1, 'late'))
    await it.round('late')
    expect(await card(it)).toMatchObject({ statementCount: 1, flags: [{ flag: 'disputed' }] })
  })

  test('an edit of it is neither read nor told', async () => {
    const it = await bot()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    await it.commands.dismiss(dismissing(1), EVA)
    const edited = { ...DENIAL, summary: `${DENIAL.summary.replace('$50,000', '$10,000')} She called them false.` }
    serve('wire', entry(edited, 2), entry(noise(1), 1))
    await it.round()
    expect((await it.planned()).filter((notice) => notice.kind === 'revision')).toEqual([])
    expect(await card(it)).toMatchObject({ statementCount: 0 })
  })

  test('a flag that others bear out stays, with their names', async () => {
    const it = await bot()
    serve('wire', entry(DISPUTE, 3), entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    const [flag] = (await card(it)).flags
    expect(flag?.by).toHaveLength(2)
    const denial = (await it.store.queries.statements(BOUNTIES.slug)).find((s) => s.speaker.actor === 'sheinbaum')
    await it.commands.dismiss(dismissing(denial?.id ?? 0), EVA)
    expect((await card(it)).flags).toMatchObject([{ flag: 'disputed', by: [expect.stringMatching(/Vigil/)] }])
  })

  test('where only the names behind a flag change, the correction says so and no post speaks of a status', async () => {
    const it = await bot()
    serve('wire', entry(DISPUTE, 3), entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    const before = (await it.planned()).length
    const denial = (await it.store.queries.statements(BOUNTIES.slug)).find((s) => s.speaker.actor === 'sheinbaum')
    await it.send()
    await it.commands.dismiss(dismissing(denial?.id ?? 0), EVA)
    await it.commands.dismiss(dismissing(denial?.id ?? 0, { undo: true }), EVA)
    const told = (await it.planned()).slice(before).map(({ kind }) => kind)
    expect(told).toContain('correction')
    expect(told).not.toContain('status')
    await it.send()
    expect(JSON.stringify(it.publisher.posts)).not.toContain('no change of status')
  })

  test('a rung taken back is not set again by what set it', async () => {
    const it = await bot({ claims: [{ ...BOUNTIES, review: 'auto' }] })
    const rung = async () => (await it.store.queries.status(BOUNTIES.slug)).rung
    const act = (extra: Partial<DismissInput> = {}) => it.commands.dismiss(dismissing(page(2), extra), EVA)
    serve('wire', entry(ASSERTION, 2), entry(noise(1), 1))
    await it.round()
    const set = await rung()
    expect(set).not.toBeNull()
    const undone = await it.commands.undoStatus({ claim: BOUNTIES.slug, reason: 'Set too soon.' }, EVA)
    expect(await rung()).toBeNull()
    await act()
    await act({ undo: true })
    expect(await rung()).toBeNull()
    // Taking that back in turn is a person's word that it may stand.
    const step = Number(/--step (\d+)/.exec(undone.undo ?? '')?.[1])
    await it.commands.undoStatus({ claim: BOUNTIES.slug, stepId: step, reason: 'It was right.' }, EVA)
    expect(await rung()).toBe(set)
    await act()
    expect(await rung()).toBeNull()
    await act({ undo: true })
    expect(await rung()).toBe(set)
  })

  test('a proposal that rests on it alone is closed to decisions, and the same may be proposed anew', async () => {
    const it = await bot()
    serve('wire', entry(ASSERTION, 2), entry(noise(1), 1))
    await it.round()
    const proposals = async () => (await it.commands.proposals({}, EVA)).proposals
    const [first] = await proposals()
    await it.commands.dismiss(dismissing(1), EVA)
    expect(await proposals()).toEqual([])
    const decide = it.commands.decide({ proposalId: first?.id ?? 0, verdict: 'confirm' }, EVA)
    await expect(decide).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/dismissed since, the last by Eva on 2025-\d\d-\d\dT.*Nothing was changed/),
    })

    const anew = {
      title: 'Homeland Security repeats its warning of bounties',
      summary:
        'In a hearing on Tuesday the Department of Homeland Security said there is credible intelligence of cartel ' +
        'bounties on ICE agents, the highest of them $45,000 for CBP commanders.',
    }
    serve('herald', entry(anew, 3, 'herald'), entry(noise(1), 1, 'herald'))
    await it.round('herald')
    expect(await proposals()).toHaveLength(1)
  })

  test('undone: everything counts again, and whoever was told is told', async () => {
    const it = await bot()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    await it.send()
    await it.commands.dismiss(dismissing(page(2)), EVA)
    await it.send()
    it.clock.advance(1_000)
    const answer = await it.commands.dismiss(dismissing(page(2), { undo: true, reason: 'it is after all' }), EVA)
    expect(detailOf(answer, 'statements restored')).toBe('1')
    expect(await card(it)).toMatchObject({ statementCount: 1, flags: [{ flag: 'disputed' }] })
    await it.send()
    expect(it.publisher.posts.map((post) => post.message.fallback)).toContainEqual(
      expect.stringMatching(/statement 1 is back on the record/),
    )
    const { entries } = await it.commands.history({ claim: BOUNTIES.slug }, READER)
    expect(entries.filter((one) => one.type === 'dismissal').map((one) => one.undone)).toEqual([false, true])
    expect((await it.commands.whyNot({ url: page(2) }, READER)).verdict).toBe('posted')
    // And again: a new dismissal is one of its own.
    await it.commands.dismiss(dismissing(1), EVA)
    expect((await card(it)).statementCount).toBe(0)
    expect(await it.store.ledger.verify()).toMatchObject({ brokenAt: null })
  })

  test('in a held bulk it is left out when the bulk is released', async () => {
    const it = await bot({ polling: { holdAbove: 5 } })
    serve('wire', entry(DENIAL, 2), ...[3, 4, 5, 6, 7, 8].map((n) => entry(noise(n), n)))
    await it.round('wire')
    await it.commands.dismiss(dismissing(page(2)), EVA)
    expect((await it.commands.whyNot({ url: page(2) }, READER)).verdict).toBe('dismissed')
    await it.commands.release({ source: 'wire', drop: false }, EVA)
    await it.send()
    expect(it.publisher.posts.map((post) => post.message.fallback).join()).not.toMatch(/Sheinbaum/)
  })

  test.each<[string, Partial<DismissInput>, typeof EVA, string, RegExp]>([
    ['a reader', {}, READER, 'invalid', /Rob is not an editor/],
    ['no reason', { reason: ' ' }, EVA, 'invalid', /Say why/],
    ['no such statement', { target: { statementId: 99 } }, EVA, 'not_found', /no statement 99/],
    ['no such claim', { claim: 'cartel-bountys' }, EVA, 'not_found', /Did you mean cartel-bounties/],
    ['no such page', { target: { url: page(77) } }, EVA, 'not_found', /No stored item has the address/],
    ['no address', { target: { url: 'https://wire.example/' } }, EVA, 'invalid', /no page address/],
    ['nothing to undo', { undo: true }, EVA, 'conflict', /Nothing of this item is dismissed/],
  ])('%s is refused', async (_, extra, asker, code, words) => {
    const it = await bot()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    const refused = it.commands.dismiss(dismissing(1, extra), asker)
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(words) })
    expect(await card(it)).toMatchObject({ statementCount: 1 })
  })

  test('twice is a conflict that names who was first; the record refuses changes to it', async () => {
    const it = await bot()
    serve('wire', entry(DENIAL, 2), entry(noise(1), 1))
    await it.round()
    await it.commands.dismiss(dismissing(1), EVA)
    const again = it.commands.dismiss(dismissing(page(2)), { ...EVA, name: 'Ida' })
    await expect(again).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/already dismissed .* by Eva/),
    })
    const { default: Sqlite } = await import('better-sqlite3')
    const db = new Sqlite(it.file)
    for (const table of ['dismissals', 'dismissed_statements'])
      expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow(/is history/)
    db.close()
  })
})
