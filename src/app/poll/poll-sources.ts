import { isOnrecordError, isRaced, messageOf } from '../../domain/errors.ts'
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
import { tellOutageOver, tellOwnOutage } from './own-outage.ts'
import type { ArticleCounts, PollContext, PollReport } from './poll-context.ts'
import { NO_ROWS, type TakenIn, takeIn } from './take-in.ts'

/** An editor's change may cross a poll being worked out; it is then worked out again, this often at most. */
const MOST_TRIES = 5

/**
 * Polls and items that wait for a common commit; more would hold everything else up while they are written. Where sources
 * answer slowly none waits longer than this for the others.
 */
const MOST_WAITING = { polls: 256, items: 50, ms: 1_000 }

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
  const waiting: Waiting[] = []
  let turn: Promise<unknown> = Promise.resolve()
  const { newsFirst } = context
  const queue = [...sourceIds]
  const records = new Map((await context.store.polls.recordsOf(sourceIds)).map((record) => [record.sourceId, record]))

  const worker = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined && !signal.aborted; id = queue.shift()) {
      const source = context.sources.get(id)
      const record = records.get(id)
      if (!source || !record) continue
      for (let wait = newsFirst?.clear(); wait; wait = newsFirst?.clear()) await wait
      let judged = () => {}
      try {
        const answered = await fetchSource(context, source, record, signal, () => {
          if (mayBeTold(source, record)) judged = newsFirst?.begin() ?? judged
        })
        const { fetched, articles } = await withArticles(context, source, answered, signal)
        if (signal.aborted) return
        const mine = turn.then(async () => {
          const rest = context.breathe?.()
          if (rest) await rest
          const report = await workOut(context, source, record, fetched, waiting)
          if (articles) report.articles = articles
          reports.push(report)
          onReport(report)
        })
        // A commit that fails (disk full, locked) stops the whole round; nothing of it is half-written.
        turn = mine
        await mine
      } finally {
        judged()
      }
    }
  }
  const workers = Array.from({ length: Math.max(1, Math.min(context.rules.concurrency, queue.length)) }, worker)
  const ended = await Promise.allSettled(workers)
  await commitWaiting(context, waiting)
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return reports
}

/** What stands in a source when it is first asked nobody is told of; one read in full waits for its site again. */
function mayBeTold(source: Source, record: SourceRecord): boolean {
  return record.baselineAt !== null && !source.fullText
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

/** A poll that nobody has to hear of now: committed with others, for a commit waits for the disk. */
type Waiting = { result: PollResult; again: () => Promise<unknown> }

/** Commits what somebody is told of at once, and with it what waits; what changes nothing but the store is put to it. */
async function workOut(
  context: PollContext,
  source: Source,
  record: SourceRecord,
  answered: Fetched,
  waiting: Waiting[],
): Promise<PollReport> {
  for (let tries = 1; ; tries++) {
    const { result, report } = await planCommit(context, source, record, answered)
    if (isCalm(result)) {
      // Worked out again it is committed by itself: what waits may see the same change, and rest on each other then.
      waiting.push({ result, again: () => commitAlone(context, source, record, answered) })
      if (isEnough(waiting, context.clock.now())) await commitWaiting(context, waiting)
      return report
    }
    const group = takeBefore(waiting, context.clock.now())
    try {
      await commit(context, [...group.map((one) => one.result), result])
      return report
    } catch (error) {
      waiting.unshift(...group)
      if (!isRaced(error) || tries === MOST_TRIES) throw error
      await commitWaiting(context, waiting)
      tellRace(context, source, tries)
    }
  }
}

/**
 * What goes with a poll that somebody is told of, and before it, for it was read first. Polls that found nothing go on
 * waiting for others of their sort until it is time: nothing rests on them, and the post need not wait while they are written.
 */
function takeBefore(waiting: Waiting[], now: Instant): Waiting[] {
  const all = waiting.splice(0)
  if (isEnough(all, now)) return all
  waiting.push(...all.filter(foundNothing))
  return all.filter((one) => !foundNothing(one))
}

/** The same answer as before, or none: it has no row but its source's. */
function foundNothing(one: Waiting): boolean {
  return isTimeless(one) && one.result.seen === undefined
}

function isEnough(waiting: readonly Waiting[], now: Instant): boolean {
  const [first] = waiting
  if (waiting.length >= MOST_WAITING.polls || (first && now - first.result.at >= MOST_WAITING.ms)) return true
  let items = 0
  for (const { result } of waiting) items += result.revisions.length
  return items > MOST_WAITING.items
}

async function commit(context: PollContext, results: PollResult[]): Promise<void> {
  const { store, withPosts, newsFirst } = context
  if (!withPosts || results.every(({ deliveries }) => deliveries.length === 0)) return store.polls.commitPolls(results)
  await withPosts((within) => store.polls.commitPolls(results, within), newsFirst?.begin())
}

/** All that waits in one commit. What an editor's change has overtaken is worked out again, one by one. */
async function commitWaiting(context: PollContext, waiting: Waiting[]): Promise<void> {
  const group = waiting.splice(0)
  if (group.length === 0) return
  try {
    await commit(
      context,
      group.map(({ result }) => result),
    )
  } catch (error) {
    if (!isRaced(error)) throw error
    const [timeless, overtaken] = [group.filter(isTimeless), group.filter((one) => !isTimeless(one))]
    if (timeless.length > 0)
      await commit(
        context,
        timeless.map(({ result }) => result),
      )
    for (const one of overtaken) await one.again()
  }
}

async function commitAlone(
  context: PollContext,
  source: Source,
  record: SourceRecord,
  answered: Fetched,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { result } = await planCommit(context, source, record, answered)
    try {
      return await commit(context, [result])
    } catch (error) {
      if (!isRaced(error) || tries === MOST_TRIES) throw error
      tellRace(context, source, tries)
    }
  }
}

/** Rests on nothing an editor may change. */
function isTimeless({ result }: Waiting): boolean {
  return result.basedOn === null
}

function tellRace(context: PollContext, source: Source, tries: number): void {
  context.log.info({ source: source.id, tries }, 'a claim was changed meanwhile; the poll is worked out again')
}

/** Tells nobody anything, and no other source's poll of this round could read it: at most items, and matches below the bar. */
function isCalm(result: PollResult): boolean {
  const { health, deliveries, statements, appearances, proposals, statusSteps, requests, matches } = result
  const lists = [deliveries, statements, appearances, proposals, statusSteps, requests]
  return (
    health === null &&
    lists.every((list) => list.length === 0) &&
    matches.every(({ match }) => match.band !== 'posted') &&
    !result.held &&
    (result.heldMore ?? []).length === 0
  )
}

/** One try: everything of a poll, worked out over the record as it is now. */
async function planCommit(
  context: PollContext,
  source: Source,
  record: SourceRecord,
  answered: Fetched,
): Promise<{ result: PollResult; report: PollReport }> {
  const { store, clock } = context
  const at = clock.now()
  const { fetched, taken } = await readDocument(context, source, record, answered, at)
  const health = stepHealth(record, outcomeOf(fetched, taken), at, {
    intervalMs: source.intervalMs,
    noticeAfterFailures: context.rules.noticeAfterFailures,
    random: context.random(),
  })
  const own = health.notice ? [healthNotice(source, record, health, at)] : []
  const told =
    fetched.type === 'failed'
      ? ((await tellOwnOutage(context, source, record, health, at)) ?? { record: health.record, notices: own })
      : { record: health.record, notices: [...own, ...(await tellOutageOver(context, source, health.record))] }
  const notices = [...told.notices, ...(taken?.notices ?? [])]
  const watches = notices.length > 0 ? await store.watches.active() : []
  const charges = taken ? await outcomesOf(context, taken) : []
  const result: PollResult = {
    ...(taken?.rows ?? NO_ROWS),
    sourceId: source.id,
    at,
    record: {
      ...told.record,
      ...(fetched.type === 'failed'
        ? {}
        : { etag: fetched.etag, lastModified: fetched.lastModified, bodyHash: fetched.bodyHash }),
      // An empty document is no baseline: a site being rebuilt answers with one, and then with everything it has.
      baselineAt: record.baselineAt ?? (fetched.type === 'document' && fetched.document.items.length > 0 ? at : null),
    },
    health: health.step,
    deliveries: [...planNotices(notices, watches, `${source.id}:${at}`), ...charges],
    ...(fetched.type === 'document' ? { seen: (!source.fullText && fetched.document.seen) || null } : {}),
    counts: { parsed: taken?.counts.parsed ?? 0, repeats: taken?.counts.repeats ?? 0 },
    basedOn: taken?.basedOn ?? null,
  }
  return { result, report: reportOf(source, record, fetched, taken) }
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
