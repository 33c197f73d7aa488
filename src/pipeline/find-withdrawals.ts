import type { Instant } from '../domain/vocabulary.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Agencies take things down in days, seldom in months: looked at daily at first, then weekly, then no more. */
const DAILY_FOR_MS = 14 * DAY_MS
const WEEKLY_UNTIL_MS = 90 * DAY_MS
/** A 404 may be a slip of the server: it counts when it is still there after this long. */
export const MISS_AGAIN_MS = HOUR_MS
/** A list that lost more than this share of what it could still show is another list, not a list with holes. */
const MOST_HOLES = 1 / 4

/** When an article that carries a posted statement is looked at again; `null` when it has been watched long enough. */
export function nextArticleCheck(firstSeenAt: Instant, now: Instant): Instant | null {
  const age = now - firstSeenAt
  if (age < DAILY_FOR_MS) return now + DAY_MS
  return age < WEEKLY_UNTIL_MS ? now + 7 * DAY_MS : null
}

/** Is it taken down? 410 says so itself; a 404 does when it is repeated, or when the list page dropped the entry too. */
export function isTakenDown(answer: { status: number; missesBefore: number; vanished: boolean }): boolean {
  return answer.status === 410 || answer.missesBefore > 0 || answer.vanished
}

/**
 * Entries gone from the middle of a list page: one before and one after are still listed. What fell off either end only
 * rolled on. Nothing is concluded from a page that changed so much that it may be ordered anew.
 */
export function findVanished(previous: readonly number[], current: readonly number[]): number[] {
  const listed = new Set(current)
  const first = previous.findIndex((id) => listed.has(id))
  const last = previous.findLastIndex((id) => listed.has(id))
  if (first < 0) return []
  const span = previous.slice(first, last + 1)
  const kept = span.filter((id) => listed.has(id))
  const sameOrder = current.filter((id) => span.includes(id)).every((id, i) => id === kept[i])
  const gone = span.filter((id) => !listed.has(id))
  if (!sameOrder || gone.length > Math.max(1, span.length * MOST_HOLES)) return []
  return gone
}
