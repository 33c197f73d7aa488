import { OnrecordError } from '../domain/errors.ts'
import type { StatusStep } from '../domain/event.ts'
import { sentence } from '../domain/sentence.ts'
import type { Decision, EvidenceStatus } from '../domain/status.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import { undoStep } from '../pipeline/undo-step.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { UndoStatusInput } from '../ports/editor-verbs.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { describedChange, statusChanged } from './describe-status.ts'
import { demandEditor, demandReason, untilSettled } from './editor.ts'
import { statusNotice } from './poll/notice-facts.ts'
import { isTakingBack, takenBackReason } from './taken-back.ts'

/** Takes back the last change of a status, whoever made it, or any one step by its number. What came after that stays. */
export async function undoStatus(context: AnswerContext, input: UndoStatusInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  const reason = demandReason(input.reason)
  return untilSettled(() => undoOnce(context, input, reason, asker))
}

async function undoOnce(
  { store, clock }: AnswerContext,
  input: UndoStatusInput,
  reason: string,
  asker: Asker,
): Promise<DoneAnswer> {
  const claim = await findClaim(store.claims, input.claim)
  const steps = await store.queries.statusSteps(claim.slug)
  const from = await store.queries.status(claim.slug)
  const step = findStep(claim.slug, steps, input.stepId)
  const to = undoStep(from, step)
  if (!to) throw overtaken(step, steps)
  const statements = await store.queries.statements(claim.slug)
  demandGround(step, from, to, new Set(statements.filter(({ dismissed }) => dismissed).map(({ id }) => id)))
  const at = clock.now()
  const why = takenBackReason(step, reason)
  const statusStep: StatusStep = {
    id: await store.polls.allocateIds('status_step', 1),
    claim: claim.slug,
    at,
    from,
    to,
    reason: why,
    decidedBy: asker.name,
    proposalId: null,
    statementIds: step.statementIds,
    silent: false,
  }
  const basis = statements.filter((s) => step.statementIds.includes(s.id))
  const decision: Decision = { proposalId: null, verdict: 'set', change: null, by: asker.name, reason: why, at }
  const notice = statusNotice(claim, statusStep, basis)
  const told = statusChanged(from, to)
    ? [{ notice, eventKey: `status:${statusStep.id}`, claim: { slug: claim.slug, tags: claim.tags } }]
    : []
  const deliveries = planNotices(told, await store.watches.active(), `status:${statusStep.id}`)
  await store.decisions.commitDecision({ decision, claim: claim.slug, statusStep, deliveries })
  return {
    kind: 'done',
    what: `step ${step.id} of ${claim.slug}, made by ${step.decidedBy ?? 'the rules'}, is taken back`,
    details: [
      { label: 'step', value: `${step.decidedBy ?? 'the rules'}, ${day(step.at)}: ${step.reason}` },
      ...describedChange(from, to),
      { label: 'posts', value: String(deliveries.filter((delivery) => delivery.notice !== null).length) },
    ],
    undo: `onrecord undo ${claim.slug} --step ${statusStep.id} --as "${asker.name}" --reason "…"`,
  }
}

/** A flag would stand again on words that are dismissed: somebody would be said to dispute what they said nothing of. */
function demandGround(step: StatusStep, from: EvidenceStatus, to: EvidenceStatus, gone: ReadonlySet<number>): void {
  const stood = new Set(from.flags.flatMap(({ flag, statementIds }) => statementIds.map((id) => `${flag} ${id}`)))
  for (const { flag, statementIds } of to.flags) {
    const back = statementIds.filter((id) => !stood.has(`${flag} ${id}`))
    const [id] = back
    if (id === undefined || back.some((one) => !gone.has(one))) continue
    throw new OnrecordError(
      'conflict',
      sentence`Step ${step.id} cannot be taken back by itself: it would set a flag again that rests on statement ${id}, which is dismissed.
        Nothing was changed. Taking the dismissal back does both: onrecord dismiss ${id} --undo, or onrecord statement restore ${id}.`,
      { permanent: true },
    )
  }
}

function findStep(claim: string, steps: readonly StatusStep[], stepId: number | undefined): StatusStep {
  if (stepId !== undefined) {
    const found = steps.find((step) => step.id === stepId)
    if (found) return found
    const last = steps.slice(-3).map((step) => step.id)
    throw new OnrecordError(
      'not_found',
      sentence`The status of ${claim} has no step ${stepId}.${last.length === 0 ? '' : sentence` Its last are ${last.join(', ')}.`}`,
    )
  }
  const last = steps.at(-1)
  if (!last)
    throw new OnrecordError('conflict', sentence`The status of ${claim} was never changed. Nothing was changed.`, {
      permanent: true,
    })
  // Asked twice, it must neither bring back what was just taken back nor reach for something older unasked.
  if (isTakingBack(last))
    throw new OnrecordError(
      'conflict',
      sentence`The last change of ${claim} took one back already: step ${last.id}, by ${last.decidedBy} on
      ${day(last.at)}. Nothing was changed; --step ${last.id} undoes that, --step N takes
      back an earlier one (${steps
        .slice(-4, -1)
        .map((step) => step.id)
        .join(', ')}).`,
      { permanent: true },
    )
  return last
}

function overtaken(step: StatusStep, steps: readonly StatusStep[]): OnrecordError {
  const later = steps.findLast((one) => one.id > step.id)
  const who = later
    ? sentence` The last change was made by ${later.decidedBy ?? sentence`the rules`} on ${new Date(later.at).toISOString()}: ${later.reason}.`
    : ''
  return new OnrecordError(
    'conflict',
    sentence`Nothing of step ${step.id} stands any more.${who} Nothing was changed.`,
    {
      permanent: true,
    },
  )
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
