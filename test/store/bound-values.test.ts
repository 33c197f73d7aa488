import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../src/store/ask.ts'
import { withoutPeeking } from '../../src/store/bound-values.ts'
import { type OpenedDatabase, openDatabase } from '../../src/store/open-database.ts'
import { createPossibleStore } from '../../src/store/possible.ts'

let opened: OpenedDatabase

beforeAll(async () => {
  opened = await openDatabase(':memory:')
  opened.raw.exec(`CREATE TABLE kinds (id INTEGER PRIMARY KEY, whole INTEGER, words TEXT, bytes BLOB) STRICT;
    CREATE INDEX kinds_by_whole ON kinds (whole);
    INSERT INTO kinds VALUES (1, 0, 'a', x'01'), (2, 1, 'b', x'02'), (3, 4294967296, '1', NULL), (4, NULL, NULL, NULL)`)
})
afterAll(() => opened.db.destroy())

// Only a planner that looked at the value can know that this index holds what is asked for.
test('a plan does not rest on what is bound, so that no asking prepares a statement anew', async () => {
  const plan = (text: string) =>
    ask<{ detail: string }>(opened.db, `EXPLAIN QUERY PLAN ${text}`, text.includes('?') ? ['possible'] : [])
  const [looked] = await plan("SELECT item_id FROM matches WHERE band = 'possible'")
  const [bound] = await plan('SELECT item_id FROM matches WHERE band = ?')
  expect([looked?.detail, bound?.detail]).toEqual([
    'SCAN matches USING COVERING INDEX matches_possible',
    expect.not.stringContaining('matches_possible'),
  ])
})

test.each([
  ['whole = ?', 0, [1]],
  ['whole = ?', 1, [2]],
  ['whole = ?', 4_294_967_296, [3]],
  ['whole = ?', '1', [2]],
  ['words = ?', 'b', [2]],
  ['words = ?', '1', [3]],
  ['bytes = ?', Buffer.of(2), [2]],
  ['whole = ?', null, []],
  ['whole IS ?', null, [4]],
  ['whole IS NOT ?', null, [1, 2, 3]],
  ['whole <> ?', 1, [1, 3]],
  ['whole >= ?', 1, [2, 3]],
  ['id > 0 ORDER BY id LIMIT ?', 2, [1, 2]],
  ['id > 0 ORDER BY id LIMIT 9 OFFSET ?', 2, [3, 4]],
] as const)('%s finds with %s what it found', async (where, value, ids) => {
  const text = `SELECT id FROM kinds WHERE ${where}`
  const plain = opened.raw.prepare(text).pluck().all(value)
  expect((await ask<{ id: number }>(opened.db, text, [value])).map(({ id }) => id)).toEqual([...ids])
  expect(plain).toEqual([...ids])
})

test('what is bound to be written is written as it is', () => {
  const text = 'UPDATE kinds SET words = ? WHERE id = ?'
  opened.raw.prepare(withoutPeeking(text)).run('007', 1)
  expect(opened.raw.prepare('SELECT words FROM kinds WHERE id = 1').pluck().get()).toBe('007')
})

test('what waits for an editor is found among what waits, not among all matches', async () => {
  const { db, raw } = await openDatabase(':memory:')
  const prepare = raw.prepare.bind(raw)
  const plans: string[] = []
  raw.prepare = ((text: string) => {
    if (text.includes('matches')) {
      const rows = prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[]
      plans.push(...rows.map(({ detail }) => detail))
    }
    return prepare(text)
  }) as typeof raw.prepare
  await createPossibleStore(db, ':memory:').waiting()
  await db.destroy()
  expect(plans.filter((plan) => / matches\b/.test(plan))).toEqual(['SCAN matches USING INDEX matches_possible'])
})
