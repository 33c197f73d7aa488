import type { StoredClaim } from '../domain/claim.ts'
import type { Dismissal } from '../domain/dismissal.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { PlannedDelivery, StatusStep } from '../domain/event.ts'
import type { CorrectionNotice } from '../domain/notice.ts'
import { sentence } from '../domain/sentence.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import { statusWith, statusWithout } from '../pipeline/redo-status.ts'
import { shingleText } from '../pipeline/shingle-text.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { DismissInput } from '../ports/commands.ts'
import type { StatementRow } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { describedChange, isStatusNews, rungSetByPerson } from './describe-status.ts'
import { findDismissal } from './dismissed-copies.ts'
import { demandEditor, untilSettled } from './editor.ts'
import { type DismissTarget, findTarget } from './find-dismiss-target.ts'
import { planChargeEdits } from './plan-charge-edits.ts'
import { eventsOf, placesOf, toPlaces } from './plan-corrections.ts'
import { OUT, planPostEdits, postsOf } from './plan-post-edits.ts'
import { claimRef, statusNotice } from './poll/notice-facts.ts'
import { faceOf, isOutcome } from './statement-face.ts'
import { rungsTakenBack } from './taken-back.ts'

/**
 * A named editor says that an item is not about a claim, or takes that back: the same use case from everywhere. The item
 * and its copies never count for the claim again, what was read in them is marked, and every place that was told of it
 * is told that it should not have been.
 */
export function dismissMatch(context: AnswerContext, input: DismissInput, asker: Asker): Promise<DoneAnswer> {
  return untilSettled(() => (input.undo ? undoOnce : dismissOnce)(context, input, asker))
}

async function dismissOnce(context: AnswerContext, input: DismissInput, asker: Asker): Promise<DoneAnswer> {
  const { store, clock } = context
  const reason = demandReason(input, asker)
  const target = await findTarget(context, input)
  const claim = await findClaim(store.claims, target.claim)
  const at = clock.now()
  const id = await store.polls.allocateIds('dismissal', 1)
  const all = await store.queries.statements(claim.slug)
  const draft: Dismissal = {
    id,
    claim: claim.slug,
    itemId: target.item.id,
    hash: target.version.hash,
    shingles: shingleText(target.version.title, target.version.body),
    by: asker.name,
    reason,
    at,
    statementIds: [],
  }
  const going = await readIn(context, draft, all)
  const dismissal = { ...draft, statementIds: going.map((statement) => statement.id) }
  const gone = new Set([...dismissal.statementIds, ...all.filter((s) => s.dismissed).map((s) => s.id)])
  const from = await store.queries.status(claim.slug)
  const steps = await store.queries.statusSteps(claim.slug)
  const to = statusWithout(
    from,
    gone,
    all.filter((statement) => !gone.has(statement.id)),
    { claim, actors: context.actors, setByPerson: rungSetByPerson(steps), takenBack: rungsTakenBack(steps) },
  )
  const why = `an editor said that ${numbers(dismissal.statementIds)} not about this claim: ${reason}`
  const statusStep = await stepOf(context, claim, from, to, { at, reason: why, asker, ids: dismissal.statementIds })
  const corrections = await correct(context, claim, going, 'dismissed', dismissal)
  const edits = await editPosts(context, claim, going, 'dismissed', dismissal, all)
  const deliveries = [...edits, ...(await plan(context, claim, statusStep, going, corrections, `dismissal:${id}`))]
  const withdrawnEvents = await eventsOf(context, claim.slug, gone)
  await store.dismissals.commit({ dismissal, statusStep, deliveries, withdrawnEvents })
  return {
    kind: 'done',
    what: `the item is dismissed as not about ${claim.slug}; so are its copies, now and later`,
    details: [
      ...described(target, claim),
      { label: 'statements dismissed', value: dismissal.statementIds.join(', ') || 'none' },
      ...describedChange(from, to),
      ...restsOn(steps, to, gone),
      { label: 'corrections', value: String(corrections.length) },
      ...elsewhere(target, dismissal.statementIds),
    ],
    undo: `onrecord dismiss ${target.named} --claim ${claim.slug} --as "${asker.name}" --undo --reason "…"`,
  }
}

async function undoOnce(context: AnswerContext, input: DismissInput, asker: Asker): Promise<DoneAnswer> {
  const { store, clock } = context
  const reason = demandReason(input, asker)
  const target = await findTarget(context, input)
  const claim = await findClaim(store.claims, target.claim)
  const active = await store.dismissals.active(claim.slug)
  const dismissal =
    active.find((one) => one.itemId === target.item.id) ??
    active.find((one) => target.statementId !== null && one.statementIds.includes(target.statementId)) ??
    findDismissal(active, target.version)
  if (!dismissal)
    throw new OnrecordError(
      'conflict',
      sentence`Nothing of this item is dismissed for ${claim.slug}. Nothing was changed.`,
      {
        permanent: true,
      },
    )
  const at = clock.now()
  const others = new Set(active.filter((one) => one.id !== dismissal.id).flatMap((one) => one.statementIds))
  const all = await store.queries.statements(claim.slug)
  const back = all.filter((statement) => dismissal.statementIds.includes(statement.id) && !others.has(statement.id))
  const from = await store.queries.status(claim.slug)
  const to = statusWith(from, back, {
    claim,
    actors: context.actors,
    takenBack: rungsTakenBack(await store.queries.statusSteps(claim.slug)),
  })
  const ids = back.map((statement) => statement.id)
  const why = `the dismissal of ${ids.join(', ') || 'the item'} was taken back: ${reason}`
  const statusStep = await stepOf(context, claim, from, to, { at, reason: why, asker, ids })
  const corrections = await correct(context, claim, back, 'restored', { ...dismissal, at, reason })
  const edits = await editPosts(context, claim, back, 'restored', { ...dismissal, at, reason }, all)
  const deliveries = [
    ...edits,
    ...(await plan(context, claim, statusStep, back, corrections, `dismissal:${dismissal.id}:undone`)),
  ]
  const { name: by } = asker
  await store.dismissals.undo({ dismissalId: dismissal.id, claim: claim.slug, by, reason, at, statusStep, deliveries })
  return {
    kind: 'done',
    what: `the item counts as being about ${claim.slug} again`,
    details: [
      ...described(target, claim),
      { label: 'dismissed by', value: `${dismissal.by}: ${dismissal.reason}` },
      { label: 'statements restored', value: ids.join(', ') || 'none' },
      ...describedChange(from, to),
      { label: 'corrections', value: String(corrections.length) },
      { label: 'not made up for', value: 'posts that were held back meanwhile, and copies that came meanwhile' },
    ],
    undo: null,
  }
}

function demandReason(input: DismissInput, asker: Asker): string {
  demandEditor(asker)
  const reason = input.reason.trim().slice(0, 500)
  if (reason === '') throw new OnrecordError('invalid', 'Say why, for the record and for the correction: --reason "…".')
  return reason
}

/** Statements not yet dismissed that were first read in the item, or in a stored copy of it. */
async function readIn(context: AnswerContext, draft: Dismissal, all: readonly StatementRow[]): Promise<StatementRow[]> {
  const candidates = all.filter((statement) => !statement.dismissed && statement.originItemId !== null)
  const items = await context.store.queries.items([...new Set(candidates.map((s) => s.originItemId ?? 0))])
  const copies = new Set(
    items.filter((item) => item.id === draft.itemId || findDismissal([draft], item.latest)).map((item) => item.id),
  )
  return candidates.filter((statement) => copies.has(statement.originItemId ?? 0))
}

/** A rung a person set stays; whoever dismisses what it rests on is told. */
function restsOn(steps: readonly StatusStep[], to: EvidenceStatus, gone: ReadonlySet<number>): DoneAnswer['details'] {
  const step = steps.findLast((one) => one.from.rung !== one.to.rung)
  if (to.rung === null || to.automatic || !step || step.statementIds.length === 0) return []
  if (!step.statementIds.every((id) => gone.has(id))) return []
  return [{ label: 'to look at', value: `the status "${to.rung}" was set by a person on these words alone, and stays` }]
}

async function stepOf(
  { store }: AnswerContext,
  claim: StoredClaim,
  from: EvidenceStatus,
  to: EvidenceStatus,
  why: { at: Instant; reason: string; asker: Asker; ids: number[] },
): Promise<StatusStep | null> {
  if (JSON.stringify(from) === JSON.stringify(to)) return null
  return {
    id: await store.polls.allocateIds('status_step', 1),
    claim: claim.slug,
    at: why.at,
    from,
    to,
    reason: why.reason,
    decidedBy: why.asker.name,
    proposalId: null,
    statementIds: why.ids,
    silent: false,
  }
}

/** A correction for each statement, to every place it went. */
async function correct(
  context: AnswerContext,
  claim: StoredClaim,
  statements: readonly StatementRow[],
  what: 'dismissed' | 'restored',
  dismissal: Dismissal,
): Promise<{ notice: CorrectionNotice; eventKey: string; place: Awaited<ReturnType<typeof placesOf>>[number] }[]> {
  const corrections = []
  for (const statement of statements) {
    const shown = context.showsStance(statement.stance, statement.confidence)
    const notice: CorrectionNotice = {
      kind: 'correction',
      claim: claimRef(claim),
      statementId: statement.id,
      what,
      // What the post did not name, its correction does not name either.
      before: shown ? (statement.kind ?? statement.stance) : `${statement.speaker.name}: ${statement.quote}`,
      after: null,
      reason: dismissal.reason,
      at: dismissal.at,
    }
    const eventKey = `correction:${statement.id}:${what}:${dismissal.id}`
    for (const place of await placesOf(context, claim.slug, statement.id)) corrections.push({ notice, eventKey, place })
  }
  return corrections
}

/** The posts of the statements say it too; and those of a charge, where one of them was its outcome. */
async function editPosts(
  context: AnswerContext,
  claim: StoredClaim,
  statements: readonly StatementRow[],
  what: 'dismissed' | 'restored',
  { id, reason, at, by }: Dismissal,
  all: readonly StatementRow[],
): Promise<PlannedDelivery[]> {
  const mark = `dismissal:${id}:${what}`
  const planned: PlannedDelivery[] = []
  for (const row of statements) {
    const posts = await postsOf(context.store, claim.slug, row.id, OUT)
    const face = faceOf(context, { ...row, dismissed: null }, claim, all)
    const corrected = { what, before: '', after: null, reason, at }
    planned.push(...planPostEdits(posts, { ...face, corrected }, mark))
  }
  if (!statements.some(isOutcome)) return planned
  const ids = new Set(statements.map((one) => one.id))
  const dismissed = what === 'dismissed' ? { dismissalId: id, editId: null, by, reason, at } : null
  const after = all.map((one) => (ids.has(one.id) ? { ...one, dismissed } : one))
  return [...planned, ...(await planChargeEdits(context, claim, after, mark))]
}

async function plan(
  { store }: AnswerContext,
  claim: StoredClaim,
  step: StatusStep | null,
  basis: readonly StatementRow[],
  corrections: Awaited<ReturnType<typeof correct>>,
  mark: string,
) {
  const about = { slug: claim.slug, tags: claim.tags }
  const told: PlannedNotice[] = []
  if (step && isStatusNews(step.from, step.to))
    told.push({ notice: statusNotice(claim, step, basis), eventKey: `status:${step.id}`, claim: about })
  return [...toPlaces(corrections, about, mark), ...planNotices(told, await store.watches.active(), mark)]
}

function described(target: DismissTarget, claim: StoredClaim): DoneAnswer['details'] {
  return [
    { label: 'claim', value: claim.slug },
    { label: 'item', value: `${target.version.title}${target.item.link === null ? '' : ` — ${target.item.link}`}` },
  ]
}

/** The address was given, and the words in it were first read elsewhere. */
function elsewhere(target: DismissTarget, dismissed: readonly number[]): DoneAnswer['details'] {
  const left = target.carried.filter((id) => !dismissed.includes(id))
  if (left.length === 0) return []
  return [
    {
      label: 'stays on record',
      value: `${left.join(', ')}, first read elsewhere in other words; "onrecord dismiss ${left[0]}" dismisses it too`,
    },
  ]
}

function numbers(ids: readonly number[]): string {
  if (ids.length === 0) return 'the item is'
  return `${ids.length === 1 ? 'statement' : 'statements'} ${ids.join(', ')} ${ids.length === 1 ? 'is' : 'are'}`
}
