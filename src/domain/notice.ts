import type { Ground } from './ground.ts'
import type { Reason, Span, Speaker } from './statement.ts'
import type { FlagState, SettledState, StatusChange } from './status.ts'
import type { RuleFired } from './status-rules.ts'
import type {
  Flag,
  Instant,
  Language,
  Platform,
  Rung,
  SourceState,
  Stance,
  StanceKind,
  WatchEvent,
} from './vocabulary.ts'

/**
 * A message to be posted, as facts: no words of any language but those quoted.
 * `chat/notices` turns it into a message tree in the reader's language; each platform renders that tree.
 */
export type Notice =
  | StatementNotice
  | StatusNotice
  | ProposalNotice
  | RevisionNotice
  | WithdrawalNotice
  | RequestNotice
  | HealthNotice
  | AuthorityNotice
  | GapNotice
  | CorrectionNotice
  | BacklogNotice
  | HeldNotice
  | WaitingNotice
  | DigestNotice
  | DeliveryTroubleNotice
  | CardNotice
  | AnchorNotice

export type NoticeKind = Notice['kind']

/** What every notice about a claim carries. */
export type ClaimRef = { slug: string; title: string; text: string }

/** Where something was read. `host` is the real host of `url`, shown beside every link. */
export type SourceRef = { id: string; name: string; url: string | null; host: string }

/** `ground`: where in the words those stand that its stance was read by; no cut may hide them. */
export type QuoteRef = { words: string; language: Language; direct: boolean; at: Span | null; ground?: Ground }

/** A statement that a change or a proposal rests on. */
export type BasisRef = {
  id: number
  speaker: string
  /** As in `CardStatement`. */
  unnamed?: true
  words: string
  ground?: Ground
  /** As in `QuoteRef`; notices planned before they were told have neither. */
  direct?: boolean
  language?: Language
}

export type StatementNotice = {
  kind: 'statement'
  claim: ClaimRef
  statementId: number
  speaker: Speaker
  /** As the speaker's place in this claim: "respondent", "expert" … */
  role: string | null
  stance: Stance
  stanceKind?: StanceKind
  /** May the stance word be posted? If not the post says "said" and gives the quote. */
  stanceShown: boolean
  quote: QuoteRef
  source: SourceRef
  saidAt: Instant | null
  publishedAt: Instant | null
  seenAt: Instant
  /** Seen late because the source or the bot was down. */
  late: boolean
  /** Late because it came in a sudden bulk that an editor has released since. */
  heldBack?: boolean
  otherOutlets: number
  /** One line: why it matched; of an added one, how the editor knows. */
  why: string
  /** All reasons of the match whose first ones `why` has; read from the record when the post is built, never kept. */
  matchReasons?: readonly Reason[]
  /** Put on record by an editor: no source that is polled carries it. */
  addedByEditor?: boolean
  translations?: TranslationRef[]
  /** It was corrected since it was first posted; the newest correction. */
  corrected?: CorrectedMark
  /** What became of the charge since. */
  since?: { kind: StanceKind; at: Instant; statementId: number }[]
}

/** An editor's translation of a quote: labelled, never between quotation marks. */
export type TranslationRef = { language: Language; words: string }

/** What an edited post says of the correction. `before` and `after` as in `CorrectionNotice`. */
export type CorrectedMark = Pick<CorrectionNotice, 'what' | 'before' | 'after' | 'reason' | 'at'>

export type StatusNotice = {
  kind: 'status'
  claim: ClaimRef
  from: { rung: Rung | null; flags: Flag[] }
  to: { rung: Rung | null; flags: FlagState[] }
  /** Role of who decided, never the name: "an editor"; or automatic. */
  decidedBy: 'editor' | 'automatic'
  /** An editor's own words; of the rules, what `rules` says, in English. */
  reason: string
  rules?: RuleFired[]
  statements: BasisRef[]
  at: Instant
}

export type ProposalNotice = {
  kind: 'proposal'
  claim: ClaimRef
  proposalId: number
  /** In vocabulary words: rung or flag, set or cleared. */
  proposed:
    | { type: 'set_rung' | 'set_flag' | 'clear_flag'; value: Rung | Flag; by: string[] }
    | { type: 'settle_request'; value: SettledState; requestId: number; state: SettledState; by: string[] }
  present: { rung: Rung | null; flags: Flag[] }
  /** An editor's own words; of the rules, what `rules` says, in English. */
  reason: string
  rules?: RuleFired[]
  statements: BasisRef[]
  at: Instant
}

export type RevisionNotice = {
  kind: 'revision'
  claim: ClaimRef
  source: SourceRef
  title: string
  changes: { what: 'quote' | 'number' | 'name' | 'attribution'; before: string; after: string }[]
  seenAt: Instant
  firstSeenAt: Instant
}

export type WithdrawalNotice = {
  kind: 'withdrawal'
  claim: ClaimRef
  source: SourceRef
  title: string
  seenAt: Instant
}

export type RequestNotice = {
  kind: 'request'
  claim: ClaimRef
  requestId: number
  /** Whose words it shows, where they are not those that made the request. */
  statementId?: number
  event: 'opened' | 'no_answer_seen' | 'acknowledged' | 'refused' | 'partly_answered' | 'answered'
  from: string
  to: string
  what: string
  openedAt: Instant
  /** Whole days since it was opened. */
  days: number
  source: SourceRef | null
  /** Others of the claim that came to an age with it. */
  others?: { from: string; to: string; openedAt: Instant; days: number }[]
  /** The request it tells of was corrected since it was first posted. */
  corrected?: CorrectedMark
}

export type HealthNotice = {
  kind: 'health'
  source: SourceRef
  state: SourceState
  was: SourceState
  since: Instant
  failuresInARow: number
  lastGoodPollAt: Instant | null
  /** The last error in words. */
  error: string | null
  /** Told before, and still so. */
  repeated?: boolean
  /** The other sources of which the same is true: one notice a day tells of all. */
  also?: TroubledSource[]
  /** No source has answered since one did last, or the first does again: how many are polled, and how many failed. */
  none?: { sources: number; inVain: number }
  /** For `moved`: the address that is polled, and the one its permanent redirect names. */
  moved?: { from: string; to: string }
}

export type TroubledSource = Pick<HealthNotice, 'source' | 'state' | 'since' | 'failuresInARow' | 'error'>

/** Nothing of a source's list was there at its last good poll: something between the two may never have been seen. */
export type GapNotice = {
  kind: 'gap'
  source: SourceRef
  entries: number
  /** The last good poll before. */
  since: Instant
  /** Date of the oldest entry; null where none has one. */
  oldest: Instant | null
  at: Instant
}

/** A source that is a body's own voice led to a host that is not on its list: what stands there is nobody's voice. */
export type AuthorityNotice = {
  kind: 'authority'
  source: SourceRef
  /** The foreign host, as it would be asked for: an internationalised name in its ASCII form. */
  host: string
  /** Hosts that count as the source's own. */
  expected: string[]
  /** Was an entry's link there, or was the document itself served from there? */
  by: 'link' | 'redirect'
  /** Title of the entry; `null` for a redirect. */
  title: string | null
  at: Instant
}

export type CorrectionNotice = {
  kind: 'correction'
  claim: ClaimRef
  statementId: number
  what:
    | 'dismissed'
    | 'restored'
    | 're_attributed'
    | 'affiliation_changed'
    | 're_stanced'
    | 'moved'
    | 'stance_confirmed'
    | 'affiliation_added'
  before: string
  after: string | null
  reason: string
  at: Instant
}

/** "12 stored items match; review": what a new claim or source found in what was already there. */
export type BacklogNotice = {
  kind: 'backlog'
  claim: ClaimRef | null
  source: SourceRef | null
  items: number
  statements: number
  at: Instant
}

/** Proposals that wait for an editor, merged: a reminder, or what was found in a source's silent baseline. */
export type WaitingNotice = {
  kind: 'waiting'
  why: 'reminder' | 'first_poll'
  /** `days`: whole days it has waited. */
  proposals: { id: number; claim: ClaimRef; change: StatusChange; days: number; owner: string | null }[]
  source: SourceRef | null
  at: Instant
}

/** A source's sudden bulk, held for an editor. */
export type HeldNotice = {
  kind: 'held'
  source: SourceRef
  items: number
  /** How many of them match a claim. */
  matched?: number
  /** Posts held back; with none there is nothing to release. */
  posts?: number
  /** The items were known and edited at once; what changed is on record and is not posted one by one. */
  edited?: boolean
  at: Instant
}

/**
 * Several posts in one: what was over a channel's limit, a digest, what waited while nothing could be posted. What it
 * tells of is read when it is sent.
 */
export type DigestNotice = { kind: 'digest'; why: 'cap' | 'digest' | 'stop'; notices: Notice[]; at: Instant }

/** Posts that do not arrive, for the operations channel. */
export type DeliveryTroubleNotice = {
  kind: 'delivery_trouble'
  what: 'channel' | 'platform' | 'needs_review' | 'refused'
  platform: Platform
  channel: string
  /** In words, as the platform's adapter said it. */
  reason: string
  /** Of the row, where it is about one. */
  deliveryId: number | null
  at: Instant
}

/** The newest hash of the ledger, posted where nobody who has the database can take it back. */
export type AnchorNotice = { kind: 'anchor'; entry: number; hash: string; at: Instant }

/** The root card of a claim's thread, edited in place. */
export type CardNotice = { kind: 'card'; card: StatusCard }

/** The present (or past) state of a claim, as every answer and the root card show it. */
export type StatusCard = {
  claim: ClaimRef
  claimant: string
  firstMadeOn: string
  reviewed: boolean
  /** Since when the wording is another than the one that was reviewed. */
  rewordedAt?: Instant
  asOf: Instant
  rung: Rung | null
  rungAutomatic: boolean
  flags: FlagState[]
  statementCount: number
  outletCount: number
  latest: CardStatement[]
  requests: { from: string; to: string; openedAt: Instant; days: number; state: string }[]
  openProposals: number
  narrower: { slug: string; title: string; rung: Rung | null; flags: Flag[]; legal: LegalLine[] }[]
  parent: { slug: string; title: string } | null
  coverage: Coverage
}

export type CardStatement = {
  id: number
  speaker: string
  affiliation: string
  /** The text tells of them and gives no name: "a senior official". */
  unnamed?: true
  stance: Stance
  stanceKind?: StanceKind
  stanceShown: boolean
  words: string
  /** As in `QuoteRef`. */
  ground?: Ground
  direct: boolean
  language: Language
  at: Instant
  source: SourceRef
  outlets: number
  /** It does not count for this claim: an editor said so. */
  dismissed?: boolean
  /** Put on record by an editor: no source that is polled carries it. */
  addedByEditor?: boolean
  translations?: TranslationRef[]
  /** An editor changed who said it, its stance or its claim; the newest such change. */
  corrected?: CorrectedMark
  /** Its words were removed from the record. */
  removed?: true
}

export type LegalLine = { kind: StanceKind | undefined; at: Instant }

/** "11 of 12 sources healthy; dhs.gov blocked since 14:02 UTC; Mexico's presidency is not polled". */
export type Coverage = {
  healthy: number
  total: number
  troubled: { name: string; state: SourceState; since: Instant }[]
  /** Parties whose own voice no source carries. */
  notPolled: string[]
  /** No worker polls, or did then: no source is healthy, and so many were when it stopped. */
  stopped?: { since: Instant; healthyThen: number }
}

/** Which subscription a notice goes to; `null` for the root card, which follows its thread. */
export const WATCH_EVENT_OF: Record<NoticeKind, WatchEvent | null> = {
  statement: 'statement',
  status: 'status',
  proposal: 'proposal',
  revision: 'revision',
  withdrawal: 'proposal',
  request: 'request',
  health: 'health',
  authority: 'health',
  gap: 'health',
  correction: 'correction',
  backlog: 'note',
  held: 'health',
  waiting: 'proposal',
  digest: null,
  delivery_trouble: 'health',
  card: null,
  anchor: null,
}
