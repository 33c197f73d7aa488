import path from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ask } from '../../src/store/ask.ts'
import { builtOnce } from '../../src/store/built-once.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { writeTransaction } from '../../src/store/write-transaction.ts'
import { tempFolder } from '../support/temp-folder.ts'

async function openEmpty() {
  const file = path.join(tempFolder(), 'record.db')
  const { db } = await openDatabase(file)
  const next = async () => (await ask<{ next: number }>(db, "SELECT next FROM sequences WHERE kind = 'item'"))[0]?.next
  const set = "INSERT INTO sequences VALUES ('item', ?) ON CONFLICT (kind) DO UPDATE SET next = excluded.next"
  return { db, file, next, set }
}

test.each([
  ['committed', 7, () => {}],
  [
    'taken back',
    3,
    () => {
      throw new Error('no')
    },
  ],
])('what a transaction has not committed is read by itself alone; others wait until it is %s', async (_, then, end) => {
  const { db, file, next, set } = await openEmpty()
  await ask(db, set, [3])
  const open = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const writing = writeTransaction(db, file, async (trx) => {
    await ask(trx, set, [7])
    expect(await ask(trx, "SELECT next FROM sequences WHERE kind = 'item'")).toEqual([{ next: 7 }])
    begun.resolve()
    await open.promise
    end()
  }).catch(() => {})
  await begun.promise
  let read: number | undefined
  const reading = next().then((found) => {
    read = found
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(read).toBeUndefined()
  open.resolve()
  await Promise.all([writing, reading])
  expect([read, await next()]).toEqual([then, then])
  await db.destroy()
})

test('a query built once is asked with the values of each asking; its own stay', async () => {
  const { db, set } = await openEmpty()
  await ask(db, set, [3])
  await ask(db, "INSERT INTO sequences VALUES ('place', 5), ('small', 1)")
  let built = 0
  const above = builtOnce((db, kind, other) => {
    built += 1
    return db
      .selectFrom('sequences')
      .select('next')
      .where('next', '>', 2)
      .where((eb) => eb.or([eb('kind', '=', other), eb('kind', '=', kind)]))
      .orderBy('kind')
  })
  expect(await above(db, 'item', 'small')).toEqual([{ next: 3 }])
  expect(await above(db, 'place', 'item')).toEqual([{ next: 3 }, { next: 5 }])
  expect(await above(db, 'nothing', 'none')).toEqual([])
  expect(built).toBe(1)
  await db.destroy()
})

test('numbers, a value asked twice, and what is written out go to their places too', async () => {
  const { db } = await openEmpty()
  await ask(db, "INSERT INTO sequences VALUES ('a', 5), ('b', 6), ('c', 7)")
  const between = builtOnce(
    (_, from: number, until: number, most: number) => sql<{ kind: string; from: number }>`
      SELECT kind, ${from} AS "from" FROM sequences
      WHERE next >= ${from} AND next <= ${until} AND kind <> ${'b'} ORDER BY next DESC LIMIT ${most}`,
  )
  const limited = builtOnce((all, most: number) =>
    all.selectFrom('sequences').select('kind').orderBy('next').limit(most),
  )
  expect(await between(db, 5, 7, 9)).toEqual([
    { kind: 'c', from: 5 },
    { kind: 'a', from: 5 },
  ])
  expect(await between(db, 6, 7, 9)).toEqual([{ kind: 'c', from: 6 }])
  expect(await between(db, 5, 7, 1)).toEqual([{ kind: 'c', from: 5 }])
  expect([await limited(db, 1), await limited(db, 2)]).toEqual([[{ kind: 'a' }], [{ kind: 'a' }, { kind: 'b' }]])
  await db.destroy()
})
