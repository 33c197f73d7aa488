import type { CardStatement, ClaimRef, Coverage, SourceRef, StatusCard } from '../domain/notice.ts'
import type { Reason } from '../domain/statement.ts'
import type { FlagState, ProposalState, StatusChange } from '../domain/status.ts'
import type { Band, Flag, Instant, Rung, SourceState } from '../domain/vocabulary.ts'

/** Who asks: recorded in the ledger for everything that changes something. */
export type Asker = { name: string; platform: string; editor: boolean }

/** `status`: the claim's card. */
export type StatusAnswer = { kind: 'status'; card: StatusCard }

export type ClaimsAnswer = {
  kind: 'claims'
  claims: {
    claim: ClaimRef
    rung: Rung | null
    flags: Flag[]
    statements: number
    latestAt: Instant | null
    parent: string | null
    reviewed: boolean
    archived: boolean
  }[]
  coverage: Coverage
}

/** One line of a claim's history, oldest first. */
export type HistoryEntry =
  | { type: 'statement'; at: Instant; statement: CardStatement; silent: boolean }
  | {
      type: 'status'
      at: Instant
      from: { rung: Rung | null; flags: Flag[] }
      to: { rung: Rung | null; flags: FlagState[] }
      decidedBy: string
      automatic: boolean
      reason: string
    }
  | {
      type: 'proposal'
      at: Instant
      proposalId: number
      change: StatusChange
      state: ProposalState
      reason: string
      decidedBy: string | null
    }
  | { type: 'request'; at: Instant; requestId: number; event: string; from: string; to: string; what: string }
  | { type: 'revision'; at: Instant; source: SourceRef; title: string; changes: { before: string; after: string }[] }
  | { type: 'claim'; at: Instant; what: string }

export type HistoryAnswer = {
  kind: 'history'
  claim: ClaimRef
  entries: HistoryEntry[]
  total: number
  coverage: Coverage
}

export type WhyAnswer = {
  kind: 'why'
  claim: ClaimRef
  statement: CardStatement
  match: { score: number; threshold: number; band: Band; reasons: Reason[] } | null
  reasons: Reason[]
  confidence: number
  appearances: { source: SourceRef; title: string; at: Instant; origin: boolean }[]
  coverage: Coverage
}

export type WhyNotAnswer = {
  kind: 'why_not'
  url: string
  verdict:
    | 'not_polled'
    | 'not_matched'
    | 'possible'
    | 'no_statement'
    | 'held'
    | 'duplicate'
    | 'capped'
    | 'baseline'
    | 'posted'
    | 'unwatched'
  /** Facts for the sentence: the claim nearest, its score and the bar, the statement it repeats … */
  details: Reason[]
  coverage: Coverage
}

export type ProposalsAnswer = {
  kind: 'proposals'
  proposals: {
    id: number
    claim: ClaimRef
    change: StatusChange
    rule: string
    reason: string
    state: ProposalState
    createdAt: Instant
    ageMs: number
    statements: CardStatement[]
  }[]
}

export type SourcesAnswer = {
  kind: 'sources'
  sources: {
    source: SourceRef
    enabled: boolean
    state: SourceState
    since: Instant
    lastGoodPollAt: Instant | null
    nextPollAt: Instant | null
    items: number
    failuresInARow: number
    lastError: string | null
    note: string | null
    /** Where a permanent redirect to a foreign host points. */
    movedTo?: string | null
    /** What is held back for an editor. */
    held?: { items: number; matched: number; posts: number } | null
  }[]
}

/** Something was changed; `undo` is the command that takes it back, where there is one. */
export type DoneAnswer = {
  kind: 'done'
  what: string
  details: { label: string; value: string }[]
  undo: string | null
}

export type Answer =
  | StatusAnswer
  | ClaimsAnswer
  | HistoryAnswer
  | WhyAnswer
  | WhyNotAnswer
  | ProposalsAnswer
  | SourcesAnswer
  | DoneAnswer

export type DecideInput = {
  proposalId: number
  verdict: 'confirm' | 'edit' | 'dismiss'
  /** For `edit`: what is set instead. */
  change?: StatusChange
  /** Required for `edit` and `dismiss`. */
  reason?: string
}

/** `drop`: keep silent about it; what is on record stays. */
export type ReleaseInput = { source: string; drop: boolean }

/**
 * Why: one method a verb; the CLI and both chat adapters call these and only these. Each throws `OnrecordError`
 * with a sentence for the asker: `not_found` names the three nearest slugs, `conflict` says who decided before.
 */
export interface Commands {
  status(input: { claim: string }, asker: Asker): Promise<StatusAnswer>
  claims(input: { tag?: string; archived?: boolean }, asker: Asker): Promise<ClaimsAnswer>
  history(input: { claim: string; limit?: number; offset?: number }, asker: Asker): Promise<HistoryAnswer>
  why(input: { statementId: number }, asker: Asker): Promise<WhyAnswer>
  whyNot(input: { url: string }, asker: Asker): Promise<WhyNotAnswer>
  proposals(input: { claim?: string; all?: boolean }, asker: Asker): Promise<ProposalsAnswer>
  sources(input: object, asker: Asker): Promise<SourcesAnswer>
  /** Editors only. Deciding twice is a `conflict` that names who decided and when; nothing changes. */
  decide(input: DecideInput, asker: Asker): Promise<DoneAnswer>
  /** Editors only. What a sudden bulk would have posted, posted marked late, once; a second time is a `conflict`. */
  release(input: ReleaseInput, asker: Asker): Promise<DoneAnswer>
}
