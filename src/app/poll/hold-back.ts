import type { HeldNotice } from '../../domain/notice.ts'
import type { Source } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import type { HeldBatch, HeldNoticeRow, HeldStore, NewHeldBatch, NewItem, RecordRows } from '../../ports/stores.ts'
import { sourceRef } from './health-notice.ts'
import type { HeldPlanned } from './record-statements.ts'

/** What is known of a bulk an item came in. */
export type HeldBefore = Awaited<ReturnType<HeldStore['ofItem']>>

/** The bulk this poll makes. Without anything to tell it is kept all the same: what its items say later waits too. */
export function newBatch(
  items: readonly NewItem[],
  matched: number,
  waiting: readonly HeldPlanned[],
): NewHeldBatch | null {
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last) return null
  const notices = waiting.filter((one) => one.batch === 'new').map(toRow)
  return { firstItemId: first.id, lastItemId: last.id, items: items.length, matched, notices }
}

/** What is added to bulks held before. */
export function addedToBatches(waiting: readonly HeldPlanned[]): NonNullable<RecordRows['heldMore']> {
  const byBatch = Map.groupBy(waiting, (one) => one.batch)
  return [...byBatch].flatMap(([batchId, notices]) =>
    batchId === 'new' ? [] : [{ batchId, notices: notices.map(toRow) }],
  )
}

/** One line instead of a flood. */
export function bulkNotice(
  source: Source,
  figures: Pick<HeldNotice, 'items' | 'matched' | 'posts' | 'edited'>,
  at: Instant,
): PlannedNotice {
  return {
    notice: { kind: 'held', source: sourceRef(source, null), ...figures, at },
    eventKey: `held:${source.id}:${at}`,
    claim: null,
  }
}

/** A bulk that had nothing to tell when it came now has: whoever was told so is told again, once. */
export function wokenNotices(
  source: Source,
  batches: ReadonlyMap<number, HeldBatch>,
  waiting: readonly HeldPlanned[],
  at: Instant,
): PlannedNotice[] {
  return addedToBatches(waiting).flatMap(({ batchId, notices }) => {
    const batch = batches.get(batchId)
    if (!batch || batch.posts > 0) return []
    const matched = new Set(notices.map((one) => one.itemId)).size
    const told = bulkNotice(source, { items: batch.items, matched, posts: notices.length }, at)
    return [{ ...told, eventKey: `held:${source.id}:woken:${batchId}` }]
  })
}

/** Edits told of one by one in one poll of a source; newsrooms correct a few entries an hour, redesigns change them all. */
const MOST_EDITS_TOLD = 10
const DAY_MS = 24 * 3_600_000

/** Where more entries were edited at once than anybody would read about, none is told: one line a day says how many. */
export function boundEdits(source: Source, notices: readonly PlannedNotice[], at: Instant): PlannedNotice[] {
  const edits = new Set(notices.filter(({ notice }) => notice.kind === 'revision').map(({ eventKey }) => eventKey))
  if (edits.size <= MOST_EDITS_TOLD) return [...notices]
  const told = bulkNotice(source, { items: edits.size, matched: edits.size, posts: 0, edited: true }, at)
  const day = Math.floor(at / DAY_MS)
  return [
    ...notices.filter(({ notice }) => notice.kind !== 'revision'),
    { ...told, eventKey: `held:${source.id}:edited:${day}` },
  ]
}

function toRow({ itemId, notice, eventKey, claim }: HeldPlanned): HeldNoticeRow {
  return { itemId, notice, eventKey, claim: claim?.slug ?? null }
}
