import type { SourceRef } from '../../domain/notice.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import type { HealthResult } from '../../pipeline/step-health.ts'

export function healthNotice(source: Source, before: SourceRecord, health: HealthResult, at: Instant): PlannedNotice {
  const { record, notice } = health
  const state = notice?.state ?? record.state
  return {
    notice: {
      kind: 'health',
      source: sourceRef(source, null),
      state,
      was: notice?.was ?? before.state,
      since: record.stateSince,
      failuresInARow: notice?.failuresInARow ?? record.failuresInARow,
      // At a recovery, the last good poll before the gap: the reader asks how long it was.
      lastGoodPollAt: before.lastGoodPollAt,
      error: record.lastError,
    },
    eventKey: `health:${source.id}:${state}:${at}`,
    claim: null,
  }
}

/** How messages name a source, with the real host of the address beside it. */
export function sourceRef(source: Pick<Source, 'id' | 'name' | 'url'>, link: string | null): SourceRef {
  return { id: source.id, name: source.name, url: link, host: hostOf(link) ?? hostOf(source.url) ?? source.url }
}

export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  return new URL(address).host.replace(/^www\./, '')
}
