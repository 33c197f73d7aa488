import { describe, expect, it } from 'vitest'
import { extractStatements } from '../../../src/pipeline/extract-statements.ts'
import { mayFlag, showsStance } from '../../../src/pipeline/statements/calibration.ts'
import { MAST } from './mast-claim.ts'

function read(language: 'en' | 'es', body: string, title = 'News') {
  return extractStatements(
    { title, body, language, publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    MAST,
    [],
  )
}
const said = (language: 'en' | 'es', body: string) =>
  read(language, body).map(({ speaker, stance }) => `${speaker.name}: ${stance}`)

describe('who speaks, where the text leaves it to the reader', () => {
  it.each([
    // Widely known holders of office need no country beside their name.
    ['en', 'Antony Blinken said Cuba was responsible for the sabotage of the mast.', 'Antony Blinken: asserts'],
    // A place that opens the sentence is the office's.
    [
      'en',
      'In Havana, Deputy Foreign Minister Luis Prado said Cuba had never sabotaged any mast.',
      'Luis Prado: denies',
    ],
    // A dateline parted by a hyphen is no part of the name.
    ['en', 'WASHINGTON - Ann Dorr, who once led the coast guard, called the mast story absurd.', 'Ann Dorr: disputes'],
    // A joined verb has the sentence's own subject.
    [
      'es',
      'La antena de Cayo Verde cayó en febrero. El diputado Luis Prado se mostró cauto y pidió pruebas del sabotaje.',
      'Luis Prado: requests_evidence',
    ],
    // Whoever spoke first in a sentence is its "he".
    [
      'en',
      'Cuban ambassador Luis Prado rejected it: Cuba did not touch the mast of John Reed, he said.',
      'Luis Prado: denies',
    ],
  ] as const)('%s: %s', (language, body, expected) => {
    expect(said(language, body)).toContain(expected)
  })

  it('who stands within a quotation does not speak it', () => {
    const body =
      'Cuban ambassador Luis Prado rejects it. "The Norwegian coast guard never saw the mast sabotaged", says.'
    expect(said('en', body).filter((line) => /coast guard/.test(line))).toEqual([])
  })

  it('"no agency had sent anything" is no denial', () => {
    const stances = read(
      'en',
      'Cuba was asked about the Green Cay mast. Foreign minister Luis Prado of Cuba said no agency had sent his ministry anything about sabotage.',
    ).map(({ stance }) => stance)
    expect(stances).toContain('no_evidence')
    expect(stances).not.toContain('denies')
  })
})

describe('how sure a reading is', () => {
  const confidence = (body: string, stance: string) =>
    read('en', body).find((one) => one.stance === stance)?.confidence ?? 0

  it('a denial in words by whom the claim is made against is named, a bystander’s is told', () => {
    const own = confidence('Cuba said the claim that it sabotaged the Green Cay mast was a lie.', 'denies')
    const other = confidence('Norway said the claim that Cuba sabotaged the Green Cay mast was a lie.', 'denies')
    expect(showsStance('denies', own)).toBe(true)
    expect(other).toBeGreaterThan(0)
    expect(showsStance('denies', other)).toBe(false)
  })

  it('a plain doubt sets the flag and is not named', () => {
    const doubt = confidence('Ann Dorr called the claim that Cuba sabotaged the Green Cay mast absurd.', 'disputes')
    expect(mayFlag('disputes', doubt)).toBe(true)
    expect(showsStance('disputes', doubt)).toBe(false)
  })

  it('what few words bear out is not named', () => {
    const little = confidence('Antony Blinken said Cuba was behind it. The Green Cay mast fell.', 'asserts')
    expect(little).toBeGreaterThan(0)
    expect(showsStance('asserts', little)).toBe(false)
  })
})
