import type { PlannedDelivery } from '../domain/event.ts'
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
  /** Waits for one post that tells of it and others: the channel had its fill, or wants a digest. */
  queued: QueuedFor | null
  /** The row of that post. */
  foldedInto: number | null
  /** Since when it is not known whether it arrived. */
  uncertainSince: Instant | null
  /** How often the platform was asked in vain whether it is there. */
  finds: number
}
export type QueuedFor = 'cap' | 'digest' | 'stop'
export type DeliveryState = 'pending' | 'sending' | 'sent' | 'retry' | 'needs_review' | 'refused'

export type DeliveryOutcome =
  | { type: 'sent'; ref: MessageRef; at: Instant; root: boolean }
  | { type: 'retry'; at: Instant; notBefore: Instant; error: string }
  | { type: 'needs_review'; at: Instant; error: string }
  | { type: 'refused'; at: Instant; error: string }

/** What an editor says of a row: `sent`: it is there, at `ref` where that is known. */
export type DeliveryDecision = {
  id: number
  verdict: 'sent' | 'send_again' | 'drop'
  by: string
  reason: string
  at: Instant
  ref: MessageRef | null
}

/**
 * Why: nothing is posted that is not a row first. A lease is committed before the call; of each channel at most one
 * row is out at a time, in the order the rows were written. Settling twice is a `conflict`.
 */
export interface Outbox {
  lease(now: Instant, limit: number, leaseMs: number): Promise<Delivery[]>
  settle(id: number, outcome: DeliveryOutcome): Promise<void>
  /** Rows whose lease ran out: the call may or may not have arrived. */
  interrupted(now: Instant): Promise<Delivery[]>
  thread(platform: Platform, channel: string, claim: string): Promise<MessageRef | null>
  /** The post of an event in a channel; `null` where it is not known to be there. */
  posted(platform: Platform, channel: string, eventKey: string): Promise<MessageRef | null>
  find(id: number): Promise<Delivery | null>
  /** Newest first. */
  list(filter: { states?: readonly DeliveryState[]; limit: number }): Promise<Delivery[]>
  /** `conflict` where the row is in no state for it, saying who did what and when. */
  decide(decision: DeliveryDecision): Promise<void>
  counts(): Promise<Record<DeliveryState, number>>
  /** When the next row may be sent; `null` when none is waiting. */
  nextDueAt(): Promise<Instant | null>
}
