import type { Instant } from '../domain/vocabulary.ts'
import type { Clock, Pause } from '../ports/clock.ts'

export const systemClock: Clock = { now: () => Date.now() }

export const systemPause: Pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })

/** For clocks that stand still meanwhile. */
export const noPause: Pause = async () => {}

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

/** Milliseconds since the process began: no change of the system's time moves it. */
export const monotonic = (): number => performance.now()
