import { expect, test } from 'vitest'
import type { StatusStep } from '../../src/domain/event.ts'
import { replaySaid } from '../../src/pipeline/replay-said.ts'
import { ACTORS, BOUNTIES, HOUR, NOON } from '../support/bounty-case.ts'
import { aStatement, aStep, NO_STATUS } from '../support/builders.ts'

const context = { claim: BOUNTIES, actors: ACTORS }
const vigil = { statement: aStatement(1), at: NOON }
const flag = { flag: 'disputed' as const, by: ['Mike Vigil (former DEA agent)'], since: NOON, statementIds: [1] }
const step = (id: number, at: number, from: Partial<StatusStep['to']>, to: Partial<StatusStep['to']>): StatusStep =>
  aStep(id, { at, from: { ...NO_STATUS, ...from }, to: { ...NO_STATUS, ...to }, decidedBy: 'Ana' })

test('what a person changed is changed when it was decided, whatever else stood by then', () => {
  const cited = step(1, NOON + HOUR, {}, { rung: 'cited', since: NOON + HOUR })
  expect(replaySaid([vigil], [cited], context)).toMatchObject({ rung: 'cited', flags: [{ flag: 'disputed' }] })
  const cleared = step(2, NOON + 2 * HOUR, { rung: 'cited', flags: [flag] }, { rung: 'cited' })
  expect(replaySaid([vigil], [cleared, cited], context)).toMatchObject({ rung: 'cited', flags: [] })
  // Said after it was cleared: it is set anew.
  expect(replaySaid([{ ...vigil, at: NOON + 3 * HOUR }], [cleared, cited], context).flags).toHaveLength(1)
})

test('a decision of the same moment is about what was said; the order of the lists does not matter', () => {
  const cleared = step(1, NOON, { flags: [flag] }, {})
  expect(replaySaid([vigil], [cleared], context).flags).toEqual([])
  const other = {
    statement: aStatement(2, { speaker: { name: 'Ana Pérez', affiliation: '', unnamed: false } }),
    at: NOON,
  }
  expect(replaySaid([other, vigil], [], context)).toEqual(replaySaid([vigil, other], [], context))
})

test('who is named anew by a person replaces who was named', () => {
  const renamed = step(1, NOON + HOUR, { flags: [flag] }, { flags: [{ ...flag, by: ['The defence'] }] })
  expect(replaySaid([vigil], [renamed], context).flags).toMatchObject([{ by: ['The defence'] }])
})
