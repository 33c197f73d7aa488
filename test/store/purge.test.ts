import { expect, test } from 'vitest'
import { contentHash } from '../../src/pipeline/identify-items.ts'
import type { Store } from '../../src/ports/stores.ts'
import { NOON } from '../support/bounty-case.ts'
import { aDelivery, aFullPoll, aPoll, aRevision } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'

const DAY = 86_400_000
const QUOTE = 'That is absurd.'
const order = { what: 'statement 1', by: 'Ana', reason: 'a letter of the speaker', at: NOON + DAY }
const check = (store: Store) => store.ledger.verifyRecord({ anchors: [], contentHash })

async function record() {
  const opened = await openRecord()
  for (const n of [1, 2]) {
    const poll = aFullPoll(n)
    const title = `Title ${n}`
    const body = `He said: “${QUOTE}” (${n})`
    const words = { title, body, hash: contentHash(title, body) }
    const request = { ...(poll.requests[0] as (typeof poll.requests)[number]), what: QUOTE }
    await opened.store.polls.commitPolls([
      { ...poll, revisions: [{ ...aRevision(n, n), ...words }], requests: [request] },
    ])
  }
  const notice = { kind: 'held', source: { id: 'w', name: QUOTE, url: null, host: 'w' }, items: 1, at: NOON } as const
  await opened.store.polls.commitPolls([aPoll({ deliveries: [aDelivery('told', { notice })] })])
  return opened
}

test('words go from everywhere they stand, the chain still verifies, and the ledger says who and why', async () => {
  const { store, raw, file } = await record()
  const { revisionIds, words } = await store.purges.carriersOf([1])
  expect({ revisionIds, words }).toEqual({ revisionIds: [1], words: [QUOTE] })
  expect(await store.purges.purge({ ...order, statementIds: [1], revisionIds, words })).toEqual({
    statements: 1,
    revisions: 1,
    posts: 1,
    requests: 1,
    reasons: 0,
  })
  const { findings, checked } = await check(store)
  expect(findings).toEqual([])
  expect(checked.purged).toBe(2)
  expect(raw.prepare('SELECT * FROM statement_texts WHERE statement_id = 1').get()).toEqual({
    statement_id: 1,
    speaker: '',
    affiliation: '',
    quote: '',
    salt: '',
  })
  expect(raw.prepare(`SELECT count(*) FROM deliveries WHERE instr(notice, ?)`).pluck().get(QUOTE)).toBe(0)
  expect(raw.prepare(`SELECT what FROM requests ORDER BY id`).pluck().all()).toEqual(['', QUOTE])
  expect(() => raw.exec(`UPDATE requests SET what = 'x'`)).toThrow('requests is history')
  const entry = raw.prepare(`SELECT body FROM ledger WHERE type = 'purge'`).pluck().get() as string
  expect(JSON.parse(entry)).toMatchObject({
    by: 'Ana',
    reason: 'a letter of the speaker',
    statements: [1],
    revisions: [1],
  })
  // The other statement of the same words keeps them; the index has the one and not the other.
  const found = await store.search.find({
    terms: [{ words: 'absurd', prefix: false }],
    kinds: ['statement', 'item'],
    from: null,
    until: null,
    limit: 9,
  })
  expect(found.map(({ type, id }) => `${type} ${id}`).toSorted()).toEqual(['item 2', 'statement 2'])
  expect((await store.queries.statement(1))?.removed).toBe(true)
  expect((await store.queries.statement(2))?.quote).toBe(QUOTE)
  await store.close()
  void file
})

test('words put back after a purge, and words emptied without one, are found', async () => {
  const { store, raw } = await record()
  await store.purges.purge({ ...order, statementIds: [1], revisionIds: [1], words: [] })
  raw.exec(`UPDATE statement_texts SET quote = 'I agree.' WHERE statement_id = 1`)
  raw.exec(`UPDATE revision_texts SET title = '', body = '' WHERE revision_id = 2`)
  expect((await check(store)).findings).toEqual([
    { where: 'statement_texts 1', what: 'it was purged, and there are words again' },
    { where: 'revision_texts 2', what: 'its words do not fit the hash of its row' },
  ])
  await store.close()
})

test('what is purged twice is counted once', async () => {
  const { store } = await record()
  const all = { ...order, statementIds: [1], revisionIds: [1], words: [] }
  await store.purges.purge(all)
  expect(await store.purges.purge(all)).toEqual({ statements: 0, revisions: 0, posts: 0, requests: 0, reasons: 0 })
  expect((await check(store)).found).toBe(0)
  await store.close()
})

test('only old items that carry no statement are let go of', async () => {
  const { store } = await record()
  const bare = { items: aFullPoll(7).items, revisions: [aRevision(7, 7)] }
  await store.polls.commitPolls([aPoll({ at: NOON - 40 * DAY, ...bare })])
  expect(await store.purges.unneeded(NOON - 30 * DAY, 9)).toEqual([])
  expect(await store.purges.unneeded(NOON + DAY, 9)).toEqual([7])
  await store.close()
})

test('once the index is cleaned, words that were purged are in no page of it; others have their turn meanwhile', async () => {
  const { store, raw } = await record()
  // As many as make several steps of it, each in a commit of its own: the index keeps a part for each.
  for (let poll = 0; poll < 6; poll++) {
    const rows = Array.from({ length: 300 }, (_, at) => 100 + poll * 300 + at)
    const revisions = rows.map((id) => {
      const words = {
        title: `Title ${id}`,
        body: `${id < 180 ? 'gone' : 'stays'}${id} ${Array.from({ length: 60 }, (_, n) => `w${id * n}`).join(' ')}`,
      }
      return { ...aRevision(id, id), ...words, hash: contentHash(words.title, words.body) }
    })
    const items = rows.flatMap((id) => aFullPoll(id).items)
    await store.polls.commitPolls([aPoll({ items, revisions })])
  }
  // Words that begin alike share their beginning in a page: this is it.
  const kept = () =>
    raw.prepare(`SELECT count(*) FROM search_items_data WHERE instr(block, CAST('gone' AS BLOB)) > 0`).pluck().get()
  // Few enough that SQLite does not do it by itself.
  for (const from of [100, 140])
    await store.purges.purge({
      ...order,
      statementIds: [],
      revisionIds: Array.from({ length: 40 }, (_, at) => from + at),
      words: [],
    })
  expect(kept()).toBeGreaterThan(0)
  let turns = 0
  await store.purges.cleanIndex(() => {
    turns += 1
    return null
  })
  expect(kept()).toBe(0)
  expect(turns).toBeGreaterThan(3)
  await store.close()
})
