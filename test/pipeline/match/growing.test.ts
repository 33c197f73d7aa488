import { expect, test } from 'vitest'
import { growBytes, growNumbers, numberAt, readBytes } from '../../../src/pipeline/match/growing.ts'

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

test('a list of bytes gives back small and large numbers, in whichever piece they end, and copies them', () => {
  const edges = [0, 127, 128, 16_383, 16_384, 2 ** 21, 2 ** 31, 2 ** 32 - 1]
  const values = Array.from({ length: 40_000 }, (_, at) => edges[(at * 5) % edges.length] as number)
  const bytes = growBytes()
  bytes.push(1)
  const from = bytes.length()
  for (const value of values) bytes.push(value)
  const to = bytes.length()
  const written = bytes.done()
  expect(written.length).toBeGreaterThan(1)
  const copied = growBytes()
  copied.push(300)
  const begin = copied.length()
  copied.copy(written, from, to)
  for (const [pieces, start, end] of [
    [written, from, to],
    [copied.done(), begin, begin + to - from],
  ] as const) {
    const { next, place } = readBytes(pieces, start)
    expect(values.filter((value) => next() !== value)).toEqual([])
    expect(place()).toBe(end)
  }
})
