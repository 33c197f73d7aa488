import { isOnrecordError, messageOf } from '../../domain/errors.ts'
import type { Pause } from '../../ports/clock.ts'
import type { DeliverContext } from './deliver-context.ts'
import { deliverDue } from './deliver-due.ts'

/**
 * Delivers until `signal` is raised, whatever polling does meanwhile. It looks every `everyMs` of real time, so that no
 * jump of the clock stalls it, and does not wait for a look that is stuck on a channel: the next serves the others.
 */
export async function runDeliveries(
  context: DeliverContext,
  pause: Pause,
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  const looks = new Set<Promise<unknown>>()
  while (!signal.aborted) {
    const look: Promise<unknown> = deliverDue(context, signal)
      .catch((error) =>
        context.log.error(
          { code: isOnrecordError(error) ? error.code : 'internal' },
          `delivering: ${messageOf(error)}`,
        ),
      )
      .finally(() => looks.delete(look))
    looks.add(look)
    await pause(everyMs, signal)
  }
  await Promise.all(looks)
}
