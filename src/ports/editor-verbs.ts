import type { Party } from '../domain/claim.ts'
import type { CardStatement, ClaimRef, SourceRef } from '../domain/notice.ts'
import type { Reason } from '../domain/statement.ts'
import type { Adjudication, StatusChange } from '../domain/status.ts'
import type { Instant, Language, Platform, ReviewMode, Stance, StanceKind } from '../domain/vocabulary.ts'
import type { Asker, DoneAnswer } from './asker.ts'
import type { DeliveryState } from './stores.ts'

export type { Adjudication } from '../domain/status.ts'

/** A claim as an editor types it; the slug is made of the title where left out. */
export type ClaimDraft = {
  slug?: string
  title: string
  text: string
  claimant: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  firstMadeOn: string
  languages?: Language[]
  aliases?: Partial<Record<'en' | 'es', string[]>>
  parties?: Party[]
  tags?: string[]
  parent?: string | null
  review?: ReviewMode
  reviewed?: boolean
}
/** Answers with warnings ("no alias in Spanish, which 4 of its sources use") as details. */
export type AddClaimInput = { claim: ClaimDraft }
export type EditClaimInput = { claim: string; changes: Partial<ClaimDraft>; reason: string }
/** Words of one statement, of everything a speaker said, or of items that carry no statement and are older. */
export type PurgeInput = {
  target: { statementId: number } | { speaker: string } | { olderThanMs: number } | { formerFiles: true }
  reason: string
}
/** `restore` takes it back. */
export type ArchiveClaimInput = { claim: string; reason: string; restore?: boolean }

/** A statement no feed carries: a briefing, a video, a post; or read at `url`, of which a copy is kept with its hash. */
export type AddStatementInput = {
  claim: string
  /** Actor id, or the name as printed. */
  speaker: string
  affiliation?: string
  stance: Stance
  stanceKind?: StanceKind
  quote: string
  /** Are these the speaker's words, or somebody's report of them? */
  direct: boolean
  language: Language
  /** As `readMoment` takes it. */
  saidOn: string
  zone?: string
  url?: string
  translation?: { language: Language; words: string }
  /** How the editor knows. */
  reason: string
  /** Add it, noted, although the words do not occur in the page at `url`. */
  anyway?: boolean
}
export type StatementEdit =
  | { type: 'dismiss' }
  | { type: 'restore' }
  | { type: 're_attribute'; speaker: string; affiliation?: string }
  | { type: 're_stance'; stance: Stance; stanceKind?: StanceKind }
  /** To a narrower claim, to its parent, to any other. */
  | { type: 'move'; claim: string }
  | { type: 'translate'; language: Language; words: string }
export type EditStatementInput = { statementId: number; edit: StatementEdit; reason: string }

export type SetStatusInput = {
  claim: string
  change: Exclude<StatusChange, { type: 'settle_request' }>
  reason: string
  statementIds?: number[]
  /** Required with `set_flag` `adjudicated`. */
  adjudication?: Adjudication
}
/** Takes back the last automatic change that stands; or the step named, whoever made it. */
export type UndoStatusInput = { claim: string; stepId?: number; reason: string }
/** `null`: nobody's. */
export type AssignProposalInput = { proposalId: number; owner: string | null }

/** Matches below the bar and in reach of it, for an editor to accept or dismiss. */
export type PossibleInput = { claim?: string; limit?: number; offset?: number }
export type PossibleAnswer = {
  kind: 'possible'
  matches: {
    itemId: number
    claim: ClaimRef
    title: string
    source: SourceRef
    at: Instant
    score: number
    threshold: number
    reasons: Reason[]
    /** What the rules, or an analyst, would put on record if it were accepted. */
    readings: {
      speaker: string
      affiliation?: string
      unnamed?: true
      stance: Stance
      stanceKind?: StanceKind
      words: string
      by: 'rules' | 'analyst'
    }[]
  }[]
  total: number
}
/** `accept` records what the rules read there; `dismiss` is "not about this claim". */
export type DecidePossibleInput = { itemId: number; claim: string; verdict: 'accept' | 'dismiss'; reason?: string }
/** An analyst's reading becomes an editor's statement; `index` counts from 0 in the order `why` shows them. */
export type AdoptReadingInput = { itemId: number; claim: string; index: number; reason: string }

export type DeliveriesInput = { state?: 'open' | 'needs_review' | 'refused' | 'all'; limit?: number }
export type DeliveriesAnswer = {
  kind: 'deliveries'
  deliveries: {
    id: number
    platform: Platform
    channel: string
    /** What it tells, in a line. */
    what: string
    claim: ClaimRef | null
    state: DeliveryState
    attempts: number
    createdAt: Instant
    nextTryAt: Instant | null
    error: string | null
  }[]
  counts: Record<DeliveryState, number>
}
/** `sent`: it is there. `send_again`: it is not. `drop`: nobody needs it. */
export type DecideDeliveryInput = { deliveryId: number; verdict: 'sent' | 'send_again' | 'drop'; reason?: string }

/**
 * What editors do, beside the verbs of `Commands`. All are refused (`invalid`, in words) to who is no editor, and where
 * a reason is asked for and none is given; doing twice what is done is a `conflict` that says who did it and when.
 */
export interface EditorVerbs {
  addClaim(input: AddClaimInput, asker: Asker): Promise<DoneAnswer>
  editClaim(input: EditClaimInput, asker: Asker): Promise<DoneAnswer>
  archiveClaim(input: ArchiveClaimInput, asker: Asker): Promise<DoneAnswer>
  /** Takes words out of the record for good; their hashes stay and the ledger says so. There is no way back. */
  purge(input: PurgeInput, asker: Asker): Promise<DoneAnswer>
  addStatement(input: AddStatementInput, asker: Asker): Promise<DoneAnswer>
  editStatement(input: EditStatementInput, asker: Asker): Promise<DoneAnswer>
  /** As it is shown on a card: for forms that start from what stands. */
  statement(input: { statementId: number }, asker: Asker): Promise<StatementAnswer>
  setStatus(input: SetStatusInput, asker: Asker): Promise<DoneAnswer>
  undoStatus(input: UndoStatusInput, asker: Asker): Promise<DoneAnswer>
  assignProposal(input: AssignProposalInput, asker: Asker): Promise<DoneAnswer>
  possible(input: PossibleInput, asker: Asker): Promise<PossibleAnswer>
  decidePossible(input: DecidePossibleInput, asker: Asker): Promise<DoneAnswer>
  adoptReading(input: AdoptReadingInput, asker: Asker): Promise<DoneAnswer>
  deliveries(input: DeliveriesInput, asker: Asker): Promise<DeliveriesAnswer>
  decideDelivery(input: DecideDeliveryInput, asker: Asker): Promise<DoneAnswer>
}

export type StatementAnswer = { kind: 'statement'; claim: ClaimRef; statement: CardStatement }
