import { expect, test } from 'vitest'
import type { SourceRecord } from '../../src/domain/source.ts'
import type { SourceState } from '../../src/domain/vocabulary.ts'
import { HOUR, NOON } from '../support/bounty-case.ts'
import { aPoll, aRecord } from '../support/builders.ts'
import { openRecord, WIRE } from '../support/open-record.ts'

/** A poll that found its source in another state than before. */
const pollInto = (extra: Partial<SourceRecord> & { state: SourceState }) => {
  const record = aRecord(extra)
  return aPoll({ record, health: { state: record.state, at: record.stateSince, error: null } })
}

test('what is well is not handed over; what is in trouble, not on record or newly on record is told apart', async () => {
  const { store } = await openRecord()
  const asked = ['wire', 'later']
  expect(await store.polls.standing(asked)).toEqual({
    troubled: [{ sourceId: 'wire', state: 'new', stateSince: NOON }],
    unknown: new Set(['later']),
    lastPollAt: null,
  })
  await store.polls.commitPolls([pollInto({ state: 'healthy', lastPollAt: NOON + HOUR })])
  expect(await store.polls.standing(asked)).toEqual({
    troubled: [],
    unknown: new Set(['later']),
    lastPollAt: NOON + HOUR,
  })
  await store.polls.syncSources([WIRE, { ...WIRE, id: 'later' }], NOON + HOUR, () => NOON)
  await store.polls.commitPolls([
    pollInto({ state: 'blocked', stateSince: NOON + 2 * HOUR, lastPollAt: NOON + 2 * HOUR }),
  ])
  const { troubled, unknown, lastPollAt } = await store.polls.standing(asked)
  expect(troubled.map(({ sourceId, state }) => [sourceId, state]).sort()).toEqual([
    ['later', 'new'],
    ['wire', 'blocked'],
  ])
  expect([unknown.size, lastPollAt]).toEqual([0, NOON + 2 * HOUR])
  await store.close()
})

test('what another process wrote is seen at the next asking, and so is what a failed commit did not change', async () => {
  const { store, file } = await openRecord()
  const well = (at: number) => pollInto({ state: 'healthy', stateSince: NOON, lastPollAt: at })
  const stateOf = async () => (await store.polls.standing(['wire'])).troubled.map(({ state }) => state)
  await store.polls.commitPolls([well(NOON)])
  expect(await stateOf()).toEqual([])
  const other = await openRecord({ file })
  await other.store.polls.commitPolls([pollInto({ state: 'failing', stateSince: NOON + 1, lastPollAt: NOON + HOUR })])
  await other.store.close()
  expect(await stateOf()).toEqual(['failing'])
  await expect(store.polls.commitPolls([{ ...well(NOON), basedOn: 99 }])).rejects.toMatchObject({ code: 'conflict' })
  expect(await stateOf()).toEqual(['failing'])
  await store.polls.commitPolls([well(NOON + 2 * HOUR)])
  expect(await store.polls.standing(['wire'])).toEqual({
    troubled: [],
    unknown: new Set(),
    lastPollAt: NOON + 2 * HOUR,
  })
  await store.polls.syncSources([{ ...WIRE, enabled: false }], NOON, () => NOON)
  expect((await store.polls.standing(['wire'])).lastPollAt).toBe(NOON + 2 * HOUR)
  await store.close()
})

test('a source whose health check found it silent, and one that recovers, are told at once', async () => {
  const { store } = await openRecord()
  const troubled = async () => (await store.polls.standing(['wire'])).troubled.map(({ state }) => state)
  const poll = (state: 'healthy' | 'failing') => store.polls.commitPolls([pollInto({ state })])
  await poll('healthy')
  expect(await troubled()).toEqual([])
  const step = { state: 'gone' as const, at: NOON, error: null }
  const check = { sourceId: 'wire', at: NOON, expected: 'healthy' as const, step, told: null, deliveries: [] }
  await store.polls.commitHealthChecks([{ ...check, habitChecked: false }])
  expect(await troubled()).toEqual(['gone'])
  await poll('healthy')
  expect(await troubled()).toEqual([])
  await poll('failing')
  expect(await troubled()).toEqual(['failing'])
  await store.close()
})
