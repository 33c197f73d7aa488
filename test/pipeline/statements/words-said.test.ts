import { describe, expect, it } from 'vitest'
import { extractStatements } from '../../../src/pipeline/extract-statements.ts'
import { ACTORS, BOUNTIES, NOON } from '../../support/bounty-case.ts'

function read(language: 'en' | 'es', title: string, body: string) {
  return extractStatements(
    { title, body, language, publishedAt: NOON, outletName: 'A paper', outlet: 'news', voiceOf: null },
    BOUNTIES,
    ACTORS,
  ).map(({ speaker, stance, quote, direct }) => ({ who: speaker.name, stance, quote, direct }))
}

describe('words said go before words told', () => {
  it('"desmiente" over «no hay información» is no evidence, and the words are kept', () => {
    const said = read(
      'es',
      'Desmiente Sheinbaum recompensas contra agentes de ICE',
      'La presidenta Claudia Sheinbaum respondió sobre las recompensas de cárteles por agentes de ICE.\n\n«No hay información», dijo la mandataria en su conferencia de prensa.',
    )
    expect(said).toEqual([
      { who: 'Claudia Sheinbaum', stance: 'no_evidence', quote: 'No hay información', direct: true },
    ])
  })

  it.each([
    [
      'en',
      '"We have no information about that," Claudia Sheinbaum told reporters at the palace.',
      'We have no information about that',
    ],
    [
      'es',
      '"No tenemos información de eso", aseguró Claudia Sheinbaum este miércoles en Palacio Nacional.',
      'No tenemos información de eso',
    ],
  ] as const)('%s: %s', (language, sentence, words) => {
    const lead =
      language === 'en'
        ? 'Mexico was asked on Wednesday about cartel bounties on ICE agents. '
        : 'México fue cuestionado sobre las recompensas de cárteles por agentes de ICE. '
    const said = read(language, 'Mexico', lead + sentence)
    expect(said).toContainEqual(expect.objectContaining({ who: 'Claudia Sheinbaum', stance: 'no_evidence' }))
    expect(said.find((one) => one.stance === 'no_evidence')?.quote.replace(/,$/, '')).toBe(words)
  })
})

describe('plain sentences', () => {
  it('a denial is read with its speaker', () => {
    expect(
      read(
        'en',
        'Mexico answers',
        'President Claudia Sheinbaum denied that Mexican criminal networks offer bounties on ICE and CBP personnel.',
      ),
    ).toContainEqual(expect.objectContaining({ who: 'Claudia Sheinbaum', stance: 'denies' }))
  })

  it('a former agent who doubts is not put down as asserting', () => {
    const said = read(
      'en',
      'Former DEA agent doubts cartel bounties',
      'Mike Vigil, a former DEA agent, disputed the claim of the Department of Homeland Security that cartels put bounties on ICE agents.',
    )
    expect(said.filter(({ stance }) => stance === 'asserts').map(({ who }) => who)).not.toContain('Mike Vigil')
    expect(said).toContainEqual(expect.objectContaining({ who: 'Mike Vigil', stance: 'disputes' }))
  })
})
