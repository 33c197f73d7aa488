import { expect, test } from 'vitest'
import type { Match } from '../../src/domain/statement.ts'
import type { Band } from '../../src/domain/vocabulary.ts'
import { rerankMatch } from '../../src/pipeline/rerank-matches.ts'

const match = (score: number, band: Band): Match => ({ claim: 'c', score, band, reasons: [], threshold: 0.59 })

test.each<[string, number, Band, number, Band]>([
  ['lifts what is nearly there', 0.5, 'possible', 0.9, 'posted'],
  ['not what means something else', 0.5, 'possible', 0.5, 'possible'],
  ['takes down what only shares words', 0.62, 'posted', 0.2, 'possible'],
  ['leaves what is far above the bar', 0.8, 'posted', 0, 'posted'],
  ['never lifts what the words dropped, however near and alike', 0.58, 'dropped', 1, 'dropped'],
])('%s', (_, score, before, likeness, after) => {
  const reranked = rerankMatch(match(score, before), likeness)
  expect(reranked.band).toBe(after)
  expect(reranked.score === score).toBe(reranked.reasons.length === 0 || likeness === 0.5)
})

test('says what it did', () => {
  expect(rerankMatch(match(0.5, 'possible'), 0.9).reasons).toEqual([
    { rule: 'meaning', detail: '90 % alike in meaning', weight: 0.16 },
  ])
})
