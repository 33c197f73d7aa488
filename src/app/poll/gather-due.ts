import type { Instant } from '../../domain/vocabulary.ts'

/** From so many sources on each second has some of its own: fewer are asked as soon as they are due. */
const MANY_SOURCES = 1_000
/** A group this large is worth a round. */
const ENOUGH = 128
/**
 * No source waits longer for others, ms, with the time before it was seen to be due and the time until it is looked for
 * again: a hundredth of the usual five minutes. Half a second is for looks that come late.
 */
const MOST_LATE_MS = 3_500

/** Told how many sources are due, of how many that are followed: should they wait for others to be asked with? */
export type Gather = (due: number, followed: number, now: Instant) => boolean

/**
 * On a desk of thousands some thirty sources come due each second. Asked by the hundred they cost a sixth less: a round, its
 * commit and its waits for the disk are theirs together, and what a poll needs is still warm from the one before. Where
 * `polling.tick` has them looked for less often nobody waits: they come together as it is.
 */
export function createGather(): Gather {
  let since: Instant | null = null
  let lookedAt: Instant | null = null
  let lastGap = 0
  return (due, followed, now) => {
    // A look comes as long after this one as this one after the last. A clock that was set back tells nothing; nor does a
    // look that made up for a beat missed during a long round: the next beat may follow it closely, but not the one after.
    const gap = lookedAt === null || lookedAt > now ? null : now - lookedAt
    const between = Math.max(gap ?? MOST_LATE_MS, lastGap)
    lookedAt = now
    lastGap = gap ?? 0
    if (due === 0 || due >= ENOUGH || followed < MANY_SOURCES) {
      since = null
      return false
    }
    if (since === null || since > now) since = now
    if (now - since + 2 * between <= MOST_LATE_MS) return true
    since = null
    return false
  }
}
