import { expect, test } from 'vitest'
import { describeSteps } from '../../src/app/decide-possible.ts'
import { aStep, NO_STATUS } from '../support/builders.ts'

const DISPUTED = { flag: 'disputed' as const, by: ['Mike Vigil'], since: 1, statementIds: [1] }
const flagged = { ...NO_STATUS, flags: [DISPUTED] }

test('which flags accepting set, from the first step to the last, of this claim alone', () => {
  const step = aStep(1, { to: flagged, statementIds: [1] })
  const rung = aStep(2, { from: flagged, to: { ...flagged, rung: 'cited' }, statementIds: [1] })
  expect(describeSteps([step, rung], step.claim)).toEqual([
    { label: 'flags set', value: 'disputed by Mike Vigil' },
    { label: 'evidence status', value: 'none → cited' },
  ])
  expect(describeSteps([step], 'another')).toEqual([])
  expect(describeSteps([], step.claim)).toEqual([])
})
