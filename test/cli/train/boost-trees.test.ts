import { describe, expect, it } from 'vitest'
import { boostTrees, type Seen } from '../../../src/cli/train/boost-trees.ts'
import { sumTrees } from '../../../src/pipeline/match/learned/trees.ts'

const OPTIONS = { rounds: 30, rate: 0.3, fewest: 5, pull: 1 }
/** Right where the first fact is high and the second is not: neither tells it alone. The third tells nothing. */
const SEEN: Seen[] = Array.from({ length: 400 }, (_, at) => {
  const facts = [(at % 20) / 20, (Math.floor(at / 20) % 20) / 20, (at * 7) % 13]
  return { facts, right: (facts[0] as number) > 0.5 && (facts[1] as number) < 0.3, weight: 1 }
})

describe('boostTrees', () => {
  const forest = boostTrees(SEEN, OPTIONS)

  it.each([
    [[0.9, 0.1, 3], true],
    [[0.9, 0.9, 3], false],
    [[0.1, 0.1, 3], false],
  ])('learns what two facts tell together: %j', (facts, right) => {
    expect(sumTrees(forest, facts) > 0).toBe(right)
  })

  it('gives the same trees each time', () => expect(boostTrees(SEEN, OPTIONS)).toEqual(forest))

  it('heeds weights', () => {
    const heavy = boostTrees(
      SEEN.map((one) => ({ ...one, weight: one.right ? 20 : 1 })),
      { ...OPTIONS, rounds: 1 },
    )
    expect(heavy.base).toBeGreaterThan(forest.base)
  })

  it('asks nothing where nothing can be told', () => {
    const alike = SEEN.slice(0, 40).map((_, at) => ({ facts: [1, 1], right: at % 2 === 0, weight: 1 }))
    const flat = boostTrees(alike, { ...OPTIONS, rounds: 2 })
    expect(sumTrees(flat, [1, 1])).toBeCloseTo(0, 5)
  })
})
