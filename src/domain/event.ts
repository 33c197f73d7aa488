import type { Notice } from './notice.ts'
import type { Decision, EvidenceStatus, ProposalState, StatusChange } from './status.ts'
import type { Instant, Locale, Platform, Stance, WatchEvent } from './vocabulary.ts'

/** A proposal as stored, with what became of it. */
export type Proposal = {
  id: number
  claim: string
  change: StatusChange
  rule: string
  reason: string
  statementIds: number[]
  createdAt: Instant
  /** Raised from history taken in silently: never announced. */
  silent: boolean
  state: ProposalState
  decision: Decision | null
  /** Rests on nothing but statements, or readings of them, that an editor dismissed or corrected. */
  moot?: boolean
  /** A reading it rests on was corrected: it never comes back. */
  corrected?: boolean
  /** Whose work it is, who said so and when. */
  owner?: ProposalOwner | null
}

export type ProposalOwner = { name: string | null; by: string; at: Instant }

/** One step of a claim's status: from, to, why, on what it rests. Append-only. */
export type StatusStep = {
  id: number
  claim: string
  at: Instant
  from: EvidenceStatus
  to: EvidenceStatus
  reason: string
  /** Name of the editor, or `null` for the rules. */
  decidedBy: string | null
  proposalId: number | null
  statementIds: number[]
  silent: boolean
}

/** Who asked whom for what; what came of it is its events. */
export type EvidenceRequest = {
  id: number
  claim: string
  from: string
  fromActor: string | null
  to: string
  what: string
  openedAt: Instant
  statementId: number | null
  silent: boolean
  /** The words that made it were dismissed by an editor, or corrected. */
  dismissed?: boolean
  /** They were corrected: it never comes back. */
  corrected?: boolean
  /** What came of it, oldest first. */
  steps?: RequestStep[]
  /** When it went on record, which may be long after it was made. */
  recordedAt?: Instant
}

/** `opened`: by hand, or anew after it was settled by mistake. */
export const REQUEST_EVENTS = ['opened', 'acknowledged', 'refused', 'partly_answered', 'answered'] as const
export type RequestEvent = (typeof REQUEST_EVENTS)[number]
export type RequestState = Exclude<RequestEvent, 'opened'> | 'no_answer_seen'

/** One thing that became of a request. Append-only. */
export type RequestStep = {
  id: number
  requestId: number
  event: RequestEvent
  at: Instant
  /** Name of the editor. */
  by: string
  reason: string
  /** The statement it rests on; `null` where an editor knows it from elsewhere. */
  statementId: number | null
}

/** An age at which a request without a public answer was, or would have been, told of. */
export type RequestMark = { requestId: number; days: number; at: Instant; posted: boolean }

/** One post for all of a day, or of a week (on Mondays), at `HH:MM` in the zone of the watch. */
export type Digest = { every: 'day' | 'week'; at: string }
/** `HH:MM` in the zone of the watch; may run over midnight. */
export type QuietHours = { from: string; until: string }

/** A channel's subscription. */
export type Watch = {
  id: number
  platform: Platform
  channel: string
  scope: WatchScope
  events: WatchEvent[]
  locale: Locale
  /** `null` or left out: posted at once. */
  digest?: Digest | null
  /** IANA name; UTC where left out. */
  zone?: string
  /** Live posts wait until they end. */
  quietHours?: QuietHours | null
}

export type WatchScope = { type: 'claim'; slug: string } | { type: 'tag'; tag: string } | { type: 'all' }

/** When a post of a watch may go out, where that is not at once. */
export type Timing = { digest: Digest | null; quietHours: QuietHours | null; zone: string }

/** A notice on its way to one channel: what planning hands to the outbox. */
export type PlannedDelivery = {
  platform: Platform
  channel: string
  locale: Locale
  /** Same channel and same key: the same post, stored once. */
  eventKey: string
  /** Claim whose thread it belongs to; `null` for posts outside any thread. */
  threadOf: string | null
  /** Replies that are also sent to the channel itself. */
  broadcast: boolean
  /** Event key of the post in the same channel that this one takes the place of: that post is edited, none is made. */
  edits?: string
  /** `null` for the root card: built from the present state when it is delivered. */
  notice: Notice | null
  /** At once where left out. */
  timing?: Timing | null
}

/** What the rules need to know of statements already on record. */
export type StatementFacts = {
  id: number
  claim: string
  stance: Stance
  actor: string | null
  speaker: string
  affiliation: string
  unnamed: boolean
  at: Instant
}
