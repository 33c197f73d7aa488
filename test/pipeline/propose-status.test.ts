import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EvidenceRequest } from '../../src/domain/event.ts'
import type { Speaker, Statement } from '../../src/domain/statement.ts'
import type { EvidenceStatus, StatusChange } from '../../src/domain/status.ts'
import { AUTOMATIC_RUNGS, FLAG_CLEARS, STATUS_RULES } from '../../src/domain/status-rules.ts'
import { FLAGS, type Flag, LEGAL_KINDS, NO_EVIDENCE_KINDS, RUNGS, STANCES } from '../../src/domain/vocabulary.ts'
import { applyChange } from '../../src/pipeline/apply-decision.ts'
import { proposeStatus, type StatusContext, type StatusEffect } from '../../src/pipeline/propose-status.ts'
import { ACTORS, BOUNTIES, NOON } from '../support/bounty-case.ts'
import { aStatement, NO_STATUS } from '../support/builders.ts'

const DHS: Speaker = { name: 'US Department of Homeland Security', affiliation: '', actor: 'dhs', unnamed: false }
const DOJ: Speaker = { name: 'US Department of Justice', affiliation: '', actor: 'doj', unnamed: false }
const SHEINBAUM: Speaker = { name: 'Claudia Sheinbaum', affiliation: 'President', actor: 'sheinbaum', unnamed: false }
const VIGIL: Speaker = { name: 'Mike Vigil', affiliation: 'former DEA agent', actor: 'vigil', unnamed: false }
const OFFICIAL: Speaker = { name: 'a senior official', affiliation: '', unnamed: true }
const NOBODY: Speaker = { name: '', affiliation: '', unnamed: false }
const VOICES = [DHS, DOJ, SHEINBAUM, VIGIL, OFFICIAL, NOBODY]

const context = (extra: Partial<StatusContext> = {}): StatusContext => ({
  claim: BOUNTIES,
  actors: ACTORS,
  status: NO_STATUS,
  proposed: [],
  requests: [],
  ...extra,
})
const said = (speaker: Speaker, stance: Statement['stance'], extra: Partial<Statement> = {}) =>
  aStatement(1, { speaker, stance, quote: 'words', ...extra })

const flagged = (flag: Flag, ...by: string[]): EvidenceStatus => ({
  ...NO_STATUS,
  flags: [{ flag, by, since: NOON, statementIds: [1] }],
})

/** What a statement brings about, in one line: rules that fired, as they would stand in the record. */
const effects = (effect: StatusEffect) => [
  ...effect.changed.map((change) => change.fired.rule),
  ...effect.proposals.map((proposal) => `${proposal.rule}?`),
]

describe('every rule fires for its case and not for its near miss', () => {
  const cases: [string, Statement, Statement, Partial<StatusContext>?][] = [
    ['claimant-asserts?', said(DHS, 'asserts'), said(VIGIL, 'asserts')],
    [
      'claimant-cites-evidence?',
      said(DHS, 'asserts', { quote: 'We have credible intelligence.' }),
      said(DHS, 'asserts', { quote: 'We know it.' }),
    ],
    [
      'claimant-cites-evidence?',
      said(DHS, 'asserts', { quote: 'Hay documentos.' }),
      said(VIGIL, 'asserts', { quote: 'Hay documentos.' }),
    ],
    [
      'charge-is-an-allegation?',
      said(DOJ, 'legal_action', { kind: 'charge' }),
      said(DOJ, 'legal_action', { kind: 'acquittal' }),
    ],
    ['charge-is-an-allegation?', said(DOJ, 'legal_action', { kind: 'warrant' }), said(DOJ, 'asserts')],
    ['evidence-published?', said(DHS, 'supplies_evidence'), said(OFFICIAL, 'supplies_evidence')],
    ['independent-corroboration?', said(VIGIL, 'corroborates'), said(DOJ, 'corroborates')],
    ['disputed-by-a-named-voice', said(SHEINBAUM, 'denies'), said(OFFICIAL, 'denies')],
    ['disputed-by-a-named-voice', said(VIGIL, 'disputes'), said(NOBODY, 'disputes')],
    ['disputed-by-a-named-voice', said(VIGIL, 'supplies_counter_evidence'), said(DHS, 'supplies_counter_evidence')],
    ['evidence-requested', said(SHEINBAUM, 'requests_evidence'), said(OFFICIAL, 'requests_evidence')],
    ['counter-evidence?', said(VIGIL, 'supplies_counter_evidence'), said(OFFICIAL, 'supplies_counter_evidence')],
    ['claimant-retracts?', said(DHS, 'retracts'), said(VIGIL, 'retracts')],
    ['court-outcome?', said(DOJ, 'legal_action', { kind: 'ruling' }), said(DOJ, 'legal_action', { kind: 'charge' })],
    [
      'court-outcome?',
      said(DOJ, 'legal_action', { kind: 'acquittal' }),
      said(DOJ, 'legal_action', { kind: 'warrant' }),
    ],
    ['court-outcome?', said(DOJ, 'legal_action', { kind: 'dropped' }), said(DOJ, 'legal_action')],
    ['narrower-version-supported?', said(VIGIL, 'corroborates'), said(DOJ, 'corroborates'), { narrower: true }],
    [
      'evidence-on-both-sides?',
      said(VIGIL, 'supplies_counter_evidence'),
      said(OFFICIAL, 'supplies_counter_evidence'),
      { status: { ...NO_STATUS, rung: 'published' } },
    ],
    [
      'evidence-on-both-sides?',
      said(DHS, 'supplies_evidence'),
      said(DOJ, 'corroborates'),
      { proposed: [{ change: { type: 'set_flag', flag: 'contradicted', by: ['X'] }, open: true }] },
    ],
    [
      'dispute-taken-back?',
      said(VIGIL, 'retracts'),
      said(SHEINBAUM, 'retracts'),
      { status: flagged('disputed', 'Mike Vigil', 'Ioan Grillo') },
    ],
    [
      'counter-evidence-taken-back?',
      said(VIGIL, 'retracts'),
      said(DHS, 'retracts'),
      { status: flagged('contradicted', 'Mike Vigil') },
    ],
    ['one-side-left?', said(DHS, 'retracts'), said(VIGIL, 'retracts'), { status: flagged('conflicting', DHS.name) }],
    [
      'claimant-stands-by-it?',
      said(DHS, 'asserts'),
      said(VIGIL, 'asserts'),
      { status: flagged('withdrawn', DHS.name) },
    ],
  ]
  test.each(cases)('%s', (rule, fires, misses, at = {}) => {
    expect(effects(proposeStatus(fires, context(at)))).toContain(rule)
    expect(effects(proposeStatus(misses, context(at)))).not.toContain(rule)
  })

  test('no rule is left out above', () => {
    const named = new Set(cases.map(([rule]) => rule.replace('?', '')))
    expect([...named].sort()).toEqual(STATUS_RULES.map((rule) => rule.name).sort())
  })
})

describe('how flags go', () => {
  test('every flag says how it goes; a rule it names takes off that flag', () => {
    for (const flag of FLAGS)
      for (const name of FLAG_CLEARS[flag].rules)
        expect(STATUS_RULES.find((rule) => rule.name === name)?.proposes).toEqual({ type: 'clear_flag', flag })
    const clearing = STATUS_RULES.filter((rule) => rule.proposes.type === 'clear_flag').map((rule) => rule.name)
    expect(FLAGS.flatMap((flag) => FLAG_CLEARS[flag].rules).sort()).toEqual(clearing.sort())
  })

  test('a voice that takes its doubts back takes off its own name; the flag goes with the last', () => {
    const status = flagged('disputed', 'Mike Vigil', 'Ioan Grillo')
    const [proposal] = proposeStatus(said(VIGIL, 'retracts'), context({ status })).proposals
    expect(proposal?.change).toEqual({ type: 'clear_flag', flag: 'disputed', by: ['Mike Vigil'] })
    const left = applyChange(status, proposal?.change as StatusChange, NOON, [2])
    expect(left.flags).toMatchObject([{ flag: 'disputed', by: ['Ioan Grillo'] }])
    expect(applyChange(left, { type: 'clear_flag', flag: 'disputed' }, NOON, []).flags).toEqual([])
  })

  test('with the evidence against it goes the conflict', () => {
    const status = {
      ...NO_STATUS,
      flags: ['contradicted', 'conflicting'].flatMap((f) => flagged(f as Flag, 'X').flags),
    }
    expect(applyChange(status, { type: 'clear_flag', flag: 'contradicted' }, NOON, []).flags).toEqual([])
  })

  test('a later outcome of a court is proposed beside the first; the same one only once', () => {
    const status = flagged('adjudicated', 'US Department of Justice')
    const ruling = said(DOJ, 'legal_action', { kind: 'ruling' })
    const change: StatusChange = { type: 'set_flag', flag: 'adjudicated', by: [] }
    expect(effects(proposeStatus(ruling, context({ status, proposed: [{ change, open: false }] })))).toEqual([
      'court-outcome?',
    ])
    expect(effects(proposeStatus(ruling, context({ status, proposed: [{ change, open: true }] })))).toEqual([])
  })

  test('what was said of a narrower claim moves its parent only by an independent confirmation, never by a court', () => {
    for (const stance of STANCES)
      for (const kind of [undefined, ...LEGAL_KINDS])
        for (const speaker of VOICES) {
          const effect = proposeStatus(said(speaker, stance, kind ? { kind } : {}), context({ narrower: true }))
          expect(effect.status).toBe(NO_STATUS)
          expect(effect.request).toBeNull()
          expect(effect.proposals.map((one) => one.rule)).toEqual(
            stance === 'corroborates' && [VIGIL, SHEINBAUM].includes(speaker) ? ['narrower-version-supported'] : [],
          )
        }
  })
})

describe('what moves nothing', () => {
  const still = ['mentions', 'unclear', 'qualifies', 'declines_comment', 'no_evidence'] as const
  test.each(still)('%s, from anybody and of any kind', (stance) => {
    for (const speaker of VOICES)
      for (const kind of [undefined, ...NO_EVIDENCE_KINDS])
        for (const review of ['human', 'auto'] as const) {
          const statement = said(speaker, stance, { ...(kind ? { kind } : {}), quote: 'There is no evidence.' })
          const effect = proposeStatus(statement, context({ claim: { ...BOUNTIES, review } }))
          expect(effect).toEqual({ status: NO_STATUS, changed: [], proposals: [], request: null })
        }
  })

  test('an acquittal never changes a rung, and clears no flag', () => {
    const status: EvidenceStatus = { ...NO_STATUS, rung: 'cited' }
    const effect = proposeStatus(said(DOJ, 'legal_action', { kind: 'acquittal' }), context({ status }))
    expect(effect.status).toBe(status)
    expect(effect.proposals.map((p) => p.change.type)).toEqual(['set_flag'])
  })
})

describe('what is never set without a person', () => {
  const anyStatement = fc.record({
    speaker: fc.constantFrom(...VOICES),
    stance: fc.constantFrom(...STANCES),
    kind: fc.constantFrom(undefined, ...NO_EVIDENCE_KINDS, ...LEGAL_KINDS),
    quote: fc.constantFrom('words', 'credible intelligence', 'documentos'),
  })

  test.each(['human', 'auto'] as const)('review: %s, whatever is said and in whatever order', (review) => {
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 12 }), (drafts) => {
        const { status, automatic } = replay(drafts.map(build), review)
        const allowed = review === 'auto' ? [null, ...AUTOMATIC_RUNGS] : [null]
        expect(allowed).toContain(status.rung)
        for (const { flag } of status.flags) expect(['disputed', 'evidence_requested']).toContain(flag)
        if (status.rung !== null) expect(status.automatic).toBe(true)
        for (const rule of automatic)
          expect(['independent-corroboration', 'counter-evidence', 'claimant-retracts', 'court-outcome']).not.toContain(
            rule,
          )
      }),
      { numRuns: 300 },
    )
  })

  test('the rungs and flags that need a person are proposed under review: auto as well', () => {
    const auto = context({ claim: { ...BOUNTIES, review: 'auto' } })
    expect(effects(proposeStatus(said(VIGIL, 'corroborates'), auto))).toEqual(['independent-corroboration?'])
    expect(effects(proposeStatus(said(DHS, 'retracts'), auto))).toEqual(['claimant-retracts?'])
    expect(effects(proposeStatus(said(DHS, 'supplies_evidence'), auto))).toEqual(['evidence-published'])
  })

  test('under review: auto what was not read surely is proposed', () => {
    const unsure = context({ claim: { ...BOUNTIES, review: 'auto' }, isSure: () => false })
    expect(effects(proposeStatus(said(DHS, 'supplies_evidence'), unsure))).toEqual(['evidence-published?'])
  })

  test('replaying the same statements gives the same status; saying all of it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(anyStatement, { maxLength: 10 }),
        fc.constantFrom('human' as const, 'auto' as const),
        (drafts, review) => {
          const statements = drafts.map(build)
          const once = replay(statements, review)
          expect(replay(statements, review)).toEqual(once)
          expect(replay([...statements, ...statements], review).status).toEqual(once.status)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the order of what was said at one time changes neither the flags, nor by whom, nor the requests', () => {
    const facts = ({ status, requests }: Replayed) => ({
      rung: status.rung,
      flags: status.flags.map(({ flag, by }) => [flag, by.toSorted()]).sort(),
      requests: requests.map((request) => request.from).sort(),
    })
    fc.assert(
      fc.property(
        fc.array(anyStatement, { maxLength: 8 }).chain((drafts) => {
          const statements = drafts.map(build)
          return fc.tuple(fc.constant(statements), fc.shuffledSubarray(statements, { minLength: statements.length }))
        }),
        fc.constantFrom('human' as const, 'auto' as const),
        ([statements, shuffled], review) => {
          expect(facts(replay(shuffled, review))).toEqual(facts(replay(statements, review)))
        },
      ),
      { numRuns: 300 },
    )
  })

  type Draft = typeof anyStatement extends fc.Arbitrary<infer T> ? T : never
  function build({ kind, ...draft }: Draft, i: number): Statement {
    return aStatement(i + 1, { ...draft, ...(kind === undefined ? {} : { kind }) })
  }
})

type Replayed = { status: EvidenceStatus; automatic: string[]; requests: EvidenceRequest[] }

/** A claim through a list of statements, as the poll flow takes it. */
function replay(statements: readonly Statement[], review: 'human' | 'auto'): Replayed {
  let status = NO_STATUS
  const proposed: { change: StatusChange; open: boolean }[] = []
  const requests: EvidenceRequest[] = []
  const automatic: string[] = []
  for (const statement of statements) {
    const effect = proposeStatus(statement, context({ claim: { ...BOUNTIES, review }, status, proposed, requests }))
    status = effect.status
    for (const proposal of effect.proposals) proposed.push({ change: proposal.change, open: true })
    for (const change of effect.changed) automatic.push(change.fired.rule)
    if (effect.request) requests.push({ ...effect.request, id: requests.length + 1, silent: false })
  }
  return { status, automatic, requests }
}

describe('proposals', () => {
  const cites = said(DHS, 'asserts', { quote: 'credible intelligence' })

  test('of two rungs from one statement the higher is proposed', () => {
    expect(proposeStatus(cites, context()).proposals.map((p) => p.change)).toEqual([
      { type: 'set_rung', rung: 'cited' },
    ])
  })

  test('a rung the claim has, or is above, is not proposed', () => {
    for (const rung of RUNGS.slice(1))
      expect(proposeStatus(cites, context({ status: { ...NO_STATUS, rung } })).proposals).toEqual([])
    expect(proposeStatus(cites, context({ status: { ...NO_STATUS, rung: 'asserted' } })).proposals).toHaveLength(1)
  })

  test('what was proposed before is not proposed again, and nothing lower beside an open one', () => {
    const change: StatusChange = { type: 'set_rung', rung: 'cited' }
    expect(proposeStatus(cites, context({ proposed: [{ change, open: true }] })).proposals).toEqual([])
    expect(proposeStatus(said(DHS, 'asserts'), context({ proposed: [{ change, open: true }] })).proposals).toEqual([])
    expect(
      proposeStatus(said(DHS, 'asserts'), context({ proposed: [{ change, open: false }] })).proposals,
    ).toHaveLength(1)
    expect(
      proposeStatus(said(DHS, 'supplies_evidence'), context({ proposed: [{ change, open: true }] })).proposals,
    ).toHaveLength(1)
  })

  test('a flag that stands is not proposed', () => {
    const status = applyChange(NO_STATUS, { type: 'set_flag', flag: 'withdrawn', by: ['DHS'] }, NOON, [])
    expect(proposeStatus(said(DHS, 'retracts'), context({ status })).proposals).toEqual([])
  })

  test('each says in words who and why', () => {
    expect(proposeStatus(cites, context()).proposals[0]).toMatchObject({
      reason: 'US Department of Homeland Security: the claimant says that evidence exists, none is published',
      statementIds: [1],
      rule: 'claimant-cites-evidence',
    })
  })
})

describe('flags and requests name each voice once', () => {
  test('officials speak for their government; a second of them adds no voice', () => {
    const first = proposeStatus(said(SHEINBAUM, 'denies'), context())
    expect(first.status.flags).toMatchObject([{ flag: 'disputed', by: ['Government of Mexico'], statementIds: [1] }])
    const mexico: Speaker = { name: 'Government of Mexico', affiliation: '', actor: 'mexico', unnamed: false }
    const second = proposeStatus(said(mexico, 'disputes', { id: 2 }), context({ status: first.status }))
    expect(second.status).toBe(first.status)
    expect(second.changed).toEqual([])
  })

  test('another voice joins a flag without changing the status anew', () => {
    const first = proposeStatus(said(SHEINBAUM, 'denies'), context())
    const second = proposeStatus(said(VIGIL, 'disputes', { id: 2 }), context({ status: first.status }))
    expect(second.status.flags).toMatchObject([
      { by: ['Government of Mexico', 'Mike Vigil (former DEA agent)'], statementIds: [1, 2], since: NOON },
    ])
    expect(second.changed).toEqual([])
  })

  test('an affiliation printed otherwise makes no other voice', () => {
    const doe: Speaker = { name: 'Jane Doe', affiliation: 'analyst', unnamed: false }
    const first = proposeStatus(said(doe, 'requests_evidence'), context())
    expect(first.request).toMatchObject({ from: 'Jane Doe (analyst)', to: BOUNTIES.claimant })
    const requests = first.request ? [{ ...first.request, id: 1, silent: false }] : []
    const again = proposeStatus(
      said({ ...doe, affiliation: '' }, 'requests_evidence'),
      context({ status: first.status, requests }),
    )
    expect(again.request).toBeNull()
    expect(again.status).toBe(first.status)
  })

  test('a request opens once a voice', () => {
    const first = proposeStatus(said(SHEINBAUM, 'requests_evidence'), context())
    const requests = first.request ? [{ ...first.request, id: 1, silent: false }] : []
    expect(proposeStatus(said(SHEINBAUM, 'requests_evidence'), context({ requests })).request).toBeNull()
    expect(proposeStatus(said(VIGIL, 'requests_evidence'), context({ requests })).request).not.toBeNull()
  })
})

describe('an editor’s change', () => {
  const disputed = proposeStatus(said(SHEINBAUM, 'denies'), context()).status
  test.each<[StatusChange, object]>([
    [
      { type: 'set_rung', rung: 'partly_supported' },
      { rung: 'partly_supported', automatic: false, since: NOON + 5 },
    ],
    [{ type: 'clear_flag', flag: 'disputed' }, { flags: [] }],
    [{ type: 'clear_flag', flag: 'withdrawn' }, { flags: disputed.flags }],
  ])('%j', (change, expected) => {
    expect(applyChange(disputed, change, NOON + 5, [7])).toMatchObject(expected)
  })

  test('a flag set beside another leaves that one as it was', () => {
    const after = applyChange(disputed, { type: 'set_flag', flag: 'adjudicated', by: ['court'] }, NOON + 5, [7])
    expect(after.flags).toEqual([
      ...disputed.flags,
      { flag: 'adjudicated', by: ['court'], since: NOON + 5, statementIds: [7] },
    ])
  })
})
