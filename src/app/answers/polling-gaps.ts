import type { Coverage } from '../../domain/notice.ts'
import type { SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PollingGap } from '../../ports/stores.ts'
import type { AnswerContext } from './answer-context.ts'
import { gapAfter, SHORTEST_GAP_MS } from './gap-after.ts'

/** Gaps that touch a span; the one that goes on still ends after now. */
export async function gapsBetween(
  { store, clock, sources }: Pick<AnswerContext, 'store' | 'clock' | 'sources'>,
  records: readonly Pick<SourceRecord, 'lastPollAt'>[],
  from: Instant,
  until: Instant,
): Promise<PollingGap[]> {
  const gaps = await store.queries.pollingGaps(from, until)
  const now = clock.now()
  const signs = [await store.queries.workerSeenAt(), ...records.map((record) => record.lastPollAt)]
  const last = Math.max(...signs.filter((at) => at !== null), Number.NEGATIVE_INFINITY)
  // Before the first poll of all, every source is one that was not polled yet.
  const polled = records.some((record) => record.lastPollAt !== null)
  // None is shorter than the shortest: sources are gone through only where there may be one.
  const waited = now - last
  if (polled && last < until && waited > SHORTEST_GAP_MS && waited > gapAfter(sources.values()))
    gaps.push({ from: last, until: now + 1 })
  return gaps
}

/** Nobody polled at that moment: what sources were before says nothing of it. */
export async function withGap(
  context: Pick<AnswerContext, 'store' | 'clock' | 'sources'>,
  records: readonly Pick<SourceRecord, 'lastPollAt'>[],
  coverage: Coverage,
  at: Instant,
): Promise<Coverage> {
  const gap = (await gapsBetween(context, records, at - 1, at + 1)).findLast(
    ({ from, until }) => from < at && at < until,
  )
  return gap ? { ...coverage, healthy: 0, stopped: { since: gap.from, healthyThen: coverage.healthy } } : coverage
}
