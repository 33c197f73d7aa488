import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'

/** First polls of new sources are spread over at least this long. */
const SPREAD_MS = 30_000

/** Spread by name: the same source gets the same place at every start. */
export function firstPollAt(source: Source, now: Instant, count: number): Instant {
  let hash = 0
  for (const char of source.id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003
  const spread = Math.min(source.intervalMs, Math.max(SPREAD_MS, count * 50))
  return now + Math.round((spread * hash) / 1_000_003)
}
