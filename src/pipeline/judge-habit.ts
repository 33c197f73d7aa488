import type { Instant } from '../domain/vocabulary.ts'

/** How often a source usually has something new. */
export type Habit = {
  /** Gaps it was read from. */
  gaps: number
  /** The middle one. */
  typicalGapMs: number
  /** Silence longer than this is out of habit. */
  quietAfterMs: number
}

const DAY_MS = 24 * 3_600_000
/** Fewer arrivals tell nothing about a habit. A choice: a daily source is judged after its second week. */
export const LEAST_ARRIVALS = 12
/** Arrivals looked at, newest first: a habit of last year is none. */
export const MOST_ARRIVALS = 200
/** No silence is judged before this: weekends and holidays are everybody's habit. */
export const LEAST_QUIET_MS = 3 * DAY_MS

/**
 * Reads a habit out of the moments at which something new was first seen, in any order; items of one poll are one
 * arrival. `null` while there are too few. Silence is out of habit when it is longer than three times the gap that only
 * one in twenty exceeds, and one and a half times the second longest gap: the longest may be an outage of ours.
 */
export function readHabit(arrivals: readonly Instant[]): Habit | null {
  const moments = [...new Set(arrivals)].sort((a, b) => b - a).slice(0, MOST_ARRIVALS)
  if (moments.length < LEAST_ARRIVALS) return null
  const gaps = moments
    .slice(1)
    .map((moment, i) => (moments[i] ?? moment) - moment)
    .sort((a, b) => a - b)
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))] ?? 0
  const secondLongest = gaps.at(-2) ?? 0
  // In a small sample the one in twenty is the longest itself.
  const rare = Math.min(at(0.95), secondLongest)
  return {
    gaps: gaps.length,
    typicalGapMs: at(0.5),
    quietAfterMs: Math.max(LEAST_QUIET_MS, 3 * rare, 1.5 * secondLongest),
  }
}

/** Has nothing new been seen for longer than the habit says? */
export function isQuiet(arrivals: readonly Instant[], now: Instant): { habit: Habit; silentMs: number } | null {
  const habit = readHabit(arrivals)
  if (!habit) return null
  const silentMs = now - arrivals.reduce((latest, one) => Math.max(latest, one))
  return silentMs > habit.quietAfterMs ? { habit, silentMs } : null
}
