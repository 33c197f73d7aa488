import type { ParsedItem } from '../../domain/item.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import { sourceRef } from './health-notice.ts'

/** A list of fewer entries is replaced whole by any busy hour of a small office. */
const LEAST_ENTRIES = 5
const DAY_MS = 24 * 3_600_000

/**
 * Nothing of what a source lists was ever seen, and nothing of it is older than its last good poll: more may have been
 * published meanwhile than its list holds, or another feed stands at its address. Told once a day.
 */
export function gapNotices(
  source: Source,
  record: SourceRecord,
  entries: readonly Pick<ParsedItem, 'publishedAt'>[],
  at: Instant,
): PlannedNotice[] {
  const since = record.lastGoodPollAt
  if (record.baselineAt === null || since === null || entries.length < LEAST_ENTRIES) return []
  const dates = entries.map(({ publishedAt }) => publishedAt).filter((date) => date !== null)
  const oldest = dates.length === 0 ? null : Math.min(...dates)
  if (oldest !== null && oldest <= since) return []
  return [
    {
      notice: { kind: 'gap', source: sourceRef(source, null), entries: entries.length, since, oldest, at },
      eventKey: `gap:${source.id}:${Math.floor(at / DAY_MS)}`,
      claim: null,
    },
  ]
}
