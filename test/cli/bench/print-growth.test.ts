import { expect, test } from 'vitest'
import { exponents, printGrowth } from '../../../src/cli/bench/print-growth.ts'
import type { Report } from '../../../src/cli/bench/print-report.ts'

test.each([
  ['linear', [3, 30, 300], [1, 1]],
  ['constant', [5, 5, 5], [0, 0]],
  ['quadratic, then of the square root', [1, 100, 100 * 10 ** 0.5], [2, 0.5]],
])('%s growth', (_, values, expected) => {
  for (const [at, found] of exponents([100, 1_000, 10_000], values).entries())
    expect(found).toBeCloseTo(expected[at] ?? 0)
})

test('what came out below nothing is no figure and has no exponent', () => {
  expect(exponents([100, 1_000, 10_000, 100_000], [-13, -5, 50, 500]).map((one) => one.toFixed(1))).toEqual([
    'NaN',
    'NaN',
    '1.0',
  ])
  expect(printGrowth([report(100, -0.1), report(1_000, 0.5)])).toContain('| an unchanged poll, ms CPU | – | 0.50 | – |')
})

function report(size: number, pollCpuMs: number, mismatches: string[] = []): Report {
  const figures = { pollCpuMs, startCpuMs: size, idleRoundCpuMs: 1, peakMb: 200 }
  const way = { way: 'ours' as const, cpuMs: 1, wallMs: 1, peakMb: 1, loopMs: 1, counts: {}, timesOurs: 1, figures }
  const bench = { name: '', part: 'growth' as const, ways: [], unit: '', size, shared: [], growth: 'sources' as const }
  return { bench: bench as unknown as Report['bench'], mismatches, ways: [way] }
}

test('a table has a column a size and leaves out sizes whose counts do not agree', () => {
  const table = printGrowth([report(100, 0.5), report(1_000, 0.5), report(10_000, 9, ['failed'])])
  expect(table).toContain('| by sources | 100 | 1,000 | exponents |')
  expect(table).toContain('| an unchanged poll, ms CPU | 0.50 | 0.50 | 0.00 |')
  expect(table).toContain('| start, ms CPU | 100 | 1000 | 1.00 |')
})
