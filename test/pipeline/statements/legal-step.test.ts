import { expect, it } from 'vitest'
import { extractStatements } from '../../../src/pipeline/extract-statements.ts'
import { BOUNTIES } from '../../support/bounty-case.ts'

/** Kinds of the legal steps that are read, `null` for none. */
function steps(language: 'en' | 'es', body: string) {
  const item = {
    title: '',
    body,
    language,
    publishedAt: null,
    outletName: 'A paper',
    outlet: 'news',
    voiceOf: null,
  } as const
  return extractStatements(item, BOUNTIES, []).flatMap(({ stance, kind }) =>
    stance === 'legal_action' ? [kind ?? null] : [],
  )
}

it.each([
  // Who pleads guilty makes no ruling.
  ['en', 'Juan Perez pleaded guilty on Wednesday to offering bounties on ICE agents.', null],
  ['es', 'Juan Perez se declaró culpable el miércoles de ofrecer recompensas por agentes de ICE.', null],
  ['en', 'A court in Italy convicted Juan Perez of offering bounties on ICE agents.', 'ruling'],
  // Whether somebody is handed over is neither a warrant nor an outcome.
  ['en', 'The extradition of a man over the bounties on ICE agents was blocked by the highest court in Italy.', null],
  [
    'es',
    'La Corte Suprema de Italia bloqueó la extradición de un hombre por las recompensas por agentes de ICE.',
    null,
  ],
  ['en', 'A court in Italy issued an arrest warrant for a man over the bounties on ICE agents.', 'warrant'],
] as const)('%s: %s', (language, body, kind) => {
  expect(steps(language, body)).toEqual([kind])
})
