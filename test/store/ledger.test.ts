import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, entryHash } from '../../src/store/ledger.ts'
import { NOON } from '../support/bounty-case.ts'
import { aFullPoll } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'

/** Eight entries and their chain; the triggers are out of the way, as for somebody with the file in hand. */
async function tamperable() {
  const record = await openRecord()
  for (let n = 1; n <= 8; n++) await record.store.ledger.append([{ type: 'note', body: { n } }], NOON + n)
  for (const verb of ['update', 'delete']) record.raw.exec(`DROP TRIGGER ledger_no_${verb}`)
  return record
}

test('the chain of an untouched record verifies, whatever was committed', async () => {
  const { store } = await openRecord()
  await store.polls.commitPolls([aFullPoll(1)])
  await store.polls.commitPolls([aFullPoll(2)])
  const { entries, brokenAt, head } = await store.ledger.verify()
  expect(brokenAt).toBeNull()
  expect(entries).toBeGreaterThan(10)
  expect(head).toMatch(/^[0-9a-f]{64}$/)
  await store.close()
})

describe('tampering is found', () => {
  const edits: [string, string][] = [
    ['a body edited', `UPDATE ledger SET body = body || ' ' WHERE seq = 5`],
    ['a time edited', 'UPDATE ledger SET at = at + 1 WHERE seq = 5'],
    ['a type edited', `UPDATE ledger SET type = 'nite' WHERE seq = 5`],
    ['a hash edited', `UPDATE ledger SET hash = 'f' || substr(hash, 2) || 'x' WHERE seq = 5`],
    ['the link to the entry before edited', `UPDATE ledger SET previous = 'f' || previous WHERE seq = 5`],
    ['an entry taken out of the middle', 'DELETE FROM ledger WHERE seq = 5'],
    ['the first entry taken out', 'DELETE FROM ledger WHERE seq = 1'],
    ['the last entry taken out', 'DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)'],
    ['the last three taken out', 'DELETE FROM ledger WHERE seq > (SELECT max(seq) - 3 FROM ledger)'],
    ['everything taken out', 'DELETE FROM ledger'],
    [
      'an entry put in at the end',
      `INSERT INTO ledger SELECT seq + 9, at, type, body, previous, hash || '0' FROM ledger WHERE seq = 5`,
    ],
    [
      'an entry put in before the first',
      `INSERT INTO ledger SELECT 0, at, type, body, previous, hash || '0' FROM ledger WHERE seq = 1`,
    ],
    [
      'two entries changed places',
      `UPDATE ledger SET seq = -1 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = 5; UPDATE ledger SET seq = 5 WHERE seq = -1`,
    ],
  ]
  test.each(edits)('%s', async (_what, sql) => {
    const { store, raw } = await tamperable()
    expect((await store.ledger.verify()).brokenAt).toBeNull()
    raw.exec(sql)
    expect((await store.ledger.verify()).brokenAt).not.toBeNull()
    await store.close()
  })

  test('a change of any single column of any single entry, and it says which entry', async () => {
    const { store, raw } = await tamperable()
    const rows = raw.prepare('SELECT * FROM ledger ORDER BY seq').all() as Record<string, string | number>[]
    for (const row of rows)
      for (const column of ['at', 'type', 'body', 'previous', 'hash']) {
        const was = row[column]
        const changed = typeof was === 'number' ? was + 1 : `${was} `
        raw.prepare(`UPDATE ledger SET ${column} = ? WHERE seq = ?`).run(changed, row.seq)
        expect((await store.ledger.verify()).brokenAt).toBe(row.seq)
        raw.prepare(`UPDATE ledger SET ${column} = ? WHERE seq = ?`).run(was, row.seq)
      }
    expect((await store.ledger.verify()).brokenAt).toBeNull()
    await store.close()
  })
})

test('an entry rewritten with a hash that fits it is found at the entry that follows it', async () => {
  const { store, raw } = await tamperable()
  const row = raw.prepare('SELECT * FROM ledger WHERE seq = 5').get() as Parameters<typeof entryHash>[0]
  const forged = { ...row, body: '{"n":77}' }
  raw.prepare('UPDATE ledger SET body = ?, hash = ? WHERE seq = 5').run(forged.body, entryHash(forged))
  expect((await store.ledger.verify()).brokenAt).toBe(6)
  await store.close()
})

test('every table of history refuses to be changed or emptied', async () => {
  const { store, raw } = await openRecord()
  await store.polls.commitPolls([aFullPoll(1)])
  await store.decisions.commitDecision({
    decision: { proposalId: 1, verdict: 'dismiss', change: null, by: 'Ana', reason: 'no', at: NOON },
    claim: 'cartel-bounties',
    statusStep: null,
    deliveries: [],
  })
  const tables = ['ledger', 'source_health', 'revisions', 'claim_versions', 'statements']
  for (const table of [...tables, 'appearances', 'decisions', 'status_steps', 'proposals', 'requests']) {
    const [column] = raw.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
    const count = () => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(count(), table).toBeGreaterThan(0)
    const before = raw.prepare(`SELECT * FROM ${table}`).all()
    for (const sql of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      // Without recursive triggers a replaced row goes without a word.
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
    ])
      expect(() => raw.exec(sql), sql).toThrow(`${table} is history`)
    expect(raw.prepare(`SELECT * FROM ${table}`).all()).toEqual(before)
  }
  await store.close()
})

test('two handles on one file append in turn to one chain', async () => {
  const one = await openRecord()
  const two = await openRecord({ file: one.file })
  for (let n = 0; n < 10; n++) {
    await one.store.ledger.append([{ type: 'one', body: { n } }], NOON)
    await two.store.ledger.append([{ type: 'two', body: { n } }], NOON)
  }
  expect(await one.store.ledger.verify()).toEqual(await two.store.ledger.verify())
  expect((await one.store.ledger.verify()).brokenAt).toBeNull()
  await one.store.close()
  await two.store.close()
})

describe('canonical JSON', () => {
  test('equal facts have equal bytes, however their members are ordered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (facts) => {
        const shuffled = Object.fromEntries(Object.entries(facts).reverse())
        expect(canonicalJson(shuffled)).toBe(canonicalJson(facts))
        // `-0` is written `0`, as JSON.stringify does.
        expect(JSON.parse(canonicalJson(facts))).toEqual(JSON.parse(JSON.stringify(facts)))
      }),
    )
  })

  test.each([
    [{ b: 1, a: { d: undefined, c: [1, { z: null, y: 'é' }] } }, '{"a":{"c":[1,{"y":"é","z":null}]},"b":1}'],
    [[undefined, 'x'], '[null,"x"]'],
    [undefined, 'null'],
    [{ 'a"b': '\u2028\ud800' }, '{"a\\"b":"\u2028\\ud800"}'],
  ])('%j', (value, json) => expect(canonicalJson(value)).toBe(json))
})
