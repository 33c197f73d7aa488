import { describe, expect, it } from 'vitest'
import { judge, type Packed, unpackModel, weigh, weightOf } from '../../../../src/pipeline/statements/learned/model.ts'

const PACKED: Packed = {
  stances: ['asserts', 'denies'],
  bar: 0.3,
  keep: 0.12,
  features: { bias: [-100, 0, 0], lies: [300, -50, 250], says: [200, 150, -20] },
  pairs: { bias: -150, 'chance>0': 200, rule: 100 },
}

describe('the learned model', () => {
  const model = unpackModel(PACKED)

  it('weighs whether a position is taken at all, then which', () => {
    const [asserts, denies] = judge(['bias', 'lies', 'lies', 'never seen'], model)
    // 1 / (1 + e^-2) of taking one; e^2.5 / (e^-0.5 + e^2.5) of those for denies.
    expect(denies?.chance).toBeCloseTo((1 / (1 + Math.exp(-2))) * (1 / (1 + Math.exp(-3))), 6)
    expect((asserts?.chance ?? 0) + (denies?.chance ?? 0)).toBeCloseTo(1 / (1 + Math.exp(-2)), 6)
  })

  it.each([
    ['lies', 'denies', 2.5],
    ['says', 'asserts', 1.5],
    ['never seen', 'denies', 0],
    ['lies', 'retracts', 0],
  ] as const)('weight of %s for %s', (feature, stance, weight) => {
    expect(weightOf(feature, stance, model)).toBeCloseTo(weight, 6)
  })

  it.each([
    [['bias'], -1.5],
    [['bias', 'chance>0', 'chance>0', 'never seen'], 0.5],
    [['bias', 'chance>0', 'rule'], 1.5],
  ])('weighs a pair by each of its features once: %j', (features, odds) => {
    expect(weigh(features, model)).toBeCloseTo(1 / (1 + Math.exp(-odds)), 6)
  })
})
