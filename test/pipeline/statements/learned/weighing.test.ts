import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../../src/domain/claim.ts'
import type { Stance } from '../../../../src/domain/vocabulary.ts'
import { readPassages } from '../../../../src/pipeline/extract-statements.ts'
import { IN_DOUBT, mayFlag, showsStance } from '../../../../src/pipeline/statements/calibration.ts'
import { isKin, leanOf } from '../../../../src/pipeline/statements/learned/lean-of.ts'
import { type Model, unpackModel } from '../../../../src/pipeline/statements/learned/model.ts'
import { findPairs } from '../../../../src/pipeline/statements/learned/pairs.ts'
import { seeAll } from '../../../../src/pipeline/statements/learned/seen.ts'
import { READ_LIKE_OTHERS, weighReadings } from '../../../../src/pipeline/statements/learned/weigh-readings.ts'
import { mergeReadings } from '../../../../src/pipeline/statements/merge-readings.ts'
import { sureness } from '../../../../src/pipeline/statements/sureness.ts'
import { MAST } from '../mast-claim.ts'

const CLAIM: Claim = {
  ...MAST,
  parties: [
    { role: 'claimant', name: 'US government' },
    { role: 'respondent', name: 'Government of Cuba; Harbour Works' },
  ],
}

function readText(body: string) {
  const { reader, passages } = readPassages(
    { title: '', body, language: 'en', publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    CLAIM,
    [],
  )
  return { reader, passages, ruled: mergeReadings(passages.flatMap((passage) => passage.readings)) }
}

/** Weights that give everybody who is looked at one stance, and every pair one chance. */
function modelOf(stance: Stance, chance: number, keep = 0.1): Model {
  const odds = Math.round(100 * Math.log(chance / (1 - chance)))
  return unpackModel({
    stances: [stance],
    bar: 0.4,
    keep,
    features: { bias: [300, 0] },
    pairs: { bias: odds },
  })
}

const DENIAL = 'Cuba’s foreign minister Luis Prado denied that Cuba had sabotaged the Green Cay mast.'
const OTHERS = 'Ann Dorr looked at the Green Cay mast for hours.'
const SPOKE = 'Ann Dorr said she had looked at the Green Cay mast for hours.'

describe('what the rules read is weighed', () => {
  const weighed = (chance: number, keep?: number) => {
    const { reader, passages, ruled } = readText(DENIAL)
    const [reading] = weighReadings(passages, ruled, reader, modelOf('denies', chance, keep))
    return reading === undefined ? null : { reading, sure: sureness(reading, reader) }
  }

  it('an unlikely reading is dropped, one just likely enough stays', () => {
    expect(weighed(0.05)).toBeNull()
    expect(weighed(0.15)).not.toBeNull()
    expect(weighed(0.15, 0.2)).toBeNull()
  })

  it('one in doubt stays, is never sure and sets no flag; a very likely one keeps what its words allow', () => {
    const sure = (chance: number) => weighed(chance)?.sure ?? 0
    expect(sure(0.7)).toBe(IN_DOUBT)
    expect([mayFlag('denies', sure(0.76)), showsStance('denies', sure(0.76))]).toEqual([false, false])
    expect([mayFlag('denies', sure(0.9)), showsStance('denies', sure(0.9))]).toEqual([true, true])
  })

  it('its chance is among the reasons', () => {
    expect(weighed(0.8)?.reading.reasons.at(-1)).toEqual({
      rule: 'weighed',
      detail: 'right in about 80 of 100 like it',
      weight: 0.8,
    })
  })

  it('a legal step needs more to stay', () => {
    const { reader, passages, ruled } = readText('Prosecutors charged Luis Prado with sabotaging the Green Cay mast.')
    expect(ruled.map(({ stance }) => stance)).toContain('legal_action')
    const left = (chance: number) =>
      weighReadings(passages, ruled, reader, modelOf('legal_action', chance)).map(({ stance }) => stance)
    expect(left(0.25)).not.toContain('legal_action')
    expect(left(0.35)).toContain('legal_action')
  })

  it('that a doubt might as well be a denial takes nothing from its chance', () => {
    const { reader, passages, ruled } = readText(
      'Ann Dorr called the claim that Cuba sabotaged the Green Cay mast absurd.',
    )
    expect(ruled.map(({ stance }) => stance)).toEqual(['disputes'])
    const [reading] = weighReadings(passages, ruled, reader, modelOf('denies', 0.4))
    expect(reading?.chance).toBeCloseTo(0.8, 1)
  })
})

describe('what the rules did not read is added', () => {
  const added = (stance: Stance, chance: number, body = OTHERS) => {
    const { reader, passages, ruled } = readText(body)
    return weighReadings(passages, ruled, reader, modelOf(stance, chance)).filter(({ reasons }) =>
      reasons[0]?.detail.startsWith(READ_LIKE_OTHERS),
    )
  }

  it.each([
    ['asserts', 0.35, false, SPOKE],
    ['asserts', 0.55, false],
    ['asserts', 0.65, true],
    ['no_evidence', 0.45, true, SPOKE],
    // What moves a status or opens a request is asked more.
    ['corroborates', 0.65, false],
    ['corroborates', 0.75, true],
    ['requests_evidence', 0.65, false],
    ['retracts', 0.75, true],
    ['supplies_evidence', 0.65, false],
    // Legal steps are the rules' alone, and a mere mention is nothing.
    ['legal_action', 0.95, false],
    ['mentions', 0.95, false],
  ] as [Stance, number, boolean, string?][])('%s at a chance of %d: %s', (stance, chance, expected, body = OTHERS) => {
    const found = added(stance, chance, body)
    expect(found.length > 0).toBe(expected)
    for (const { confidence, holder } of found) {
      expect(confidence).toBeLessThanOrEqual(IN_DOUBT)
      expect(holder?.name).toBe('Ann Dorr')
    }
  })

  it('nobody denies a claim of their own', () => {
    const own = 'The White House looked at the Green Cay mast for hours.'
    expect(added('denies', 0.9, own)).toEqual([])
    expect(added('asserts', 0.9, own)).toHaveLength(1)
  })

  it('one of two who may be one voice is told', () => {
    const { length } = added('asserts', 0.9, `${OTHERS} Dorr Towers looked at the Green Cay mast again.`)
    expect(length).toBe(1)
  })
})

describe('pairs of a speaker and a position', () => {
  it('one for each, with the likeliest sentence, and what the rules read of it', () => {
    const { reader, passages, ruled } = readText(`${DENIAL} ${OTHERS}`)
    const pairs = findPairs(seeAll(passages, reader), ruled, ({ candidate, sight }) => [
      { stance: 'denies', chance: sight.sentence.index === 0 ? 0.7 : 0.3 },
      { stance: 'asserts', chance: candidate.holder?.name === 'Ann Dorr' ? 0.2 : 0.01 },
    ])
    const told = pairs.map(({ holder, stance, chance, rules }) => [holder?.name, stance, chance, rules.length])
    expect(told).toContainEqual(['Luis Prado', 'denies', 0.7, 1])
    expect(told).toContainEqual(['Ann Dorr', 'denies', 0.3, 0])
    expect(told).toContainEqual(['Ann Dorr', 'asserts', 0.2, 0])
    // A chance of one in a hundred is not worth weighing.
    expect(told.filter(([name, stance]) => name === 'Luis Prado' && stance === 'asserts')).toEqual([])
  })
})

describe('where somebody stands who is no party', () => {
  const { reader } = readText(
    'The White House said so. Luis Prado, head of Harbour Works, spoke. French minister Jean Roux spoke. The judge Pia Lund spoke. Ann Dorr spoke.',
  )
  const entity = (name: string) => reader.cast.entities.find((one) => one.name.includes(name)) ?? null

  it.each([
    ['White House', 'claimant'],
    ['Jean Roux', 'abroad'],
    ['Pia Lund', 'role'],
    ['Ann Dorr', 'nobody'],
  ])('%s: %s', (name, lean) => {
    expect(leanOf(entity(name), reader)).toBe(lean)
  })

  it('whose office has a party’s name is near it', () => {
    expect(leanOf(entity('Luis Prado'), reader)).toMatch(/respondent/)
  })

  it('those of one country or one name are kin, others are not', () => {
    expect(isKin(entity('Jean Roux'), entity('Jean Roux'), reader)).toBe(true)
    expect(isKin(entity('Jean Roux'), entity('Ann Dorr'), reader)).toBe(false)
    expect(isKin(null, entity('Ann Dorr'), reader)).toBe(false)
  })
})
