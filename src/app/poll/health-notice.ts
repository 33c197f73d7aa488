import type { HealthNotice, SourceRef } from '../../domain/notice.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import type { HealthResult } from '../../pipeline/step-health.ts'

/** What a poll has to tell of a source's health. */
export function healthNotice(source: Source, before: SourceRecord, health: HealthResult, at: Instant): PlannedNotice {
  const { record, notice } = health
  return planned(source, record, at, {
    state: notice?.state ?? record.state,
    was: notice?.was ?? before.state,
    failuresInARow: notice?.failuresInARow ?? record.failuresInARow,
    // At a recovery, the last good poll before the gap: the reader asks how long it was.
    lastGoodPollAt: before.lastGoodPollAt,
  })
}

export type Troubled = { source: Source; record: SourceRecord }

/** Told before and still so: one notice for all of them, none where there is none. */
export function repeatedNotices([first, ...others]: readonly Troubled[], at: Instant): PlannedNotice[] {
  if (!first) return []
  const also = others.map(({ source, record }) => ({
    source: sourceRef(source, null),
    state: record.state,
    since: record.stateSince,
    failuresInARow: record.failuresInARow,
    error: record.lastError,
  }))
  const notice = planned(first.source, first.record, at, {
    was: first.record.state,
    repeated: true,
    ...(also.length > 0 ? { also } : {}),
  })
  return [{ ...notice, eventKey: `health:still:${at}` }]
}

/** Silent for longer than its habit: told once for each silence, whatever happens during it. */
export function quietNotice(source: Source, record: SourceRecord, at: Instant): PlannedNotice {
  const since = record.lastItemAt ?? at
  return {
    ...planned(source, record, at, { state: 'quiet', was: record.state, since }),
    eventKey: `health:${source.id}:quiet:${since}`,
  }
}

function planned(source: Source, record: SourceRecord, at: Instant, facts: Partial<HealthNotice>): PlannedNotice {
  const notice: HealthNotice = {
    kind: 'health',
    source: sourceRef(source, null),
    state: record.state,
    was: record.state,
    since: record.stateSince,
    failuresInARow: record.failuresInARow,
    lastGoodPollAt: record.lastGoodPollAt,
    error: record.lastError,
    ...facts,
  }
  const moved = notice.state === 'moved' && record.movedTo ? { moved: { from: source.url, to: record.movedTo } } : {}
  return {
    notice: { ...notice, ...moved },
    eventKey: `health:${source.id}:${notice.state}:${at}`,
    claim: null,
  }
}

/** How messages name a source, with the real host of the address beside it. */
export function sourceRef(source: Pick<Source, 'id' | 'name' | 'url'>, link: string | null): SourceRef {
  return { id: source.id, name: source.name, url: link, host: hostOf(link) ?? hostOf(source.url) ?? source.url }
}

/** Where a statement an editor added was read; by hand there is no address. */
export function addedSource(url: string | null): SourceRef {
  const host = hostOf(url) ?? ''
  return { id: 'editor', name: host, url, host }
}

export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null
  return new URL(address).host.replace(/^www\./, '')
}
