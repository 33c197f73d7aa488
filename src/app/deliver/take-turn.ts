import { messageOf } from '../../domain/errors.ts'
import type { Platform } from '../../domain/vocabulary.ts'
import type { Delivery, DeliveryOutcome, Glance, Lease, OutboxCommit } from '../../ports/outbox.ts'
import { arrangeDue } from './arrange-due.ts'
import type { DeliverContext } from './deliver-context.ts'

/** A row that was out, and what became of it. */
export type Ended = { delivery: Delivery; outcome: DeliveryOutcome }
/** `settled`: what is noted by now; `leased`: what goes out next; `failed`: the database would not have it. */
export type Turn = { settled: Ended[]; leased: Lease[]; failed: unknown }

/**
 * Between two posts: what became of those that ended is noted, what is due is arranged, and at most `limit` rows are
 * leased. All of it is one commit, for each waits for the disk, and so that no row is leased that came after what is due
 * was read; where it cannot be, each end is noted by itself. `seen`: what a look that begins found.
 */
export async function takeTurn(
  context: DeliverContext,
  seen: Glance,
  ended: readonly Ended[],
  limit: number,
  signal: AbortSignal,
): Promise<Turn> {
  const { arranging, outbox: all } = context
  if (ended.length === 0 && !(await mayGo(context, seen, signal))) return { settled: [], leased: [], failed: undefined }
  // Two that arrange at once would fold the same rows.
  while (arranging.now) await arranging.now.catch(() => {})
  let leased: Lease[] = []
  const turn = all.together(async (outbox) => {
    for (const { delivery, outcome } of ended) await outbox.settle(delivery.id, outcome)
    if (signal.aborted) return
    // What came since the look began is due as well, and must not be leased past the arranging.
    const now = ended.length === 0 ? { ...seen, due: true } : await glance({ ...context, outbox })
    leased = await arrangeAndLease(context, outbox, now, limit, signal)
  })
  arranging.now = endsArranging(context, turn)
  try {
    await turn
    return { settled: [...ended], leased, failed: undefined }
  } catch (error) {
    if (ended.length === 0) throw error
    return { ...(await settleEach(context, ended)), leased: [] }
  }
}

/** The rows that are out by a lease, in the order they go. */
export function rowsOf({ post, ...first }: Lease): Delivery[] {
  return post ? [first, post] : [first]
}

/** As part of a commit; `now` is what the outbox holds within it. */
export async function arrangeAndLease(
  context: DeliverContext,
  outbox: OutboxCommit,
  now: Glance,
  limit: number,
  signal: AbortSignal,
): Promise<Lease[]> {
  if (!now.goes && !now.due && !now.queues) return []
  await arrangeDue({ ...context, outbox }, now, signal)
  return lease(context, outbox, limit)
}

/** Whether anything may go out. What is due and may not is arranged; most looks find nothing, and lock nothing. */
async function mayGo(context: DeliverContext, seen: Glance, signal: AbortSignal): Promise<boolean> {
  if (seen.goes || !(seen.due || seen.queues)) return seen.goes
  const { arranging } = context
  arranging.now ??= endsArranging(context, arrangeDue(context, seen, signal))
  await arranging.now
  return (await glance(context)).goes
}

export function glance({
  outbox,
  clock,
  publishers,
  pacer,
}: Pick<DeliverContext, 'clock' | 'publishers' | 'pacer'> & { outbox: Pick<OutboxCommit, 'glance'> }): Promise<Glance> {
  return outbox.glance(clock.now(), openPlatforms({ publishers, pacer }))
}

/** An editor who decided about one of them meanwhile is no matter of the others. */
export async function settleEach(context: DeliverContext, ended: readonly Ended[]): Promise<Omit<Turn, 'leased'>> {
  const settled: Ended[] = []
  let failed: unknown
  for (const one of ended)
    try {
      await context.outbox.settle(one.delivery.id, one.outcome)
      settled.push(one)
    } catch (error) {
      // The database refuses: the row stays leased, and is asked for when its lease has run out.
      failed ??= error
      context.log.error({ delivery: one.delivery.id }, `what became of a post could not be noted: ${messageOf(error)}`)
    }
  return { settled, failed }
}

/** Nobody else arranges until `work` has ended. */
export function endsArranging({ arranging }: DeliverContext, work: Promise<void>): Promise<void> {
  const now = work.finally(() => {
    if (arranging.now === now) arranging.now = null
  })
  // Whoever waits for it hears of its failure; nobody may be waiting.
  now.catch(() => {})
  return now
}

function lease(
  { clock, limits, publishers, pacer }: DeliverContext,
  outbox: Pick<DeliverContext['outbox'], 'lease'>,
  limit: number,
): Promise<Lease[]> {
  return outbox.lease(clock.now(), limit, 2 * limits.publishMs, openPlatforms({ publishers, pacer }))
}

function openPlatforms({ publishers, pacer }: Pick<DeliverContext, 'publishers' | 'pacer'>): Platform[] {
  return [...publishers.keys()].filter((platform) => !pacer.isHeld(platform))
}
