import type { Instant } from '../../domain/vocabulary.ts'

/** From so many sources on each second has some of its own: fewer are asked as soon as they are due. */
const MANY_SOURCES = 1_000
/** A group this large is worth a round. */
const ENOUGH = 128
/** No source waits longer for others, ms: a hundredth of the usual five minutes. */
const MOST_LATE_MS = 3_000

/** A source may have been due for as long before it was seen to be. */
const TICK_MS = 1_000

/** Told how many sources are due, of how many that are followed: should they wait for others to be asked with? */
export type Gather = (due: number, followed: number, now: Instant) => boolean

/**
 * On a desk of thousands some thirty sources come due each second. Asked by the hundred they cost a sixth less: a round, its
 * commit and its waits for the disk are theirs together, and what a poll needs is still warm from the one before.
 */
export function createGather(): Gather {
  let since: Instant | null = null
  return (due, followed, now) => {
    if (due === 0 || due >= ENOUGH || followed < MANY_SOURCES) {
      since = null
      return false
    }
    // A clock that was set back has nobody wait for it.
    if (since === null || since > now) since = now
    if (now - since < MOST_LATE_MS - TICK_MS) return true
    since = null
    return false
  }
}
