import type { Instant } from '../domain/vocabulary.ts'
import type { Clock } from '../ports/clock.ts'

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands until it is moved: the demo's and the tests'. */
export type ManualClock = Clock & { set(at: Instant): void; advance(ms: number): void }

export function createManualClock(start: Instant): ManualClock {
  let at = start
  return {
    now: () => at,
    set: (instant) => {
      at = instant
    },
    advance: (ms) => {
      at += ms
    },
  }
}
