import { expect, test } from 'vitest'
import { HOUR, NOON } from '../support/bounty-case.ts'
import { aPoll, aRecord } from '../support/builders.ts'
import { openRecord, WIRE } from '../support/open-record.ts'

test('what is well is not handed over; what is in trouble, not on record or newly on record is told apart', async () => {
  const { store } = await openRecord()
  const asked = ['wire', 'later']
  expect(await store.polls.standing(asked)).toEqual({
    troubled: [{ sourceId: 'wire', state: 'new', stateSince: NOON }],
    unknown: new Set(['later']),
    lastPollAt: null,
  })
  const well = aRecord({ state: 'healthy', lastPollAt: NOON + HOUR })
  await store.polls.commitPolls([aPoll({ record: well })])
  expect(await store.polls.standing(asked)).toEqual({
    troubled: [],
    unknown: new Set(['later']),
    lastPollAt: NOON + HOUR,
  })
  await store.polls.syncSources([WIRE, { ...WIRE, id: 'later' }], NOON + HOUR, () => NOON)
  await store.polls.commitPolls([
    aPoll({ record: aRecord({ state: 'blocked', stateSince: NOON + 2 * HOUR, lastPollAt: NOON + 2 * HOUR }) }),
  ])
  const { troubled, unknown, lastPollAt } = await store.polls.standing(asked)
  expect(troubled.map(({ sourceId, state }) => [sourceId, state]).sort()).toEqual([
    ['later', 'new'],
    ['wire', 'blocked'],
  ])
  expect([unknown.size, lastPollAt]).toEqual([0, NOON + 2 * HOUR])
  await store.close()
})
