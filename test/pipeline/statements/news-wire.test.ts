import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../src/domain/claim.ts'
import { readPassages } from '../../../src/pipeline/extract-statements.ts'
import { mergeReadings } from '../../../src/pipeline/statements/merge-readings.ts'
import { sideIn } from '../../../src/pipeline/statements/reader.ts'
import { MAST } from './mast-claim.ts'

/** What the rules read before it is weighed, of a text as a wire sends it. */
function read(language: 'en' | 'es', body: string, claim: Claim = MAST) {
  const { reader, passages } = readPassages(
    { title: 'News', body, language, publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    claim,
    [],
  )
  const readings = mergeReadings(passages.flatMap((passage) => passage.readings))
  return { reader, readings, said: readings.map(({ holder, stance }) => `${holder?.name ?? 'text'}: ${stance}`) }
}

describe('a wire text', () => {
  it.each([
    [
      'HAVANA, Cuba -- A sailor accused of the sabotage of the Green Cay mast had the charges against her reduced.',
      'en',
    ],
    ['HAVANA (Wire) -- A sailor was charged over the sabotage of the Green Cay mast.', 'en'],
    ['CUBA : A sailor was charged over the sabotage of the Green Cay mast.', 'en'],
    ['LA HABANA, Cuba -- Un marino fue acusado formalmente del sabotaje de la antena de Cayo Verde.', 'es'],
  ] as const)('is written from a place that takes no legal step: %s', (body, language) => {
    expect(read(language, body).said.filter((one) => /Cuba|Havana|Habana/i.test(one))).toEqual([])
  })

  it.each([
    ['Cuba, facing questions about the Green Cay mast, has agreed to new rules for its ships.', 'Cuba: disputes'],
    ['Cuba, which raised claims over Green Cay before the mast fell, has agreed to new rules.', 'Cuba: asserts'],
  ])('has nouns that are no verbs: %s', (body, wrong) => {
    expect(read('en', body).said).not.toContain(wrong)
  })

  it('still has the verb of the same form', () => {
    expect(read('en', 'Cuba questions the story of the sabotaged mast on Green Cay.').said).toEqual(['Cuba: disputes'])
  })

  it('names a company, not where its shares are sold', () => {
    const body = 'Reed Towers (NYSE: RTW) says there is no evidence that its mast on Green Cay was sabotaged.'
    const [reading] = read('en', body).readings
    expect(reading?.holder?.acronym).toBeUndefined()
    expect(reading?.holder?.name).toBe('Reed Towers')
  })
})

describe('the side of somebody with a common given name', () => {
  const claim: Claim = {
    ...MAST,
    claimant: 'Island Watch (John Oakes)',
    parties: [
      { role: 'claimant', name: 'Island Watch (John Oakes)' },
      { role: 'respondent', name: 'John Reed' },
    ],
  }
  it.each([
    ['John Reed', 'respondent'],
    ['John Oakes', 'claimant'],
    ['John Prado', 'other'],
  ])('%s: %s', (name, side) => {
    const { reader } = read('en', `${name} said the mast on Green Cay was sabotaged.`, claim)
    const speaker = reader.cast.entities.find((entity) => entity.name === name)
    expect(speaker && sideIn(reader, speaker)).toBe(side)
  })
})
