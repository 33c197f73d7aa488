import type { Instant } from '../domain/vocabulary.ts'

/** Why: everything but `runtime` is handed its time, so that weeks can be run through in seconds. */
export interface Clock {
  /** UTC, milliseconds; may jump either way. */
  now(): Instant
}

/** Randomness for jitter, handed in for the same reason. `[0, 1)`. */
export type Random = () => number

/** Waits, or less long where `signal` is raised; never throws. Handed in so that a clock moved by hand need not wait. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/**
 * Does something once all has run that is under way and need not wait: what follows on promises that are settled too. It
 * must not throw.
 */
export type Afterwards = (work: () => void) => void
