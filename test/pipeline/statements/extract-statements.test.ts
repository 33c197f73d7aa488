import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import type { Claim } from '../../../src/domain/claim.ts'
import type { StatementDraft } from '../../../src/domain/statement.ts'
import { extractStatements, type ItemContext } from '../../../src/pipeline/extract-statements.ts'

const CLAIM: Claim = {
  slug: 'cut-cables',
  title: 'Cut cables',
  text: 'The freighter Selma Star deliberately cut two data cables in the Baltic Sea on 4 March 2025.',
  claimant: 'Government of Norway',
  parties: [
    { role: 'claimant', name: 'Government of Norway', actor: 'norway' },
    { role: 'respondent', name: 'Government of Latvia', actor: 'latvia' },
  ],
  firstMadeOn: '2025-03-05',
  languages: ['en', 'es'],
  aliases: { en: ['severed data cables'], es: ['cables de datos cortados'] },
  tags: [],
  review: 'human',
  reviewed: true,
}

const ACTORS: Actor[] = [
  {
    id: 'norway',
    name: 'Government of Norway',
    kind: 'institution',
    aliases: ['Norway', 'Oslo', 'Noruega'],
    affiliations: [],
  },
  {
    id: 'norway-defence',
    name: 'Norwegian Ministry of Defence',
    kind: 'institution',
    aliases: ["Norway's defence ministry", 'NMOD'],
    affiliations: [{ of: 'norway' }],
  },
  {
    id: 'solheim',
    name: 'Ingrid Solheim',
    kind: 'person',
    aliases: ['defence minister of Norway'],
    affiliations: [{ of: 'norway-defence', as: 'Defence Minister', until: Date.UTC(2025, 5, 1) }],
  },
  {
    id: 'latvia',
    name: 'Government of Latvia',
    kind: 'institution',
    aliases: ['Latvia', 'Riga', 'Letonia'],
    affiliations: [],
  },
]

function context(body: string, change: Partial<ItemContext> = {}): ItemContext {
  return {
    title: '',
    body,
    language: 'en',
    publishedAt: Date.UTC(2025, 2, 10),
    outletName: 'The Paper',
    outlet: 'news',
    voiceOf: null,
    ...change,
  }
}

function read(body: string, change: Partial<ItemContext> = {}): StatementDraft[] {
  return extractStatements(context(body, change), CLAIM, ACTORS)
}

/** "speaker: stance/kind" of each statement, in order of the alphabet. */
function told(drafts: readonly StatementDraft[]): string[] {
  return drafts
    .map(({ speaker, stance, kind }) => `${speaker.name}: ${stance}${kind === undefined ? '' : `/${kind}`}`)
    .sort()
}

describe('negation and scope', () => {
  const cases: [text: string, expected: string[], language?: 'es'][] = [
    ['Norway has not withdrawn its accusation that the Selma Star cut the cables.', ['Government of Norway: asserts']],
    ['Norway withdrew its accusation that the Selma Star cut the cables.', ['Government of Norway: retracts']],
    [
      'Latvia denied having received any evidence that the freighter cut the cables.',
      ['Government of Latvia: no_evidence/received_none'],
    ],
    ['Latvia denied that the freighter cut the cables.', ['Government of Latvia: denies']],
    ['Latvia did not deny that the freighter cut the cables.', []],
    ['Latvia said the freighter had cut no cables.', ['Government of Latvia: denies']],
    ['Norway dismissed the Latvian denial that the freighter cut the cables.', ['Government of Norway: asserts']],
    ['Norway said such ships must never be allowed to cut cables.', []],
    [
      'Noruega no se ha retractado de su acusación de que el carguero cortó los cables.',
      ['Government of Norway: asserts'],
      'es',
    ],
    [
      'Letonia negó haber recibido pruebas de que el carguero cortara los cables.',
      ['Government of Latvia: no_evidence/received_none'],
      'es',
    ],
    ['Letonia negó que el carguero cortara los cables.', ['Government of Latvia: denies'], 'es'],
  ]
  it.each(cases)('%s', (text, expected, language) => {
    const drafts = read(text, { language: language ?? 'en' })
    if (expected.length === 0) expect(told(drafts).filter((one) => /denies|asserts: /.test(one))).toEqual([])
    else expect(told(drafts)).toEqual(expected)
  })
})

describe('the quote wins over the headline', () => {
  it('reads "denies" over "received nothing" as no evidence and keeps the conflict', () => {
    const drafts = read('"We have received no information about the cables," Latvia said.', {
      title: 'Latvia denies cutting cables',
    })
    expect(told(drafts)).toEqual(['Government of Latvia: no_evidence/received_none'])
    expect(drafts[0]?.direct).toBe(true)
    expect(drafts[0]?.quote).toBe('We have received no information about the cables,')
  })

  it('records the verb that the words do not bear out', () => {
    const [draft] = read('Latvia rejected the accusation over the cables, saying it had received no evidence.')
    expect(draft?.stance).toBe('no_evidence')
    expect(draft?.reasons.map(({ rule }) => rule)).toContain('quote over verb')
  })
})

describe('speakers', () => {
  it('finds configured actors by name, alias, office and surname', () => {
    const drafts = read(
      'Ingrid Solheim said the freighter had cut the cables. Solheim published photographs of the anchor.',
    )
    expect(new Set(drafts.map(({ speaker }) => speaker.actor))).toEqual(new Set(['solheim']))
  })

  it('says "former" once the office has ended', () => {
    const text = 'Ingrid Solheim said the freighter had cut the cables.'
    expect(read(text)[0]?.speaker.affiliation).toBe('Defence Minister, Norwegian Ministry of Defence')
    const later = read(text, { publishedAt: Date.UTC(2026, 0, 1) })
    expect(later[0]?.speaker.affiliation).toMatch(/^former /)
  })

  it('derives name and office from an apposition where nobody is configured', () => {
    const text = 'Tove Lindahl, former cable-ship captain, doubts that the freighter cut the cables.'
    const [draft] = extractStatements(context(text), CLAIM, [])
    expect(draft?.speaker).toMatchObject({ name: 'Tove Lindahl', unnamed: false })
    expect(draft?.stance).toBe('disputes')
  })

  it('follows pronouns from sentence to sentence', () => {
    const drafts = read(
      'Ingrid Solheim met reporters in Oslo on Monday. She said the freighter had cut the cables on purpose.',
    )
    expect(told(drafts)).toEqual(['Ingrid Solheim: asserts'])
  })

  it('marks unnamed officials', () => {
    const [draft] = read('A senior official confirmed that the freighter cut both cables deliberately.')
    expect(draft?.speaker.unnamed).toBe(true)
  })

  it('gives a quotation without a speaker to nobody', () => {
    expect(read('"It is a lie." The freighter and the cables were on every front page.')).toEqual([])
  })

  it('takes newspapers for what they are: they pass on what others say', () => {
    const drafts = read('Latvia called the accusation over the cables a fabrication, according to the newspaper Diena.')
    expect(told(drafts)).toEqual(['Government of Latvia: denies'])
  })

  it('lets two speakers of one verb both speak', () => {
    expect(
      told(
        read(
          'Norway and Sweden accused the freighter Selma Star of cutting two data cables in the Baltic Sea on purpose.',
        ),
      ),
    ).toEqual(['Government of Norway: asserts', 'Sweden: asserts'])
  })

  it('speaks for the agency in its own release, without "said"', () => {
    const ministry = ACTORS[1] as Actor
    const body =
      'The freighter Selma Star cut two data cables in the Baltic Sea on purpose. We have published the radar records.'
    const drafts = read(body, { voiceOf: ministry, outlet: 'agency' })
    expect(drafts.map(({ speaker, stance }) => [speaker.actor, stance])).toEqual(
      expect.arrayContaining([['norway-defence', 'asserts']]),
    )
    expect(new Set(drafts.map(({ speaker }) => speaker.actor))).toEqual(new Set(['norway-defence']))
    expect(read(body)).toEqual([])
  })
})

describe('kinds', () => {
  const cases: [text: string, stance: string, kind: string][] = [
    ['Prosecutors charged the captain with cutting the cables.', 'legal_action', 'charge'],
    ['A court in Bergen acquitted the captain of cutting the cables.', 'legal_action', 'acquittal'],
    ['Prosecutors dropped the case against the captain over the cut cables.', 'legal_action', 'dropped'],
    ['Police issued an arrest warrant for the captain over the cut cables.', 'legal_action', 'warrant'],
    ['Finnish investigators found no sign that the freighter cut the cables.', 'no_evidence', 'found_none'],
    ['Latvia was not informed of any damage to the cables.', 'no_evidence', 'received_none'],
  ]
  it.each(cases)('%s', (text, stance, kind) => {
    expect(read(text).map((draft) => [draft.stance, draft.kind])).toContainEqual([stance, kind])
  })
})

describe('quotes', () => {
  it('are verbatim, with their place', () => {
    const body =
      'OSLO — “The freighter cut our cables,” Ingrid Solheim told reporters. Letters: ñ, é, 🚢.\n\nLatvia’s government said it had received no evidence that the ship did.'
    const drafts = read(body, { title: 'Norway blames freighter for cut cables' })
    expect(drafts.length).toBeGreaterThan(1)
    for (const { quote, at } of drafts) {
      const text = at.field === 'body' ? body : 'Norway blames freighter for cut cables'
      expect(text.slice(at.start, at.end)).toBe(quote)
      expect(quote).not.toBe('')
    }
  })
})

describe('texts that are not news', () => {
  const hostile: [name: string, text: string, language: 'en' | 'es' | 'und'][] = [
    ['nothing', '', 'en'],
    ['one word', 'Cables', 'en'],
    ['another language', '挪威指责货轮割断电缆。', 'und'],
    ['markup', '<b>Norway</b> <script>said</script> the freighter cut cables &amp; &lt;fled&gt;', 'en'],
    ['direction marks', '‮Norway said‬ the freighter cut the cables⁦.', 'en'],
    ['only quotation marks', '"“«»”"'.repeat(200), 'es'],
    ['a wall of capitals', 'NORWAY SAID THE FREIGHTER CUT CABLES '.repeat(300), 'en'],
  ]
  it.each(hostile)('%s', (_, text, language) => {
    expect(() => read(text, { language, title: text.slice(0, 200) })).not.toThrow()
  })

  it('gives no stance to a language it does not read', () => {
    expect(read('Norway said the freighter cut the cables.', { language: 'und' })).toEqual([])
  })

  it('reads a text as long as a book', () => {
    // Were it read with the square of its length, the runner's limit would be reached.
    const sentence = 'Norway said no evidence had been found that the freighter cut the cables, according to Latvia. '
    expect(read(sentence.repeat(10_000)).length).toBeGreaterThan(0)
  })
})
