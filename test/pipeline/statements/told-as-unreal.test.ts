import { describe, expect, it } from 'vitest'
import { extractStatements } from '../../../src/pipeline/extract-statements.ts'
import { ACTORS, BOUNTIES, NOON } from '../../support/bounty-case.ts'

const ACTS = ['requests_evidence', 'supplies_evidence', 'legal_action', 'retracts', 'corroborates']

function acts(language: 'en' | 'es', body: string): string[] {
  const title = language === 'en' ? 'Cartel bounties on ICE agents' : 'Recompensas de cárteles por agentes de ICE'
  return extractStatements(
    { title, body, language, publishedAt: NOON, outletName: 'A paper', outlet: 'news', voiceOf: null },
    BOUNTIES,
    ACTORS,
  )
    .filter(({ stance }) => ACTS.includes(stance))
    .map(({ speaker, stance }) => `${speaker.name} ${stance}`)
}

describe('what was not done is not put down to anybody', () => {
  it.each([
    ['en', 'Sheinbaum never asked DHS for evidence of the cartel bounties on ICE agents.'],
    ['en', 'Fact check: No, Sheinbaum did not ask DHS for evidence of the bounties on ICE agents.'],
    ['en', 'Sheinbaum has yet to ask DHS for evidence of the cartel bounties on ICE agents.'],
    ['en', 'Sheinbaum refused to ask DHS for evidence of the cartel bounties on ICE agents.'],
    ['en', 'DHS denied reports that Sheinbaum had asked for evidence of the cartel bounties on ICE agents.'],
    ['en', 'DHS denied that it had handed Mexico evidence of the cartel bounties on ICE agents.'],
    ['en', 'It is not true that Sheinbaum asked for evidence of the bounties on ICE agents.'],
    ['en', 'Rumors that Sheinbaum requested evidence of the bounties on ICE agents are false, her office said.'],
    ['en', 'If Sheinbaum demanded evidence of the bounties on ICE agents, DHS would hand it over, Noem said.'],
    ['en', 'Had DHS shared evidence of the cartel bounties with Mexico, Harfuch said, he would know.'],
    ['en', 'It remains unclear whether DHS has shared evidence of the bounties on ICE agents with Mexico.'],
    ['en', 'Asked whether Mexico had asked for evidence of the bounties, Harfuch declined to comment.'],
    ['en', 'Did Sheinbaum request evidence of the bounties on ICE agents? No.'],
    ['en', 'Sheinbaum is expected to ask DHS for evidence of the bounties on ICE agents next week.'],
    ['en', 'A fake video shows Sheinbaum demanding evidence of the cartel bounties on ICE agents.'],
    ['en', 'Fake: Sheinbaum asked DHS for evidence of the bounties on ICE agents.'],
    ['en', 'The Justice Department has not charged anyone over the cartel bounties on ICE agents.'],
    ['es', 'Sheinbaum negó que haya pedido pruebas de las recompensas a agentes de ICE.'],
    ['es', 'Sheinbaum nunca pidió pruebas de las recompensas contra agentes de ICE.'],
    ['es', 'Es falso que Sheinbaum haya pedido pruebas de las recompensas contra agentes de ICE.'],
    ['es', 'El DHS negó haber entregado a México pruebas de las recompensas contra agentes de ICE.'],
    ['es', 'El DHS entregaría pruebas de las recompensas contra agentes de ICE la próxima semana.'],
    ['es', 'Nadie sabe si el DHS entregó pruebas de las recompensas contra agentes de ICE.'],
    ['es', 'Un video manipulado muestra que Sheinbaum exigió pruebas de las recompensas contra agentes de ICE.'],
    ['es', 'La fiscalía no ha presentado cargos por las recompensas contra agentes de ICE.'],
  ] as const)('%s: %s', (language, body) => {
    expect(acts(language, body)).toEqual([])
  })
})

describe('what was done still is', () => {
  it.each([
    ['en', 'Sheinbaum asked DHS for evidence of the cartel bounties on ICE agents.', 'Claudia Sheinbaum'],
    ['en', 'Sheinbaum rejected the accusation and asked DHS for evidence of the cartel bounties.', 'Claudia Sheinbaum'],
    [
      'es',
      'Sheinbaum rechazó la acusación y pidió pruebas de las recompensas contra agentes de ICE.',
      'Claudia Sheinbaum',
    ],
    ['es', 'Sheinbaum exigió al DHS pruebas de las recompensas contra agentes de ICE.', 'Claudia Sheinbaum'],
  ] as const)('%s: %s', (language, body, who) => {
    expect(acts(language, body)).toContain(`${who} requests_evidence`)
  })
})

describe('somebody else', () => {
  it.each([
    ['en', 'Claudia Sheinbaum Torres, a dentist in Ohio, asked DHS for evidence of the cartel bounties on ICE agents.'],
    ['es', 'La presidenta municipal de Tijuana pidió pruebas de las recompensas contra agentes de ICE.'],
    ['es', 'La presidenta electa de Honduras exigió pruebas de las recompensas contra agentes de ICE.'],
  ] as const)('%s: %s', (language, body) => {
    expect(acts(language, body)).not.toContain('Claudia Sheinbaum requests_evidence')
  })
})
