import type { SinkCounts } from '../far-end/sink.ts'
import type { SiteCounts } from '../far-end/site.ts'
import { percentile } from '../meter.ts'
import { isChanged, itemMark, versionAt } from '../world.ts'

/** From the last byte handed to the wire to the arrival of the first post about the item. */
export function delaysOf(step: number, sources: number, served: SiteCounts, posted: SinkCounts): number[] {
  const delays: number[] = []
  for (let source = 0; source < sources; source++) {
    if (!isChanged(source, step)) continue
    const at = posted.firstAt[itemMark(source, versionAt(source, step))]
    const sent = served.sentAt[source]
    if (at !== undefined && sent !== undefined) delays.push(at - sent)
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
