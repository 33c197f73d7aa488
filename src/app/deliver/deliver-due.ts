import { messageOf } from '../../domain/errors.ts'
import type { Delivery, DeliveryOutcome } from '../../ports/outbox.ts'
import { arrangeDue } from './arrange-due.ts'
import type { DeliverContext } from './deliver-context.ts'
import { deliverOne } from './deliver-one.ts'
import { lookAgain, noteReview } from './look-again.ts'

/** Rows out at the same time, each of another channel. */
const AT_ONCE = 8

/** Joins the look that is at it already. */
function arrangeOnce(context: DeliverContext, signal: AbortSignal): Promise<void> {
  const { arranging } = context
  arranging.now ??= arrangeDue(context, signal).finally(() => {
    arranging.now = null
  })
  return arranging.now
}

export type Settled = Record<DeliveryOutcome['type'], number>

/**
 * The delivery flow: arrange → lease → render → publish → settle, until nothing is due. Each channel keeps its order,
 * and a channel that is stuck holds up no other: further calls lease what is free beside it. Returns how many rows were
 * settled, by outcome.
 */
export async function deliverDue(context: DeliverContext, signal: AbortSignal): Promise<Settled> {
  const { outbox, clock, limits, log, out } = context
  const settled: Settled = { sent: 0, retry: 0, uncertain: 0, stopped: 0, waits: 0, needs_review: 0, refused: 0 }
  const running = new Set<Promise<void>>()
  let failed: { error: unknown } | null = null

  const run = async (delivery: Delivery): Promise<void> => {
    out.add(delivery.id)
    try {
      const outcome = await deliverOne(context, delivery, signal)
      await outbox.settle(delivery.id, outcome)
      settled[outcome.type] += 1
      if (outcome.type === 'needs_review') noteReview(context, delivery)
      if (outcome.type !== 'sent')
        log.warn(
          { delivery: delivery.id, channel: delivery.channel, outcome: outcome.type, error: outcome.error },
          'a post was not delivered',
        )
    } catch (error) {
      // The database refuses: the row stays leased, and is asked for when its lease has run out.
      failed ??= { error }
      log.error({ delivery: delivery.id }, `what became of a post could not be noted: ${messageOf(error)}`)
    } finally {
      out.delete(delivery.id)
    }
  }

  await outbox.reclaim(clock.now(), clock.now(), { ids: [...out], all: false })
  await lookAgain(context, signal)
  while (!signal.aborted && failed === null) {
    await arrangeOnce(context, signal)
    const platforms = [...context.publishers.keys()].filter((platform) => !context.pacer.isHeld(platform))
    const leased = await outbox.lease(clock.now(), AT_ONCE - running.size, 2 * limits.publishMs, platforms)
    for (const delivery of leased) {
      const one: Promise<void> = run(delivery).finally(() => running.delete(one))
      running.add(one)
    }
    if (running.size === 0) break
    await Promise.race(running)
  }
  await Promise.all(running)
  if (failed !== null) throw (failed as { error: unknown }).error
  return settled
}
