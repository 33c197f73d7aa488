import { messageOf } from '../../domain/errors.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { Delivery, DeliveryOutcome, Glance, Lease } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { deliverOne } from './deliver-one.ts'
import { lookAgain, noteReview } from './look-again.ts'
import { type Ended, glance, rowsOf, settleEach, type Turn, takeTurn } from './take-turn.ts'

/** Rows out at the same time, each of another channel. */
export const AT_ONCE = 8

export type Settled = Record<Exclude<DeliveryOutcome['type'], 'not_tried'>, number>

/** What is known of the outbox before it is looked at. */
const NOT_SEEN: Glance = { astray: false, due: false, queues: false, goes: false }

/**
 * The delivery flow: arrange → lease → render → publish → settle, until nothing is due. Each channel keeps its order,
 * and a channel that is stuck holds up no other: further calls lease what is free beside it. `handed` was leased by the
 * commit that planned it, and goes out first. Returns how many rows were settled, by outcome.
 */
export async function deliverDue(
  context: DeliverContext,
  signal: AbortSignal,
  handed: readonly Lease[] = [],
): Promise<Settled> {
  const { outbox, clock, log, out } = context
  const counts: Settled = { sent: 0, retry: 0, uncertain: 0, stopped: 0, waits: 0, needs_review: 0, refused: 0 }
  const running = new Set<Promise<void>>()
  const ended: Ended[] = []
  let failed: { error: unknown } | null = null

  const tell = async (delivery: Delivery, calls: number): Promise<DeliveryOutcome | null> => {
    try {
      return await deliverOne(context, delivery, signal, calls)
    } catch (error) {
      out.delete(delivery.id)
      failed ??= { error }
      log.error({ delivery: delivery.id }, `what became of a post could not be told: ${messageOf(error)}`)
      return null
    }
  }
  const run = async (lease: Lease): Promise<void> => {
    const [first, post] = rowsOf(lease) as [Delivery, Delivery?]
    for (const { id } of rowsOf(lease)) out.add(id)
    // One turn for both: what is told does not stand back a second for its card.
    const outcome = await tell(first, post ? 2 : 1)
    const then = post && (mayFollow(outcome) ? await tell(post, 0) : notTried(clock.now()))
    // Noted together: they wait for the disk once.
    if (outcome) ended.push({ delivery: first, outcome })
    if (post && then) ended.push({ delivery: post, outcome: then })
  }
  const note = (settled: readonly Ended[], was: readonly Ended[], error: unknown): void => {
    for (const { delivery } of was) out.delete(delivery.id)
    if (error !== undefined) failed ??= { error }
    for (const { delivery, outcome } of settled) {
      if (outcome.type === 'not_tried') continue
      counts[outcome.type] += 1
      if (outcome.type === 'needs_review') noteReview(context, delivery)
      if (outcome.type !== 'sent')
        log.warn(
          { delivery: delivery.id, channel: delivery.channel, outcome: outcome.type, error: outcome.error },
          'a post was not delivered',
        )
    }
  }

  const start = (leased: readonly Lease[]): void => {
    for (const delivery of leased) {
      const one: Promise<void> = run(delivery).finally(() => running.delete(one))
      running.add(one)
    }
  }
  const look = async (): Promise<Glance> => {
    const found = await glance(context)
    if (found.astray) await outbox.reclaim(clock.now(), clock.now(), { ids: [...out], all: false })
    return (await lookAgain(context, signal)) || found.astray ? glance(context) : found
  }

  start(handed)
  // What was handed is on its way before anything else is asked.
  let looked = handed.length === 0
  let seen = looked ? await look() : NOT_SEEN
  while (!signal.aborted && failed === null) {
    const done = ended.splice(0)
    let turn: Turn
    try {
      turn = await takeTurn(context, seen, done, AT_ONCE - running.size, signal)
    } catch (error) {
      // What is out is waited for, and noted if it can be.
      failed = { error }
      break
    }
    note(turn.settled, done, turn.failed)
    start(turn.leased)
    if (ended.length > 0) continue
    if (running.size > 0) await Promise.race(running)
    else if (looked) break
    else {
      looked = true
      seen = await look()
    }
  }
  await Promise.all(running)
  const { settled, failed: error } = await settleEach(context, ended)
  note(settled, ended, error)
  if (failed !== null) throw (failed as { error: unknown }).error
  return counts
}

/**
 * The card stands where it stood, edited or to be edited later: what belongs in its thread may follow. One posted anew
 * opens another thread first.
 */
function mayFollow(outcome: DeliveryOutcome | null): boolean {
  return (outcome?.type === 'sent' && !outcome.root) || (outcome?.type === 'retry' && outcome.aside === true)
}

function notTried(at: Instant): DeliveryOutcome {
  return { type: 'not_tried', at }
}
