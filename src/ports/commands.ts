import type { Claim, ClaimEvent } from '../domain/claim.ts'
import type { DismissedMark } from '../domain/dismissal.ts'
import type { RequestEvent, RequestState } from '../domain/event.ts'
import type { CardStatement, ClaimRef, Coverage, SourceRef, StatusCard } from '../domain/notice.ts'
import type { Reason } from '../domain/statement.ts'
import type { OwnWords, StatementEditType } from '../domain/statement-edit.ts'
import type { Adjudication, FlagState, ProposalState, StatusChange } from '../domain/status.ts'
import type { Band, Flag, Instant, Language, Rung, SourceState, Stance } from '../domain/vocabulary.ts'
import type { Asker, DoneAnswer } from './asker.ts'
import type { ConfigurationAnswer, ConfigurationVerbs } from './configuration-verbs.ts'
import type { DeliveriesAnswer, EditorVerbs, PossibleAnswer, StatementAnswer } from './editor-verbs.ts'
import type { LookupVerbs } from './lookup-verbs.ts'
import type { CoverageAnswer, ExportAnswer, ReaderVerbs, SearchAnswer, WatchesAnswer } from './reader-verbs.ts'

/** `status`: the claim's card. */
export type StatusAnswer = { kind: 'status'; card: StatusCard; asked?: AskedAsOf }

/** Which of two questions about a past moment was answered: what was known then, or what had been said by then. */
export type AskedAsOf = {
  by: 'known' | 'said'
  at: Instant
  /** The day asked for, where it was its end, and whose day. */
  day: string | null
  zone: string
  /** Set where the claim was not tracked then. */
  trackedSince: Instant | null
}

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
  | {
      type: 'request'
      at: Instant
      requestId: number
      event: string
      from: string
      to: string
      /** What was asked for; of a later step, how the editor knows. */
      what: string
      /** The editor, where it did not come of a statement. */
      by?: string
    }
  | { type: 'revision'; at: Instant; source: SourceRef; title: string; changes: { before: string; after: string }[] }
  | {
      type: 'claim'
      at: Instant
      /** In words, where no event says it. */
      what: string
      event?: ClaimEvent['event']
      version?: number
      by?: string | null
      /** Keys that changed, or the slug it had. */
      detail?: string
      reason?: string
    }
  /** An editor said of an item that it is not about the claim, or took that back. */
  | { type: 'dismissal'; at: Instant; undone: boolean; by: string; reason: string; statementIds: number[] }
  /** An editor changed a statement. `before` and `after` as in `Correction`; of a translation the words. */
  | {
      type: 'edit'
      at: Instant
      edit: StatementEditType
      /** Where it says that nothing was wrong. */
      what?: OwnWords
      statementId: number
      before: string | null
      after: string | null
      by: string
      reason: string
    }

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
  /** What would have changed the outcome, computed: see `Counterfactual` for how each is read. */
  counterfactuals?: Counterfactual[]
  /** The wording of the claim that it answered, where that is not today's. */
  wording?: { version: number; text: string }
  /** An editor said it is not about the claim. */
  dismissed?: DismissedMark | null
  /** The item it was first read in, where there is one. */
  itemId?: number | null
  /** What an analyst read in the item it comes from; nobody is told but who asks. */
  analyst?: AnalystView[]
  coverage: Coverage
}

/**
 * One thing that, had it been otherwise, would have changed what became of a statement; or not, which is said too.
 * `detail` is words of the text, or a name of the vocabulary; `weight` a score, a precision or a count.
 */
export const COUNTERFACTUALS = [
  /** Without the words in `detail`, the heaviest of the match, the score would be `weight`. */
  'without_term',
  /** Without any anchor at all it would not be a match, whatever the score. `detail`: the anchors. */
  'without_anchors',
  /** Posted with every bar up to `weight`. */
  'bar_above',
  /** Without the cue in `detail` nobody would have been given a statement of this stance: none at all. */
  'without_cue_none',
  /** The same, and `weight` statements would be left, of the stance in `detail`. */
  'without_cue_other',
  /** The stance is named: measured precision `weight` reaches the bar in `detail`. */
  'stance_shown',
  /** It is named because an editor read it: who, where that is known. */
  'stance_by_editor',
  /** It is not: measured precision `weight` misses the bar in `detail`. */
  'stance_hidden',
  /** It is not: its precision at this confidence was never measured. */
  'stance_unmeasured',
  /** Read again today, against today's wording of the claim, the score is `weight`. */
  'read_again',
] as const
export type CounterfactualRule = (typeof COUNTERFACTUALS)[number]
export type Counterfactual = Omit<Reason, 'rule'> & { rule: CounterfactualRule }

export type AnalystView = { speaker: string; stance: Stance; quote: string; language: Language }

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
    /** On the record and told to nobody, because it moves nothing: a repetition, or words nobody is named for. */
    | 'recorded'
    /** Planned and not sent: on its way, or stuck on it. */
    | 'pending'
    /** An editor said it is not about the claim. */
    | 'dismissed'
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
    /** Whose work it is. */
    owner?: string | null
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

/** Requests for evidence: those waiting longest first, then what was settled. */
export type RequestsAnswer = {
  kind: 'requests'
  requests: {
    id: number
    claim: ClaimRef
    from: string
    to: string
    what: string
    openedAt: Instant
    /** Whole days it has waited, or waited until it was settled. */
    days: number
    state: RequestState
    last: { event: RequestEvent; by: string; at: Instant; reason: string } | null
    statementId: number | null
    /** Taken in from history: nobody is told of its age. */
    silent: boolean
  }[]
  coverage: Coverage
}

/** What a draft claim would have done with the stored items. */
export type BacktestAnswer = {
  kind: 'backtest'
  claim: ClaimRef
  /** Items looked at, and the time they were first seen in. */
  items: number
  fromAt: Instant | null
  untilAt: Instant | null
  bands: Record<Band, number>
  /** Best first, a few a band. */
  samples: BacktestSample[]
  /** Statements it would have put on record, by stance. */
  statements: { stance: Stance; count: number }[]
  /** Posts to a channel that watches everything about it; of those, from items that were there before. */
  posts: number
  /** Appearances of statements already counted: posts that would not have been made. */
  repeats: number
  warnings: BacktestWarning[]
  coverage: Coverage
}

export type BacktestSample = {
  band: Band
  title: string
  source: SourceRef
  at: Instant
  score: number
  threshold: number
  reasons: Reason[]
}

export type BacktestWarning =
  /** Sources in this language are polled, and the claim has no alias in it. */
  | { type: 'no_alias'; language: Language }
  /** So many of 1,000 items match; `blame`: matches that would go without one alias. */
  | { type: 'too_many'; per1000: number; most: number; blame: { alias: string; matches: number } | null }
  /** Nothing matches at all. */
  | { type: 'none' }
  /** Nothing is stored to look at. */
  | { type: 'no_items' }
  /** A claim of this slug is tracked: the draft was run in its place. */
  | { type: 'replaces'; slug: string }

export type Answer =
  | StatusAnswer
  | ClaimsAnswer
  | HistoryAnswer
  | WhyAnswer
  | WhyNotAnswer
  | ProposalsAnswer
  | SourcesAnswer
  | DoneAnswer
  | BacktestAnswer
  | RequestsAnswer
  | CoverageAnswer
  | SearchAnswer
  | ExportAnswer
  | WatchesAnswer
  | PossibleAnswer
  | DeliveriesAnswer
  | StatementAnswer
  | ConfigurationAnswer

export type DecideInput = {
  proposalId: number
  verdict: 'confirm' | 'edit' | 'dismiss'
  /** For `edit`: what is set instead. */
  change?: StatusChange
  /** Required where the flag `adjudicated` is set; `invalid` with anything else. */
  adjudication?: Adjudication
  /** Required for `edit` and `dismiss`. */
  reason?: string
}

/** `drop`: keep silent about it; what is on record stays. */
export type ReleaseInput = { source: string; drop: boolean }

/** "Not about this claim", of an item by its address or by a statement read in it; `undo` takes that back. */
export type DismissInput = {
  target: { statementId: number } | { url: string } | { itemId: number }
  claim?: string
  reason: string
  undo: boolean
}

/** `on`: a day or a time as `readMoment` takes it, in `zone`; now where left out. `to`: the claimant where left out. */
export type OpenRequestInput = {
  claim: string
  from: string
  to?: string
  what: string
  on?: string
  zone?: string
  reason?: string
}

/** `date` as `readMoment` takes it, in `zone`: an IANA name, UTC where left out. */
export type AsOfInput = { claim: string; date: string; by?: AskedAsOf['by']; zone?: string }

/** `open` takes back what was set by mistake. */
export const REQUEST_SETTINGS = ['acknowledged', 'refused', 'partly_answered', 'answered', 'open'] as const
export type SetRequestInput = {
  requestId: number
  state: (typeof REQUEST_SETTINGS)[number]
  reason: string
  /** What the answer is on record as. */
  statementId?: number
}

/** A claim as it would be tracked; `onProgress` is called now and then with how many stored items were looked at. */
export type BacktestInput = {
  claim: Claim
  limit?: number
  onProgress?: (done: number, total: number) => void | Promise<void>
}

/**
 * Why: one method a verb; the CLI and both chat adapters call these and only these. Each throws `OnrecordError`
 * with a sentence for the asker: `not_found` names the three nearest slugs, `conflict` says who decided before.
 */
export interface Commands extends ReaderVerbs, EditorVerbs, LookupVerbs, ConfigurationVerbs {
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
  /** Editors only. Doing it twice, or undoing what is not done, is a `conflict`; nothing changes. */
  dismiss(input: DismissInput, asker: Asker): Promise<DoneAnswer>
  /** The claim's card as it would have been then. */
  asOf(input: AsOfInput, asker: Asker): Promise<StatusAnswer>
  requests(input: { claim?: string }, asker: Asker): Promise<RequestsAnswer>
  /** Editors only. A second request of one body within 14 days is a `conflict`. */
  openRequest(input: OpenRequestInput, asker: Asker): Promise<DoneAnswer>
  /** Editors only. Setting what stands is a `conflict` that says who set it and when. */
  setRequest(input: SetRequestInput, asker: Asker): Promise<DoneAnswer>
  /** Runs a draft over what is stored; writes nothing. */
  backtest(input: BacktestInput, asker: Asker): Promise<BacktestAnswer>
}
