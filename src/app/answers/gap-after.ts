import type { Source } from '../../domain/source.ts'

/** A round may take its time; nobody is told of a gap shorter than this. */
export const SHORTEST_GAP_MS = 10 * 60_000

/** Nothing polled for longer than this is a gap: twice the wait of the source that is asked most often. */
export function gapAfter(sources: Iterable<Pick<Source, 'enabled' | 'intervalMs'>>): number {
  const waits = [...sources].filter(({ enabled }) => enabled).map(({ intervalMs }) => intervalMs)
  return Math.max(SHORTEST_GAP_MS, 2 * Math.min(...waits, Number.MAX_SAFE_INTEGER / 2))
}
