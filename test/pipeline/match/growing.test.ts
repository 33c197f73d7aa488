import { expect, test } from 'vitest'
import { growNumbers, numberAt } from '../../../src/pipeline/match/growing.ts'

test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('a list of %i numbers gives back each at its place', (count) => {
  const numbers = growNumbers()
  const value = (at: number) => (at * 2_654_435_761) % 2 ** 32
  for (let at = 0; at < count; at++) {
    if (numbers.length() !== at) throw new Error(`length ${numbers.length()} after ${at} numbers`)
    numbers.push(value(at))
  }
  expect(numbers.length()).toBe(count)
  const pieces = numbers.done()
  const wrong = Array.from({ length: count }, (_, at) => at).filter((at) => numberAt(pieces, at) !== value(at))
  expect(wrong).toEqual([])
  expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBe(count)
})
