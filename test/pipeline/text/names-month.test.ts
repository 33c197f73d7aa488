import { expect, test } from 'vitest'
import { namesMonth } from '../../../src/pipeline/text/find-dates.ts'

test.each([
  ['May', true],
  ['MARCH', true],
  ['ene', true],
  ['setiembre', true],
  ["March's", true],
  ['mid-May', true],
  ['Maya', false],
  ['summar', false],
  ['Ma', false],
  ['mayo2', false],
  ['Séptember', false],
])('%s has a month in it: %s', (printed, month) => {
  expect(namesMonth(printed)).toBe(month)
})
