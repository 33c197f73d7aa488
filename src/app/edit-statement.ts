import type { StoredClaim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { StatusStep } from '../domain/event.ts'
import type { CorrectedMark } from '../domain/notice.ts'
import { isNamed, partyOf } from '../domain/party-role.ts'
import { sentence } from '../domain/sentence.ts'
import type { Statement } from '../domain/statement.ts'
import { isAddition, type StatementEdit, speakerWords } from '../domain/statement-edit.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import { isWorthPosting, type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import { statusWithout } from '../pipeline/redo-status.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { EditStatementInput } from '../ports/editor-verbs.ts'
import type { Consequences } from '../ports/statement-edit-store.ts'
import type { StatementRow } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { describedChange, isStatusNews, rungSetByPerson, statusChanged } from './describe-status.ts'
import { dismissMatch } from './dismiss-match.ts'
import { demandEditor, demandReason, untilSettled } from './editor.ts'
import { planChargeEdits } from './plan-charge-edits.ts'
import { eventsOf, placesOf, toPlaces } from './plan-corrections.ts'
import { type EditPlan, planEdit } from './plan-edit.ts'
import { correctedKey, type NewFace, OUT, planPostEdits, postsOf, WAITING } from './plan-post-edits.ts'
import { type Above, followStatement } from './poll/follow-statement.ts'
import { addedSource, sourceRef } from './poll/health-notice.ts'
import { claimRef, statementNotice, statusNotice } from './poll/notice-facts.ts'
import { faceOf, isOutcome } from './statement-face.ts'
import { rungsTakenBack } from './taken-back.ts'

/**
 * A named editor corrects a statement: dismissed, restored, put down to somebody else, read otherwise, moved, translated.
 * The original row stays; what counts and is shown from now on is the original with its edits. The status follows by the
 * same rules, and every place that was told is told of the correction: the post is edited and a reply says what changed.
 */
export async function editStatement(
  context: AnswerContext,
  input: EditStatementInput,
  asker: Asker,
): Promise<DoneAnswer> {
  demandEditor(asker)
  const reason = demandReason(input.reason)
  return untilSettled(() => editOnce(context, input, reason, asker))
}

async function editOnce(
  context: AnswerContext,
  input: EditStatementInput,
  reason: string,
  asker: Asker,
): Promise<DoneAnswer> {
  const { store, clock } = context
  const { statementId } = input
  const basedOn = await store.polls.changeMark()
  const row = await store.queries.statement(statementId)
  if (!row)
    throw new OnrecordError('not_found', sentence`There is no statement ${statementId}. "onrecord history" lists them.`)
  // With its item, and with copies of it: that is taken back the same way.
  if (input.edit.type === 'restore' && row.dismissed?.dismissalId != null)
    return dismissMatch(context, { target: { statementId }, reason, undo: true }, asker)
  const claim = await findClaim(store.claims, row.claim)
  const plan = await planEdit(context, row, claim, input)
  const at = clock.now()
  const edit: StatementEdit = {
    id: await store.polls.allocateIds('statement_edit', 1),
    statementId,
    change: plan.change,
    by: asker.name,
    reason,
    at,
  }
  const made = await workOut(context, row, claim, plan, edit)
  const { voids, withdrawnEvents, details, ...consequences } = made
  await store.statementEdits.commitEdit({ edit, voids, withdrawnEvents, basedOn, ...consequences })
  return {
    kind: 'done',
    what: plan.done,
    details: [
      { label: 'claim', value: plan.target.slug === claim.slug ? claim.slug : `${claim.slug} → ${plan.target.slug}` },
      ...plan.details,
      ...details,
    ],
    undo: plan.undo === null ? null : `onrecord statement ${plan.undo} --as "${asker.name}" --reason "…"`,
  }
}

type Worked = Consequences & {
  voids: { requests: number[]; proposals: number[] }
  withdrawnEvents: string[]
  details: DoneAnswer['details']
}

async function workOut(
  context: AnswerContext,
  row: StatementRow,
  claim: StoredClaim,
  plan: EditPlan,
  edit: StatementEdit,
): Promise<Worked> {
  const { store } = context
  const posts = await postsOf(store, claim.slug, row.id, OUT)
  const waiting = await postsOf(store, claim.slug, row.id, WAITING)
  const all = await store.queries.statements(claim.slug)
  const face = faceAfter(context, plan, row, all)
  const mark = markOf(plan, row, edit)
  // A post that was corrected goes on saying so.
  const marks = mark && !(isAddition(mark.what) && face.corrected)
  const edits = planPostEdits(posts, { ...face, ...(marks ? { corrected: mark } : {}) }, `statement:${edit.id}`)
  if (plan.change.type === 'translate')
    return { ...NOTHING, deliveries: edits, details: [{ label: 'posts edited', value: String(edits.length) }] }

  const moved = plan.target.slug !== claim.slug
  const reads = plan.change.type !== 'dismiss' && plan.change.type !== 'restore'
  const back = plan.change.type === 'restore' ? row.id : null
  const here = await readState(context, claim, back)
  const own = {
    requests: here.requests.filter((one) => one.statementId === row.id).map((one) => one.id),
    proposals: here.proposals.filter((one) => one.statementIds.every((id) => id === row.id)).map((one) => one.id),
  }
  const without = plan.change.type === 'restore' ? here.status : withoutStatement(context, claim, here, row.id)
  const left = reads
    ? {
        ...here,
        status: without,
        requests: here.requests.filter((one) => !own.requests.includes(one.id)),
        proposals: here.proposals.filter((one) => !own.proposals.includes(one.id)),
      }
    : { ...here, status: without }
  const there = moved ? await readState(context, plan.target) : left
  const source = sourceOf(context, row)
  const above = await aboveOf(context, plan.target)
  const counts = plan.change.type !== 'dismiss'
  const followed = counts
    ? await followStatement(context, plan.target, plan.after, there, { at: edit.at, silent: row.silent, source }, above)
    : { status: without, request: null, proposals: [], told: [], above: { proposals: [], told: [] } }
  const statusSteps: StatusStep[] = []
  const ends: [StoredClaim, EvidenceStatus, EvidenceStatus][] = moved
    ? [
        [claim, here.status, without],
        [plan.target, there.status, followed.status],
      ]
    : [[claim, here.status, followed.status]]
  const told: PlannedNotice[] = []
  for (const [about, from, to] of ends) {
    if (!statusChanged(from, to) && from.automatic === to.automatic) continue
    const step: StatusStep = {
      id: await store.polls.allocateIds('status_step', 1),
      claim: about.slug,
      at: edit.at,
      from,
      to,
      reason: `${plan.why}: ${edit.reason}`,
      decidedBy: edit.by,
      proposalId: null,
      statementIds: [row.id],
      silent: false,
    }
    statusSteps.push(step)
    if (isStatusNews(from, to))
      told.push({
        notice: statusNotice(about, step, counts ? [plan.after] : [row]),
        eventKey: `status:${step.id}`,
        claim: { slug: about.slug, tags: about.tags },
      })
  }
  // What waits for an editor is told as ever; the statement itself and its request by the correction.
  for (const one of followed.told)
    if (one.notice.kind === 'proposal') told.push({ ...one, claim: { slug: plan.target.slug, tags: plan.target.tags } })

  for (const one of followed.above.told)
    if (above) told.push({ ...one, claim: { slug: above.claim.slug, tags: above.claim.tags } })

  const watches = await store.watches.active()
  const corrections = mark
    ? toPlaces(
        (await placesOf(context, claim.slug, row.id)).map((place) => ({
          notice: { kind: 'correction' as const, claim: claimRef(claim), statementId: row.id, ...mark },
          eventKey: `correction:${row.id}:${mark.what}:edit:${edit.id}`,
          place,
        })),
        { slug: claim.slug, tags: claim.tags },
        `edit:${edit.id}`,
      )
    : []
  const notice = {
    ...statementNotice(plan.target, plan.after, { ...face, source, seenAt: row.seenAt, why: '' }),
    ...(mark ? { corrected: mark } : {}),
  }
  const fresh: PlannedNotice = {
    notice,
    eventKey: correctedKey(row.id, edit.id),
    claim: { slug: plan.target.slug, tags: plan.target.tags },
  }
  const wasWorth = isWorth(context, row, claim)
  const tellFresh = counts && !row.silent && isWorth(context, plan.after, plan.target)
  // A statement that nobody was told of before goes to all who watch; one still on its way to where it was going.
  const audience = !tellFresh
    ? []
    : moved || !wasWorth
      ? watches
      : watches.filter((watch) => waiting.some((w) => w.platform === watch.platform && w.channel === watch.channel))
  // A charge that was followed by this, or is no more: its posts say so.
  const charges =
    isOutcome(row) || isOutcome(plan.after)
      ? [
          ...(await planChargeEdits(context, claim, statementsAfter(all, plan, row), `since:${edit.id}`)),
          ...(moved
            ? await planChargeEdits(
                context,
                plan.target,
                [...(await store.queries.statements(plan.target.slug)), { ...row, ...plan.after, dismissed: null }],
                `since:${edit.id}`,
              )
            : []),
        ]
      : []
  const deliveries = [
    ...edits,
    ...charges,
    ...corrections,
    ...planNotices([fresh], audience, `edit:${edit.id}`),
    ...planNotices(told, watches, `edit:${edit.id}`),
  ]
  const gone = new Set([row.id])
  return {
    statusSteps,
    proposals: [...followed.proposals, ...followed.above.proposals],
    requests: followed.request ? [followed.request] : [],
    deliveries: unique(deliveries),
    voids: reads ? own : { requests: [], proposals: [] },
    withdrawnEvents: plan.change.type === 'restore' ? [] : await eventsOf(context, claim.slug, gone),
    details: [
      ...ends.flatMap(([, from, to]) => describedChange(from, to)),
      ...(reads && own.requests.length > 0
        ? [{ label: 'requests that rested on the old reading', value: own.requests.join(', ') }]
        : []),
      ...(followed.request ? [{ label: 'request opened', value: String(followed.request.id) }] : []),
      ...followed.proposals.map((p) => ({ label: 'proposed', value: `${p.id}: ${p.reason}` })),
      { label: 'posts edited', value: String(edits.length + charges.length) },
      { label: 'corrections', value: String(corrections.filter((one) => one.notice !== null).length) },
    ],
  }
}

const NOTHING: Omit<Worked, 'deliveries' | 'details'> = {
  statusSteps: [],
  proposals: [],
  requests: [],
  voids: { requests: [], proposals: [] },
  withdrawnEvents: [],
}

/** A claim as the rules see it: what was dismissed or corrected does not count, but for a statement that comes back. */
async function readState({ store: { queries } }: AnswerContext, claim: StoredClaim, back: number | null = null) {
  const returns = (ids: readonly (number | null)[]) => back !== null && ids.includes(back)
  return {
    status: await queries.status(claim.slug),
    statements: await queries.statements(claim.slug),
    steps: await queries.statusSteps(claim.slug),
    requests: (await queries.requests(claim.slug)).filter(
      (one) => !one.dismissed || (!one.corrected && returns([one.statementId])),
    ),
    proposals: (await queries.proposals({ claim: claim.slug, openOnly: false })).filter(
      (one) => !one.moot || (!one.corrected && returns(one.statementIds)),
    ),
  }
}

/** The wider claim, where there is one and it is tracked. */
export async function aboveOf(context: AnswerContext, claim: StoredClaim): Promise<Above | null> {
  const parent = claim.parent === undefined ? null : await context.store.claims.find(claim.parent)
  return parent === null || parent.archivedAt !== null
    ? null
    : { claim: parent, state: await readState(context, parent) }
}

function withoutStatement(
  { actors }: AnswerContext,
  claim: StoredClaim,
  { status, statements, steps }: Awaited<ReturnType<typeof readState>>,
  id: number,
): EvidenceStatus {
  const gone = new Set([id, ...statements.filter((s) => s.dismissed).map((s) => s.id)])
  const counting = statements.filter((s) => !gone.has(s.id))
  return statusWithout(status, gone, counting, {
    claim,
    actors,
    setByPerson: rungSetByPerson(steps),
    takenBack: rungsTakenBack(steps),
  })
}

function isWorth({ actors }: AnswerContext, statement: Statement, claim: StoredClaim): boolean {
  const { speaker, stance } = statement
  const party = partyOf(speaker, claim, actors, statement.saidAt ?? statement.publishedAt ?? statement.seenAt)
  return isWorthPosting({ stance, named: party !== null || isNamed(speaker), isParty: party !== null })
}

/** As the posts say it once the change is made. */
function faceAfter(
  context: AnswerContext,
  { after, target, change }: EditPlan,
  row: StatementRow,
  all: readonly StatementRow[],
): NewFace {
  const known = row.translations ?? []
  const others = known.filter((one) => change.type !== 'translate' || one.language !== change.language)
  const fresh = change.type === 'translate' ? [{ language: change.language, words: change.words, by: '', at: 0 }] : []
  const dismissed = change.type === 'restore' ? null : (row.dismissed ?? null)
  const { corrections } = row
  return faceOf(
    context,
    { ...after, translations: [...others, ...fresh], dismissed, ...(corrections ? { corrections } : {}) },
    target,
    all,
  )
}

/** The statements of a claim once the change is made. */
function statementsAfter(all: readonly StatementRow[], plan: EditPlan, row: StatementRow): StatementRow[] {
  const { type } = plan.change
  return all.map((one) => {
    if (one.id !== row.id) return one
    const gone = { dismissalId: null, editId: null, by: '', reason: '', at: 0 }
    return { ...one, ...plan.after, dismissed: type === 'dismiss' || type === 'move' ? gone : null }
  })
}

function sourceOf(context: AnswerContext, row: StatementRow) {
  const source = context.sources.get(row.sourceId ?? '')
  return source ? sourceRef(source, row.link) : addedSource(row.link)
}

/** What was said before and what is said now, for the post and its correction; a translation corrects nothing. */
function markOf(plan: EditPlan, row: StatementRow, { reason, at }: StatementEdit): CorrectedMark | null {
  if (plan.correction === null) return null
  const { what, before, after } = plan.correction
  const words = `${speakerWords(row.speaker)}: ${row.quote}`
  // What the post did not name, its correction does not name either.
  return { what, before: before ?? words, after, reason, at }
}

function unique<T extends { platform: string; channel: string; eventKey: string }>(deliveries: T[]): T[] {
  const seen = new Set<string>()
  return deliveries.filter(({ platform, channel, eventKey }) => {
    const key = `${platform}\u0000${channel}\u0000${eventKey}`
    return !seen.has(key) && seen.add(key)
  })
}
