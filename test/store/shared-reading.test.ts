import path from 'node:path'
import { setImmediate as waitForOthers } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { expect, test } from 'vitest'
import { afterwards } from '../../src/runtime/afterwards.ts'
import { allocateIds } from '../../src/store/allocate-ids.ts'
import { ask, hastily } from '../../src/store/ask.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { writeTransaction } from '../../src/store/write-transaction.ts'
import { tempFolder } from '../support/temp-folder.ts'

const SET = "INSERT INTO sequences VALUES ('item', ?) ON CONFLICT (kind) DO UPDATE SET next = excluded.next"

async function openAgain(file: string) {
  const { db, raw } = await openDatabase(file, { afterwards })
  const next = async () => (await ask<{ next: number }>(db, "SELECT next FROM sequences WHERE kind = 'item'"))[0]?.next
  return { db, raw, next }
}

async function openTwice() {
  const file = path.join(tempFolder(), 'record.db')
  const one = await openAgain(file)
  const other = await openAgain(file)
  await ask(one.db, SET, [3])
  await waitForOthers()
  return { one, other, file }
}

test('what is asked in one go is one state of the record, whoever writes; afterwards nothing is held', async () => {
  const { one, file } = await openTwice()
  const another = new SqliteDatabase(file)
  expect(await one.next()).toBe(3)
  another.prepare(SET).run(4)
  expect(await one.next()).toBe(3)
  expect(one.raw.inTransaction).toBe(true)
  await waitForOthers()
  expect(one.raw.inTransaction).toBe(false)
  expect(await one.next()).toBe(4)
  another.close()
})

test('what this process has written is read at once, on whichever connection', async () => {
  const { one, other, file } = await openTwice()
  expect([await one.next(), await other.next()]).toEqual([3, 3])
  await ask(one.db, SET, [4])
  expect([await one.next(), await other.next()]).toEqual([4, 4])
  await writeTransaction(other.db, file, async (trx) => {
    await ask(trx, SET, [5])
    expect(await ask(trx, "SELECT next FROM sequences WHERE kind = 'item'")).toEqual([{ next: 5 }])
  })
  expect([await one.next(), await other.next()]).toEqual([5, 5])
  expect(await allocateIds(one.db, 'item', 2)).toBe(5)
  expect([await one.next(), await other.next()]).toEqual([7, 7])
})

test('a record is closed in the middle of a reading, and what comes afterwards finds nothing to end', async () => {
  const { one, other } = await openTwice()
  await one.next()
  await one.db.destroy()
  await waitForOthers()
  expect(await other.next()).toBe(3)
})

test('a query that fails leaves the next ones as they were', async () => {
  const { one } = await openTwice()
  await expect(ask(one.db, 'SELECT json_extract(?, ?)', ['{', '$'])).rejects.toThrow('malformed')
  expect(await one.next()).toBe(3)
  await ask(one.db, SET, [9])
  expect(await one.next()).toBe(9)
})

test('what is written without waiting for the disk reads in between, and what is written after it waits again', async () => {
  const { one } = await openTwice()
  await one.next()
  const read = await hastily(one.db, ({ run }) => {
    run(SET, [4])
    return run("SELECT next FROM sequences WHERE kind = 'item'", [])
  })
  expect(read).toEqual([{ next: 4 }])
  await waitForOthers()
  expect(one.raw.pragma('synchronous', { simple: true })).toBe(2)
})
