import type { HealthNotice } from '../../domain/notice.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import { type HealthResult, TROUBLED } from '../../pipeline/step-health.ts'
import type { Store } from '../../ports/stores.ts'
import { gapAfter } from '../answers/gap-after.ts'
import { sourceRef } from './health-notice.ts'
import type { PollContext } from './poll-context.ts'

/** Fewer sources may well fail together by themselves. */
const FEWEST_SOURCES = 5
/** Of those that are polled; the rest may not have been asked since. */
const SHARE_IN_VAIN = 0.75

/** When a source answered last before nothing did; `null` where some do. Not there: nobody has looked since the start. */
const outages = new WeakMap<Store, Instant | null>()

type Told = { record: SourceRecord; notices: PlannedNotice[] }

/**
 * Where nothing at all answers it is hardly the sources: one notice says so, daily as long as that lasts, and one that they
 * answer again, in place of two for each. `null`: the poll tells what it has to tell. Who stays away when others answer
 * is told of then.
 */
export async function tellOwnOutage(
  context: PollContext,
  source: Source,
  before: SourceRecord,
  { record, notice }: HealthResult,
  at: Instant,
): Promise<Told | null> {
  const { store, rules } = context
  // An address that says it is gone has answered.
  if (notice === null || notice.state === 'gone' || !TROUBLED.includes(notice.state)) return null
  const { since, sources, failed } = await store.polls.lastAnswer(source.id)
  if (since === null || at - since <= gapAfter(context.sources.values())) return null
  if (failed + 1 < Math.max(FEWEST_SOURCES, SHARE_IN_VAIN * sources)) return null
  outages.set(store, since)
  const [first] = await store.queries.deliveriesOf(keyOf(since))
  const times = first ? Math.floor((at - first.createdAt) / rules.repeatNoticeMs) : 0
  const eventKey = times > 0 ? `${keyOf(since)}:${times}` : keyOf(since)
  // The outbox would not post it twice; but a poll with nothing to tell waits for the common commit.
  const isTold = times > 0 ? (await store.queries.deliveriesOf(eventKey)).length > 0 : first !== undefined
  const facts = noticeOf(source, record, since, { sources, inVain: failed + 1 })
  const said = times > 0 ? { ...facts, repeated: true } : facts
  // Not told of by itself: it would be told to be over by itself, too.
  return {
    record: { ...record, told: before.told ?? null },
    notices: isTold ? [] : [{ notice: said, eventKey, claim: null }],
  }
}

/** What the first source that answers has to tell for all. */
export async function tellOutageOver(
  { store }: PollContext,
  source: Source,
  record: SourceRecord,
): Promise<PlannedNotice[]> {
  const known = outages.get(store)
  if (known === null) return []
  const { since, sources, failed } = await store.polls.lastAnswer(source.id)
  const told =
    since !== null &&
    (known === undefined
      ? (await store.queries.deliveriesOf(keyOf(since))).length > 0
      : // Else somebody answered meanwhile, and told it.
        known === since)
  outages.set(store, told ? since : null)
  if (!told) return []
  return [
    {
      notice: noticeOf(source, record, since, { sources, inVain: failed }),
      eventKey: `${keyOf(since)}:over`,
      claim: null,
    },
  ]
}

function keyOf(since: Instant): string {
  return `health:none:${since}`
}

function noticeOf(
  source: Source,
  record: SourceRecord,
  since: Instant,
  none: NonNullable<HealthNotice['none']>,
): HealthNotice {
  const { state, failuresInARow, lastError } = record
  const well = failuresInARow === 0
  return {
    kind: 'health',
    source: sourceRef(source, null),
    state: well ? 'healthy' : state,
    was: well ? 'failing' : state,
    since,
    failuresInARow: 0,
    lastGoodPollAt: since,
    error: lastError,
    none,
  }
}
