import type { PlannedDelivery } from '../../domain/event.ts'
import type { ChatPublisher, MessageRef } from '../../ports/chat-publisher.ts'
import type { Delivery, DeliveryOutcome } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { lookFor } from './look-for.ts'

type Waits = Extract<DeliveryOutcome, { type: 'waits' }>

/** The card of a row's thread; one of which an editor said that it is there, and not where, is looked for. */
export async function findThread(
  context: DeliverContext,
  { platform, channel, threadOf, thread: leased }: Delivery,
  publisher: ChatPublisher,
): Promise<MessageRef | null> {
  const { outbox, clock } = context
  if (threadOf === null) return null
  if (leased) return leased
  const thread = await outbox.thread(platform, channel, threadOf)
  if (thread !== null) return thread
  const said = await outbox.settledRoot(platform, channel, threadOf)
  if (said?.state !== 'sent' || said.ref !== null) return null
  const found = await lookFor(context, { delivery: said, publisher, thread: null }).catch(() => null)
  if (found !== null) await outbox.placeRoot(said.id, found, clock.now())
  return found
}

/**
 * What a row of a thread without a card has to wait for; `null`: it goes out by itself. Nothing goes beside a card of
 * which it is not known whether it is there: an editor would find half of a claim in its thread and half around it.
 * Where the card was dropped, or is nowhere to be found, a new one is posted first, once a row. A claim that has no card
 * here, or whose card the platform refused, is told of without one.
 */
export async function waitForCard({ outbox, clock }: DeliverContext, delivery: Delivery): Promise<Waits | null> {
  const { platform, channel, threadOf, notice } = delivery
  const at = clock.now()
  if (threadOf === null) return null
  const open = await outbox.openRoot(delivery, at)
  if (open !== null)
    return {
      type: 'waits',
      at,
      error: `Waits until it is settled whether the card of its thread is there: see delivery ${open}.`,
    }
  if (notice === null) return null
  const settled = await outbox.settledRoot(platform, channel, threadOf)
  if (settled === null || settled.eventKey === keyOfNewCard(delivery)) return null
  if (settled.state === 'refused' && settled.decidedBy === null) return null
  return waitForNewCard(delivery, at, 'The card of its thread is not there')
}

export function waitForNewCard(delivery: Delivery, at: number, why: string): Waits {
  const { platform, channel, locale, threadOf } = delivery
  const card: PlannedDelivery = {
    platform,
    channel,
    locale,
    eventKey: keyOfNewCard(delivery),
    threadOf,
    broadcast: false,
    notice: null,
  }
  return { type: 'waits', at, error: `${why}: it waits for a new one.`, told: [card] }
}

const keyOfNewCard = ({ threadOf, eventKey }: Delivery): string => `card:${threadOf}:after:${eventKey}`
