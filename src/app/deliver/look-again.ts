import type { Delivery } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { lookFor } from './look-for.ts'
import { findThread } from './wait-for-card.ts'

/** Beside the person who was told it is asked again this often: what kept the platform from telling may be over. */
const LOOK_AGAIN_MS = 10 * 60_000
/** After a day nobody waits for it any more; and a history that could not be read that long is an editor's matter. */
const LONGEST_MS = 24 * 3_600_000
const BY = 'onrecord'

/**
 * Posts that an editor was shown are asked for now and then all the same: a card of which nobody knows holds up all that
 * belongs to it. Whoever comes first decides, editor or this. After a start each is asked for at once. Tells whether any
 * was.
 */
export async function lookAgain(context: DeliverContext, signal: AbortSignal): Promise<boolean> {
  const { outbox, clock, reviews, publishers, pacer } = context
  const now = clock.now()
  reviews.due ??= new Map((await outbox.inReview(now - LONGEST_MS)).map((id) => [id, now]))
  let asked = false
  for (const [id, at] of reviews.due) {
    // Later than that it can only have been planned by a clock that was ahead.
    if (signal.aborted || (at > now && at <= now + LOOK_AGAIN_MS)) continue
    asked = true
    // Set first: another look may begin while this one waits for the platform.
    reviews.due.set(id, now + LOOK_AGAIN_MS)
    const row = await outbox.find(id)
    if (row?.state !== 'needs_review' || row.createdAt < now - LONGEST_MS) reviews.due.delete(id)
    else if (publishers.has(row.platform) && !pacer.isHeld(row.platform)) await decideByLook(context, row)
  }
  return asked
}

export function noteReview({ reviews, clock }: DeliverContext, { id }: Delivery): void {
  reviews.due?.set(id, clock.now() + LOOK_AGAIN_MS)
}

async function decideByLook(context: DeliverContext, row: Delivery): Promise<void> {
  const { outbox, clock, publishers, log } = context
  const publisher = publishers.get(row.platform)
  if (!publisher) return
  try {
    const ref = await lookFor(context, { delivery: row, publisher, thread: await findThread(context, row, publisher) })
    const [verdict, reason] =
      ref === null
        ? (['send_again', 'It was asked again and is not there.'] as const)
        : (['sent', 'It was asked again and is there.'] as const)
    // An editor may have dropped it while the platform was asked.
    await outbox.decide({ id: row.id, verdict, by: BY, reason, at: clock.now(), ref, expected: 'needs_review' })
  } catch (error) {
    log.info({ delivery: row.id, error }, 'it still cannot be told whether a post arrived')
  }
}
