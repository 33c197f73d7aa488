import type { Delivery } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { LOOK_AGAIN_MS } from './explain-failure.ts'
import { lookFor } from './look-for.ts'
import { findThread } from './wait-for-card.ts'

/** After a day nobody waits for it any more; and a history that could not be read that long is an editor's matter. */
const LONGEST_MS = 24 * 3_600_000
const AT_ONCE = 4
const BY = 'onrecord'

/**
 * Posts that an editor was shown are asked for now and then all the same: what kept the platform from telling may be
 * over, and a card of which nobody knows holds up all that belongs to it. Whoever comes first decides, editor or this.
 */
export async function lookAgain(context: DeliverContext, signal: AbortSignal): Promise<void> {
  const { outbox, clock, out, publishers, pacer } = context
  const now = clock.now()
  const platforms = [...publishers.keys()].filter((platform) => !pacer.isHeld(platform))
  for (const row of await outbox.reviews(now, now - LONGEST_MS, platforms, AT_ONCE)) {
    if (signal.aborted || out.has(row.id)) continue
    out.add(row.id)
    try {
      await outbox.postponeReview(row.id, now + LOOK_AGAIN_MS)
      await decideByLook(context, row)
    } catch (error) {
      context.log.info({ delivery: row.id, error }, 'it still cannot be told whether a post arrived')
    } finally {
      out.delete(row.id)
    }
  }
}

async function decideByLook(context: DeliverContext, row: Delivery): Promise<void> {
  const { outbox, clock, publishers } = context
  const publisher = publishers.get(row.platform)
  if (!publisher) return
  const ref = await lookFor(context, { delivery: row, publisher, thread: await findThread(context, row, publisher) })
  const reason = ref === null ? 'It was asked again and is not there.' : 'It was asked again and is there.'
  await outbox.decide({
    id: row.id,
    verdict: ref === null ? 'send_again' : 'sent',
    by: BY,
    reason,
    at: clock.now(),
    ref,
  })
}
