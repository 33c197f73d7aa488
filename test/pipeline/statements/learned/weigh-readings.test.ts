import { describe, expect, it } from 'vitest'
import { extractStatements } from '../../../../src/pipeline/extract-statements.ts'
import { IN_DOUBT, mayFlag, showsStance } from '../../../../src/pipeline/statements/calibration.ts'
import { READ_LIKE_OTHERS } from '../../../../src/pipeline/statements/learned/weigh-readings.ts'
import { LIFTED_FROM } from '../../../../src/pipeline/statements/sureness.ts'
import { MAST } from '../mast-claim.ts'

function read(body: string, language: 'en' | 'es' = 'en') {
  return extractStatements(
    { title: '', body, language, publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    MAST,
    [],
  )
}

const isLearned = (reasons: readonly { rule: string; detail: string }[]) =>
  reasons.some(({ rule, detail }) => rule === 'cue' && detail.startsWith(READ_LIKE_OTHERS))

describe('what only the learned reader sees', () => {
  const BODY =
    'The Green Cay mast fell on Monday. Cuba’s foreign ministry answered that this was one more fable about the mast from Washington. Fishermen stayed at home.'
  const learned = read(BODY).filter(({ reasons }) => isLearned(reasons))

  it('is a statement with the words it was read from', () => {
    expect(learned.map(({ speaker, stance }) => `${speaker.name}: ${stance}`)).toEqual([
      'Cuba’s foreign ministry: denies',
    ])
    expect(learned[0]?.quote).toContain('one more fable about the mast')
    expect(learned[0]?.reasons[0]?.detail).toMatch(/"/)
  })

  it('is never sure enough for its stance word to be posted or a flag to be set', () => {
    const theirs = read(
      'The Green Cay mast fell on Monday. A spokesman for Cuba’s foreign ministry said the talk of sabotage of the mast was an insult to his country.',
    )
    const all = [...learned, ...theirs].filter(({ reasons }) => isLearned(reasons))
    expect(all.length).toBe(2)
    expect(IN_DOUBT).toBeLessThan(LIFTED_FROM)
    for (const { confidence } of all) expect(confidence).toBeLessThanOrEqual(IN_DOUBT)
    expect(
      all.filter(({ stance, confidence }) => showsStance(stance, confidence) || mayFlag(stance, confidence)),
    ).toEqual([])
  })
})

describe('where rules know better, nothing is guessed', () => {
  it.each([
    ['It is not true that Pia Lund asked Cuba for proof about the Green Cay mast.'],
    ['Pia Lund did not deny that Cuba had sabotaged the Green Cay mast.'],
    ['The Green Cay mast was the talk of the harbour.'],
  ])('%s', (body) => {
    expect(read(body).filter(({ reasons }) => isLearned(reasons))).toEqual([])
  })
})
