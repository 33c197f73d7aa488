import { describe, expect, test } from 'vitest'
import { buildAnswerMessage } from '../../../src/chat/answers/build-answer.ts'
import { renderMessage } from '../../../src/chat/console/render-message.ts'
import { runAction, runLine, submitForm } from '../../../src/chat/front/front.ts'
import type { StatementDraft } from '../../../src/domain/statement.ts'
import { asking, buttonsOf, textOf } from '../../chat/front/open-desk.ts'
import { BOUNTIES, type Entry, noise } from '../../support/bounty-case.ts'
import { closedAfterEach, ownSite } from '../../support/own-site.ts'
import { type Bot, type BotOptions, sourceOf, startBot } from '../../support/start-bot.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { writeFeed } from '../../support/write-feed.ts'

const EVA = { name: 'Eva', platform: 'cli', editor: true }
const READER = { name: 'Rob', platform: 'cli', editor: false }
const CLAIM = BOUNTIES.slug

const site = await ownSite()
const open = closedAfterEach()

const page = (n: number) => `https://wire.example/news/${n}`
const entry = (about: Entry, n: number): Entry => ({ ...about, guid: `wire-${n}`, link: page(n) })
/** In reach of the bar, and below it. */
const NEAR: Entry = {
  title: 'Sheinbaum on reports about bounties',
  summary: 'Mexico has received no evidence about bounties on agents, President Claudia Sheinbaum said on Wednesday.',
}
const OLD = new Date(Date.UTC(2025, 9, 1)).toUTCString()

async function bot(options: Partial<BotOptions> = {}): Promise<Bot> {
  site.serve('/wire', { body: writeFeed([entry(noise(1), 1)]) })
  const started = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')], ...options })
  open.push(started)
  await started.round()
  return started
}

async function withNear(options: Partial<BotOptions> = {}, about: Entry = NEAR): Promise<{ it: Bot; itemId: number }> {
  const it = await bot(options)
  site.serve('/wire', { body: writeFeed([entry(about, 2), entry(noise(1), 1)]) })
  await it.round()
  const { matches } = await it.commands.possible({}, READER)
  return { it, itemId: matches[0]?.itemId ?? 0 }
}

const told = async (it: Bot, kind: string) => (await it.planned()).filter((notice) => notice.kind === kind)
const ledger = async (it: Bot) => {
  const { default: Sqlite } = await import('better-sqlite3')
  const db = new Sqlite(it.file, { readonly: true })
  const rows = db.prepare('SELECT type, body FROM ledger ORDER BY seq').all() as { type: string; body: string }[]
  db.close()
  return rows.map(({ type, body }) => ({ type, body: JSON.parse(body) as Record<string, unknown> }))
}
const accept = (it: Bot, itemId: number, asker = EVA) =>
  it.commands.decidePossible({ itemId, claim: CLAIM, verdict: 'accept', reason: 'it is about it' }, asker)

describe('matches below the bar', () => {
  test('are listed best first, with what accepting would record; nothing is posted of them', async () => {
    const { it, itemId } = await withNear()
    const answer = await it.commands.possible({ claim: CLAIM }, READER)
    expect(answer).toMatchObject({
      total: 1,
      matches: [
        { itemId, title: NEAR.title, claim: { slug: CLAIM }, readings: [{ stance: 'no_evidence', by: 'rules' }] },
      ],
    })
    const [match] = answer.matches
    expect(match?.score).toBeLessThan(match?.threshold ?? 0)
    expect(await told(it, 'statement')).toEqual([])
    for (const [locale, word] of [
      ['en', 'Accept'],
      ['es', 'Aceptar'],
    ] as const) {
      const text = renderMessage(buildAnswerMessage(answer, locale), { colour: false, width: 160, zone: 'UTC' })
      expect(text).toContain(NEAR.title)
      expect(text).toContain(word)
      expect(text).toContain(`onrecord possible accept ${itemId} --claim ${CLAIM}`)
    }
    expect(await it.commands.possible({ offset: 1 }, READER)).toMatchObject({ total: 1, matches: [] })
  })

  test('accepted: what the rules read goes on record, is told, is marked, and stands in the ledger by name', async () => {
    const { it, itemId } = await withNear()
    const done = await accept(it, itemId)
    expect(done.undo).toContain(`possible dismiss ${itemId}`)
    const [notice] = await told(it, 'statement')
    expect(notice).toMatchObject({ speaker: { name: 'Claudia Sheinbaum' }, late: false })
    const { total } = await it.commands.possible({}, READER)
    expect(total).toBe(0)
    const statements = await it.store.queries.statements(CLAIM)
    expect(statements).toHaveLength(1)
    const why = await it.commands.why({ statementId: statements[0]?.id ?? 0 }, READER)
    expect(why.reasons).toContainEqual({ rule: 'accepted', detail: 'an editor accepted this match' })
    expect((await ledger(it)).find(({ type }) => type === 'match_accepted')?.body).toMatchObject({
      by: 'Eva',
      item: itemId,
    })
    expect((await it.store.ledger.verify()).brokenAt).toBeNull()
    await expect(accept(it, itemId)).rejects.toMatchObject({
      message: expect.stringMatching(/accepted for .* by Eva/),
      permanent: true,
    })
    expect(await told(it, 'statement')).toHaveLength(1)
  })

  test('accepted, then dismissed: corrected like any post', async () => {
    const { it, itemId } = await withNear()
    await accept(it, itemId)
    await it.send()
    await it.commands.decidePossible({ itemId, claim: CLAIM, verdict: 'dismiss', reason: 'no' }, EVA)
    expect(await told(it, 'correction')).toHaveLength(1)
    const card = await it.commands.status({ claim: CLAIM }, READER)
    expect(card.card.statementCount).toBe(0)
  })

  test('dismissed: it leaves the list with its copies; a reason is asked for', async () => {
    const { it, itemId } = await withNear()
    const dismiss = { itemId, claim: CLAIM, verdict: 'dismiss' as const }
    await expect(it.commands.decidePossible(dismiss, EVA)).rejects.toThrow(/Say why/)
    await it.commands.decidePossible({ ...dismiss, reason: 'another matter' }, EVA)
    expect(await it.commands.possible({}, READER)).toMatchObject({ total: 0 })
    site.serve('/wire', { body: writeFeed([entry(NEAR, 3), entry(noise(1), 1)]) })
    await it.round()
    expect(await it.commands.possible({}, READER)).toMatchObject({ total: 0 })
    await expect(accept(it, itemId)).rejects.toThrow(/another matter/)
  })

  test.each<[string, Entry, object]>([
    ['published long before', { ...NEAR, date: OLD }, { late: true }],
    ['news', NEAR, { late: false }],
  ])('a post of an item %s says so', async (_, about, wanted) => {
    const { it, itemId } = await withNear({}, about)
    await accept(it, itemId)
    expect(await told(it, 'statement')).toMatchObject([wanted])
  })

  test('an item that was there before its source is put on record without a post', async () => {
    site.serve('/wire', { body: writeFeed([entry(NEAR, 2)]) })
    const it = await startBot({ folder: tempFolder(), sources: [sourceOf(site, 'wire')] })
    open.push(it)
    await it.round()
    const { matches } = await it.commands.possible({}, READER)
    const done = await accept(it, matches[0]?.itemId ?? 0)
    expect(done.details).toContainEqual({ label: 'posts', value: 'none: it was there before its source or its claim' })
    expect(await told(it, 'statement')).toEqual([])
    expect(await it.store.queries.statements(CLAIM)).toMatchObject([{ silent: true }])
  })

  test('what repeats a statement on record is attached to it and not posted', async () => {
    const { it, itemId } = await withNear()
    await accept(it, itemId)
    // The same words in other surroundings: a second item, in reach of the bar as well.
    const copy = { ...NEAR, title: 'Bounties: what is known of the reports' }
    site.serve('/wire', { body: writeFeed([entry(copy, 4)]) })
    await it.round()
    const { matches } = await it.commands.possible({}, READER)
    const done = await accept(it, matches[0]?.itemId ?? 0)
    expect(done.details).toContainEqual({ label: 'repeats', value: '1' })
    expect(await told(it, 'statement')).toHaveLength(1)
    expect(await it.store.queries.statements(CLAIM)).toHaveLength(1)
  })

  test.each<[string, number, string, RegExp]>([
    ['an item that is not stored', 99_999, CLAIM, /no stored item 99999/],
    ['an item that is no possible match', 1, CLAIM, /no possible match/],
    ['a claim that is not tracked', 2, 'cartel-bountis', /cartel-bounties/],
  ])('refuses %s in words', async (_, itemId, claim, message) => {
    const { it } = await withNear()
    await expect(it.commands.decidePossible({ itemId, claim, verdict: 'accept' }, EVA)).rejects.toThrow(message)
  })

  test('readers decide nothing', async () => {
    const { it, itemId } = await withNear()
    await expect(accept(it, itemId, READER)).rejects.toThrow(/not an editor/)
  })

  test('an accepted item stays accepted when it is edited: what it says anew is read', async () => {
    const { it, itemId } = await withNear()
    await accept(it, itemId)
    const edited = { ...NEAR, summary: `${NEAR.summary} The foreign ministry asked Washington for evidence.` }
    site.serve('/wire', { body: writeFeed([entry(edited, 2)]) })
    await it.round()
    const stances = (await it.store.queries.statements(CLAIM)).map(({ stance }) => stance)
    expect(stances).toContain('requests_evidence')
  })
})

describe('an analyst’s reading is adopted', () => {
  const READING: StatementDraft = {
    claim: CLAIM,
    speaker: { name: 'Claudia Sheinbaum', affiliation: 'President of Mexico', unnamed: false },
    stance: 'disputes',
    quote: 'about bounties on agents',
    at: { field: 'body', start: 32, end: 56 },
    direct: false,
    language: 'en',
    confidence: 0.1,
    reasons: [{ rule: 'analyst', detail: 'small-reader' }],
  }
  async function withReading() {
    const { it, itemId } = await withNear()
    const [item] = await it.store.queries.items([itemId])
    await it.store.analyst.save({
      claim: CLAIM,
      itemId,
      revisionId: item?.latest.id ?? 0,
      at: it.clock.now(),
      outcome: 'read',
      drafts: [READING],
      note: '',
    })
    return { it, itemId }
  }

  test('it becomes an editor’s statement with its stance named, and the item counts as accepted', async () => {
    const { it, itemId } = await withReading()
    const listed = await it.commands.possible({}, READER)
    expect(listed.matches[0]?.readings).toContainEqual(expect.objectContaining({ by: 'analyst', stance: 'disputes' }))
    const input = { itemId, claim: CLAIM, index: 0, reason: 'she did' }
    await it.commands.adoptReading(input, EVA)
    expect(await it.store.queries.statements(CLAIM)).toMatchObject([
      { addedBy: 'editor', stance: 'disputes', confidence: 1 },
    ])
    expect(await told(it, 'statement')).toMatchObject([{ stance: 'disputes', stanceShown: true }])
    const types = (await ledger(it)).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['match_accepted', 'reading_adopted', 'statement']))
    expect(await it.commands.possible({}, READER)).toMatchObject({ total: 0 })
    await expect(it.commands.adoptReading(input, EVA)).rejects.toMatchObject({
      message: expect.stringMatching(/on record already, as statement 1/),
      permanent: true,
    })
    expect((await it.store.ledger.verify()).brokenAt).toBeNull()
  })

  test('in a chat: a button beside it, a form that asks why, and a button that takes it back', async () => {
    const { it, itemId } = await withReading()
    const desk = asking(it)
    const value = `${itemId}:${CLAIM}:0`
    expect(buttonsOf(await runLine('possible', 'claim-admin', desk))).toContain(`adopt:${value}`)
    expect(await runAction('adopt', value, desk)).toMatchObject({ form: { id: 'adopt', context: value } })
    const done = await submitForm('adopt', value, { reason: 'she did' }, desk)
    expect(buttonsOf(done)).toEqual(['why:1', 'notAbout:1'])
    expect(await it.store.queries.statements(CLAIM)).toMatchObject([{ addedBy: 'editor', stance: 'disputes' }])
    const refused = await submitForm('adopt', value, { reason: 'x' }, { ...desk, locale: 'es' })
    expect(textOf(refused)).toContain('ya consta')
  })

  test.each<[string, object, RegExp]>([
    ['no reason', { reason: ' ' }, /Say why/],
    ['no such reading', { index: 4 }, /has these readings about cartel-bounties: 0 \(Claudia Sheinbaum, disputes\)/],
  ])('refuses: %s', async (_, extra, message) => {
    const { it, itemId } = await withReading()
    const input = { itemId, claim: CLAIM, index: 0, reason: 'she did', ...extra }
    await expect(it.commands.adoptReading(input, EVA)).rejects.toThrow(message)
    await expect(it.commands.adoptReading({ ...input, reason: 'x', index: 0 }, READER)).rejects.toThrow(/editor/)
  })
})
