import { expect, it } from 'vitest'
import { createGather } from '../../../src/app/poll/gather-due.ts'

type Tick = [due: number, followed: number, now: number]

it.each<[string, Tick[], boolean[]]>([
  ['a few of few sources are asked at once', [[5, 999, 0]], [false]],
  ['many of many are asked at once', [[128, 10_000, 0]], [false]],
  [
    'a few of many wait for others, three seconds at most with the second before they were seen',
    [
      [0, 10_000, 0],
      [33, 10_000, 1_000],
      [66, 10_000, 2_010],
      [99, 10_000, 3_005],
      [33, 10_000, 4_000],
    ],
    [false, true, true, false, true],
  ],
  [
    'and no longer than there are enough of them',
    [
      [0, 10_000, 0],
      [70, 10_000, 1_000],
      [140, 10_000, 2_000],
      [70, 10_000, 3_000],
    ],
    [false, true, false, true],
  ],
  [
    'where nothing is due the wait is over',
    [
      [0, 10_000, 0],
      [33, 10_000, 1_000],
      [0, 10_000, 2_000],
      [33, 10_000, 3_000],
      [66, 10_000, 4_000],
    ],
    [false, true, false, true, true],
  ],
  [
    'nobody waits for a look that comes fifteen seconds later',
    [
      [0, 2_000, 0],
      [99, 2_000, 15_000],
      [99, 2_000, 30_000],
    ],
    [false, false, false],
  ],
  [
    'nor after a look that made up for a beat missed during a long round',
    [
      [0, 2_000, 0],
      [99, 2_000, 5_000],
      [99, 2_000, 14_900],
      [99, 2_000, 15_000],
    ],
    [false, false, false, false],
  ],
  ['nor for one of which it is not known yet when it comes', [[33, 10_000, 0]], [false]],
  [
    'a clock that is set back keeps nobody waiting',
    [
      [0, 10_000, 3_600_000],
      [33, 10_000, 3_601_000],
      [66, 10_000, 0],
      [99, 10_000, 1_000],
      [99, 10_000, 2_000],
      [99, 10_000, 3_000],
    ],
    [false, true, false, true, true, false],
  ],
])('%s', (_, ticks, waits) => {
  const gather = createGather()
  expect(ticks.map((tick) => gather(...tick))).toEqual(waits)
})
