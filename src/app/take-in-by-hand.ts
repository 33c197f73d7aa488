import type { StoredClaim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Source } from '../domain/source.ts'
import type { Match, StatementDraft } from '../domain/statement.ts'
import { type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import type { AcceptanceResult } from '../ports/possible-store.ts'
import type { KnownItem } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { addedToBatches } from './poll/hold-back.ts'
import { createBench, type ReadItem } from './poll/record-statements.ts'

/** Where what an editor takes in goes: to the channels, late or not; into a held bulk; or on record alone. */
export type Told = 'now' | 'late' | 'held' | 'silent'

export type ByHand = {
  item: KnownItem
  source: Source
  claim: StoredClaim
  match: Match
  drafts: StatementDraft[]
  accepted: NonNullable<ReadItem['accepted']>
}

/**
 * Puts statements of a stored item on record on an editor's word, by the same path as a poll: merged, followed by
 * requests, flags and proposals, and told as the item would have been. An item that was there before its source or its
 * claim, or whose bulk an editor dropped, is told to nobody.
 */
export async function takeInByHand(
  context: AnswerContext,
  { item, source, claim, match, drafts, accepted }: ByHand,
  mark: string,
): Promise<{ rows: AcceptanceResult['rows']; told: Told; posts: number; repeats: number[] }> {
  const { store, clock, actors, showsStance } = context
  const at = clock.now()
  const basedOn = await store.polls.changeMark()
  const bulk = item.baseline ? null : await store.held.ofItem(item.id)
  const waits = bulk && bulk.verdict === null ? bulk.batch.id : null
  const silent = item.baseline || item.firstSeenAt < claim.addedAt || bulk?.verdict === 'drop' || waits !== null
  const late = !silent && at - (item.publishedAt ?? item.firstSeenAt) > context.lateAfterMs
  const bench = createBench({ store, actors, rules: { showsStance } }, source, new Map([[claim.slug, claim]]), at)
  const read: ReadItem = {
    itemId: item.id,
    revision: { ...item.latest, summary: '', author: null },
    link: item.link,
    publishedAt: item.publishedAt,
    language: item.language,
    silent,
    held: waits,
    late,
    revised: false,
    accepted,
  }
  for (const draft of drafts) await bench.addDraft(claim, match, draft, read)
  const rows = bench.rows()
  const waiting = bench.heldNotices()
  const notices: PlannedNotice[] = bench.notices()
  const deliveries = planNotices(notices, await store.watches.active(), mark)
  return {
    rows: {
      sourceId: source.id,
      at,
      items: [],
      revisions: [],
      ...rows,
      deliveries,
      heldMore: addedToBatches(waiting),
      basedOn,
    },
    told: waits !== null ? 'held' : silent ? 'silent' : late ? 'late' : 'now',
    posts: deliveries.filter((delivery) => delivery.notice !== null).length,
    repeats: rows.appearances.filter(({ origin }) => !origin).map(({ statementId }) => statementId),
  }
}

/** The item an editor means, whole. */
export async function demandItem(context: AnswerContext, itemId: number): Promise<{ item: KnownItem; source: Source }> {
  const [item] = await context.store.queries.items([itemId])
  if (!item)
    throw new OnrecordError(
      'not_found',
      sentence`There is no stored item ${itemId}. "onrecord possible" lists those that wait.`,
    )
  const source = context.sources.get(item.sourceId)
  if (!source)
    throw new OnrecordError(
      'invalid',
      sentence`Item ${itemId} came from "${item.sourceId}", which is configured no longer: who speaks there
      is not known. Put it back into sources.yaml, switched off, and try again.`,
    )
  return { item, source }
}
