import type { StoredClaim } from '../../domain/claim.ts'
import { hasOwnWords, type OwnWords } from '../../domain/statement-edit.ts'
import { diffRevisions } from '../../pipeline/diff-revisions.ts'
import type { HistoryAnswer, HistoryEntry } from '../../ports/commands.ts'
import type { StatementRow } from '../../ports/stores.ts'
import { sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/notice-facts.ts'
import type { AnswerContext } from './answer-context.ts'
import { toCardStatement } from './answer-status.ts'
import { readCoverage } from './read-coverage.ts'

/** Everything on record about a claim, oldest first. */
export async function readHistory(
  context: AnswerContext,
  claim: StoredClaim,
  page: { limit: number; offset: number },
): Promise<HistoryAnswer> {
  const { queries } = context.store
  const first: HistoryEntry[] = []
  for (const { event, at, by, detail, reason, version } of await context.store.claims.events(claim.slug))
    first.push({ type: 'claim', at, what: event, event, version, by, detail, reason })
  const entries: HistoryEntry[] = []
  for (const { statement, own } of await queries.changedStatements(claim.slug)) {
    if (!own) entries.push(statementEntry(context, statement))
    entries.push(...(await editEntries(context, statement)))
  }
  for (const step of await queries.statusSteps(claim.slug))
    entries.push({
      type: 'status',
      at: step.at,
      from: { rung: step.from.rung, flags: step.from.flags.map((f) => f.flag) },
      to: { rung: step.to.rung, flags: step.to.flags },
      decidedBy: step.decidedBy ?? 'the rules',
      automatic: step.decidedBy === null,
      reason: step.reason,
    })
  for (const p of await queries.proposals({ claim: claim.slug, openOnly: false }))
    entries.push({
      type: 'proposal',
      at: p.createdAt,
      proposalId: p.id,
      change: p.change,
      state: p.state,
      reason: p.reason,
      decidedBy: p.decision?.by ?? null,
    })
  for (const r of await queries.requests(claim.slug)) {
    const about = { type: 'request', requestId: r.id, from: r.from, to: r.to } as const
    const steps = r.steps ?? []
    // Opened by hand: its first step says by whom.
    const [by] = r.statementId === null ? steps : []
    entries.push({ ...about, at: r.openedAt, event: 'opened', what: r.what, ...(by ? { by: by.by } : {}) })
    for (const step of by ? steps.slice(1) : steps)
      entries.push({ ...about, at: step.at, event: step.event, what: step.reason, by: step.by })
  }
  for (const r of await queries.revisions(claim.slug)) {
    const source = context.sources.get(r.sourceId) ?? { id: r.sourceId, name: r.sourceId, url: r.link ?? '' }
    const changes = diffRevisions(r.before, r.after, 'und')
    if (changes.length > 0)
      entries.push({
        type: 'revision',
        at: r.after.seenAt,
        source: sourceRef(source, r.link),
        title: r.after.title,
        changes,
      })
  }
  for (const w of await context.store.articles.withdrawals(claim.slug)) {
    const name = context.sources.get(w.sourceId)?.name ?? w.sourceId
    entries.push({ type: 'claim', at: w.at, what: `${name} took an item down (${w.reason}): ${w.link ?? 'no link'}` })
  }
  for (const d of await context.store.dismissals.history(claim.slug)) {
    const { statementIds } = d
    entries.push({ type: 'dismissal', at: d.at, undone: false, by: d.by, reason: d.reason, statementIds })
    if (d.undone) entries.push({ type: 'dismissal', ...d.undone, undone: true, statementIds })
  }
  return {
    kind: 'history',
    claim: claimRef(claim),
    entries: await readPage(context, claim, { first, after: entries }, page),
    total: first.length + entries.length + (await queries.countStatements(claim.slug)),
    coverage: await readCoverage(context, claim),
  }
}

/**
 * A page of statements, which may be a hundred thousand, among the other entries, which are few: by how many statements
 * come before each of those it is known which statements are on the page, and no others are read. At one moment `first`
 * come before statements, and `after` behind them.
 */
async function readPage(
  context: AnswerContext,
  claim: StoredClaim,
  { first, after }: { first: HistoryEntry[]; after: HistoryEntry[] },
  { offset, limit }: { limit: number; offset: number },
): Promise<HistoryEntry[]> {
  const { queries } = context.store
  const few = [
    ...first.map((entry) => ({ entry, inclusive: false })),
    ...after.map((entry) => ({ entry, inclusive: true })),
  ].sort((a, b) => a.entry.at - b.entry.at)
  /** How many of the few stand before a place in the whole. */
  const fewBefore = async (place: number): Promise<number> => {
    let [low, high] = [0, few.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const { entry, inclusive } = few[middle] as (typeof few)[number]
      const statements = await queries.countSeenBefore(claim.slug, { at: entry.at, inclusive }, place + 1)
      if (middle + statements < place) low = middle + 1
      else high = middle
    }
    return low
  }
  const [from, until] = [await fewBefore(offset), await fewBefore(offset + limit)]
  const statements = await queries.statementsSeen(claim.slug, {
    offset: offset - from,
    limit: limit - (until - from),
  })
  const onPage = few.slice(from, until)
  return [
    ...onPage.filter((one) => !one.inclusive).map((one) => one.entry),
    ...statements.map((statement) => statementEntry(context, statement)),
    ...onPage.filter((one) => one.inclusive).map((one) => one.entry),
  ].sort((a, b) => a.at - b.at)
}

function statementEntry(context: AnswerContext, s: StatementRow): HistoryEntry {
  return { type: 'statement', at: s.seenAt, statement: toCardStatement(context, s), silent: s.silent }
}

function ownWordsOf(what: string | undefined): { what?: OwnWords } {
  return hasOwnWords(what) ? { what } : {}
}

/** What editors changed about a statement, each change at its own time. */
async function editEntries({ store }: AnswerContext, statement: StatementRow): Promise<HistoryEntry[]> {
  const corrections = new Map(statement.corrections?.map((one) => [one.id, one]))
  return (await store.statementEdits.history(statement.id)).map(({ id, change, by, reason, at }) => ({
    type: 'edit',
    at,
    edit: change.type,
    statementId: statement.id,
    ...ownWordsOf(corrections.get(id)?.what),
    before: corrections.get(id)?.before ?? null,
    after: corrections.get(id)?.after ?? (change.type === 'translate' ? change.words : null),
    by,
    reason,
  }))
}
