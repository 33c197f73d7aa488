import type { Watch } from '../../domain/event.ts'
import type { Message } from '../../domain/message.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Locale, Platform } from '../../domain/vocabulary.ts'
import type { ChatPublisher } from '../../ports/chat-publisher.ts'
import type { Clock, Random } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Outbox } from '../../ports/outbox.ts'
import type { Pacer } from './pacer.ts'

export type DeliverContext = {
  outbox: Outbox
  publishers: ReadonlyMap<Platform, ChatPublisher>
  clock: Clock
  random: Random
  pacer: Pacer
  /** Fails with an error after `ms`; the work itself may go on, its outcome is then ambiguous. */
  deadline: <T>(work: Promise<T>, ms: number) => Promise<T>
  render: (notice: Notice, locale: Locale) => Message | Promise<Message>
  /** The claim's present card; asked for when the root post is sent or edited. */
  card: (claim: string, locale: Locale) => Promise<Message>
  /** Who is told of posts that do not arrive. */
  watches: () => Promise<Watch[]>
  limits: DeliverLimits
  /** Rows that are out in this process. */
  out: Set<number>
  /** Rows that an editor was shown, with when each is asked for again; `null` until a start has read which there are. */
  reviews: { due: Map<number, number> | null }
  /** The look that is arranging, if any: two at once would fold the same rows. */
  arranging: { now: Promise<void> | null }
  /** Told when a post of this look has been handed to its platform. */
  onOut?: () => void
  log: Logger
}

export type DeliverLimits = {
  /** Of one channel; what is over it is told of in one post when there is room again. */
  postsPerHour: number
  /** Wait before asking whether a post arrived, ms: a platform shows a message somewhat later than it takes it. */
  settleMs: number
  /** A publisher has this long, ms; its row's lease twice as long, so that none is leased while its call is out. */
  publishMs: number
  /** How often the worker looks for what is due, ms. */
  everyMs: number
}

export const DELIVER_LIMITS: DeliverLimits = { postsPerHour: 20, settleMs: 10_000, publishMs: 30_000, everyMs: 1_000 }
