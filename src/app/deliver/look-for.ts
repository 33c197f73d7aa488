import type { ChatPublisher, MessageRef, Place } from '../../ports/chat-publisher.ts'
import type { Delivery } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { deliveryKey } from './delivery-key.ts'

/** How far back it is looked for a post, beyond what our clock says of when it was sent: a clock may jump by a day. */
const LOOK_BACK_MS = 25 * 3_600_000

/** Asks the platform whether a row stands there already; throws where that cannot be told. */
export async function lookFor(
  { outbox, clock, deadline, limits }: DeliverContext,
  { delivery, publisher, thread }: { delivery: Delivery; publisher: ChatPublisher; thread: MessageRef | null },
): Promise<MessageRef | null> {
  const { platform, channel, createdAt, notice, finds } = delivery
  const place: Place = { channel, thread: notice === null ? null : (thread?.id ?? null) }
  const since = Math.min(createdAt, clock.now()) - LOOK_BACK_MS
  const witness = place.thread === null ? await outbox.witness(platform, channel) : thread
  return deadline(publisher.find(place, deliveryKey(delivery), since, witness, finds), limits.publishMs)
}
