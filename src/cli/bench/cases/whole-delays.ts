import type { SinkCounts } from '../far-end/sink-counts.ts'
import type { SiteCounts } from '../far-end/site.ts'
import { percentile } from '../meter.ts'
import { isChanged, itemMark, versionAt } from '../world.ts'

/**
 * From the last byte handed to the wire to the arrival of the first request that names the item, the edit of a card or a
 * post, in ms. Only of items that a post names: one that repeats a known statement is none to tell of, and stands in
 * its claim's card whenever that is next edited.
 */
export function delaysOf(step: number, sources: number, served: SiteCounts, posted: SinkCounts): number[] {
  const delays: number[] = []
  for (let source = 0; source < sources; source++) {
    if (!isChanged(source, step)) continue
    const mark = itemMark(source, versionAt(source, step))
    const at = posted.firstAt[mark]
    const sent = served.sentAt[source]
    if (posted.posted[mark] !== undefined && at !== undefined && sent !== undefined) delays.push(at - sent)
  }
  return delays
}

export function delaysFigures(served: SiteCounts, posted: SinkCounts, step: number, sources: number) {
  const delays = delaysOf(step, sources, served, posted)
  return {
    toldItems: delays.length,
    toPostMedianMs: percentile(delays, 0.5),
    toPost99Ms: percentile(delays, 0.99),
  }
}
