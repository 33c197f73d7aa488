import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import type { Claim } from '../../../src/domain/claim.ts'
import { readPassages } from '../../../src/pipeline/extract-statements.ts'
import { mergeReadings } from '../../../src/pipeline/statements/merge-readings.ts'
import { type Reading, sideIn } from '../../../src/pipeline/statements/reader.ts'
import { sureness } from '../../../src/pipeline/statements/sureness.ts'
import { MAST } from './mast-claim.ts'

/** What the rules read before it is weighed, of a text as a wire sends it. */
function read(language: 'en' | 'es', body: string, claim: Claim = MAST, title = 'News', voice?: string) {
  const voiceOf: Actor | null =
    voice === undefined ? null : { id: 'voice', kind: 'institution', name: voice, aliases: [], affiliations: [] }
  const { reader, passages } = readPassages(
    { title, body, language, publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf },
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

  it('is said by whoever stands behind the place and two hyphens', () => {
    const body = 'HAVANA -- Opposition leader Luis Prado said Cuba sabotaged the radio mast on Green Cay.'
    const [reading] = read('en', body).readings
    expect([reading?.holder?.name, reading?.holder?.affiliation]).toEqual(['Luis Prado', 'Opposition leader'])
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

describe('a headline that ends in a name', () => {
  it.each([
    ['en', 'Cuba sabotaged the mast on Green Cay: Ann Dorr', 'Ann Dorr: asserts'],
    ['en', 'Cuba sabotaged the mast on Green Cay - Ann Dorr', 'Ann Dorr: asserts'],
    ['es', 'Cuba saboteó la antena de Cayo Verde: Rosa Prado', 'Rosa Prado: asserts'],
  ] as const)('is said by whoever is named: %s %s', (language, title, expected) => {
    expect(read(language, '', MAST, title).said).toContain(expected)
  })

  it('whose name it is, not whose release', () => {
    const title = 'Boletín 12. Cuba saboteó la antena de Cayo Verde: Rosa Prado'
    expect(read('es', '', MAST, title, 'White House').said).toEqual(['Rosa Prado: asserts'])
  })
})

describe('an own release', () => {
  const title = 'On the sabotage of the Green Cay mast by Cuba'
  it('is not quoted by the heading its page runs together with the text', () => {
    const body = `Releases ${title} Orders of 3 March 2031 By the authority vested in me.\nThe ships of Cuba sabotaged the Green Cay mast at night.`
    const [reading] = read('en', body, MAST, title, 'White House').readings
    expect(reading?.sentence.text).toBe('The ships of Cuba sabotaged the Green Cay mast at night.')
  })

  it('says nothing of a claim with one word it shares', () => {
    expect(read('en', 'Every mast at sea is painted in spring.', MAST, 'Painting', 'White House').said).toEqual([])
  })
})

describe('what may come', () => {
  it.each([
    ['The White House said Cuba sabotaged the radio mast on Green Cay.', 0.6],
    ['The White House said on Friday that state companies might bid for the radio mast on Green Cay.', 0.55],
  ])('is no assertion of what was: %s', (body, most) => {
    const { readings, reader } = read('en', body)
    const sure = sureness({ ...(readings[0] as Reading), chance: 0.95 }, reader)
    expect(sure > 0.55).toBe(most > 0.55)
  })
})
