import { describe, expect, test, vi } from 'vitest'
import type { EvidenceRequest } from '../../../src/domain/event.ts'
import type { Speaker, Statement } from '../../../src/domain/statement.ts'
import { proposeStatus } from '../../../src/pipeline/propose-status.ts'
import { isSameBody } from '../../../src/pipeline/same-body.ts'
import { ACTORS, BOUNTIES, DAY, NOON } from '../../support/bounty-case.ts'
import { aStatement, NO_STATUS } from '../../support/builders.ts'

const speaker = (name: string, affiliation = '', actor?: string): Speaker => ({
  name,
  affiliation,
  ...(actor === undefined ? {} : { actor }),
  unnamed: false,
})
const SHEINBAUM = speaker('Claudia Sheinbaum', 'President', 'sheinbaum')
const DHS = speaker('US Department of Homeland Security', '', 'dhs')

/** Requests that come of these, one after the other. */
function requestsOf(...asked: (Statement | [Speaker, number])[]): EvidenceRequest[] {
  const requests: EvidenceRequest[] = []
  let status = NO_STATUS
  for (const one of asked) {
    const statement = Array.isArray(one)
      ? aStatement(1, { speaker: one[0], stance: 'requests_evidence', publishedAt: one[1] })
      : one
    const effect = proposeStatus(statement, { claim: BOUNTIES, actors: ACTORS, status, proposed: [], requests })
    status = effect.status
    if (effect.request) requests.push({ ...effect.request, id: requests.length + 1, silent: false })
  }
  return requests
}

describe('voices of one body are one request, in its name, whichever was read first', () => {
  test.each([
    speaker('Government of Mexico', '', 'mexico'),
    speaker('Gobierno Mexicano'),
    speaker('Autoridades Mexicanas'),
    speaker('Mexican Foreign Ministry'),
    speaker('Ana Pérez', "Mexico's security secretary"),
    speaker('Secretaría de Relaciones Exteriores', 'Gobierno de México'),
  ])('$name ($affiliation)', (other) => {
    for (const pair of [
      [SHEINBAUM, other],
      [other, SHEINBAUM],
    ] as [Speaker, Speaker][]) {
      const requests = requestsOf([pair[0], NOON], [pair[1], NOON + 13 * DAY])
      expect(requests.map((request) => request.from)).toEqual(['Government of Mexico'])
    }
  })
})

test('the flag names the body once, too', () => {
  let status = NO_STATUS
  for (const who of [speaker('Mexican Foreign Ministry'), SHEINBAUM, speaker('Gobierno Mexicano')]) {
    const statement = aStatement(1, { speaker: who, stance: 'requests_evidence' })
    status = proposeStatus(statement, { claim: BOUNTIES, actors: ACTORS, status, proposed: [], requests: [] }).status
  }
  expect(status.flags).toMatchObject([{ flag: 'evidence_requested', by: ['Government of Mexico'] }])
})

describe('somebody else is another request', () => {
  test.each([
    speaker('Mike Vigil', 'former DEA agent', 'vigil'),
    speaker('Ana Pérez', 'Mexican senator'),
    speaker('Ana Pérez', 'president of the Mexican Senate'),
    speaker('Ana Pérez', 'former Mexican foreign minister'),
    speaker('Ana Pérez', 'secretary of state of New Mexico'),
    speaker('Ana Pérez', 'Mexico City government'),
    speaker('Ana Pérez', 'Mexican journalist'),
    speaker('Canadian Foreign Ministry'),
    speaker('US Department of Justice', '', 'doj'),
  ])('$name ($affiliation)', (other) => {
    expect(requestsOf([SHEINBAUM, NOON], [other, NOON])).toHaveLength(2)
  })
})

test('two offices of a body that is no party are one for 14 days', () => {
  const ministry = speaker('Canadian Foreign Ministry')
  const minister = speaker('Jane Doe', 'Canadian foreign minister')
  expect(requestsOf([ministry, NOON], [minister, NOON + 14 * DAY])).toHaveLength(1)
  expect(requestsOf([ministry, NOON], [minister, NOON + 14 * DAY + 1])).toHaveLength(2)
  expect(requestsOf([ministry, NOON], [ministry, NOON + 100 * DAY])).toHaveLength(1)
})

test('a long name costs no more than a short one', () => {
  const endless = { name: `Ana (${'secretaría mexicana '.repeat(20_000)})`, actor: null }
  const folded = vi.spyOn(String.prototype, 'normalize')
  isSameBody(endless, { name: 'Government of Mexico', actor: 'mexico' }, ACTORS, NOON)
  // Of each text that was worked on, how long it was: what stands behind the name, and a name past its bound, is not.
  const lengths = folded.mock.contexts.map((text) => String(text).length)
  folded.mockRestore()
  expect(lengths.length).toBeGreaterThan(0)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(300)
})

describe('an answer is proposed', () => {
  const [request] = requestsOf([SHEINBAUM, NOON]) as [EvidenceRequest]
  const later = (who: Speaker, stance: Statement['stance'] = 'supplies_evidence', at = NOON + DAY) =>
    aStatement(9, { speaker: who, stance, publishedAt: at, quote: 'Here are the documents.' })
  const proposed = (
    statement: Statement,
    extra: { requests?: EvidenceRequest[]; proposed?: { change: never; open: boolean }[] } = {},
  ) =>
    proposeStatus(statement, {
      claim: BOUNTIES,
      actors: ACTORS,
      status: NO_STATUS,
      proposed: [],
      requests: [request],
      ...extra,
    }).proposals.filter((proposal) => proposal.rule === 'request-answered')

  test('when the addressee, or a part of it, puts evidence forward after it was asked', () => {
    expect(proposed(later(DHS))).toMatchObject([
      { change: { type: 'settle_request', requestId: 1, state: 'answered' }, statementIds: [9] },
    ])
    expect(proposed(later(speaker('CBP', '', 'cbp')))).toHaveLength(1)
    expect(proposed(later(speaker('Kristi Doe', 'Department of Homeland Security (DHS)')))).toHaveLength(1)
    expect(proposed(later(speaker('Kristi Doe', 'former DHS')))).toHaveLength(0)
  })

  test.each([
    ['declining to comment', later(DHS, 'declines_comment')],
    ['saying it again', later(DHS, 'asserts')],
    ['somebody else', later(SHEINBAUM)],
    ['an expert', later(speaker('Mike Vigil', '', 'vigil'))],
    ['an unnamed official', later({ name: 'a DHS official', affiliation: 'DHS', unnamed: true })],
    ['before it was asked', later(DHS, 'supplies_evidence', NOON - DAY)],
  ])('not for %s', (_what, statement) => {
    expect(proposed(statement)).toEqual([])
  })

  test('not while one is open, nor once it is settled; again after one was dismissed', () => {
    const change = { type: 'settle_request', requestId: 1, state: 'answered' } as never
    expect(proposed(later(DHS), { proposed: [{ change, open: true }] })).toEqual([])
    expect(proposed(later(DHS), { proposed: [{ change, open: false }] })).toHaveLength(1)
    const step = { id: 1, requestId: 1, at: NOON, by: 'Ana', reason: 'r', statementId: null }
    expect(proposed(later(DHS), { requests: [{ ...request, steps: [{ ...step, event: 'answered' }] }] })).toEqual([])
    expect(proposed(later(DHS), { requests: [{ ...request, steps: [{ ...step, event: 'refused' }] }] })).toEqual([])
    expect(
      proposed(later(DHS), { requests: [{ ...request, steps: [{ ...step, event: 'partly_answered' }] }] }),
    ).toHaveLength(1)
  })

  const said = (stance: Statement['stance'], quote: string, who: Speaker = DHS) => ({ ...later(who, stance), quote })
  const statesOf = (statement: Statement, request_ = request, proposed: { change: never; open: boolean }[] = []) =>
    proposeStatus(statement, {
      claim: BOUNTIES,
      actors: ACTORS,
      status: NO_STATUS,
      proposed,
      requests: [request_],
    }).proposals.flatMap(({ change, rule }) => (change.type === 'settle_request' ? [`${change.state} ${rule}`] : []))

  test.each<[string, Statement, string[]]>([
    ['declines', said('declines_comment', 'We do not comment.'), ['refused request-refused']],
    ['will not', said('asserts', 'The department will not release the intelligence.'), ['refused request-refused']],
    ['no entregará', said('asserts', 'El departamento no entregará las pruebas.'), ['refused request-refused']],
    ['has it', said('asserts', 'We have received the request.'), ['acknowledged request-acknowledged']],
    ['lo tiene', said('asserts', 'Recibimos la solicitud.'), ['acknowledged request-acknowledged']],
    ['a part', said('supplies_evidence', 'Here are redacted documents.'), ['partly_answered request-partly-answered']],
    [
      'una parte',
      said('supplies_evidence', 'Entregó parte de los documentos.'),
      ['partly_answered request-partly-answered'],
    ],
    ['all', said('supplies_evidence', 'Here are the documents.'), ['answered request-answered']],
    ['nothing to it', said('asserts', 'The bounties are real.'), []],
    ['somebody else declines', said('declines_comment', 'We do not comment.', SHEINBAUM), []],
    ['somebody else has it', said('asserts', 'We have received the request.', SHEINBAUM), []],
  ])('what the addressee says may be an answer: %s', (_what, statement, expected) => {
    expect(statesOf(statement)).toEqual(expected)
  })

  test('a refusal is asked about once, and takes back no part; an acknowledgement comes first or not at all', () => {
    const declines = said('declines_comment', 'We do not comment.')
    const change = { type: 'settle_request', requestId: 1, state: 'refused' } as never
    expect(statesOf(declines, request, [{ change, open: false }])).toEqual([])
    const step = { id: 1, requestId: 1, at: NOON, by: 'Ana', reason: 'r', statementId: null }
    const partly = { ...request, steps: [{ ...step, event: 'partly_answered' as const }] }
    expect(statesOf(declines, partly)).toEqual([])
    expect(statesOf(said('asserts', 'We have received the request.'), partly)).toEqual([])
    const known = { ...request, steps: [{ ...step, event: 'acknowledged' as const }] }
    expect(statesOf(declines, known)).toEqual(['refused request-refused'])
    // A refusal that waits for an editor hides no answer.
    expect(statesOf(later(DHS), request, [{ change, open: true }])).toEqual(['answered request-answered'])
  })
})
