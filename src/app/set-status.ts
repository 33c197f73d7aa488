import { OnrecordError } from '../domain/errors.ts'
import type { StatusStep } from '../domain/event.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Decision, EvidenceStatus, StatusChange } from '../domain/status.ts'
import { sameChange } from '../domain/status.ts'
import { applyChange } from '../pipeline/apply-decision.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { SetStatusInput } from '../ports/editor-verbs.ts'
import type { StatementRow } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { checkChange } from './check-change.ts'
import { describedChange } from './describe-status.ts'
import { demandEditor, demandReason, untilSettled } from './editor.ts'
import { statusNotice } from './poll/notice-facts.ts'
import { readFinding } from './read-finding.ts'

/** A named editor sets a rung or a flag, or clears one, without a proposal. Setting what stands is a `conflict`. */
export async function setStatus(context: AnswerContext, input: SetStatusInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  const reason = demandReason(input.reason)
  return untilSettled(() => setOnce(context, input, reason, asker))
}

async function setOnce(
  context: AnswerContext,
  input: SetStatusInput,
  reason: string,
  asker: Asker,
): Promise<DoneAnswer> {
  const { store, clock } = context
  const claim = await findClaim(store.claims, input.claim)
  const statements = await readBasis(context, claim.slug, input.statementIds ?? [])
  const change = readChange(input, statements)
  const at = clock.now()
  const from = await store.queries.status(claim.slug)
  const steps = await store.queries.statusSteps(claim.slug)
  demandNews(claim.slug, change, from, steps)
  const ids = statements.map((statement) => statement.id)
  // A proposal of the very same is decided with it: nobody needs to look at it again.
  const open = await store.queries.proposals({ claim: claim.slug, openOnly: true })
  const proposal = open.find((one) => sameChange(one.change, change)) ?? null
  const statusStep: StatusStep = {
    id: await store.polls.allocateIds('status_step', 1),
    claim: claim.slug,
    at,
    from,
    to: applyChange(from, change, at, ids),
    reason,
    decidedBy: asker.name,
    proposalId: proposal?.id ?? null,
    statementIds: ids,
    silent: false,
  }
  const decision: Decision = {
    proposalId: proposal?.id ?? null,
    verdict: proposal ? 'confirm' : 'set',
    change,
    by: asker.name,
    reason,
    at,
  }
  const notice = statusNotice(claim, statusStep, statements)
  const told = [{ notice, eventKey: `status:${statusStep.id}`, claim: { slug: claim.slug, tags: claim.tags } }]
  const deliveries = planNotices(told, await store.watches.active(), `status:${statusStep.id}`)
  await store.decisions.commitDecision({ decision, claim: claim.slug, statusStep, deliveries })
  return {
    kind: 'done',
    what: `the status of ${claim.slug} is set`,
    details: [
      ...describedChange(from, statusStep.to),
      { label: 'reason', value: reason },
      ...(ids.length === 0 ? [] : [{ label: 'rests on', value: ids.join(', ') }]),
      ...(proposal ? [{ label: 'confirms', value: `proposal ${proposal.id}` }] : []),
      { label: 'posts', value: String(deliveries.filter((delivery) => delivery.notice !== null).length) },
    ],
    undo: `onrecord undo ${claim.slug} --step ${statusStep.id} --as "${asker.name}" --reason "…"`,
  }
}

async function readBasis(
  { store }: AnswerContext,
  claim: string,
  statementIds: readonly number[],
): Promise<StatementRow[]> {
  const all = statementIds.length === 0 ? [] : await store.queries.statements(claim)
  return [...new Set(statementIds)].map((id) => {
    const found = all.find((statement) => statement.id === id)
    if (!found)
      throw new OnrecordError('not_found', sentence`There is no statement ${id} about ${claim}. Nothing was changed.`)
    if (found.dismissed)
      throw new OnrecordError(
        'invalid',
        sentence`Statement ${id} does not count for ${claim}: ${found.dismissed.by} said so on ${new Date(found.dismissed.at).toISOString()}.
      Nothing was changed.`,
      )
    return found
  })
}

function readChange({ change, adjudication }: SetStatusInput, statements: readonly StatementRow[]): StatusChange {
  const speakers = statements.map(({ speaker }) => speaker.name)
  const checked = checkChange(change, speakers)
  if (checked.type !== 'set_flag' || checked.flag !== 'adjudicated') return checked
  return { ...checked, adjudication: readFinding(adjudication) }
}

function demandNews(claim: string, change: StatusChange, status: EvidenceStatus, steps: readonly StatusStep[]): void {
  const stands = (what: Sentence, set: (step: StatusStep) => boolean) => {
    const step = steps.findLast(set)
    const who = step
      ? sentence`, set by ${step.decidedBy ?? sentence`the rules`} on ${new Date(step.at).toISOString()}`
      : ''
    return new OnrecordError('conflict', sentence`${claim}: ${what} already${who}. Nothing was changed.`, {
      permanent: true,
    })
  }
  if (change.type === 'set_rung' && status.rung === change.rung && !status.automatic)
    throw stands(sentence`the rung is ${change.rung}`, (s) => s.to.rung === change.rung && s.from.rung !== s.to.rung)
  if (change.type === 'clear_flag' && !status.flags.some((one) => one.flag === change.flag))
    throw stands(
      sentence`there is no flag ${change.flag}`,
      (s) => !hasFlag(s.to, change.flag) && hasFlag(s.from, change.flag),
    )
  if (change.type !== 'set_flag') return
  const present = status.flags.find((one) => one.flag === change.flag)
  const same =
    present !== undefined &&
    change.by.every((name) => present.by.includes(name)) &&
    JSON.stringify(present.adjudication ?? null) === JSON.stringify(change.adjudication ?? null)
  if (same)
    throw stands(
      sentence`it is flagged ${change.flag}`,
      (s) => hasFlag(s.to, change.flag) && !hasFlag(s.from, change.flag),
    )
}

function hasFlag({ flags }: EvidenceStatus, flag: string): boolean {
  return flags.some((one) => one.flag === flag)
}
