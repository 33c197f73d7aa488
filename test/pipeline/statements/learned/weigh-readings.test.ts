import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../../src/domain/claim.ts'
import { extractStatements } from '../../../../src/pipeline/extract-statements.ts'
import { IN_DOUBT, mayFlag, showsStance } from '../../../../src/pipeline/statements/calibration.ts'
import { READ_LIKE_OTHERS } from '../../../../src/pipeline/statements/learned/weigh-readings.ts'
import { LIFTED_FROM } from '../../../../src/pipeline/statements/sureness.ts'

const CLAIM: Claim = {
  slug: 'harbour-mines',
  title: 'Mines in the harbour',
  text: 'Norland laid sea mines in the harbour of Port Ester.',
  claimant: 'Government of Esteria',
  parties: [
    { role: 'claimant', name: 'Government of Esteria' },
    { role: 'respondent', name: 'Government of Norland' },
  ],
  firstMadeOn: '2024-03-01',
  languages: ['en', 'es'],
  aliases: { en: ['harbour mines'], es: ['minas del puerto'] },
  tags: [],
  review: 'human',
  reviewed: true,
}

function read(body: string, language: 'en' | 'es' = 'en') {
  return extractStatements(
    { title: '', body, language, publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    CLAIM,
    [],
  )
}

const isLearned = (reasons: readonly { rule: string; detail: string }[]) =>
  reasons.some(({ rule, detail }) => rule === 'cue' && detail.startsWith(READ_LIKE_OTHERS))

describe('what only the learned reader sees', () => {
  const BODY =
    'Harbour mines were found off Port Ester on Monday. The former admiral Pia Lund maintained that Norland had put the mines there and would do so again. Fishermen stayed at home.'
  const learned = read(BODY).filter(({ reasons }) => isLearned(reasons))

  it('is a statement with the words it was read from', () => {
    expect(learned.map(({ speaker, stance }) => `${speaker.name}: ${stance}`)).toEqual(['Pia Lund: asserts'])
    expect(learned[0]?.quote).toContain('maintained that Norland had put the mines there')
    expect(learned[0]?.reasons[0]?.detail).toMatch(/"/)
  })

  it('is never sure enough for its stance word to be posted or a flag to be set', () => {
    const own = read(
      'Esteria’s foreign minister Ana Roth insisted on Monday that Norland had put harbour mines off Port Ester.',
    )
    const theirs = read(
      'Norland’s foreign minister Bo Lind scoffed on Monday that the harbour mines were a fairy tale of Esteria.',
    )
    const all = [...learned, ...own, ...theirs].filter(({ reasons }) => isLearned(reasons))
    expect(all.length).toBeGreaterThan(0)
    expect(IN_DOUBT).toBeLessThan(LIFTED_FROM)
    for (const { confidence } of all) expect(confidence).toBeLessThanOrEqual(IN_DOUBT)
    expect(
      all.filter(({ stance, confidence }) => showsStance(stance, confidence) || mayFlag(stance, confidence)),
    ).toEqual([])
  })
})

describe('where rules know better, nothing is guessed', () => {
  it.each([
    ['It is not true that Pia Lund asked Norland for proof about the harbour mines.'],
    ['Pia Lund did not deny that Norland had laid the harbour mines.'],
    ['The harbour mines were the talk of Port Ester.'],
  ])('%s', (body) => {
    expect(read(body).filter(({ reasons }) => isLearned(reasons))).toEqual([])
  })
})
