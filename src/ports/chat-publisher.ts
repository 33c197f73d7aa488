import type { Message } from '../domain/message.ts'
import type { Platform } from '../domain/vocabulary.ts'

/** A channel, or a thread in it: `thread` is the `id` of the root message's `MessageRef`. */
export type Place = { channel: string; thread: string | null }
/** What a platform calls a posted message. */
export type MessageRef = { channel: string; id: string }

/**
 * What was posted, and where. `outside`: it stands beside the thread it was meant for, because that is not there any more
 * and the platform did not refuse it.
 */
export type Published = MessageRef & { outside?: true }

/**
 * `key` is the delivery's own, 25 characters of [0-9a-f]: the same key never makes two messages where the platform can
 * tell, and goes with the message (Slack: metadata; Discord: nonce, and a marker in the message) so that `find` finds it.
 */
export type PublishRequest = {
  place: Place
  message: Message
  key: string
  /** A reply that is also sent to the channel itself. */
  broadcast: boolean
  /** Raised when the outbox gives up: no further call is begun, and what is out is broken off. */
  signal?: AbortSignal
}

/**
 * What a failure means for the outbox:
 * - `rate_limited`: surely not posted; come back after `retryAfterMs`. `scope` `global`: the whole platform waits.
 * - `unavailable`: surely not posted (connection refused, name not found, a 503 told before it was read); tried again.
 * - `ambiguous`: it may have been posted (time-out, reset after sending, 5xx, Slack's `internal_error` and
 *   `fatal_error`); the outbox asks `find` after a settling time and never just sends again.
 * - `channel_unavailable`: not there, archived, not a member, no access. Its watches are paused, the message in words.
 * - `message_gone`: the message edited, or the root of the thread replied to, was deleted: the card is posted anew, once.
 * - `unauthorised`: token revoked or wrong. The platform is paused; every other row of it waits.
 * - `rejected`: this message is refused for what it is; only its own row suffers.
 */
export type PublishCode =
  | 'rate_limited'
  | 'unavailable'
  | 'ambiguous'
  | 'channel_unavailable'
  | 'message_gone'
  | 'unauthorised'
  | 'rejected'

/** `message` is a sentence for an editor: what was refused, where, what to do. Never holds a token. */
export class PublishError extends Error {
  readonly code: PublishCode
  /** As the platform said; `null` where it said nothing. */
  readonly retryAfterMs: number | null
  readonly scope: 'channel' | 'global'
  constructor(
    code: PublishCode,
    message: string,
    options: { retryAfterMs?: number | null; scope?: 'channel' | 'global'; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'PublishError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
    this.scope = options.scope ?? 'channel'
  }
}

/** Least time between two calls that post or edit: in one channel, and on the whole platform. The outbox keeps to it. */
export type Pace = { channelMs: number; globalMs: number }

/**
 * Why: the far end of a delivery. Throws `PublishError` and nothing else, within its own time-out (20 s or less: then
 * `ambiguous`). Never retries, queues or waits for a rate limit by itself: the outbox owns all of that.
 */
export interface ChatPublisher {
  platform: Platform
  /** None where left out. */
  pace?: Pace
  publish(request: PublishRequest): Promise<Published>
  /** Doing it twice does no harm. `message_gone` where there is nothing left to edit. */
  edit(ref: MessageRef, message: Message, key: string): Promise<void>
  /**
   * Looks for a message posted with this key at `sinceMs` (UTC) or later: in the channel, or in the thread where
   * `place.thread` is set. `null` only when the whole span was read and it is surely not there; where that cannot be
   * told (429, no access, history cut off or unreadable) it throws. An empty or short answer proves nothing by itself:
   * `witness` is a message known to stand in that place (a thread's is its root); read back to it, and throw
   * `unavailable` where it is not shown. Without a witness a place that shows no message at all is believed to be empty
   * where the platform says that it holds nothing more and that we may read there, and not on the first look: `asked`
   * says how often it was asked in vain before; never where left out.
   */
  find(
    place: Place,
    key: string,
    sinceMs: number,
    witness: MessageRef | null,
    asked?: number,
  ): Promise<MessageRef | null>
  close(): Promise<void>
}
