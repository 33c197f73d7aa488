import { describe, expect, test } from 'vitest'
import type { BenchCase } from '../../../src/cli/bench/case.ts'
import { findMismatches, median, type Round, summarise } from '../../../src/cli/bench/compare.ts'
import type { Outcome } from '../../../src/cli/bench/meter.ts'
import { printCase } from '../../../src/cli/bench/print-report.ts'

const BENCH: BenchCase = {
  name: 'poll',
  part: 'whole',
  ways: ['ours', 'naive'],
  unit: 'poll',
  size: 1,
  world: { sources: 10, claims: 1, steps: 1, warmUp: 0, hosts: 1 },
  shared: ['requests'],
  expected: { ours: { notModified: 4 } },
}

const run = (counts: Record<string, number>, cpuMs: number): Outcome => ({
  counts,
  units: 10,
  cpuMs,
  wallMs: cpuMs,
  peakMb: 100,
  loopMs: 1,
})
const round = (ours: number, naive: number, counts = { requests: 10, notModified: 4 }): Round => ({
  ours: run(counts, ours),
  naive: run({ requests: 10 }, naive),
})

describe('counts come first', () => {
  test('runs that did the same work have nothing to complain of', () => {
    expect(findMismatches(BENCH, [round(10, 100), round(20, 100)])).toEqual([])
  })

  test.each([
    ['a run that failed', [{ ours: round(1, 1).ours } as Round], /naive: 0 of 1/],
    [
      'rounds that differ',
      [round(1, 1), round(1, 1, { requests: 10, notModified: 5 })],
      /notModified differs between rounds/,
    ],
    ['another count than the world says', [round(1, 1, { requests: 10, notModified: 3 })], /notModified is 3, not 4/],
    ['ways that differ', [round(1, 1, { requests: 9, notModified: 4 })], /requests differs between ways/],
  ])('%s is told, and no times are printed', (_, rounds, said) => {
    const mismatches = findMismatches(BENCH, rounds)
    expect(mismatches.join('\n')).toMatch(said)
    const printed = printCase({ bench: BENCH, mismatches, ways: summarise(BENCH, rounds) })
    expect(printed).toMatch(/no times/)
    expect(printed).not.toMatch(/ms|µs/)
  })
})

test('ratios are taken within a round, so that a busy machine spoils them less', () => {
  const [ours, naive] = summarise(BENCH, [round(10, 100), round(1_000, 10_000), round(10, 100)])
  expect(naive?.timesOurs).toBe(10)
  expect(ours).toMatchObject({ cpuMs: 1, timesOurs: 1 })
})

test('a median of an even number of values lies between the middle two', () => {
  expect([median([4, 1, 3, 2]), median([3, 1, 2]), median([])]).toEqual([2.5, 2, Number.NaN])
})
