import type { Platform } from '../../domain/vocabulary.ts'
import type { Pace } from '../../ports/chat-publisher.ts'
import type { Pause } from '../../ports/clock.ts'

/** Keeps to what a platform allows: so long between two calls in a channel, and on the whole platform. */
export type Pacer = {
  /** Waits for the turn of a call. */
  turn(platform: Platform, channel: string, pace: Pace | undefined, signal: AbortSignal): Promise<void>
  /** The platform asked everybody to wait. */
  hold(platform: Platform, ms: number): void
  isHeld(platform: Platform): boolean
}

/** `monotonic`: milliseconds that never jump. Turns are given out in the order they are asked for. */
export function createPacer(monotonic: () => number, pause: Pause): Pacer {
  const free = new Map<string, number>()
  const held = new Map<Platform, number>()
  return {
    async turn(platform, channel, pace, signal) {
      if (!pace) return
      const now = monotonic()
      const place = `${platform}\u0000${channel}`
      const at = Math.max(now, free.get(place) ?? 0, free.get(platform) ?? 0)
      free.set(place, at + pace.channelMs)
      free.set(platform, at + pace.globalMs)
      if (at > now) await pause(at - now, signal)
    },
    hold(platform, ms) {
      held.set(platform, Math.max(held.get(platform) ?? 0, monotonic() + ms))
    },
    isHeld: (platform) => (held.get(platform) ?? 0) > monotonic(),
  }
}
