import { expect, test } from 'vitest'
import { openRecord } from '../support/open-record.ts'

const nextOf = (raw: Awaited<ReturnType<typeof openRecord>>['raw']) =>
  Object.fromEntries(
    raw.prepare("SELECT kind, next FROM sequences WHERE kind IN ('item', 'revision')").raw().all() as [
      string,
      number,
    ][],
  )

test('polls with news take numbers that follow on each other, and write once for many of them', async () => {
  const { store, raw } = await openRecord()
  expect(await store.polls.takeAhead({ item: 3, revision: 4 })).toEqual({ item: 1, revision: 1 })
  const written = nextOf(raw)
  for (let n = 0; n < 20; n++)
    expect(await store.polls.takeAhead({ item: 1, revision: 2 })).toEqual({ item: 4 + n, revision: 5 + 2 * n })
  expect(nextOf(raw)).toEqual(written)
  // More than is left: still without a gap.
  expect(await store.polls.takeAhead({ item: 500, revision: 500 })).toEqual({ item: 24, revision: 45 })
  expect(await store.polls.takeAhead({ revision: 1 })).toEqual({ revision: 545 })
  expect(await store.polls.takeAhead({ item: 1 })).toEqual({ item: 524 })
  await store.close()
})

test('no number is given twice, whoever takes it, and those asked for together follow on each other', async () => {
  const one = await openRecord()
  const two = await openRecord({ file: one.file })
  const given = new Set<number>()
  let asked = 0
  const give = async (taken: Promise<number | undefined>, count: number) => {
    const first = (await taken) ?? 0
    for (let n = first; n < first + count; n++) given.add(n)
    asked += count
  }
  for (let n = 0; n < 40; n++) {
    const { store } = n % 2 ? one : two
    const count = 1 + ((n * 7) % 30)
    const ahead = store.polls.takeAhead({ item: count }).then(({ item }) => item)
    await Promise.all([give(ahead, count), give(one.store.polls.allocateIds('item', 2), 2)])
  }
  await Promise.all(
    Array.from({ length: 30 }, () =>
      give(
        two.store.polls.takeAhead({ item: 9 }).then(({ item }) => item),
        9,
      ),
    ),
  )
  expect(given.size).toBe(asked)
  await one.store.close()
  await two.store.close()
})

test('what is left goes back at the end, unless others took numbers behind it', async () => {
  const one = await openRecord()
  await one.store.polls.takeAhead({ item: 2, revision: 2 })
  await one.store.close()
  const two = await openRecord({ file: one.file })
  expect(nextOf(two.raw)).toEqual({ item: 3, revision: 3 })
  expect(await two.store.polls.takeAhead({ item: 1, revision: 1 })).toEqual({ item: 3, revision: 3 })
  const other = await openRecord({ file: one.file })
  const theirs = await other.store.polls.allocateIds('item', 1)
  await two.store.close()
  expect(nextOf(other.raw)).toEqual({ item: theirs + 1, revision: 4 })
  await other.store.close()
})
