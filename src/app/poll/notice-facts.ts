import type { StoredClaim } from '../../domain/claim.ts'
import type { Proposal, StatusStep } from '../../domain/event.ts'
import { groundIn } from '../../domain/ground.ts'
import type { BasisRef, ClaimRef, ProposalNotice, QuoteRef, SourceRef, StatementNotice } from '../../domain/notice.ts'
import type { Statement } from '../../domain/statement.ts'
import type { EvidenceStatus, StatusChange } from '../../domain/status.ts'
import type { RuleFired } from '../../domain/status-rules.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'

export function claimRef(claim: { slug: string; title: string; text: string }): ClaimRef {
  return { slug: claim.slug, title: claim.title, text: claim.text }
}

export function statusNotice(
  claim: StoredClaim,
  step: StatusStep,
  statements: readonly Statement[],
  rules: RuleFired[] = [],
): PlannedNotice['notice'] {
  return {
    kind: 'status',
    claim: claimRef(claim),
    from: { rung: step.from.rung, flags: step.from.flags.map((f) => f.flag) },
    to: { rung: step.to.rung, flags: step.to.flags },
    decidedBy: step.decidedBy === null ? 'automatic' : 'editor',
    reason: step.reason,
    ...(rules.length === 0 ? {} : { rules }),
    statements: statements.map(basisRef),
    at: step.at,
  }
}

function basisRef({ id, speaker, quote, direct, language, reasons }: Statement): BasisRef {
  const ground = groundIn(quote, reasons)
  return {
    id,
    speaker: speaker.name,
    ...(speaker.unnamed ? { unnamed: true } : {}),
    words: quote,
    ...(ground === undefined ? {} : { ground }),
    direct,
    language,
  }
}

export function proposalNotice(
  claim: StoredClaim,
  proposal: Proposal,
  statements: readonly Statement[],
  present: EvidenceStatus,
  fired: RuleFired,
): ProposalNotice {
  return {
    kind: 'proposal',
    claim: claimRef(claim),
    proposalId: proposal.id,
    proposed: proposedOf(proposal.change),
    present: { rung: present.rung, flags: present.flags.map((f) => f.flag) },
    reason: proposal.reason,
    rules: [fired],
    statements: statements.map(basisRef),
    at: proposal.createdAt,
  }
}

export function proposedOf(change: StatusChange): ProposalNotice['proposed'] {
  if (change.type === 'set_rung') return { type: change.type, value: change.rung, by: [] }
  if (change.type === 'settle_request') return { ...change, value: change.state, by: [] }
  return { type: change.type, value: change.flag, by: change.type === 'set_flag' ? change.by : [] }
}

/** What a post of a statement says of it, beside the statement itself. */
export type TellingFacts = {
  role: string | null
  stanceShown: boolean
  source: SourceRef
  seenAt: Instant
  late?: boolean
  otherOutlets?: number
  why: string
}

export function statementNotice(claim: StoredClaim, statement: Statement, facts: TellingFacts): StatementNotice {
  return {
    kind: 'statement',
    claim: claimRef(claim),
    statementId: statement.id,
    speaker: statement.speaker,
    role: facts.role,
    stance: statement.stance,
    ...(statement.kind === undefined ? {} : { stanceKind: statement.kind }),
    stanceShown: facts.stanceShown,
    quote: quoteRef(statement),
    source: facts.source,
    saidAt: statement.saidAt,
    publishedAt: statement.publishedAt,
    seenAt: facts.seenAt,
    late: facts.late ?? false,
    otherOutlets: facts.otherOutlets ?? 0,
    why: facts.why,
    ...(statement.addedBy === 'editor' ? { addedByEditor: true } : {}),
  }
}

function quoteRef({ quote, language, direct, at, reasons }: Statement): QuoteRef {
  const ground = groundIn(quote, reasons)
  return { words: quote, language, direct, at, ...(ground === undefined ? {} : { ground }) }
}
