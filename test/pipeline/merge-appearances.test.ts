import { describe, expect, it } from 'vitest'
import type { Actor } from '../../src/domain/actor.ts'
import type { Claim } from '../../src/domain/claim.ts'
import type { StatementDraft } from '../../src/domain/statement.ts'
import { extractStatements } from '../../src/pipeline/extract-statements.ts'
import { type KnownStatement, mergeAppearances } from '../../src/pipeline/merge-appearances.ts'

const DAY = 24 * 3_600_000
const START = Date.UTC(2025, 9, 15, 14)

const CLAIM: Claim = {
  slug: 'cartel-bounties',
  title: 'Bounties on agents',
  text: 'Mexican criminal networks offer bounties of up to $50,000 on ICE and CBP personnel.',
  claimant: 'US Department of Homeland Security',
  parties: [
    { role: 'claimant', name: 'US Department of Homeland Security', actor: 'dhs' },
    { role: 'respondent', name: 'Government of Mexico', actor: 'mexico' },
  ],
  firstMadeOn: '2025-10-14',
  languages: ['en', 'es'],
  aliases: { en: ['bounties on ICE agents'], es: ['recompensas por agentes de ICE'] },
  tags: [],
  review: 'human',
  reviewed: true,
}

const ACTORS: Actor[] = [
  {
    id: 'dhs',
    name: 'US Department of Homeland Security',
    kind: 'institution',
    aliases: ['DHS', 'Department of Homeland Security', 'Departamento de Seguridad Nacional'],
    affiliations: [],
  },
  {
    id: 'mexico',
    name: 'Government of Mexico',
    kind: 'institution',
    aliases: ['Gobierno de México', 'Mexican government', 'México'],
    affiliations: [],
  },
  {
    id: 'sheinbaum',
    name: 'Claudia Sheinbaum',
    kind: 'person',
    aliases: ['Claudia Sheinbaum Pardo', 'presidenta de México', 'president of Mexico'],
    affiliations: [{ of: 'mexico', as: 'President' }],
  },
]

/** Ten outlets, two languages, one answer at a morning press conference. */
const COPIES: [language: 'en' | 'es', title: string, body: string][] = [
  [
    'es',
    'Sheinbaum: México no tiene información sobre recompensas',
    'La presidenta Claudia Sheinbaum dijo este miércoles que su gobierno no ha recibido información oficial sobre las supuestas recompensas por agentes de ICE.',
  ],
  [
    'es',
    'Sheinbaum desmiente recompensas por agentes de ICE',
    'México no ha recibido información oficial de Estados Unidos sobre recompensas por agentes de ICE, afirmó la presidenta Claudia Sheinbaum en su conferencia matutina.',
  ],
  [
    'en',
    'Mexico dismisses talk of cartel bounties',
    "Mexico's president, Claudia Sheinbaum, said on Wednesday that her government had received no official information about bounties on ICE agents.",
  ],
  [
    'en',
    'Sheinbaum rejects US claim on bounties',
    'MEXICO CITY — Mexico has not received any official information on alleged bounties on ICE agents, President Claudia Sheinbaum told reporters.',
  ],
  [
    'es',
    'No hay aviso formal, dice Sheinbaum',
    'A México no le ha llegado ningún aviso formal de Washington sobre las recompensas por agentes de ICE y CBP, señaló Claudia Sheinbaum.',
  ],
  [
    'en',
    'Sheinbaum says US sent nothing on bounties',
    'President Claudia Sheinbaum said Mexico had not been given any information by Washington on the bounties on ICE agents.',
  ],
  [
    'es',
    'Niega Sheinbaum tener reportes de recompensas',
    'Claudia Sheinbaum aseguró que su administración no cuenta con reportes sobre las recompensas por agentes de ICE que menciona Washington.',
  ],
  [
    'en',
    'Mexico in the dark on ICE bounties',
    "Sheinbaum's government has no information about the bounties on ICE agents, the Mexican president, Claudia Sheinbaum, told a news conference.",
  ],
  [
    'es',
    'Presidenta: sin datos de Estados Unidos',
    'La mandataria Claudia Sheinbaum indicó que no ha recibido datos de Estados Unidos acerca de las recompensas por agentes de ICE.',
  ],
  [
    'en',
    'Mexican leader: no notice of bounties',
    'Claudia Sheinbaum, president of Mexico, said she had received no notice from Washington about the bounties on ICE agents.',
  ],
]

function read(language: 'en' | 'es', title: string, body: string): StatementDraft[] {
  return extractStatements(
    { title, body, language, publishedAt: START, outletName: 'A paper', outlet: 'news', voiceOf: null },
    CLAIM,
    ACTORS,
  )
}

/** Puts drafts on record one after the other; gives the statements that would be posted. */
function record(items: { draft: StatementDraft; at: number }[]): KnownStatement[] {
  const known: KnownStatement[] = []
  for (const { draft, at } of items) {
    if (mergeAppearances(draft, at, known).type === 'new') known.push({ ...draft, id: known.length + 1, at })
  }
  return known
}

function draftOf(quote: string, change: Partial<StatementDraft> = {}): StatementDraft {
  return {
    claim: 'cartel-bounties',
    speaker: { name: 'Claudia Sheinbaum', affiliation: 'President of Mexico', unnamed: false },
    stance: 'asserts',
    quote,
    at: { field: 'body', start: 0, end: quote.length },
    direct: false,
    language: 'en',
    confidence: 0.8,
    reasons: [],
    ...change,
  }
}

describe('the founding case', () => {
  it('makes one statement of ten copies in two languages', () => {
    const items = COPIES.flatMap(([language, title, body], index) =>
      read(language, title, body)
        .filter((draft) => draft.speaker.actor === 'sheinbaum')
        .map((draft) => ({ draft, at: START + index * 3_600_000 })),
    )
    expect(items).toHaveLength(10)
    expect(items.map(({ draft }) => draft.stance)).toEqual(Array(10).fill('no_evidence'))
    expect(record(items)).toHaveLength(1)
  })

  it('makes a second statement when the same speaker asks for evidence', () => {
    const first = read('es', 'Uno', COPIES[0]?.[2] ?? '')
    const second = read(
      'es',
      'Dos',
      'Claudia Sheinbaum pidió a Washington información sobre las recompensas por agentes de ICE.',
    )
    const known = record([...first, ...second].map((draft) => ({ draft, at: START })))
    expect(known.map(({ stance }) => stance)).toEqual(['no_evidence', 'requests_evidence'])
  })
})

describe('mergeAppearances', () => {
  const known: KnownStatement[] = [
    {
      ...draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.'),
      id: 7,
      at: START,
    },
  ]
  const cases: [name: string, draft: StatementDraft, at: number, merged: boolean][] = [
    [
      'the same words',
      draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.'),
      START + DAY,
      true,
    ],
    [
      'the same words in another order',
      draftOf('Up to $50,000 is paid by networks, the department said, for the killing of a senior official.'),
      START + DAY,
      true,
    ],
    [
      'a changed figure',
      draftOf('Networks pay up to $10,000 for the killing of a senior official, the department said.'),
      START + DAY,
      false,
    ],
    [
      'an added figure',
      draftOf('Networks pay $2,000 to $50,000 for the killing of a senior official, the department said.'),
      START + DAY,
      false,
    ],
    [
      'other matter',
      draftOf('Spotters with drones watch federal buildings from rooftops in Chicago, according to the release.'),
      START + DAY,
      false,
    ],
    [
      'the same words weeks later: a retelling',
      draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.'),
      START + 30 * DAY,
      true,
    ],
    [
      'after the window: said again',
      draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.'),
      START + 121 * DAY,
      false,
    ],
    [
      'another stance',
      draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.', {
        stance: 'retracts',
      }),
      START,
      false,
    ],
    [
      'another speaker',
      draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.', {
        speaker: { name: 'Kristi Noem', affiliation: '', unnamed: false },
      }),
      START,
      false,
    ],
    [
      'another claim',
      draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.', {
        claim: 'chicago-plot',
      }),
      START,
      false,
    ],
    [
      'the other language, same figure',
      draftOf('Las redes pagan hasta 50 mil dólares por matar a un alto funcionario, dijo la dependencia.', {
        language: 'es',
      }),
      START + DAY,
      true,
    ],
    [
      'the other language, another figure',
      draftOf('Las redes pagan hasta 10 mil dólares por matar a un alto funcionario, dijo la dependencia.', {
        language: 'es',
      }),
      START + DAY,
      false,
    ],
  ]
  it.each(cases)('%s', (_, draft, at, merged) => {
    const result = mergeAppearances(draft, at, known)
    expect(result.type).toBe(merged ? 'appearance' : 'new')
    if (result.type === 'appearance') expect(result.of).toBe(7)
  })

  it('keeps "was sent nothing" and "looked and found none" apart', () => {
    const sent = draftOf('Mexico received no information.', { stance: 'no_evidence', kind: 'received_none' })
    const found = draftOf('Mexico found no information.', { stance: 'no_evidence', kind: 'found_none' })
    expect(record([sent, found].map((draft) => ({ draft, at: START })))).toHaveLength(2)
  })

  it('takes the earliest of several as the origin', () => {
    const twice = [{ ...known[0], id: 9, at: START + DAY } as KnownStatement, ...known]
    const again = draftOf('Networks pay up to $50,000 for the killing of a senior official, the department said.')
    expect(mergeAppearances(again, START + 2 * DAY, twice)).toMatchObject({ type: 'appearance', of: 7 })
  })
})

describe('a number in a name is no figure', () => {
  const denial = (quote: string) => draftOf(quote, { stance: 'denies', direct: true })
  const nurse = denial('It is not true that a nurse died of the COVID-19 vaccine.')
  const prize = denial('It is not true that we gave 2,000,000 dollars to people with a COVID-19 vaccination.')
  it.each<[name: string, first: StatementDraft, second: StatementDraft, type: string]>([
    ['the plainer answer first', nurse, prize, 'appearance'],
    ['the plainer answer last', prize, nurse, 'appearance'],
    ['two figures', denial('It is not true that 300 died of it.'), prize, 'new'],
  ])('%s', (_, first, second, type) => {
    expect(mergeAppearances(second, START + 60_000, [{ ...first, id: 1, at: START }]).type).toBe(type)
  })

  it('a number in words and a hyphen is a figure', () => {
    const died = (many: string) => draftOf(`${many} prisoners died in custody, the ministry said.`)
    const known = [{ ...died('Twenty-five'), id: 1, at: START }]
    expect(mergeAppearances(died('Twenty-seven'), START + 5 * DAY, known).type).toBe('new')
    expect(mergeAppearances(died('Twenty-five'), START + 5 * DAY, known).type).toBe('appearance')
  })
})

const DHS = { name: 'US Department of Homeland Security', affiliation: '', actor: 'dhs', unnamed: false }
const JURY = { name: 'Federal jury', affiliation: '', unnamed: false }
const MEXICO = { name: 'Government of Mexico', affiliation: '', actor: 'mexico', unnamed: false }
const PRESIDENT = { name: 'Claudia Sheinbaum', affiliation: 'President', actor: 'sheinbaum', unnamed: false }

describe('what the first text held already', () => {
  const text =
    'Spotters with drones watch federal buildings in Chicago, the department said. The networks pay $5,000 to $10,000 for kidnapping and up to $50,000 for a killing. Groups in Texas help them.'
  const known: KnownStatement[] = [
    { ...draftOf('Networks pay for attacks.', { speaker: DHS }), id: 3, at: START, text },
  ]
  const by = (quote: string, change: Partial<StatementDraft> = {}) => draftOf(quote, { speaker: DHS, ...change })
  it.each<[name: string, draft: StatementDraft, merged: boolean]>([
    ['another sentence of the same text', by('Federal buildings in Chicago are watched by spotters.'), true],
    ['a figure of the same text', by('They pay 10,000 dollars for a kidnapping.'), true],
    [
      'the same, in the other language',
      by('Pagan entre 5 mil y 10 mil dólares por un secuestro.', { language: 'es' }),
      true,
    ],
    ['a figure that was not there', by('They pay $75,000 for a killing.'), false],
    ['a name that was not there', by('Gunmen of Juárez and Sinaloa joined in.'), false],
    ['new matter in direct words', by('Our officers were followed home by strangers', { direct: true }), false],
  ])('%s', (_, draft, merged) => {
    expect(mergeAppearances(draft, START + 5 * DAY, known).type).toBe(merged ? 'appearance' : 'new')
  })

  it('one step of a court is one statement, whoever reports it; another step is not', () => {
    const acquittal = { stance: 'legal_action', kind: 'acquittal' } as const
    const jury = by('A federal jury acquitted the man.', { ...acquittal, speaker: JURY })
    const paper = by('Jurors found him not guilty on the only count.', acquittal)
    const charge = by('He was charged with murder for hire.', { stance: 'legal_action', kind: 'charge' })
    expect(record([jury, paper, charge].map((draft) => ({ draft, at: START })))).toHaveLength(2)
  })

  it('a government and who speaks for it give one answer, but two claims', () => {
    const president = draftOf('She has no information.', {
      stance: 'no_evidence',
      kind: 'received_none',
      speaker: PRESIDENT,
    })
    const government = draftOf('The government got nothing.', {
      stance: 'no_evidence',
      kind: 'received_none',
      speaker: MEXICO,
    })
    const one = [{ ...president, id: 1, at: START }]
    expect(mergeAppearances(government, START + DAY, one, ACTORS).type).toBe('appearance')
    const stated = [{ ...by('It is so.', { speaker: MEXICO }), id: 1, at: START }]
    expect(mergeAppearances(by('It is so.', { speaker: PRESIDENT }), START + DAY, stated, ACTORS).type).toBe('new')
  })
})
