import { isOnrecordError, messageOf } from '../../domain/errors.ts'
import type { PlannedDelivery } from '../../domain/event.ts'
import type { Source, SourceRecord } from '../../domain/source.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { planNotices } from '../../pipeline/plan-notices.ts'
import { readHints } from '../../pipeline/read-pacing.ts'
import { type PollOutcome, stepHealth } from '../../pipeline/step-health.ts'
import type { PollResult } from '../../ports/stores.ts'
import { planChargeEdits } from '../plan-charge-edits.ts'
import { asRow, isOutcome } from '../statement-face.ts'
import { fetchArticles } from './fetch-articles.ts'
import { type Fetched, fetchSource } from './fetch-source.ts'
import { healthNotice } from './health-notice.ts'
import type { ArticleCounts, PollContext, PollReport } from './poll-context.ts'
import { NO_ROWS, type TakenIn, takeIn } from './take-in.ts'

/** An editor's change may cross a poll being worked out; it is then worked out again, this often at most. */
const MOST_TRIES = 5

/**
 * The poll flow: sources are asked side by side, and what they answered is worked out and committed one after the
 * other, so that the same statement read at two places at once is one statement. Returns a report a source, in order.
 */
export async function pollSources(
  context: PollContext,
  sourceIds: readonly string[],
  signal: AbortSignal,
  onReport: (report: PollReport) => void = () => {},
): Promise<PollReport[]> {
  const reports: PollReport[] = []
  const unchanged: PollResult[] = []
  let turn: Promise<unknown> = Promise.resolve()
  const queue = [...sourceIds]

  const worker = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined && !signal.aborted; id = queue.shift()) {
      const source = context.sources.get(id)
      const record = await context.store.polls.record(id)
      if (!source || !record) continue
      const answered = await fetchSource(context, source, record, signal)
      const { fetched, articles } = await withArticles(context, source, answered, signal)
      if (signal.aborted) return
      const mine = turn.then(async () => {
        const { result, report } = await workOut(context, source, record, fetched, unchanged)
        if (result) unchanged.push(result)
        if (articles) report.articles = articles
        reports.push(report)
        onReport(report)
      })
      // A commit that fails (disk full, locked) stops the whole round; nothing of it is half-written.
      turn = mine
      await mine
    }
  }
  const workers = Array.from({ length: Math.max(1, Math.min(context.rules.concurrency, queue.length)) }, worker)
  const ended = await Promise.allSettled(workers)
  if (unchanged.length > 0) await context.store.polls.commitPolls(unchanged.splice(0))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return reports
}

/** Sources read in full: the text of the article in the place of the entry's own. */
async function withArticles(
  context: PollContext,
  source: Source,
  fetched: Fetched,
  signal: AbortSignal,
): Promise<{ fetched: Fetched; articles: ArticleCounts | null }> {
  if (fetched.type !== 'document') return { fetched, articles: null }
  const { document, counts } = await fetchArticles(context, source, fetched.document, signal)
  return { fetched: { ...fetched, document }, articles: counts }
}

/** Commits what changed at once; returns the result of an unchanged poll, to be committed with others. */
async function workOut(
  context: PollContext,
  source: Source,
  record: SourceRecord,
  answered: Fetched,
  waiting: PollResult[],
): Promise<{ result: PollResult | null; report: PollReport }> {
  const { store, clock } = context
  for (let tries = 1; ; tries++) {
    const at = clock.now()
    const { fetched, taken } = await readDocument(context, source, record, answered, at)
    const health = stepHealth(record, outcomeOf(fetched, taken), at, {
      intervalMs: source.intervalMs,
      noticeAfterFailures: context.rules.noticeAfterFailures,
      random: context.random(),
    })
    const notices = [...(health.notice ? [healthNotice(source, record, health, at)] : []), ...(taken?.notices ?? [])]
    const watches = notices.length > 0 ? await store.watches.active() : []
    const charges = taken ? await outcomesOf(context, taken) : []
    const result: PollResult = {
      ...(taken?.rows ?? NO_ROWS),
      sourceId: source.id,
      at,
      record: {
        ...health.record,
        ...(fetched.type === 'failed'
          ? {}
          : { etag: fetched.etag, lastModified: fetched.lastModified, bodyHash: fetched.bodyHash }),
        // An empty document is no baseline: a site being rebuilt answers with one, and then with everything it has.
        baselineAt: record.baselineAt ?? (fetched.type === 'document' && fetched.document.items.length > 0 ? at : null),
      },
      health: health.step,
      deliveries: [...planNotices(notices, watches, `${source.id}:${at}`), ...charges],
      counts: { parsed: taken?.counts.parsed ?? 0, repeats: taken?.counts.repeats ?? 0 },
      basedOn: taken?.basedOn ?? null,
    }
    const report = reportOf(source, record, fetched, taken)
    if (fetched.type === 'unchanged' && health.step === null && notices.length === 0) return { result, report }
    const group = waiting.splice(0)
    try {
      await store.polls.commitPolls([...group, result])
      return { result: null, report }
    } catch (error) {
      waiting.unshift(...group)
      const raced = isOnrecordError(error) && error.code === 'conflict' && !error.permanent
      if (!raced || tries === MOST_TRIES) throw error
      context.log.info({ source: source.id, tries }, 'a claim was changed meanwhile; the poll is worked out again')
    }
  }
}

/** Acquittals and cases dropped that are told: whoever was told of the charge is told of them. */
async function outcomesOf(context: PollContext, taken: TakenIn): Promise<PlannedDelivery[]> {
  const planned: PlannedDelivery[] = []
  const { store, actors, rules } = context
  const face = { store, actors, showsStance: rules.showsStance }
  for (const statement of taken.rows.statements.filter(isOutcome)) {
    const eventKey = `statement:${statement.id}`
    const notice = taken.notices.find((one) => one.eventKey === eventKey)?.notice
    const claim = await store.claims.find(statement.claim)
    if (!claim || notice?.kind !== 'statement' || !notice.stanceShown) continue
    const all = [...(await store.queries.statements(claim.slug)), asRow(statement)]
    planned.push(...(await planChargeEdits(face, claim, all, `since:${statement.id}`, { notice, eventKey })))
  }
  return planned
}

/** A document that our own rules stumble over is its source's failure: it must not keep the others from being polled. */
async function readDocument(
  context: PollContext,
  source: Source,
  record: SourceRecord,
  fetched: Fetched,
  at: Instant,
): Promise<{ fetched: Fetched; taken: TakenIn | null }> {
  if (fetched.type !== 'document') return { fetched, taken: null }
  try {
    return { fetched, taken: await takeIn(context, source, record, fetched.document, fetched.finalUrl, at) }
  } catch (error) {
    // The database's errors, and an editor's change in between, are the round's.
    if (isOnrecordError(error)) throw error
    const said = `The document could not be taken in, which is a defect of this program: ${messageOf(error)}`
    context.log.error({ source: source.id, stack: error instanceof Error ? error.stack : null }, said)
    return { fetched: { type: 'failed', state: 'failing', error: said, retryAfterMs: null }, taken: null }
  }
}

function outcomeOf(fetched: Fetched, taken: TakenIn | null): PollOutcome {
  if (fetched.type === 'failed') {
    const { state, error, retryAfterMs } = fetched
    return { type: 'bad', state, error, retryAfterMs }
  }
  return {
    type: 'good',
    newItems: taken?.rows.items.length ?? 0,
    movedTo: fetched.movedTo,
    pacing: fetched.pacing,
    ...(fetched.type === 'document' ? { hints: readHints(fetched.document) } : {}),
  }
}

function reportOf(source: Source, record: SourceRecord, fetched: Fetched, taken: TakenIn | null): PollReport {
  const document = fetched.type === 'document' ? fetched.document : null
  return {
    sourceId: source.id,
    outcome:
      fetched.type === 'failed'
        ? 'failed'
        : fetched.type === 'unchanged'
          ? 'unchanged'
          : record.baselineAt === null
            ? 'baseline'
            : 'changed',
    parsed: document ? document.items.length + (document.leftOut ?? 0) : 0,
    newItems: taken?.rows.items.length ?? 0,
    revisedItems: taken ? taken.rows.revisions.length - taken.rows.items.length : 0,
    matched: taken?.counts.matched ?? 0,
    statements: taken?.rows.statements.length ?? 0,
    appearances: taken?.counts.repeats ?? 0,
    parser: document?.parser ?? null,
    charset: document?.charset ?? null,
    error: fetched.type === 'failed' ? fetched.error : null,
  }
}
