import { describe, expect, it } from 'vitest'
import { packTrees, unpackModel } from '../../../../src/pipeline/match/learned/model.ts'
import { type Forest, shareOut, sumTrees } from '../../../../src/pipeline/match/learned/trees.ts'

/** First fact low: the second decides; high: the third. */
const FOREST: Forest = {
  base: 0.5,
  trees: [{ facts: [0, 1, 2], limits: [0.5, 1, 2], values: [1, 2, 3, 5], along: [2, 1.5, 4] }],
}

describe('sumTrees', () => {
  it.each([
    [[0, 0, 0], 1.5],
    [[0.5, 1.1, 0], 2.5],
    [[0.6, 9, 2], 3.5],
    [[1, 0, 2.1], 5.5],
  ])('%j → %d', (facts, sum) => expect(sumTrees(FOREST, facts)).toBeCloseTo(sum))

  it('is what the base, the roots and the facts’ shares come to', () => {
    for (const facts of [
      [0, 0, 0],
      [0, 3, 0],
      [1, 0, 0],
      [1, 0, 3],
    ]) {
      const shares = shareOut(FOREST, facts, 3)
      expect(shares.reduce((sum, share) => sum + share, 0.5 + 2)).toBeCloseTo(sumTrees(FOREST, facts))
    }
    expect(shareOut(FOREST, [1, 0, 3], 3)).toEqual([2, 0, 1])
  })

  it('is the same from the file', () => {
    const { forest, talk } = unpackModel(JSON.parse(JSON.stringify({ talk: { 'en:told': 0.2 }, ...packTrees(FOREST) })))
    expect(forest).toEqual(FOREST)
    expect(talk.get('en:told')).toBe(0.2)
  })
})
