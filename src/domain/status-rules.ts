import type { Flag, PartyRole, Rung, Stance, StanceKind } from './vocabulary.ts'

/** What a rule looks at: one statement, seen from its claim. */
export type RuleFacts = {
  stance: Stance
  kind: StanceKind | undefined
  /** The speaker's place in the claim; `null` for somebody who has none. */
  role: PartyRole | null
  /** Named, and neither the claimant nor affiliated with it. */
  independent: boolean
  named: boolean
  /** Do the words say that evidence exists ("credible intelligence")? */
  citesEvidence: boolean
}

export const STATUS_RULE_NAMES = [
  'claimant-asserts',
  'claimant-cites-evidence',
  'charge-is-an-allegation',
  'evidence-published',
  'independent-corroboration',
  'disputed-by-a-named-voice',
  'evidence-requested',
  'counter-evidence',
  'claimant-retracts',
  'court-outcome',
] as const
export type StatusRuleName = (typeof STATUS_RULE_NAMES)[number]

/** Rules about requests; what they propose moves no status. */
export const REQUEST_RULE_NAMES = ['request-answered'] as const
export type RequestRuleName = (typeof REQUEST_RULE_NAMES)[number]

/** A rule that fired, and whose words made it fire. Messages tell it in the reader's language. */
export type RuleFired = { rule: StatusRuleName | RequestRuleName; who: string }

export type StatusRule = {
  name: StatusRuleName
  /** In words, for the reason of a proposal and for the docs. */
  because: string
  when: (facts: RuleFacts) => boolean
  proposes: { type: 'set_rung'; rung: Rung } | { type: 'set_flag'; flag: Flag }
  /** Only what merely records that something was said is set without a person. */
  automatic: boolean
}

/**
 * The table of rules. A rule proposes; a named editor decides. Later rules do not undo earlier ones: every rule that
 * fits is applied, and of two rungs the higher is proposed. `mentions`, `unclear`, `qualifies`, `declines_comment` and
 * both kinds of `no_evidence` move nothing: that nobody saw evidence is recorded, it is not evidence against.
 */
export const STATUS_RULES: readonly StatusRule[] = [
  {
    name: 'claimant-asserts',
    because: 'the claimant says it publicly',
    when: (f) => f.stance === 'asserts' && f.role === 'claimant',
    proposes: { type: 'set_rung', rung: 'asserted' },
    automatic: false,
  },
  {
    name: 'claimant-cites-evidence',
    because: 'the claimant says that evidence exists, none is published',
    when: (f) => f.stance === 'asserts' && f.role === 'claimant' && f.citesEvidence,
    proposes: { type: 'set_rung', rung: 'cited' },
    automatic: false,
  },
  {
    name: 'charge-is-an-allegation',
    because: 'a charge or warrant puts the allegation on record; it is not a finding',
    when: (f) => f.stance === 'legal_action' && (f.kind === 'charge' || f.kind === 'warrant'),
    proposes: { type: 'set_rung', rung: 'asserted' },
    automatic: false,
  },
  {
    name: 'evidence-published',
    because: 'evidence was handed over that can be inspected',
    when: (f) => f.stance === 'supplies_evidence' && f.named,
    proposes: { type: 'set_rung', rung: 'published' },
    automatic: false,
  },
  {
    name: 'independent-corroboration',
    because: 'a source independent of the claimant confirms it',
    when: (f) => f.stance === 'corroborates' && f.independent,
    proposes: { type: 'set_rung', rung: 'corroborated' },
    automatic: false,
  },
  {
    name: 'disputed-by-a-named-voice',
    because: 'a named voice denies it or doubts it',
    when: (f) =>
      (f.stance === 'denies' || f.stance === 'disputes' || f.stance === 'supplies_counter_evidence') &&
      f.named &&
      f.role !== 'claimant',
    proposes: { type: 'set_flag', flag: 'disputed' },
    automatic: true,
  },
  {
    name: 'evidence-requested',
    because: 'evidence was asked for',
    when: (f) => f.stance === 'requests_evidence' && f.named,
    proposes: { type: 'set_flag', flag: 'evidence_requested' },
    automatic: true,
  },
  {
    name: 'counter-evidence',
    because: 'evidence against it was published',
    when: (f) => f.stance === 'supplies_counter_evidence' && f.named,
    proposes: { type: 'set_flag', flag: 'contradicted' },
    automatic: false,
  },
  {
    name: 'claimant-retracts',
    because: 'the claimant takes it back',
    when: (f) => f.stance === 'retracts' && f.role === 'claimant',
    proposes: { type: 'set_flag', flag: 'withdrawn' },
    automatic: false,
  },
  {
    name: 'court-outcome',
    because: 'a court case about it came to an outcome',
    when: (f) => f.stance === 'legal_action' && (f.kind === 'ruling' || f.kind === 'acquittal' || f.kind === 'dropped'),
    proposes: { type: 'set_flag', flag: 'adjudicated' },
    automatic: false,
  },
]

/** Rungs a claim with `review: auto` may be set to by the rules; everything above always needs a person. */
export const AUTOMATIC_RUNGS: readonly Rung[] = ['asserted', 'cited', 'published']
