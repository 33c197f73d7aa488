import { expect, test } from 'vitest'
import { DAY, HOUR, NOON } from '../support/bounty-case.ts'
import { aPoll, aRecord } from '../support/builders.ts'
import { openRecord } from '../support/open-record.ts'

const polledAt = (at: number) => aPoll({ record: aRecord({ lastPollAt: at, nextPollAt: at + HOUR, baselineAt: at }) })

test.each([
  ['an hour ahead', HOUR],
  ['a day ahead', DAY],
])('a source polled by a clock that was %s is due when it is set right, once', async (_what, jump) => {
  const { store } = await openRecord()
  await store.polls.commitPolls([polledAt(NOON + jump)])
  expect(await store.polls.dueSources(NOON, 10)).toEqual(['wire'])
  await store.polls.commitPolls([polledAt(NOON)])
  expect(await store.polls.dueSources(NOON, 10)).toEqual([])
  await store.close()
})

test.each([
  ['an hour behind', -HOUR],
  ['a day behind', -DAY],
])('a source polled by a clock that was %s is due once when it is set right', async (_what, jump) => {
  const { store } = await openRecord()
  await store.polls.commitPolls([polledAt(NOON + jump)])
  expect(await store.polls.dueSources(NOON, 10)).toEqual(['wire'])
  await store.polls.commitPolls([polledAt(NOON)])
  expect(await store.polls.dueSources(NOON + HOUR - 1, 10)).toEqual([])
  await store.close()
})
