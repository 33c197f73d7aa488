import { isOnrecordError, messageOf } from '../../domain/errors.ts'
import type { Pause } from '../../ports/clock.ts'
import type { Lease } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'
import { deliverDue } from './deliver-due.ts'

/** Looks at the same time that a bell may begin: one may be stuck on a channel, but not all that begin are. */
const MOST_LOOKS = 4

/** Rung by whoever puts posts into the outbox in this process. */
export type Bell = {
  /**
   * `out` is called, perhaps more than once, when the look that hears it has a request out or has ended; `leased` goes
   * out with that look.
   */
  ring(out?: () => void, leased?: readonly Lease[]): void
  /** What the look that begins now has to call for those who rang, and to send for them. */
  answer(): { out: () => void; leased: Lease[] }
  /** Would a look begin at once? */
  isHeard: boolean
  /** Ends when it is rung, at once where it was since it was last heard; or when `signal` is raised. */
  heard(signal: AbortSignal): Promise<void>
}

export function createBell(): Bell {
  let rung = false
  let ringers: (() => void)[] = []
  const handed: Lease[] = []
  let wake: (() => void) | null = null
  return {
    isHeard: false,
    ring(out, leased = []) {
      if (out) ringers.push(out)
      handed.push(...leased)
      rung = true
      wake?.()
    },
    answer() {
      const rang = ringers
      ringers = []
      const out = () => {
        for (const ring of rang) ring()
      }
      return { out, leased: handed.splice(0) }
    },
    heard(signal) {
      return new Promise((resolve) => {
        const end = () => {
          wake = null
          if (!signal.aborted) rung = false
          signal.removeEventListener('abort', end)
          resolve()
        }
        if (rung || signal.aborted) return end()
        wake = end
        signal.addEventListener('abort', end, { once: true })
      })
    },
  }
}

/**
 * Delivers until `signal` is raised, whatever polling does meanwhile. It looks as soon as the bell rings, and every
 * `everyMs` of real time, so that no jump of the clock stalls it and what other processes plan goes out; it does not wait
 * for a look that is stuck on a channel: the next serves the others.
 */
export async function runDeliveries(
  context: DeliverContext,
  pause: Pause,
  everyMs: number,
  signal: AbortSignal,
  bell: Bell = createBell(),
): Promise<void> {
  const looks = new Set<Promise<unknown>>()
  while (!signal.aborted) {
    const { out: onOut, leased } = bell.answer()
    const look: Promise<unknown> = deliverDue({ ...context, onOut }, signal, leased)
      .catch((error) =>
        context.log.error(
          { code: isOnrecordError(error) ? error.code : 'internal' },
          `delivering: ${messageOf(error)}`,
        ),
      )
      .finally(() => {
        looks.delete(look)
        onOut()
      })
    looks.add(look)
    bell.isHeard = looks.size < MOST_LOOKS
    const room = bell.isHeard ? Promise.resolve() : Promise.race(looks)
    await waitForNext(pause, everyMs, signal, bell, room)
  }
  bell.isHeard = false
  await Promise.all(looks)
}

/**
 * For the bell, heard once there is room for another look, or the time, whichever comes first; the other is called off. What
 * rings meanwhile waits for room, not for the time: in a burst that is the difference between some milliseconds and a second.
 */
async function waitForNext(
  pause: Pause,
  everyMs: number,
  signal: AbortSignal,
  bell: Bell,
  room: Promise<unknown>,
): Promise<void> {
  const over = new AbortController()
  // Nobody asks why: what is made up for who does not say so traces the stack.
  const stop = () => over.abort(null)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    await Promise.race([pause(everyMs, over.signal), room.then(() => bell.heard(over.signal))])
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}
