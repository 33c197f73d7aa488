import type { Message } from '../domain/message.ts'
import type { Platform } from '../domain/vocabulary.ts'

/** A channel, or a thread in it. */
export type Place = { channel: string; thread: string | null }
/** What a platform calls a posted message. */
export type MessageRef = { channel: string; id: string }

/** `key` is the delivery's own: the same key never makes two messages where the platform can tell. */
export type PublishRequest = {
  place: Place
  message: Message
  key: string
  /** A reply that is also sent to the channel itself. */
  broadcast: boolean
}

/** Failed to publish. `ambiguous`: it may have been posted all the same. */
export class PublishError extends Error {
  readonly permanent: boolean
  readonly ambiguous: boolean
  readonly retryAfterMs: number | null
  constructor(
    message: string,
    options: { permanent?: boolean; ambiguous?: boolean; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'PublishError'
    this.permanent = options.permanent ?? false
    this.ambiguous = options.ambiguous ?? false
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** Why: the far end of a delivery. Throws `PublishError` and nothing else. Never retries by itself. */
export interface ChatPublisher {
  platform: Platform
  publish(request: PublishRequest): Promise<MessageRef>
  edit(ref: MessageRef, message: Message, key: string): Promise<void>
  /** Looks for a message posted with this key; `null` when it is surely not there. */
  find(place: Place, key: string, sinceMs: number): Promise<MessageRef | null>
  close(): Promise<void>
}
