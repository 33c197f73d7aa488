import { messageOf } from '../../domain/errors.ts'
import type { Message } from '../../domain/message.ts'
import { type ChatPublisher, type MessageRef, PublishError, type Published } from '../../ports/chat-publisher.ts'
import type { Delivery, DeliveryOutcome } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { deliveryKey } from './delivery-key.ts'
import { explainFailure, planTrouble } from './explain-failure.ts'
import { lookFor } from './look-for.ts'
import { findThread, waitForCard, waitForNewCard } from './wait-for-card.ts'

/** One for all: an exception made for each call would trace the stack at each. */
const GIVEN_UP = new Error('the call is over')

/** A row, where it goes, and what is known of it there. */
export type Sending = { delivery: Delivery; publisher: ChatPublisher; thread: MessageRef | null; key: string }

/**
 * One row: looked for first where it may be there already, then sent. Never throws for what the platform does. `calls`:
 * what its turn is for, with what goes right after it; 0 where it goes in the turn of the row before.
 */
export async function deliverOne(
  context: DeliverContext,
  delivery: Delivery,
  signal: AbortSignal,
  calls = 1,
): Promise<DeliveryOutcome> {
  const { clock } = context
  const { platform, channel } = delivery
  const publisher = context.publishers.get(platform)
  if (!publisher) return refused(context, `No ${platform} publisher is configured.`)
  if (delivery.edits !== undefined) return editPost(context, delivery, publisher, delivery.edits)
  const thread = await findThread(context, delivery, publisher)
  const sending: Sending = { delivery, publisher, thread, key: deliveryKey(delivery) }
  const isCard = delivery.notice === null
  // Editing a card twice does no harm.
  const isEdit = isCard && thread !== null
  if (delivery.uncertainSince !== null && !isEdit) {
    try {
      const ref = await lookFor(context, sending)
      if (ref) return { type: 'sent', at: clock.now(), ref, root: isCard }
    } catch (error) {
      return explainFailure(context, delivery, error, 'looking')
    }
  }
  if (thread === null) {
    const waits = await waitForCard(context, delivery)
    if (waits !== null) return waits
  }
  let message: Message
  try {
    const built = await build(context, delivery)
    if (built === null) return refused(context, 'Nothing it would have told of is left to tell.')
    message = built
  } catch (error) {
    return poisoned(context, delivery, `The message could not be built: ${messageOf(error)}`)
  }
  if (calls > 0) await context.pacer.turn(platform, channel, publisher.pace, signal, calls)
  if (signal.aborted)
    return { type: 'retry', at: clock.now(), notBefore: clock.now(), error: 'The worker was stopped.' }
  const begun = clock.now()
  try {
    return await send(context, sending, message)
  } catch (error) {
    return explainFailure(context, delivery, error, isEdit ? 'editing' : 'posting', clock.now() - begun)
  }
}

/** A post takes the place of an earlier one. Any edit that failed is made again: twice does no harm. */
async function editPost(
  context: DeliverContext,
  delivery: Delivery,
  publisher: ChatPublisher,
  eventKey: string,
): Promise<DeliveryOutcome> {
  const { outbox, clock, limits, pacer } = context
  const { platform, channel } = delivery
  const alone = await outbox.posted(platform, channel, eventKey)
  const digest = alone ? null : await outbox.digestOf(platform, channel, eventKey)
  const ref = alone ?? digest?.ref
  if (!ref) return refused(context, 'The post to be edited is not known to be there.')
  let message: Message | null
  try {
    message = digest ? await context.render(digest.notice, delivery.locale) : await build(context, delivery)
  } catch (error) {
    return poisoned(context, delivery, `The message could not be built: ${messageOf(error)}`)
  }
  if (message === null) return refused(context, 'Nothing it would have told of is left to tell.')
  try {
    await pacer.turn(platform, channel, publisher.pace, new AbortController().signal)
    await context.deadline(publisher.edit(ref, message, deliveryKey(delivery)), limits.publishMs)
    return { type: 'sent', at: clock.now(), ref, root: false }
  } catch (error) {
    return explainFailure(context, delivery, error, 'editing')
  }
}

/** `null`: there is nothing left to tell. */
async function build(context: DeliverContext, delivery: Delivery): Promise<Message | null> {
  const { notice, locale, threadOf } = delivery
  if (notice === null) return context.card(threadOf ?? '', locale)
  if (notice.kind !== 'digest') return context.render(notice, locale)
  const folded = await context.outbox.foldedInto(delivery.id)
  const notices = folded.flatMap((row) => (row.notice === null ? [] : [row.notice]))
  return notices.length === 0 ? null : context.render({ ...notice, notices }, locale)
}

async function send(context: DeliverContext, sending: Sending, message: Message): Promise<DeliveryOutcome> {
  const { outbox, clock, limits } = context
  const { delivery, publisher, thread, key } = sending
  const { channel, platform, threadOf, broadcast } = delivery
  const isCard = delivery.notice === null
  const handed = <T>(call: Promise<T>): Promise<T> => {
    context.onOut?.()
    return call
  }
  const publish = async (threadId: string | null) => {
    const call = new AbortController()
    const place = { channel, thread: threadId }
    const request = { place, message, key, broadcast: broadcast && threadId !== null, signal: call.signal }
    try {
      return await context.deadline(handed(publisher.publish(request)), limits.publishMs)
    } finally {
      // Given up, nothing more of it is begun: a later step would arrive after the look.
      call.abort(GIVEN_UP)
    }
  }
  const sent = ({ outside: _, ...ref }: Published): DeliveryOutcome => {
    return { type: 'sent', at: clock.now(), ref, root: isCard }
  }
  if (thread === null || threadOf === null) return sent(await publish(null))
  try {
    if (!isCard) {
      const posted = await publish(thread.id)
      // It is told, once; what follows stands under a new card, not beside one that is gone.
      if (posted.outside) await outbox.forgetThread(platform, channel, threadOf)
      return sent(posted)
    }
    await context.deadline(handed(publisher.edit(thread, message, key)), limits.publishMs)
    return { ...sent(thread), root: false } as DeliveryOutcome
  } catch (error) {
    if (!(error instanceof PublishError) || error.code !== 'message_gone') throw error
    // Somebody deleted the card, and with it the thread: it is posted anew, once.
    await outbox.forgetThread(platform, channel, threadOf)
    if (!isCard) return waitForNewCard(delivery, clock.now(), 'The card of its thread was deleted')
  }
  const begun = clock.now()
  try {
    return sent(await publish(null))
  } catch (error) {
    // No edit any more: one that may have arrived is not simply posted again.
    return explainFailure(context, delivery, error, 'posting', clock.now() - begun)
  }
}

function refused({ clock }: DeliverContext, error: string): DeliveryOutcome {
  return { type: 'refused', at: clock.now(), error }
}

async function poisoned(context: DeliverContext, delivery: Delivery, error: string): Promise<DeliveryOutcome> {
  const outcome = refused(context, error)
  const facts = { what: 'refused', reason: error, deliveryId: delivery.id, at: outcome.at } as const
  return { ...outcome, told: await planTrouble(context, delivery, facts) }
}
