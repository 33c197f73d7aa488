import { messageOf } from '../domain/errors.ts'
import { vetReadings } from '../pipeline/vet-readings.ts'
import { type Analyst, AnalystError } from '../ports/analyst.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import type { Store } from '../ports/stores.ts'

export type AnalyseContext = {
  store: Store
  clock: Clock
  log: Logger
  analyst: Analyst
  /** Items shown in one go, and after how long no further one is begun. */
  limits: { items: number; forMs: number }
}

/** Older matches are not worth the cost: the rules read them when they were news. */
const LOOK_BACK_MS = 3 * 24 * 3_600_000

/**
 * Shows newly matched items to the analyst, after the rules have had their say and everything is committed. What it reads
 * is kept beside the record: it makes no statement, no proposal, no post. Where it fails, the rules have spoken already.
 */
export async function analyseMatches(
  { store, clock, log, analyst, limits }: AnalyseContext,
  signal: AbortSignal,
): Promise<{ read: number; failed: number }> {
  const began = clock.now()
  const done = { read: 0, failed: 0 }
  for (const { item, claim } of await store.analyst.waiting(began - LOOK_BACK_MS, limits.items)) {
    if (signal.aborted || clock.now() - began > limits.forMs) break
    const { title, body, id: revisionId } = item.latest
    const record = { claim: claim.slug, itemId: item.id, revisionId, at: clock.now() }
    try {
      const readings = await analyst.read({ claim, title, body, language: item.language }, signal)
      const text = { claim: claim.slug, title, body, language: item.language }
      const { drafts, dropped } = vetReadings(readings, text, analyst.name)
      await store.analyst.save({ ...record, outcome: 'read', drafts, note: dropped.slice(0, 8).join('; ') })
      done.read += 1
    } catch (error) {
      if (!(error instanceof AnalystError)) throw error
      log.warn({ item: item.id, claim: claim.slug, reason: error.reason }, `the analyst failed: ${messageOf(error)}`)
      done.failed += 1
      // A service that is down is asked again in the next round; an item it cannot answer about is not.
      if (error.reason === 'unreachable' || error.reason === 'timeout') break
      await store.analyst.save({ ...record, outcome: 'failed', drafts: [], note: messageOf(error).slice(0, 300) })
    }
  }
  return done
}
