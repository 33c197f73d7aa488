import { createHash } from 'node:crypto'
import { messageOf } from '../../domain/errors.ts'
import type { Message } from '../../domain/message.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Instant, Locale, Platform } from '../../domain/vocabulary.ts'
import type { ChatPublisher, MessageRef, Place, PublishCode } from '../../ports/chat-publisher.ts'
import { PublishError } from '../../ports/chat-publisher.ts'
import type { Clock, Random } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Delivery, DeliveryOutcome, Outbox } from '../../ports/stores.ts'

export type DeliverContext = {
  outbox: Outbox
  publishers: ReadonlyMap<Platform, ChatPublisher>
  clock: Clock
  random: Random
  /** Fails with an error after `ms`; the work itself may go on, its outcome is then ambiguous. */
  deadline: <T>(work: Promise<T>, ms: number) => Promise<T>
  render: (notice: Notice, locale: Locale) => Message
  /** The claim's present card; asked for when the root post is sent or edited. */
  card: (claim: string, locale: Locale) => Promise<Message>
  log: Logger
}

/** Rows out at the same time, each of another channel. */
const AT_ONCE = 8
/** A publisher has this long; the lease lasts longer, so that no row is leased twice while its call is out. */
const PUBLISH_DEADLINE_MS = 30_000
const LEASE_MS = 2 * PUBLISH_DEADLINE_MS
const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 10 * 60_000
const PERMANENT: readonly PublishCode[] = ['rejected', 'channel_unavailable', 'unauthorised', 'message_gone']

/**
 * The delivery flow: lease → render → publish → settle, until nothing is due. Each channel keeps its order, and a
 * channel that is stuck holds up no other. Returns how many rows were settled, by outcome.
 */
export async function deliverDue(
  context: DeliverContext,
  signal: AbortSignal,
): Promise<Record<DeliveryOutcome['type'], number>> {
  const settled = { sent: 0, retry: 0, needs_review: 0, refused: 0 }
  const settle = async (delivery: Delivery, outcome: DeliveryOutcome) => {
    await context.outbox.settle(delivery.id, outcome)
    settled[outcome.type] += 1
    if (outcome.type !== 'sent')
      context.log.warn(
        { delivery: delivery.id, channel: delivery.channel, outcome: outcome.type, error: outcome.error },
        'a post was not delivered',
      )
  }
  for (const delivery of await context.outbox.interrupted(context.clock.now()))
    await settle(delivery, await resolveInterrupted(context, delivery))
  while (!signal.aborted) {
    const leased = await context.outbox.lease(context.clock.now(), AT_ONCE, LEASE_MS)
    if (leased.length === 0) break
    await Promise.all(leased.map(async (delivery) => settle(delivery, await deliver(context, delivery))))
  }
  return settled
}

async function deliver(context: DeliverContext, delivery: Delivery): Promise<DeliveryOutcome> {
  const { clock } = context
  const publisher = context.publishers.get(delivery.platform)
  if (!publisher)
    return refused(clock.now(), `No ${delivery.platform} publisher is configured. Set its token, or remove the watch.`)
  let message: Message
  try {
    message = delivery.notice
      ? context.render(delivery.notice, delivery.locale)
      : await context.card(delivery.threadOf ?? '', delivery.locale)
  } catch (error) {
    return refused(clock.now(), `The message could not be built: ${messageOf(error)}`)
  }
  try {
    const sent = await send(context, publisher, delivery, message)
    return { type: 'sent', at: clock.now(), ...sent }
  } catch (error) {
    return explainFailure(context, delivery, error)
  }
}

async function send(
  context: DeliverContext,
  publisher: ChatPublisher,
  delivery: Delivery,
  message: Message,
): Promise<{ ref: MessageRef; root: boolean }> {
  const { platform, channel, threadOf } = delivery
  const key = deliveryKey(delivery)
  if (delivery.edits !== undefined) return edit(context, publisher, delivery, message, delivery.edits)
  const thread = threadOf === null ? null : await context.outbox.thread(platform, channel, threadOf)
  if (delivery.notice === null && thread !== null)
    try {
      await context.deadline(publisher.edit(thread, message, key), PUBLISH_DEADLINE_MS)
      return { ref: thread, root: false }
    } catch (error) {
      // The card was deleted: it is posted anew, once. Any other failed edit is made again: twice does no harm.
      if (!(error instanceof PublishError) || error.code !== 'message_gone') throw again(error)
    }
  const root = delivery.notice === null
  const place: Place = { channel, thread: root ? null : (thread?.id ?? null) }
  const request = { place, message, key, broadcast: delivery.broadcast }
  const ref = await context.deadline(publisher.publish(request), PUBLISH_DEADLINE_MS)
  return { ref, root }
}

/** A post takes the place of an earlier one; any edit that failed is made again, unless the post is gone. */
async function edit(
  context: DeliverContext,
  publisher: ChatPublisher,
  delivery: Delivery,
  message: Message,
  eventKey: string,
): Promise<{ ref: MessageRef; root: boolean }> {
  const ref = await context.outbox.posted(delivery.platform, delivery.channel, eventKey)
  if (!ref) throw new PublishError('message_gone', 'The post that should be edited is not known to be there.')
  try {
    await context.deadline(publisher.edit(ref, message, deliveryKey(delivery)), PUBLISH_DEADLINE_MS)
  } catch (error) {
    throw again(error)
  }
  return { ref, root: false }
}

function again(error: unknown): PublishError {
  if (error instanceof PublishError && error.code !== 'ambiguous') return error
  return new PublishError('unavailable', messageOf(error), { cause: error })
}

function explainFailure(context: DeliverContext, delivery: Delivery, error: unknown): DeliveryOutcome {
  const at = context.clock.now()
  const failure = error instanceof PublishError ? error : new PublishError('ambiguous', messageOf(error))
  if (PERMANENT.includes(failure.code)) return refused(at, failure.message)
  if (failure.code === 'ambiguous')
    return { type: 'needs_review', at, error: `${failure.message} It is not known whether the post arrived.` }
  const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(delivery.attempts - 1, 16), LONGEST_RETRY_MS)
  const wait = Math.max(failure.retryAfterMs ?? 0, backoff * (0.5 + context.random()))
  return { type: 'retry', at, notBefore: at + Math.round(wait), error: failure.message }
}

/** The worker died between the call and its settling: ask the platform whether the post is there. */
async function resolveInterrupted(context: DeliverContext, delivery: Delivery): Promise<DeliveryOutcome> {
  const at = context.clock.now()
  const publisher = context.publishers.get(delivery.platform)
  if (!publisher) return { type: 'needs_review', at, error: `No ${delivery.platform} publisher to ask.` }
  const { platform, channel, threadOf } = delivery
  const root = delivery.notice === null
  const thread = threadOf === null ? null : await context.outbox.thread(platform, channel, threadOf)
  // Editing a post twice does no harm.
  if ((root && thread) || delivery.edits !== undefined)
    return { type: 'retry', at, notBefore: at, error: 'The worker stopped during an edit.' }
  try {
    const place: Place = { channel, thread: root ? null : (thread?.id ?? null) }
    const ref = await context.deadline(
      publisher.find(place, deliveryKey(delivery), delivery.createdAt, root ? null : thread),
      PUBLISH_DEADLINE_MS,
    )
    if (ref) return { type: 'sent', at, ref, root }
    return { type: 'retry', at, notBefore: at, error: 'The worker stopped while posting; the post is not there.' }
  } catch (error) {
    return { type: 'needs_review', at, error: `The worker stopped while posting, and: ${messageOf(error)}` }
  }
}

/** Names a delivery on its platform: 25 characters, the length of Discord's nonce. */
export function deliveryKey(delivery: Pick<Delivery, 'platform' | 'channel' | 'eventKey' | 'createdAt'>): string {
  const { platform, channel, eventKey, createdAt } = delivery
  return createHash('sha256').update([platform, channel, eventKey, createdAt].join('\u0000')).digest('hex').slice(0, 25)
}

function refused(at: Instant, error: string): DeliveryOutcome {
  return { type: 'refused', at, error }
}
