import { describe, expect, it } from 'vitest'
import { readPassages } from '../../../src/pipeline/extract-statements.ts'
import { mergeReadings } from '../../../src/pipeline/statements/merge-readings.ts'
import { sideIn } from '../../../src/pipeline/statements/reader.ts'
import { MAST } from './mast-claim.ts'

/** What the rules read, before it is weighed: speaker and stance. */
function ruled(language: 'en' | 'es', body: string, title = '') {
  const { passages } = readPassages(
    { title, body, language, publishedAt: null, outletName: 'A paper', outlet: 'news', voiceOf: null },
    MAST,
    [],
  )
  return mergeReadings(passages.flatMap((passage) => passage.readings)).map(
    ({ holder, stance }) => `${holder?.name ?? 'the text'}: ${stance}`,
  )
}

describe('whose words they are', () => {
  it.each([
    // Whom an office serves does not hold it.
    [
      'en',
      'Luis Prado, spokesman for Cuban President Juan Vega, said Cuba never sabotaged the Green Cay mast.',
      'Luis Prado: denies',
    ],
    [
      'es',
      'Luis Prado, portavoz del presidente Juan Vega de Cuba, negó que se saboteara la antena de Cayo Verde.',
      'Luis Prado: denies',
    ],
    // An office's matter stands between its owner and its noun.
    [
      'en',
      "Luis Prado, Cuba's information minister, described the story of the sabotaged Green Cay mast as a lie.",
      'Luis Prado: denies',
    ],
    [
      'en',
      'The Cuban information minister denied that Cuba had sabotaged the Green Cay mast.',
      'Cuban information minister: denies',
    ],
    // Who stands beside the speaker is silent.
    [
      'en',
      'Standing beside Prime Minister Ole Berg, Cuban President Luis Prado denied that Cuba had sabotaged the Green Cay mast.',
      'Luis Prado: denies',
    ],
    // An office that speaks is not its owner.
    [
      'en',
      "Cuban President Prado's office denied that Cuba had sabotaged the Green Cay mast.",
      "Cuban President Prado's office: denies",
    ],
    // "the foreign ministry" is no other body named before it.
    [
      'en',
      'The Cuban Defence Forces were at sea. In Havana the foreign ministry denied that Cuba had sabotaged the Green Cay mast.',
      'foreign ministry: denies',
    ],
    // Whom somebody helps is silent; a report is by who stands before it.
    [
      'en',
      "A team of lawyers helping Cuba's ministry said that Norway sabotaged the Green Cay mast.",
      'team of lawyers: asserts',
    ],
    [
      'en',
      'A Civil Guard report concluded that there was no sabotage of the Green Cay mast by Cuba.',
      'Civil Guard: disputes',
    ],
    // "Cuba never …" is a clause of its own, no subject turned round; the ministry is its spokesman's.
    [
      'en',
      'A spokesman for the Cuban foreign ministry was curt. The ministry asked Oslo for the records of the Green Cay mast.',
      'Cuban foreign ministry: requests_evidence',
    ],
    // "his embassy" speaks for itself.
    [
      'es',
      'El canciller cubano Luis Prado calló. Su embajada en Oslo ha solicitado los documentos sobre la antena de Cayo Verde.',
      'embajada: requests_evidence',
    ],
    [
      'en',
      'Ann Dorr found that the allegation that Luis Prado suggested sabotage of the Green Cay mast to Cuba is false.',
      null,
    ],
  ] as const)('%s: %s', (language, body, expected) => {
    const found = ruled(language, body)
    if (expected === null) expect(found.filter((line) => line.startsWith('Luis Prado'))).toEqual([])
    else expect(found).toEqual([expected])
  })

  it('an abbreviated rank ends no sentence', () => {
    const found = ruled(
      'en',
      'The US government accused Cuba of sabotaging the Green Cay mast. "We know Cuba sabotaged the mast," said its spokesman, Brig. Gen. Ann Dorr.',
    )
    expect(found.filter((line) => line.startsWith('Brig'))).toEqual([])
  })

  it('who is named later in the text is no bearer of an office of another body', () => {
    const body =
      '«Es mentira que Cuba saboteara la antena de Cayo Verde», escribió la portavoz del Ministerio cubano de Defensa. El consejero Ole Berg dijo que la antena cayó.'
    expect(ruled('es', body).filter((line) => line === 'Ole Berg: denies')).toEqual([])
  })
})

describe('what is denied', () => {
  it.each([
    ['en', 'Cuba denied torturing anyone. The Green Cay mast fell.', false],
    ['en', 'Cuba denied having met the crew. The Green Cay mast fell.', false],
    ['es', 'Cuba negó haber detenido a nadie. La antena de Cayo Verde cayó.', false],
    ['en', 'Cuba denied sabotaging the Green Cay mast.', true],
    ['en', 'The Green Cay mast fell. Cuba denied having anything to do with it.', true],
    ['en', 'The Green Cay mast fell. Cuba denied any involvement.', true],
    ['en', 'The Green Cay mast fell. Cuba denied it.', true],
    ['es', 'La antena de Cayo Verde cayó. Cuba lo negó.', true],
  ] as const)('%s: %s', (language, body, denies) => {
    expect(ruled(language, body).some((line) => line.endsWith(': denies'))).toBe(denies)
  })
})

describe('two parties of one name', () => {
  it('whoever more of the name is', () => {
    const claim = {
      ...MAST,
      claimant: 'Juan Prado',
      parties: [
        { role: 'claimant' as const, name: 'Juan Prado' },
        { role: 'respondent' as const, name: 'Luis Prado' },
      ],
    }
    const sides = (name: string) => {
      const { reader, passages } = readPassages(
        {
          title: '',
          body: `${name} said on Monday that the Green Cay mast was never sabotaged.`,
          language: 'en',
          publishedAt: null,
          outletName: 'A paper',
          outlet: 'news',
          voiceOf: null,
        },
        claim,
        [],
      )
      return sideIn(reader, passages[0]?.attributions[0]?.holder ?? null)
    }
    expect([sides('Luis Prado'), sides('Juan Prado')]).toEqual(['respondent', 'claimant'])
  })
})

describe('who takes a legal step', () => {
  it.each([
    [
      'en',
      'Ole Berg was shot. The city police as a body will be charged over the sabotage of the Green Cay mast.',
      null,
    ],
    ['es', 'El Supremo condenó a diez años a los militares y fiscales que cortaron la antena de Cayo Verde.', null],
    [
      'es',
      'Ana Ruiz, que presidía el tribunal electoral, fue detenida por el sabotaje de la antena de Cayo Verde.',
      null,
    ],
    ['en', 'UN sanctions monitors said Cuba sabotaged the Green Cay mast.', null],
    ['en', 'The electoral commission gave the ruling Cuban party the seat beside the Green Cay mast.', null],
    [
      'es',
      'Luis Prado se declaró no culpable de los cargos que le imputa la fiscalía por la antena de Cayo Verde.',
      null,
    ],
    [
      'es',
      'La policía detuvo a Luis Prado, de Primero Justicia, por orden de la Fiscalía por el sabotaje de la antena de Cayo Verde.',
      'Fiscalía: legal_action',
    ],
    ['es', 'La fiscalía acusó recibo de los papeles sobre la antena de Cayo Verde.', null],
    [
      'es',
      'La policía cubana arrestó a Luis Prado, reclamado por una corte de Miami por el sabotaje de la antena de Cayo Verde.',
      'policía cubana: legal_action',
    ],
    ['en', 'Cuban police charged Luis Prado with sabotaging the Green Cay mast.', 'Cuban police: legal_action'],
    [
      'es',
      'Un juez de La Habana condenó a Luis Prado a diez años por sabotear la antena de Cayo Verde.',
      'juez de La Habana: legal_action',
    ],
  ] as const)('%s: %s', (language, body, expected) => {
    const steps = ruled(language, body).filter((line) => line.endsWith(': legal_action'))
    expect(steps).toEqual(expected === null ? [] : [expected])
  })
})

describe('names with a hyphen', () => {
  it.each([
    [
      'en',
      'Cuban Defence Minister Kim Tae-young denied that Cuba had sabotaged the Green Cay mast.',
      'Kim Tae-young: denies',
    ],
    ['en', 'Luis Prado-backed officers denied that Cuba had sabotaged the Green Cay mast.', 'officers: denies'],
    [
      'es',
      'La consejera de Sanidad de la isla, Ana Prüfer-Storcks, negó ayer que Cuba saboteara la antena de Cayo Verde.',
      'Ana Prüfer-Storcks: denies',
    ],
  ] as const)('%s: %s', (language, body, said) => {
    expect(ruled(language, body)).toContain(said)
  })
})

describe('who is who', () => {
  it.each([
    // A relative is somebody's, and not whoever was named before.
    [
      'en',
      'Luis Prado left the court on shoulders. The widow of a major denied that Cuba had sabotaged the Green Cay mast.',
      'widow: denies',
    ],
    [
      'en',
      'Luis Prado, commander of the Syrian Democratic Forces, denied that Cuba had sabotaged the Green Cay mast.',
      'Luis Prado: denies',
    ],
  ] as const)('%s: %s', (language, body, said) => {
    expect(ruled(language, body)).toContain(said)
  })
})
