import { expect, it } from 'vitest'
import { createGather } from '../../../src/app/poll/gather-due.ts'

type Tick = [due: number, followed: number, now: number]

it.each<[string, Tick[], boolean[]]>([
  ['a few of few sources are asked at once', [[5, 999, 0]], [false]],
  ['many of many are asked at once', [[128, 10_000, 0]], [false]],
  [
    'a few of many wait for others, three seconds at most with the second before they were seen',
    [
      [33, 10_000, 0],
      [66, 10_000, 1_000],
      [99, 10_000, 2_000],
      [33, 10_000, 3_000],
    ],
    [true, true, false, true],
  ],
  [
    'and no longer than there are enough of them',
    [
      [70, 10_000, 0],
      [140, 10_000, 1_000],
      [70, 10_000, 2_000],
    ],
    [true, false, true],
  ],
  [
    'where nothing is due the wait is over',
    [
      [33, 10_000, 0],
      [0, 10_000, 1_000],
      [33, 10_000, 60_000],
    ],
    [true, false, true],
  ],
  [
    'a clock that is set back keeps nobody waiting',
    [
      [33, 10_000, 3_600_000],
      [66, 10_000, 0],
      [99, 10_000, 2_000],
    ],
    [true, true, false],
  ],
])('%s', (_, ticks, waits) => {
  const gather = createGather()
  expect(ticks.map((tick) => gather(...tick))).toEqual(waits)
})
