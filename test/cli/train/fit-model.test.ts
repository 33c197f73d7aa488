import { describe, expect, it } from 'vitest'
import { choose, fitChoice } from '../../../src/cli/train/logistic.ts'

/** Two words that decide, one that does not. */
const CASES = [
  ...Array.from({ length: 20 }, () => ({ features: Int32Array.from([0, 2]), label: 0, weight: 1 })),
  ...Array.from({ length: 20 }, () => ({ features: Int32Array.from([1, 2]), label: 1, weight: 1 })),
]

describe('fitChoice', () => {
  const weights = fitChoice(CASES, 3, 2, 1)

  it.each([
    [[0], 0],
    [[1], 1],
  ])('learns which word goes with which label: %j', (features, label) => {
    expect(choose(weights, features, 2)[label]).toBeGreaterThan(0.8)
  })

  it('learns nothing from what goes with both', () => {
    expect(choose(weights, [2], 2)[0]).toBeCloseTo(0.5, 2)
  })

  it('gives the same weights each time', () => {
    expect([...fitChoice(CASES, 3, 2, 1)]).toEqual([...weights])
  })

  it('pulls weights to nothing where it is told to', () => {
    const pulled = fitChoice(CASES, 3, 2, 0.001)
    expect(Math.abs(pulled[0] as number)).toBeLessThan(Math.abs(weights[0] as number))
  })
})
