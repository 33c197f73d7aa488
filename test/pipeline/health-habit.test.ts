import { describe, expect, it } from 'vitest'
import { isQuiet, LEAST_ARRIVALS, LEAST_QUIET_MS, readHabit } from '../../src/pipeline/judge-habit.ts'
import { seededRandom } from '../../src/runtime/random.ts'
import { DAY, HOUR, NOON } from '../support/bounty-case.ts'

/** Arrivals with these gaps, the last of them at `NOON`. */
function arrivals(gaps: readonly number[]): number[] {
  const list = [NOON]
  for (const gap of gaps) list.push((list.at(-1) ?? NOON) - gap)
  return list
}

const daily = arrivals(Array(30).fill(DAY))

describe('the habit of a source', () => {
  it('is unknown before there are enough arrivals', () => {
    expect(readHabit(arrivals(Array(LEAST_ARRIVALS - 2).fill(HOUR)))).toBeNull()
    expect(readHabit(arrivals(Array(LEAST_ARRIVALS - 1).fill(HOUR)))).not.toBeNull()
    expect(readHabit([])).toBeNull()
  })

  it('takes the items of one poll for one arrival', () => {
    expect(readHabit([...Array(500).fill(NOON), ...Array(500).fill(NOON - HOUR)])).toBeNull()
  })

  it.each<[string, number[], number]>([
    ['every hour: nothing before three days', arrivals(Array(60).fill(HOUR)), LEAST_QUIET_MS],
    ['every day: three times that', daily, 3 * DAY],
    ['every week: three times that', arrivals(Array(20).fill(7 * DAY)), 21 * DAY],
    ['one outage of ours among daily items does not count', arrivals([...Array(20).fill(DAY), 60 * DAY]), 3 * DAY],
    [
      'hourly with weekends off: a long weekend is in habit',
      arrivals(Array.from({ length: 120 }, (_, i) => (i % 24 === 0 ? 64 * HOUR : 2 * HOUR))),
      96 * HOUR,
    ],
  ])('%s', (_, list, quietAfter) => {
    expect(readHabit(list)?.quietAfterMs).toBe(quietAfter)
  })

  it('does not depend on the order of the arrivals', () => {
    expect(readHabit(daily.toReversed())).toEqual(readHabit(daily))
  })

  it('calls quiet what is silent for longer, and not before', () => {
    expect(isQuiet(daily, NOON + 3 * DAY)).toBeNull()
    expect(isQuiet(daily, NOON + 3 * DAY + 1)).toMatchObject({ silentMs: 3 * DAY + 1 })
    expect(isQuiet([], NOON)).toBeNull()
  })

  it('seldom cries wolf over sources that publish at random', () => {
    // Poisson arrivals, a day apart on average; each source is judged before each of its next arrivals.
    const random = seededRandom(11)
    let judged = 0
    let alarms = 0
    for (let source = 0; source < 60; source++) {
      const seen: number[] = []
      let now = NOON
      for (let n = 0; n < 120; n++) {
        now += -Math.log(1 - random()) * DAY
        if (readHabit(seen)) {
          judged += 1
          if (isQuiet(seen, now)) alarms += 1
        }
        seen.unshift(now)
      }
    }
    expect(judged).toBeGreaterThan(6_000)
    expect(alarms / judged).toBeLessThan(0.01)
  })
})
