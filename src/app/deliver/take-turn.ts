import { messageOf } from '../../domain/errors.ts'
import type { Delivery, DeliveryOutcome, Lease } from '../../ports/outbox.ts'
import { arrangeDue } from './arrange-due.ts'
import type { DeliverContext } from './deliver-context.ts'

/** A row that was out, and what became of it. */
export type Ended = { delivery: Delivery; outcome: DeliveryOutcome }
/** `settled`: what is noted by now; `leased`: what goes out next; `failed`: the database would not have it. */
export type Turn = { settled: Ended[]; leased: Lease[]; failed: unknown }

/**
 * Between two posts: what became of those that ended is noted, what is due is arranged, and at most `limit` rows are
 * leased. All of it is one commit, for each waits for the disk; where it cannot be, each end is noted by itself.
 */
export async function takeTurn(
  context: DeliverContext,
  ended: readonly Ended[],
  limit: number,
  signal: AbortSignal,
): Promise<Turn> {
  const { arranging } = context
  if (ended.length === 0) {
    arranging.now ??= endsArranging(context, arrangeDue(context, signal))
    await arranging.now
    return { settled: [], leased: await lease(context, context.outbox, limit), failed: undefined }
  }
  // Two that arrange at once would fold the same rows.
  while (arranging.now) await arranging.now.catch(() => {})
  let leased: Lease[] = []
  const turn = context.outbox.together(async (outbox) => {
    for (const { delivery, outcome } of ended) await outbox.settle(delivery.id, outcome)
    if (signal.aborted) return
    await arrangeDue({ ...context, outbox }, signal)
    leased = await lease(context, outbox, limit)
  })
  arranging.now = endsArranging(context, turn)
  try {
    await turn
    return { settled: [...ended], leased, failed: undefined }
  } catch {
    return { ...(await settleEach(context, ended)), leased: [] }
  }
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

function endsArranging({ arranging }: DeliverContext, work: Promise<void>): Promise<void> {
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
  const platforms = [...publishers.keys()].filter((platform) => !pacer.isHeld(platform))
  return outbox.lease(clock.now(), limit, 2 * limits.publishMs, platforms)
}
