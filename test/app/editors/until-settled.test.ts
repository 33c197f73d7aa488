import { expect, test } from 'vitest'
import { untilSettled } from '../../../src/app/editor.ts'
import { OnrecordError } from '../../../src/domain/errors.ts'

test.each([
  ['how things stand is told at once', new OnrecordError('conflict', 'It is.', { permanent: true }), 1],
  ['a race is worked out anew, five times at most', new OnrecordError('conflict', 'Raced.', { permanent: false }), 5],
  ['nothing else is tried twice', new OnrecordError('unavailable', 'The disk is full.'), 1],
])('%s', async (_name, error, expected) => {
  let tries = 0
  const work = async () => {
    tries += 1
    throw error
  }
  await expect(untilSettled(work)).rejects.toBe(error)
  expect(tries).toBe(expected)
})
