import type { ArticleRecord, Withdrawal } from '../domain/article.ts'
import type { DismissedMark } from '../domain/dismissal.ts'
import type { EvidenceRequest, PlannedDelivery, Proposal, RequestStep, StatusStep } from '../domain/event.ts'
import type { Revision, StoredItem } from '../domain/item.ts'
import type { Source, SourceRecord } from '../domain/source.ts'
import type { Match, Statement } from '../domain/statement.ts'
import type { Correction, Translation } from '../domain/statement-edit.ts'
import type { Decision, EvidenceStatus } from '../domain/status.ts'
import type { Instant, SourceState, Stance } from '../domain/vocabulary.ts'
import type { AnalystStore } from './analyst-store.ts'
import type { ClaimStore } from './claim-store.ts'
import type { DismissalStore } from './dismissal-store.ts'
import type { Ledger } from './ledger.ts'
import type { Delivery, Outbox, OutboxCommit } from './outbox.ts'
import type { PossibleStore } from './possible-store.ts'
import type { PurgeStore } from './purge-store.ts'
import type { HeldNoticeRow, RecordRows } from './record-rows.ts'
import type { RequestStore } from './request-store.ts'
import type { SearchStore } from './search-store.ts'
import type { SharedAnswerStore } from './shared-answer-store.ts'
import type { SeenEntries } from './source-adapter.ts'
import type { StatementEditStore } from './statement-edit-store.ts'
import type { WatchStore } from './watch-store.ts'
import type { WorkerLock } from './worker-lock.ts'

export type { Delivery, DeliveryDecision, DeliveryOutcome, DeliveryState, Outbox, QueuedFor } from './outbox.ts'
export type { HeldNoticeRow, NewItem, NewMatch, NewRevision, RecordRows } from './record-rows.ts'
export type { StoredWatch, WatchStore } from './watch-store.ts'

/** An item already stored, with its present version. */
export type KnownItem = StoredItem & { linkKey: string | null; latest: Revision; hashes: string[] }

/** Keys by which a parsed item may be recognised. */
export type ItemKeys = { guids: string[]; linkKeys: string[]; hashes: string[] }

/**
 * `asRead` is the rules' own reading where an editor corrected it: what repeats it in other outlets is read the same way.
 */
export type RecordedStatement = Statement & { asRead?: Statement }

/** Which statements on record a draft may repeat: those said, or seen as news, about then; or read in the same item. */
export type MergeSearch = {
  stance: Stance
  /** When the draft was said, and when it was seen. */
  when: Instant
  at: Instant
  withinMs: number
  itemId: number
  /** What this source took down counts whenever it was said. */
  sourceId: string
}

/** How a claim stands: everything the rules need to know of it beside its wording. */
export type ClaimSnapshot = {
  status: EvidenceStatus
  requests: EvidenceRequest[]
  /** All of them, decided ones too. */
  proposals: Proposal[]
}

/** What a health check concluded from a poll. */
export type HealthStep = { state: SourceState; at: Instant; error: string | null }

/** One poll, worked out whole; committed whole or not at all. */
export type PollResult = RecordRows & {
  sourceId: string
  record: SourceRecord
  /** A change of the source's state; `null`: it is as it was, and that of `record` is not written. */
  health: HealthStep | null
  counts: { parsed: number; repeats: number }
  /** Prints of the document taken in; `null`: it has none. Left out where no document was: those kept stay. */
  seen?: SeenEntries | null
  /** A bulk of new items whose posts wait for an editor. */
  held?: NewHeldBatch | null
}

export type NewHeldBatch = {
  /** Ids of its items follow each other. */
  firstItemId: number
  lastItemId: number
  items: number
  /** Items that match a claim. */
  matched: number
  notices: HeldNoticeRow[]
}

/** What a look at a source between polls concluded; nothing where `state` is no longer what it was looked at in. */
export type HealthCheck = {
  sourceId: string
  at: Instant
  expected: SourceState
  /** The state changed: it fell quiet. */
  step: HealthStep | null
  /** The operations channel is told of this state now. */
  told: SourceState | null
  /** Its habit was judged; not again for a while. */
  habitChecked: boolean
  deliveries: PlannedDelivery[]
}

export type IdKind =
  | 'item'
  | 'revision'
  | 'statement'
  | 'proposal'
  | 'status_step'
  | 'request'
  | 'request_step'
  | 'dismissal'
  | 'statement_edit'

/** How a source does, in short. */
/** How sources do, as far as a coverage line needs it. */
export type SourceStanding = {
  /** Of all there are, those that are neither healthy nor quiet. */
  troubled: Pick<SourceRecord, 'sourceId' | 'state' | 'stateSince'>[]
  /** Of those asked about, the ones that are not on record yet. */
  unknown: ReadonlySet<string>
  /** When the last poll of all was. */
  lastPollAt: Instant | null
}

/**
 * Why: the poll flow's view of the database. All throw `OnrecordError` `unavailable` (locked, disk full, read-only)
 * with nothing half-written. `commitPolls` throws `conflict` when an editor changed a claim since `basedOn`:
 * work the poll out again and commit that.
 */
export interface PollStore {
  records(): Promise<SourceRecord[]>
  record(sourceId: string): Promise<SourceRecord | null>
  /** Those of the sources named that there are; at most some hundreds are asked for at once. */
  recordsOf(sourceIds: readonly string[]): Promise<SourceRecord[]>
  /** Asked for every card: reads what is in trouble, not what is well, of which there may be thousands. */
  standing(sourceIds: readonly string[]): Promise<SourceStanding>
  /** Enabled sources whose time has come, longest overdue first; those that said they are gone for good are not asked. */
  dueSources(now: Instant, limit: number): Promise<string[]>
  /** Prints of the document with this hash, if it was the last one taken in; `null` where none are kept. */
  seenEntries(sourceId: string, bodyHash: string): Promise<SeenEntries | null>
  knownItems(sourceId: string, keys: ItemKeys): Promise<KnownItem[]>
  /** `null`: there is no such claim. */
  claimSnapshot(slug: string): Promise<ClaimSnapshot | null>
  /** By id, some that turn out to be no candidates among them; never all that a claim has. */
  mergeCandidates(claim: string, search: MergeSearch): Promise<RecordedStatement[]>
  /** Ids of silent statements that came in bulks of other sources that wait or were dropped: nobody was told of them. */
  keptBack(claim: string, exceptSource: string): Promise<number[]>
  /** Those with greater ids, by id. */
  statementsAfter(claim: string, id: number): Promise<RecordedStatement[]>
  /** The beginning of the texts that statements were first read in, by revision; purged ones are left out. */
  originTexts(revisionIds: number[]): Promise<Map<number, string>>
  /** Grows with every change a person makes; see `PollResult.basedOn`. */
  changeMark(): Promise<number>
  /** Claims an item of this id was matched to before. */
  matchedClaims(itemId: number): Promise<string[]>
  /** The first of `count` fresh ids. Gaps are harmless. */
  allocateIds(kind: IdKind, count: number): Promise<number>
  /** The same for several kinds at once. */
  allocateAll(counts: Partial<Record<IdKind, number>>): Promise<Partial<Record<IdKind, number>>>
  /** The same for what every poll with news takes: a number that another process takes meanwhile may be smaller or greater. */
  takeAhead(counts: Partial<Record<'item' | 'revision', number>>): Promise<Partial<Record<IdKind, number>>>
  /** `within` is the last part of the commit; nothing else may be asked of the database until it ends. */
  commitPolls(results: PollResult[], within?: (outbox: OutboxCommit) => Promise<void>): Promise<void>
  /**
   * Enabled sources to look at between polls: told of as `troubled` before `toldBefore`, or healthy with nothing new
   * since `silentSince` and their habit not judged since `judgedBefore`.
   */
  sourcesToCheck(due: {
    troubled: readonly SourceState[]
    toldBefore: Instant
    silentSince: Instant
    judgedBefore: Instant
  }): Promise<SourceRecord[]>
  /**
   * When any enabled source answered last, how many are asked, and how many but this one were asked in vain last.
   * `null`: none ever answered.
   */
  lastAnswer(exceptSource: string): Promise<{ since: Instant | null; sources: number; failed: number }>
  /** Distinct moments at which new items were first seen, the silent baseline's left out, newest first. */
  arrivals(sourceId: string, limit: number): Promise<Instant[]>
  commitHealthChecks(checks: HealthCheck[]): Promise<void>
  /** Rows that came of reading stored items again; no source was polled. */
  commitExtra(rows: RecordRows): Promise<void>
  /** Latest versions of stored items, newest first, for a claim that looks back. */
  storedItems(limit: number): Promise<(StoredItem & { latest: Revision })[]>
  /** Tells the store which sources are configured and when each is due first. */
  syncSources(sources: Source[], now: Instant, firstPollAt: (source: Source) => Instant): Promise<void>
}

/** An item whose article is to be looked at again. */
export type DueArticle = { record: ArticleRecord; item: KnownItem }

/** Why: what is known of the articles behind items; written by the commits of `PollStore` alone. */
export interface ArticleStore {
  records(itemIds: number[]): Promise<ArticleRecord[]>
  /** Articles of enabled sources whose time has come, longest overdue first. */
  due(now: Instant, limit: number): Promise<DueArticle[]>
  /** Ids of the last list page of a source, in its order; empty before the first. */
  listing(sourceId: string): Promise<number[]>
  /**
   * Addresses of items of the same source first seen at the same time as this one or next before it, without its own and
   * those taken down.
   */
  neighbours(itemId: number, limit: number): Promise<string[]>
  /** What a source took down: items, and the statements that were read in them. */
  withdrawn(sourceId: string): Promise<{ itemIds: Set<number>; statementIds: Set<number> }>
  /** Withdrawals of items matched to a claim, oldest first. */
  withdrawals(claim: string): Promise<(Withdrawal & { link: string | null })[]>
}

/** One step of a source's health, for coverage at any time. */
export type HealthRow = { sourceId: string; state: SourceState; at: Instant; error: string | null }

export type StatementRow = Statement & {
  sourceId: string | null
  itemTitle: string | null
  link: string | null
  /** Sources that carry it, the origin included. */
  sourceIds: string[]
  /** Every item that carried it was taken down by its source. */
  takenDown?: boolean
  /** It does not count for this claim: an editor said so, or moved it to another. */
  dismissed?: DismissedMark | null
  /** Corrections that made it what it is now, oldest first. */
  corrections?: Correction[]
  translations?: Translation[]
}

export type AppearanceRow = { sourceId: string; title: string; link: string | null; at: Instant; origin: boolean }

export type ExportFacts = {
  hashes: Map<number, { textHash: string; contentHash: string | null; version: number }>
  appearances: (AppearanceRow & {
    statementId: number
    seenAt: Instant
    publishedAt: Instant | null
    hash: string
  })[]
}

export type RevisionRow = { itemId: number; sourceId: string; link: string | null; before: Revision; after: Revision }

/** What a card counts of the statements that count, and the newest it shows. */
export type CardFigures = {
  /** All of them. */
  statements: number
  /** Without those who did not comment. */
  counted: number
  outlets: number
  /** When the newest was said. */
  latestAt: Instant | null
  latest: StatementRow[]
}

/**
 * Of a past moment: what is counted is without the dismissed ones, what is shown has them, marked. `changed`: those of
 * the moment that editors changed, whenever they did.
 */
export type PastFigures = Pick<CardFigures, 'counted' | 'outlets' | 'latest'> & { changed: StatementRow[] }

export type StatementPage = { offset: number; limit: number }

/** Why: answers read from here; nothing in it writes. */
export interface QueryStore {
  /** All that a claim has, at whatever size: for exports and for what an editor changes, not for what is asked often. */
  statements(claim: string): Promise<StatementRow[]>
  statementsOfStance(claim: string, stance: Stance): Promise<StatementRow[]>
  cardFigures(claim: string, most: number): Promise<CardFigures>
  /** As known by then, with what editors dismissed or corrected since. */
  figuresSeenBy(claim: string, at: Instant, most: number): Promise<PastFigures>
  /** Statements first put down to a claim, the dismissed and those moved away among them. */
  countStatements(claim: string): Promise<number>
  /** Those of them seen before, counted no further than `most`. */
  countSeenBefore(claim: string, before: { at: Instant; inclusive: boolean }, most: number): Promise<number>
  /** A page of them, in the order they were seen. */
  statementsSeen(claim: string, page: StatementPage): Promise<StatementRow[]>
  /** What editors corrected, moved or dismissed; not `own` where it was moved here from another claim. */
  changedStatements(claim: string): Promise<{ statement: StatementRow; own: boolean }[]>
  statement(id: number): Promise<StatementRow | null>
  /** Those of the ids that have their words still, in no order. */
  statementsById(ids: number[]): Promise<StatementRow[]>
  appearances(statementId: number): Promise<AppearanceRow[]>
  /** What an export adds to the statements of a claim: hashes, the wording each answered, everything that carried it. */
  exportFacts(claim: string): Promise<ExportFacts>
  matchOf(statementId: number): Promise<Match | null>
  status(claim: string): Promise<EvidenceStatus>
  statusSteps(claim: string): Promise<StatusStep[]>
  requests(claim: string): Promise<EvidenceRequest[]>
  proposals(filter: { claim?: string; openOnly: boolean }): Promise<Proposal[]>
  proposal(id: number): Promise<Proposal | null>
  revisions(claim: string): Promise<RevisionRow[]>
  health(): Promise<HealthRow[]>
  /** The last step of each source until then; a source that has none was not polled yet. */
  healthAt(at: Instant): Promise<HealthRow[]>
  /** Steps from `from` to `until`, and of each source the last one before, in their order. */
  healthBetween(from: Instant, until: Instant): Promise<HealthRow[]>
  /** Times between in which nothing was polled, whole, in their order; what goes on still is none of them. */
  pollingGaps(from: Instant, until: Instant): Promise<PollingGap[]>
  /** When a worker last showed that it runs; `null` before the first. */
  workerSeenAt(): Promise<Instant | null>
  /** What carries the statements of a claim, and since when. */
  carriers(
    claim: string,
  ): Promise<{ statementId: number; sourceId: string; seenAt: Instant; publishedAt: Instant | null }[]>
  itemsPerSource(): Promise<Map<string, number>>
  findItemByLink(linkKey: string): Promise<(KnownItem & { sourceName: string }) | null>
  /** Every item of this address, of whatever source, oldest first. */
  itemsByLink(linkKey: string): Promise<KnownItem[]>
  items(ids: number[]): Promise<KnownItem[]>
  /** A version as it was read, with its item; `null` where its text was purged. */
  revision(
    revisionId: number,
  ): Promise<(Pick<Revision, 'hash' | 'title' | 'body'> & { item: KnownItem; servedBy: string | null }) | null>
  statementsOfItem(itemId: number): Promise<{ statementId: number; claim: string; origin: boolean; silent: boolean }[]>
  deliveriesOf(eventKey: string): Promise<Delivery[]>
  counts(): Promise<RecordCounts>
}

/** Nothing was polled in it: no worker ran, or its machine slept. */
export type PollingGap = { from: Instant; until: Instant }

export type RecordCounts = {
  polls: number
  items: number
  revisions: number
  matches: number
  statements: number
  appearances: number
  posts: number
  repeatsSuppressed: number
  ledgerEntries: number
}

/** What a person decided, worked out whole. */
export type DecisionResult = {
  decision: Decision
  claim: string
  statusStep: StatusStep | null
  /** What became of the request that the proposal was about, and the step it follows. */
  requestStep?: { step: RequestStep; after: number | null }
  deliveries: PlannedDelivery[]
}

/** `id`: of the proposal; `days`: the age it came to. */
export type ProposalReminder = { id: number; days: number }

export interface DecisionStore {
  /** `conflict` when the proposal was decided before: nothing is changed. */
  commitDecision(result: DecisionResult): Promise<void>
  /** `conflict` when the proposal was decided before. */
  assignProposal(assigned: { proposalId: number; owner: string | null; by: string; at: Instant }): Promise<void>
  /** Undecided ones of claims that are tracked, whose last age passed, in `days`, was not told yet. */
  proposalsToRemind(now: Instant, days: readonly number[]): Promise<ProposalReminder[]>
  commitReminders(told: { reminders: ProposalReminder[]; at: Instant; deliveries: PlannedDelivery[] }): Promise<void>
}

/** A bulk of new items, as held. `posts`: how many events wait. */
export type HeldBatch = { id: number; sourceId: string; at: Instant; items: number; matched: number; posts: number }
export type HeldVerdict = 'release' | 'drop'
export type HeldDecision = {
  batchIds: number[]
  verdict: HeldVerdict
  by: string
  at: Instant
  deliveries: PlannedDelivery[]
}

/** Why: what a sudden bulk would have posted waits here until an editor lets it go or drops it. */
export interface HeldStore {
  /** Batches in which something waits and nobody decided yet, oldest first; of one source or of all. */
  open(sourceId?: string): Promise<HeldBatch[]>
  notices(batchId: number): Promise<HeldNoticeRow[]>
  /** `conflict` when one of them was decided before: nothing is changed, nothing is posted twice. */
  decide(decision: HeldDecision): Promise<void>
  /** What was decided last about a source. */
  lastDecision(sourceId: string): Promise<{ verdict: HeldVerdict; by: string; at: Instant } | null>
  /** The batch an item came in, and what became of it; `null` for an item that was never held. */
  ofItem(itemId: number): Promise<{ batch: HeldBatch; verdict: HeldVerdict | null } | null>
}

export type Store = {
  polls: PollStore
  articles: ArticleStore
  claims: ClaimStore
  outbox: Outbox
  queries: QueryStore
  decisions: DecisionStore
  watches: WatchStore
  held: HeldStore
  dismissals: DismissalStore
  requests: RequestStore
  statementEdits: StatementEditStore
  analyst: AnalystStore
  sharedAnswers: SharedAnswerStore
  possible: PossibleStore
  search: SearchStore
  purges: PurgeStore
  lock: WorkerLock
  ledger: Ledger
  close(): Promise<void>
}
