import type { Clock } from '../../../ports/clock.ts'

/** Slack tries again for up to an hour. */
const KEPT_MS = 2 * 3_600_000
const KEPT_MOST = 20_000

/** Remembers what came in: Slack sends an envelope again whenever it is not sure, and the SDK runs it again. */
export type SeenIds = {
  /** Is one of these known? All of them are, from now on. */
  seen(ids: readonly string[]): boolean
}

export function createSeenIds(clock: Clock): SeenIds {
  const at = new Map<string, number>()
  return {
    seen(ids) {
      const now = clock.now()
      for (const [id, then] of at) {
        if (now - then < KEPT_MS && at.size <= KEPT_MOST) break
        at.delete(id)
      }
      const known = ids.some((id) => at.has(id))
      for (const id of ids) at.set(id, now)
      return known
    },
  }
}
