import type { Platform } from '../../domain/vocabulary.ts'
import type { Pace } from '../../ports/chat-publisher.ts'
import type { Pause } from '../../ports/clock.ts'

/** Keeps to what a platform allows: so long between two calls in a channel, and on the whole platform. */
export type Pacer = {
  /** Waits for a turn, of one call or of so many right after each other: the next turn comes so much later. */
  turn(platform: Platform, channel: string, pace: Pace | undefined, signal: AbortSignal, calls?: number): Promise<void>
  /** The platform asked everybody to wait. */
  hold(platform: Platform, ms: number): void
  isHeld(platform: Platform): boolean
}

/**
 * `monotonic`: milliseconds that never jump. Turns are given out in the order they are asked for; a channel takes its
 * turn of the platform only when its own has come, so that one that waits holds up no other.
 */
export function createPacer(monotonic: () => number, pause: Pause): Pacer {
  const free = new Map<string, number>()
  const held = new Map<Platform, number>()
  /** The newest turn given out in a channel. */
  const last = new Map<string, Promise<void>>()

  /** Waits until `what` is free, and keeps it for `ms` from then on. Returns when that is. */
  async function take(what: string, ms: number, signal: AbortSignal): Promise<number> {
    const now = monotonic()
    const at = Math.max(now, free.get(what) ?? 0)
    free.set(what, at + ms)
    if (at > now) await pause(at - now, signal)
    return at
  }

  return {
    async turn(platform, channel, pace, signal, calls = 1) {
      if (!pace) return
      const place = `${platform}\u0000${channel}`
      const turn = (last.get(place) ?? Promise.resolve()).then(async () => {
        await take(place, 0, signal)
        const at = await take(platform, calls * pace.globalMs, signal)
        free.set(place, at + calls * pace.channelMs)
      })
      last.set(place, turn)
      await turn
    },
    hold(platform, ms) {
      held.set(platform, Math.max(held.get(platform) ?? 0, monotonic() + ms))
    },
    isHeld: (platform) => (held.get(platform) ?? 0) > monotonic(),
  }
}
