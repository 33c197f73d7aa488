import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { PollResult } from '../../src/ports/stores.ts'
import { saltedHash } from '../../src/store/rows.ts'
import { BOUNTIES, NOON } from '../support/bounty-case.ts'
import { aDelivery, aFullPoll, anItem, aPoll, aRecord, aRevision, aStatement } from '../support/builders.ts'
import { dump, openRecord, WIRE } from '../support/open-record.ts'

const CHILD = fileURLToPath(new URL('../support/write-ledger.ts', import.meta.url))

test('numbers are taken without waiting for the disk; what uses them waits for it', async () => {
  const { store, raw } = await openRecord()
  raw.pragma('synchronous = FULL')
  expect(await store.polls.allocateIds('item', 5)).toBe(1)
  expect(await store.polls.allocateIds('item', 1)).toBe(6)
  expect(await store.polls.allocateAll({ item: 3, revision: 4 })).toEqual({ item: 7, revision: 1 })
  expect(await store.polls.allocateAll({ item: 1, revision: 1, statement: 2 })).toEqual({
    item: 10,
    revision: 5,
    statement: 1,
  })
  expect(raw.pragma('synchronous', { simple: true })).toBe(2)
})

test('numbers asked for in the middle of a commit are taken after it, and what follows waits for the disk again', async () => {
  const { store, raw } = await openRecord()
  raw.pragma('synchronous = FULL')
  const writing = store.polls.commitPolls([aFullPoll(1)])
  while (!raw.inTransaction) await null
  const taking = Promise.all([store.polls.allocateIds('item', 2), store.polls.allocateIds('item', 1)])
  await writing
  expect(await taking).toEqual([1, 3])
  expect(raw.pragma('synchronous', { simple: true })).toBe(2)
  await store.close()
})

describe('a group of polls is committed whole or not at all', () => {
  /** Each breaks the second poll of a group of three at another table. */
  const breaks: [string, (poll: PollResult) => PollResult][] = [
    ['an item number taken already', (poll) => ({ ...poll, items: [anItem(1)] })],
    ['a version number taken already', (poll) => ({ ...poll, revisions: [aRevision(2, 1, { number: 1 })] })],
    ['a statement number taken already', (poll) => ({ ...poll, statements: [aStatement(1)] })],
    ['a claim that does not exist', (poll) => ({ ...poll, statements: [aStatement(2, { claim: 'gone' })] })],
    [
      'an appearance of no statement',
      (poll) => ({ ...poll, appearances: [{ statementId: 99, itemId: 2, revisionId: 2, seenAt: NOON, origin: true }] }),
    ],
    ['a proposal number taken already', (poll) => ({ ...poll, proposals: aFullPoll(1).proposals })],
    ['a request number taken already', (poll) => ({ ...poll, requests: aFullPoll(1).requests })],
    ['a status step number taken already', (poll) => ({ ...poll, statusSteps: aFullPoll(1).statusSteps })],
    ['worked out from a state an editor changed', (poll) => ({ ...poll, basedOn: 99 })],
  ]
  test.each(breaks)('%s', async (_what, spoil) => {
    const { store, raw } = await openRecord()
    const before = dump(raw)
    await expect(store.polls.commitPolls([aFullPoll(1), spoil(aFullPoll(2)), aFullPoll(3)])).rejects.toThrow()
    expect(dump(raw)).toEqual(before)
    // And the store goes on working.
    await store.polls.commitPolls([aFullPoll(1), aFullPoll(2), aFullPoll(3)])
    expect((await store.queries.counts()).statements).toBe(3)
    expect((await store.ledger.verify()).brokenAt).toBeNull()
    await store.close()
  })
})

test('validators are saved with the items they vouch for', async () => {
  const { store } = await openRecord()
  const record = aRecord({ etag: '"v1"', lastModified: 'Sat', bodyHash: 'b' })
  const poll = { ...aFullPoll(1), record }
  await expect(store.polls.commitPolls([{ ...poll, basedOn: 77 }])).rejects.toMatchObject({ code: 'conflict' })
  expect(await store.polls.record('wire')).toMatchObject({ etag: null, lastModified: null, bodyHash: null })
  await store.polls.commitPolls([poll])
  expect(await store.polls.record('wire')).toMatchObject({ etag: '"v1"', lastModified: 'Sat', bodyHash: 'b' })
  await store.close()
})

test('what is committed comes back as it was', async () => {
  const { store } = await openRecord()
  const poll = aFullPoll(1)
  await store.polls.commitPolls([poll])
  const snapshot = await store.polls.claimSnapshot('cartel-bounties')
  const said = { stance: poll.statements[0]?.stance ?? 'denies', when: NOON, at: NOON, withinMs: 1, itemId: 0 }
  const known = await store.polls.mergeCandidates('cartel-bounties', { ...said, sourceId: 'none' })
  expect(known).toEqual([poll.statements[0]])
  const [first] = poll.revisions
  expect(await store.polls.originTexts([1])).toEqual(new Map([[1, `${first?.title}\n${first?.body}`]]))
  expect(snapshot?.proposals).toEqual(poll.proposals)
  expect(snapshot?.requests).toMatchObject(poll.requests)
  expect(snapshot?.status).toEqual(poll.statusSteps[0]?.to)
  expect(await store.queries.statusSteps('cartel-bounties')).toEqual(poll.statusSteps)
  const [item] = await store.polls.knownItems('wire', { guids: ['g1'], linkKeys: [], hashes: [] })
  const { summary: _s, author: _a, ...latest } = poll.revisions[0] ?? aRevision(1, 1)
  expect(item).toMatchObject({ ...poll.items[0], sourceId: 'wire', firstSeenAt: NOON, latest, hashes: [latest.hash] })
  await store.close()
})

test('hostile text is stored as text', async () => {
  const { store } = await openRecord()
  const quote = `'); DROP TABLE statements; -- \u0001 \u{1F600} \u202e "x" %s`
  await store.polls.commitPolls([aPoll({ statements: [aStatement(1, { quote })] })])
  expect((await store.queries.statement(1))?.quote).toBe(quote)
  await store.close()
})

test('the ledger tells of a group of polls as of one after the other', async () => {
  const { store, raw } = await openRecord()
  const news = (id: number) => ({ items: [anItem(id)], revisions: [aRevision(id, id)] })
  const failing = { state: 'failing' as const, at: NOON, error: 'x' }
  await store.polls.commitPolls([aPoll(news(1))])
  const before = (await store.ledger.head()).entry
  await store.polls.commitPolls([
    aPoll({ revisions: [aRevision(9, 1, { number: 2 })] }),
    aPoll(),
    aPoll({ health: failing, ...news(2) }),
    aPoll({ revisions: [aRevision(3, 2, { number: 2 })] }),
    aPoll({ ...news(4), health: failing }),
  ])
  const told = raw
    .prepare(`SELECT type, body ->> '$.table' AS "table", body FROM ledger WHERE seq > ? ORDER BY seq`)
    .all(before) as { type: string; table: string | null; body: string }[]
  const first = (body: string) => {
    const { rows, revisions } = JSON.parse(body)
    return (rows ?? revisions)?.map(([key, revision]: [number, number]) => (rows ? key : revision)) ?? null
  }
  expect(told.map(({ type, table, body }) => [table ?? type, first(body)])).toEqual([
    ['items', [9]],
    ['source_state', null],
    ['items', [2]],
    ['items', [3]],
    ['source_state', null],
    ['items', [4]],
    ['revisions', [9, 2, 3, 4]],
    ['source_health', [1, 2]],
    ['items', [2, 4]],
  ])
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})

test('five thousand new items go in at once', async () => {
  const { store } = await openRecord()
  const numbers = Array.from({ length: 5_000 }, (_, i) => i + 1)
  await store.polls.commitPolls([
    aPoll({ items: numbers.map((n) => anItem(n)), revisions: numbers.map((n) => aRevision(n, n)) }),
  ])
  const guids = numbers.map((n) => `g${n}`)
  expect(await store.polls.knownItems('wire', { guids, linkKeys: guids, hashes: guids })).toHaveLength(5_000)
  await store.close()
})

test('the same event planned twice for a channel is one row, whoever plans it', async () => {
  const one = await openRecord()
  const two = await openRecord({ file: one.file })
  await one.store.polls.commitPolls([aPoll({ deliveries: [aDelivery('statement:1'), aDelivery('statement:1')] })])
  await two.store.polls.commitPolls([
    aPoll({ deliveries: [aDelivery('statement:1'), aDelivery('statement:1', { channel: 'other' })] }),
  ])
  expect((await one.store.queries.deliveriesOf('statement:1')).map((d) => d.channel)).toEqual(['desk', 'other'])
  await one.store.close()
  await two.store.close()
})

test('numbers are handed out once, without gaps, over two handles', async () => {
  const one = await openRecord()
  const two = await openRecord({ file: one.file })
  const taken: number[] = []
  for (let i = 0; i < 30; i++) {
    const count = (i % 3) + 1
    const first = await (i % 2 ? one : two).store.polls.allocateIds('item', count)
    for (let n = 0; n < count; n++) taken.push(first + n)
  }
  const many = await Promise.all(Array.from({ length: 20 }, () => one.store.polls.allocateIds('item', 1)))
  const all = [...taken, ...many].sort((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: all.length }, (_, i) => i + 1))
  expect(await one.store.polls.allocateIds('statement', 1)).toBe(1)
  await one.store.close()
  await two.store.close()
})

test('two processes that write at the same time wait for each other: nothing is lost, the chain holds', async () => {
  const { store, file } = await openRecord()
  const before = (await store.ledger.verify()).entries
  const child = spawn(process.execPath, [CHILD, file, '15'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((done) => child.once('close', done))
  let theirs = ''
  child.stdout.on('data', (chunk) => {
    theirs += chunk
  })
  // Begin together.
  await new Promise((ready) => child.stdout.once('data', ready))
  const mine: number[] = []
  for (let n = 0; n < 15; n++) {
    mine.push(await store.polls.allocateIds('item', 1))
    await store.ledger.append([{ type: 'mine', body: { n } }], NOON)
  }
  expect(await ended).toBe(0)
  const numbers = theirs
    .split('\n')
    .filter(Boolean)
    .map(Number)
    .filter((n) => n > 0)
  const all = [...mine, ...numbers].sort((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  expect(await store.ledger.verify()).toMatchObject({ entries: before + 30, brokenAt: null })
  await store.close()
})

test('a claim follows its declaration: versions are added, a removed one is archived, a returning one restored', async () => {
  const { store } = await openRecord()
  const mark = await store.polls.changeMark()
  expect(await store.claims.syncDeclared([BOUNTIES], NOON)).toEqual({
    added: [],
    edited: [],
    reworded: [],
    archived: [],
  })
  expect(await store.polls.changeMark()).toBe(mark)
  const edited = { ...BOUNTIES, text: `${BOUNTIES.text} Edited.` }
  expect((await store.claims.syncDeclared([edited], NOON)).edited[0]).toMatchObject({ version: 2, text: edited.text })
  expect((await store.claims.syncDeclared([], NOON)).archived).toEqual(['cartel-bounties'])
  expect(await store.claims.active()).toEqual([])
  expect(await store.claims.find('cartel-bounties')).toMatchObject({ archivedAt: NOON })
  await store.claims.syncDeclared([edited], NOON)
  expect(await store.claims.active()).toHaveLength(1)
  expect(await store.polls.changeMark()).toBe(mark + 3)
  expect((await store.ledger.verify()).brokenAt).toBeNull()
  await store.close()
})

test('a source that is no longer declared is not polled; a new address forgets what was learnt of the old bytes', async () => {
  const { store } = await openRecord()
  await store.polls.commitPolls([aPoll({ record: aRecord({ etag: 'e', bodyHash: 'b', baselineAt: NOON }) })])
  await store.polls.syncSources([{ ...WIRE, url: 'https://wire.example/new' }], NOON, () => NOON)
  expect(await store.polls.record('wire')).toMatchObject({ etag: null, bodyHash: null, baselineAt: NOON })
  expect(await store.polls.dueSources(NOON, 9)).toEqual(['wire'])
  await store.polls.syncSources([], NOON, () => NOON)
  expect(await store.polls.dueSources(NOON, 9)).toEqual([])
  await store.close()
})

test('a poll that found its source as it was leaves the state to whoever changed it meanwhile', async () => {
  const { store } = await openRecord()
  const well = aRecord({ state: 'healthy', baselineAt: NOON })
  await store.polls.commitPolls([aPoll({ record: well, health: { state: 'healthy', at: NOON, error: null } })])
  await store.polls.syncSources([{ ...WIRE, url: 'https://wire.example/new' }], NOON + 1, () => NOON)
  await store.polls.commitPolls([aPoll({ record: { ...well, etag: '"v2"', lastPollAt: NOON + 2 } })])
  const after = { state: 'new', stateSince: NOON + 1, etag: '"v2"', lastPollAt: NOON + 2 }
  expect(await store.polls.record('wire')).toMatchObject(after)
  await store.close()
})

test('the words of a statement are hashed with a salt of its own, so that a purged text cannot be guessed', async () => {
  const { store, raw } = await openRecord()
  await store.polls.commitPolls([aPoll({ statements: [aStatement(1), aStatement(2)] })])
  const salts = raw.prepare('SELECT salt FROM statement_texts').pluck().all() as string[]
  for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/)
  expect(new Set(salts).size).toBe(2)
  const hashes = raw.prepare('SELECT text_hash FROM statements').pluck().all() as string[]
  expect(new Set(hashes).size).toBe(2)
  const { speaker, quote } = aStatement(1)
  expect(hashes[0]).toBe(saltedHash(salts[0] ?? '', [speaker.name, speaker.affiliation, quote]))
  await store.close()
})
