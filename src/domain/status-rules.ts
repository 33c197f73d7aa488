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
  /** Flags that stand. */
  flags: readonly Flag[]
  /** Those of them that name this voice. */
  holds: readonly Flag[]
  /** Is evidence for it public, as set or as proposed? */
  evidenceFor: boolean
  /** Is evidence against it public, as set or as proposed? */
  evidenceAgainst: boolean
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
  'narrower-version-supported',
  'evidence-on-both-sides',
  'dispute-taken-back',
  'counter-evidence-taken-back',
  'one-side-left',
  'claimant-stands-by-it',
] as const
export type StatusRuleName = (typeof STATUS_RULE_NAMES)[number]

/** Rules about requests; what they propose moves no status. */
export const REQUEST_RULE_NAMES = [
  'request-answered',
  'request-partly-answered',
  'request-refused',
  'request-acknowledged',
] as const
export type RequestRuleName = (typeof REQUEST_RULE_NAMES)[number]

/** A rule that fired, and whose words made it fire. Messages tell it in the reader's language. */
export type RuleFired = { rule: StatusRuleName | RequestRuleName; who: string }

export type StatusRule = {
  name: StatusRuleName
  /** In words, for the reason of a proposal and for the docs. */
  because: string
  /** It looks at statements about a narrower claim; every other rule at those about the claim itself. */
  of?: 'narrower claim'
  when: (facts: RuleFacts) => boolean
  /** `clear_flag`: as far as this voice holds it; a flag nobody holds any more is gone. */
  proposes: { type: 'set_rung'; rung: Rung } | { type: 'set_flag'; flag: Flag } | { type: 'clear_flag'; flag: Flag }
  /** Only what merely records that something was said is set without a person. */
  automatic: boolean
}

/**
 * The table of rules. A rule proposes; a named editor decides. Later rules do not undo earlier ones: every rule that
 * fits is applied, and of two rungs the higher is proposed. `mentions`, `unclear`, `qualifies`, `declines_comment` and
 * both kinds of `no_evidence` move nothing: that nobody saw evidence is recorded, it is not evidence against. A rule
 * looks at the claim the statement answers; one alone at its parent too, and not at what courts do: a `legal_action` on
 * a narrower claim never moves its parent.
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
  {
    name: 'narrower-version-supported',
    because: 'an independent source confirms a narrower version of it',
    of: 'narrower claim',
    when: (f) => f.stance === 'corroborates' && f.independent,
    proposes: { type: 'set_rung', rung: 'partly_supported' },
    automatic: false,
  },
  {
    name: 'evidence-on-both-sides',
    because: 'evidence for it and evidence against it are both public',
    when: (f) =>
      f.named &&
      ((f.stance === 'supplies_counter_evidence' && f.evidenceFor) ||
        ((f.stance === 'supplies_evidence' || (f.stance === 'corroborates' && f.independent)) && f.evidenceAgainst)),
    proposes: { type: 'set_flag', flag: 'conflicting' },
    automatic: false,
  },
  {
    name: 'dispute-taken-back',
    because: 'who disputed it takes that back',
    when: (f) => (f.stance === 'retracts' || f.stance === 'corroborates') && f.holds.includes('disputed'),
    proposes: { type: 'clear_flag', flag: 'disputed' },
    automatic: false,
  },
  {
    name: 'counter-evidence-taken-back',
    because: 'who published the evidence against it takes that back',
    when: (f) => f.stance === 'retracts' && f.holds.includes('contradicted'),
    proposes: { type: 'clear_flag', flag: 'contradicted' },
    automatic: false,
  },
  {
    name: 'one-side-left',
    because: 'evidence of one side was taken back: it no longer conflicts',
    when: (f) => f.stance === 'retracts' && f.holds.includes('conflicting'),
    proposes: { type: 'clear_flag', flag: 'conflicting' },
    automatic: false,
  },
  {
    name: 'claimant-stands-by-it',
    because: 'the claimant says it again after taking it back',
    when: (f) => f.stance === 'asserts' && f.role === 'claimant' && f.flags.includes('withdrawn'),
    proposes: { type: 'clear_flag', flag: 'withdrawn' },
    automatic: false,
  },
]

/**
 * How each flag goes again, beside an editor's `set-status --clear`: rules that propose it, and what takes it off with
 * an editor's act. A flag also goes when every statement it rests on is dismissed or corrected.
 */
export const FLAG_CLEARS: Readonly<Record<Flag, { rules: readonly StatusRuleName[]; otherwise: string }>> = {
  disputed: {
    rules: ['dispute-taken-back'],
    otherwise: 'Each voice is taken off by itself; the flag goes with the last.',
  },
  evidence_requested: {
    rules: [],
    otherwise:
      'When an editor says that a request was answered, its asker is taken off; the flag goes with the last. A refusal leaves it: evidence was asked for, and none came. Opening the request anew sets it again.',
  },
  conflicting: {
    rules: ['one-side-left'],
    otherwise: 'It goes with the flag for evidence against, when an editor takes that off.',
  },
  contradicted: {
    rules: ['counter-evidence-taken-back'],
    otherwise: 'Nothing else: that the other side publishes evidence makes it conflicting.',
  },
  withdrawn: { rules: ['claimant-stands-by-it'], otherwise: 'Nothing else.' },
  adjudicated: {
    rules: [],
    otherwise:
      'A later outcome is proposed anew and takes the place of the first, with its own forum, standard of proof and outcome. Only an editor takes the flag off, for instance when a ruling was set aside.',
  },
}

/** Rungs a claim with `review: auto` may be set to by the rules; everything above always needs a person. */
export const AUTOMATIC_RUNGS: readonly Rung[] = ['asserted', 'cited', 'published']
