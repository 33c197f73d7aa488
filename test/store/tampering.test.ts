import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { contentHash } from '../../src/pipeline/identify-items.ts'
import type { Anchor } from '../../src/ports/ledger.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { guardedTables } from '../../src/store/row-seals.ts'
import type { Database } from '../../src/store/schema.ts'
import { verifyRecord } from '../../src/store/verify-record.ts'
import { BOUNTIES, NOON } from '../support/bounty-case.ts'
import { aFullPoll, aRevision } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'
import { tamper } from '../support/tamper.ts'

const KINDS = ['cut', 'delete', 'edit', 'insert', 'reorder']
/** Of each of four parts; all of them with `npm run test:ledger`. */
const EACH = process.env.LEDGER_TESTS === 'long' ? 250 : 25

/** A small record with a row in most tables of history, as bytes, and the anchor written at its end. */
let bytes: Buffer
let anchors: Anchor[]
let tables: string[]

beforeAll(async () => {
  const { store, raw } = await openRecord()
  for (const n of [1, 2, 3]) {
    const poll = aFullPoll(n)
    const revisions = poll.revisions.map((one) => ({ ...one, hash: contentHash(one.title, one.body) }))
    await store.polls.commitPolls([{ ...poll, revisions }])
  }
  const again = aRevision(4, 1, { number: 2, title: 'Another title', body: 'Other words' })
  await store.polls.commitPolls([
    {
      ...aFullPoll(9),
      items: [],
      matches: [],
      statements: [],
      appearances: [],
      proposals: [],
      statusSteps: [],
      requests: [],
      revisions: [{ ...again, hash: contentHash(again.title, again.body) }],
    },
  ])
  const by = { by: 'Ana', reason: 'a letter came', at: NOON }
  await store.decisions.commitDecision({
    decision: { proposalId: 1, verdict: 'dismiss', change: null, ...by },
    claim: 'cartel-bounties',
    statusStep: null,
    deliveries: [],
  })
  await store.dismissals.commit({
    dismissal: {
      id: 1,
      claim: 'cartel-bounties',
      itemId: 2,
      hash: 'h',
      shingles: new Uint32Array([1, 2]),
      statementIds: [2],
      ...by,
    },
    statusStep: null,
    deliveries: [],
    withdrawnEvents: [],
  })
  const claim = { ...BOUNTIES, slug: 'another-claim', title: 'Another' }
  await store.claims.add(claim, by)
  await store.claims.edit(
    'another-claim',
    { ...claim, slug: 'renamed', text: 'Other words.' },
    { ...by, expectedVersion: 1 },
  )
  await store.claims.archive('renamed', false, by)
  for (const delivery of await store.outbox.lease(NOON, 9, 1_000, ['console']))
    await store.outbox.settle(delivery.id, { type: 'sent', ref: { channel: 'c', id: '1' }, at: NOON, root: false })
  anchors = [await store.ledger.head()]
  tables = ['ledger', 'statement_texts', 'revision_texts', ...guardedTables(raw).map(({ name }) => name)]
  // What is opened in memory has no write-ahead log.
  raw.pragma('journal_mode = DELETE')
  bytes = raw.serialize()
  await store.close()
})

/** The record as it was, in the hands of somebody who took its guards off. */
function opened() {
  const raw = new SqliteDatabase(bytes)
  const triggers = raw.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all()
  const guards = (triggers as { name: string; sql: string }[]).filter(({ name }) => /_no_(update|delete)$/.test(name))
  for (const { name } of guards) raw.exec(`DROP TRIGGER ${name}`)
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: raw }) })
  return {
    raw,
    db,
    /** They are put back: a missing guard alone would give them away. */
    check: () => {
      for (const { sql } of guards) raw.exec(sql)
      return verifyRecord(db, { anchors, contentHash })
    },
  }
}

test('an untouched record is whole, and everything in it was compared', async () => {
  const { db, check } = opened()
  const { findings, found, brokenAt, checked } = await check()
  expect({ findings, found, brokenAt }).toEqual({ findings: [], found: 0, brokenAt: null })
  expect(checked).toEqual({ rows: expect.any(Number), texts: 7, purged: 0, anchors: 1 })
  expect(checked.rows).toBeGreaterThan(30)
  await db.destroy()
})

describe(`${4 * EACH} tamperings drawn by chance`, () => {
  test.each([1, 2, 3, 4])(
    'are all found (part %i)',
    async (part) => {
      const random = seededRandom(1_000 + part)
      const done: Record<string, number> = {}
      const missed: string[] = []
      for (let count = 0; count < EACH || Object.keys(done).length < KINDS.length; ) {
        const { raw, db, check } = opened()
        const tampering = tamper(raw, tables, random)
        if (tampering !== null) {
          count += 1
          done[tampering.kind] = (done[tampering.kind] ?? 0) + 1
          if ((await check()).found === 0) missed.push(`${tampering.kind}: ${tampering.what}`)
        }
        await db.destroy()
      }
      expect(missed).toEqual([])
      expect(Object.keys(done).toSorted()).toEqual(KINDS)
    },
    120_000,
  )
})

test('it says what is wrong, and where', async () => {
  const { raw, db, check } = opened()
  raw.exec(`UPDATE statement_texts SET quote = 'I never said that.' WHERE statement_id = 2`)
  raw.exec(`UPDATE statements SET stance = 'denies' WHERE id = 3`)
  raw.exec(`DELETE FROM appearances WHERE statement_id = 1`)
  raw.exec(`UPDATE sequences SET next = next - 2 WHERE kind = 'ledger'`)
  raw.exec(`DELETE FROM ledger WHERE seq > (SELECT max(seq) - 2 FROM ledger)`)
  const told = (await check()).findings.map(({ where, what }) => `${where}: ${what}`)
  expect(told).toEqual(
    expect.arrayContaining([
      'statement_texts 2: its words do not fit the hash of its row',
      expect.stringMatching(/^statements 3: not as it was written with entry \d+: changed or deleted$/),
      expect.stringMatching(/^appearances \[1,1\]: not as it was written/),
      expect.stringMatching(
        /^anchor of 2025-11-01T12:00:00.000Z: it was written when there were \d+ entries; \d+ are left$/,
      ),
    ]),
  )
  await db.destroy()
})

test('a guard that was taken off is told, even where nothing was changed yet', async () => {
  const raw = new SqliteDatabase(bytes)
  raw.exec('DROP TRIGGER statements_no_update')
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: raw }) })
  const { findings } = await verifyRecord(db, { anchors, contentHash })
  expect(findings).toEqual([{ where: 'statements', what: 'the guard that refuses every update of this table is gone' }])
  await db.destroy()
})

test('a chain written anew from some entry on fits itself, and not its anchor', async () => {
  const { db, check } = opened()
  anchors = [{ ...(anchors[0] as Anchor), hash: 'f'.repeat(64) }]
  expect((await check()).findings[0]?.what).toMatch(/not the one anchored at 2025-11-01/)
  await db.destroy()
})
