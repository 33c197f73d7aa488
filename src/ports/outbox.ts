import type { PlannedDelivery } from '../domain/event.ts'
import type { DigestNotice, Notice } from '../domain/notice.ts'
import type { Instant, Platform } from '../domain/vocabulary.ts'
import type { MessageRef } from './chat-publisher.ts'

/** A row of the outbox. */
export type Delivery = PlannedDelivery & {
  id: number
  state: DeliveryState
  attempts: number
  createdAt: Instant
  /** When it goes out at the earliest. */
  notBefore: Instant
  settledAt: Instant | null
  lastError: string | null
  /** Where it stands, once it is known to. */
  ref: MessageRef | null
  /**
   * Waits for one post that tells of it and others: the channel had its fill, wants a digest, or could not be reached.
   * `card`: waits by itself until it is settled whether its thread's card is there.
   */
  queued: QueuedFor | 'card' | null
  /** The row of that post. */
  foldedInto: number | null
  /** Since when it is not known whether it arrived. */
  uncertainSince: Instant | null
  /** How often the platform was asked in vain whether it is there. */
  finds: number
  /** Which editor decided about it last. */
  decidedBy: string | null
  /** Of one that was leased: the card of its thread, where it stood at that moment. */
  thread?: MessageRef
}
export type QueuedFor = 'cap' | 'digest' | 'stop'
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'retry' | 'needs_review' | 'refused'

/** A row as far as it is arranged. `kind`: of its notice; `null`: a card. */
export type DueRow = Pick<Delivery, 'id' | 'platform' | 'channel' | 'timing' | 'notBefore'> & {
  kind: Notice['kind'] | null
  /** Takes the place of an earlier post. */
  isEdit: boolean
}

/**
 * A row that goes out, and the post it goes before in the same turn, if any: an edit of a card that stands there does no
 * harm when it is made again, so that after a crash one post of the channel is in doubt all the same.
 */
export type Lease = Delivery & { post?: Delivery }

/**
 * What became of a try. `told`: rows for the operations channel, written with it. `uncertain`: it may have arrived and
 * is asked for at `notBefore`; `asked`: it was, in vain. `stopped`: nothing goes to this channel, or this platform,
 * until `retryAt` (`null`: until somebody resumes it); the row waits. `aside`: it lets the rest of its channel pass
 * meanwhile. `waits`: nothing was posted; it goes on when its thread's card is settled, at once where none is open any
 * more. `not_tried`: the edit it was to go after went otherwise; it stands as it stood.
 */
export type DeliveryOutcome = { at: Instant; told?: PlannedDelivery[] } & (
  | { type: 'sent'; ref: MessageRef; root: boolean }
  | { type: 'retry'; notBefore: Instant; error: string; aside?: true }
  | { type: 'uncertain'; notBefore: Instant; error: string; asked: boolean }
  | { type: 'stopped'; scope: 'channel' | 'platform'; retryAt: Instant | null; error: string }
  | { type: 'waits'; error: string }
  | { type: 'not_tried' }
  | { type: 'needs_review'; error: string }
  | { type: 'refused'; error: string }
)

/** What an editor says of a row: `sent`: it is there, at `ref` where that is known. */
export type DeliveryDecision = {
  id: number
  verdict: 'sent' | 'send_again' | 'drop'
  by: string
  reason: string
  at: Instant
  ref: MessageRef | null
  /** The state it was decided on; a `conflict` where it is another by now. */
  expected?: DeliveryState
}

/** A channel, or with `*` a whole platform, to which nothing goes. */
export type DeliveryStop = { platform: Platform; channel: string; at: Instant; reason: string; retryAt: Instant | null }
/** Rows that wait for one post together. */
export type DeliveryQueue = { platform: Platform; channel: string; queued: QueuedFor; rows: Delivery[] }
export type SentDigest = { ref: MessageRef; notice: DigestNotice }
/**
 * Whether there is anything to do at all. `astray`: for `reclaim`; `due` and `queues`: rows that `due` and `dueQueues`
 * would give; `goes`: rows that `lease` would give, were none of them put off first.
 */
export type Glance = { astray: boolean; due: boolean; queues: boolean; goes: boolean }
/** What may be done within one commit. */
export type OutboxCommit = Pick<
  Outbox,
  | 'settle'
  | 'glance'
  | 'lease'
  | 'stops'
  | 'due'
  | 'arrange'
  | 'sentSince'
  | 'settledSince'
  | 'queued'
  | 'dueQueues'
  | 'fold'
>
export type Arrangement = { id: number; queued: QueuedFor | null; notBefore: Instant }

/**
 * Why: nothing is posted that is not a row first. A lease is committed before the call; of each channel at most one
 * call is out at a time, in the order the rows were written. Settling twice is a `conflict`.
 */
export interface Outbox {
  /** One question in the place of five: most looks find nothing, and each is cheap. Of the platforms named. */
  glance(now: Instant, platforms: readonly Platform[]): Promise<Glance>
  /**
   * First rows of channels that may go, of the platforms named; those that are queued or stopped are left. With the edit
   * of a card goes the post of its thread that stands right behind it.
   */
  lease(now: Instant, limit: number, leaseMs: number, platforms: readonly Platform[]): Promise<Lease[]>
  settle(id: number, outcome: DeliveryOutcome): Promise<void>
  /**
   * What `work` does through what it is handed is one commit, whole or not at all: what became of a post, and the lease
   * of the next, wait for the disk once. Nothing else may be asked of the database until it ends.
   */
  together<T>(work: (commit: OutboxCommit) => Promise<T>): Promise<T>
  /**
   * What may or may not have arrived is asked for at `notBefore`: rows whose lease ran out, or that were leased by a
   * clock that was ahead, but those in `mine`; with `all`, at a start, whatever another worker left. A row planned or
   * put off by a clock that was ahead is due at once. Returns how many were taken back.
   */
  reclaim(now: Instant, notBefore: Instant, mine: { ids: readonly number[]; all: boolean }): Promise<number>
  /** Rows that were not tried and whose time has come, oldest first. Of each no more than arranging it takes. */
  due(now: Instant, limit: number): Promise<DueRow[]>
  arrange(arrangements: Arrangement[]): Promise<void>
  /** The first row of a channel's queue, and when the queue is due; `null` where nothing is in it. */
  queued(platform: Platform, channel: string, queued: QueuedFor): Promise<{ first: number; at: Instant } | null>
  /** Queues of which something is due; with all of their rows that are due. */
  dueQueues(now: Instant): Promise<DeliveryQueue[]>
  /** One row in the place of many; they are settled as it is. */
  fold(ids: readonly number[], into: PlannedDelivery, now: Instant): Promise<void>
  /** What a row tells of, and is still to be told. */
  foldedInto(id: number): Promise<Delivery[]>
  /** When the newest `most` posts went to a channel since then, oldest first; cards and what was folded are left out. */
  sentSince(platform: Platform, channel: string, since: Instant, most: number): Promise<Instant[]>
  /** No fewer than there are posts: cards and what was folded count too. Counts no further than `most`. */
  settledSince(platform: Platform, channel: string, since: Instant, most: number): Promise<number>
  stops(): Promise<DeliveryStop[]>
  thread(platform: Platform, channel: string, claim: string): Promise<MessageRef | null>
  /** The post of an event in a channel; `null` where it is not known to be there, or stands in a post with others. */
  posted(platform: Platform, channel: string, eventKey: string): Promise<MessageRef | null>
  /**
   * The digest an event was told in: where it stands, and all it tells of as that reads by now, after every edit planned
   * so far. `null` where the event was told by itself, or the digest is not known to be there.
   */
  digestOf(platform: Platform, channel: string, eventKey: string): Promise<SentDigest | null>
  /** The root was deleted. */
  forgetThread(platform: Platform, channel: string, claim: string): Promise<void>
  /** Another card of a thread that is on its way, or of which nobody knows whether it is there; `null`: none such. */
  openRoot(row: Delivery, now: Instant): Promise<number | null>
  /** The newest card of a thread that was sent or refused. */
  settledRoot(platform: Platform, channel: string, claim: string): Promise<Delivery | null>
  /** How many rows wait for the card that this row is; 0 where it is none. */
  waitingForCard(id: number): Promise<number>
  /** A card somebody said is there was found: it opens its thread. */
  placeRoot(id: number, ref: MessageRef, at: Instant): Promise<void>
  /** The newest message known to stand in a channel itself, outside threads. */
  witness(platform: Platform, channel: string): Promise<MessageRef | null>
  /** Rows of which only an editor can say whether they arrived, of those written since. */
  inReview(since: Instant): Promise<number[]>
  find(id: number): Promise<Delivery | null>
  /** Newest first. */
  list(filter: { states?: readonly DeliveryState[]; limit: number }): Promise<Delivery[]>
  /** `conflict` where the row is in no state for it, saying who did what and when. */
  decide(decision: DeliveryDecision): Promise<void>
  counts(): Promise<Record<DeliveryState, number>>
  /** How many rows are still to be posted, by platform; platforms without any are left out. */
  waiting(): Promise<Map<Platform, number>>
}
