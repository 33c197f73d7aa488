import { OnrecordError } from '../domain/errors.ts'
import type { StatusStep } from '../domain/event.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Decision, StatusChange } from '../domain/status.ts'
import { applyChange } from '../pipeline/apply-decision.ts'
import { type PlannedNotice, planNotices } from '../pipeline/plan-notices.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { DecideInput } from '../ports/commands.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { checkChange } from './check-change.ts'
import { demandEditor, untilSettled } from './editor.ts'
import { statusNotice } from './poll/notice-facts.ts'
import { withFinding } from './read-finding.ts'
import { requestWords, settleByProposal, type WorkedStep } from './step-request.ts'

/**
 * What a named editor does with a proposal: the same use case from the command line, Slack and Discord.
 * A second decision on the same proposal is a `conflict`; nothing changes.
 */
export function decideProposal(context: AnswerContext, input: DecideInput, asker: Asker): Promise<DoneAnswer> {
  return untilSettled(() => decideOnce(context, input, asker))
}

async function decideOnce(context: AnswerContext, input: DecideInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  const { store, clock } = context
  const proposal = await store.queries.proposal(input.proposalId)
  if (!proposal)
    throw new OnrecordError(
      'not_found',
      sentence`There is no proposal ${input.proposalId}. "onrecord proposals" lists the open ones.`,
    )
  if (proposal.decision)
    throw new OnrecordError(
      'conflict',
      sentence`Proposal ${proposal.id} was already ${proposal.state} by ${proposal.decision.by} on ${new Date(proposal.decision.at).toISOString()}.
      Nothing was changed.`,
      { permanent: true },
    )
  if (proposal.moot)
    throw new OnrecordError(
      'conflict',
      sentence`Proposal ${proposal.id} rests on nothing but statements an editor dismissed since${await lastCorrection(context, proposal.statementIds)}.
      Nothing was changed.`,
      { permanent: true },
    )
  const reason = input.reason?.trim() ?? ''
  if (input.verdict !== 'confirm' && reason === '')
    throw new OnrecordError(
      'invalid',
      sentence`A proposal is ${input.verdict === 'edit' ? sentence`edited` : sentence`dismissed`} with a reason: --reason "…".`,
    )
  if (input.verdict === 'edit' && (!input.change || input.change.type === 'settle_request'))
    throw new OnrecordError('invalid', 'Say what is set instead: a rung or a flag.')
  if (input.verdict === 'edit' && proposal.change.type === 'settle_request')
    throw new OnrecordError(
      'invalid',
      sentence`Proposal ${proposal.id} is about request ${proposal.change.requestId}, not about the status.
      Confirm or dismiss it; "onrecord requests set ${proposal.change.requestId} partly-answered"
      says what else became of it.`,
    )
  const claim = await store.claims.find(proposal.claim)
  if (!claim) throw new OnrecordError('internal', sentence`Proposal ${proposal.id} belongs to no claim.`)

  const at = clock.now()
  const meant = input.verdict === 'edit' ? await readEdit(context, input, proposal.statementIds) : proposal.change
  const change = input.verdict === 'dismiss' || meant === null ? null : withFinding(meant, input.adjudication)
  const decision: Decision = { proposalId: proposal.id, verdict: input.verdict, change, by: asker.name, reason, at }
  let statusStep: StatusStep | null = null
  const notices: PlannedNotice[] = []
  let requestStep: WorkedStep | null = null
  if (change?.type === 'settle_request') {
    const made = { by: asker.name, reason: reason || proposal.reason, statementId: proposal.statementIds[0] ?? null }
    requestStep = await settleByProposal(context, claim, change, made)
    notices.push(requestStep.told)
    statusStep = requestStep.statusStep
  } else if (change) {
    const from = await store.queries.status(claim.slug)
    statusStep = {
      id: await store.polls.allocateIds('status_step', 1),
      claim: claim.slug,
      at,
      from,
      to: applyChange(from, change, at, proposal.statementIds),
      reason: reason || proposal.reason,
      decidedBy: asker.name,
      proposalId: proposal.id,
      statementIds: proposal.statementIds,
      silent: false,
    }
    const statements = await store.queries.statements(claim.slug)
    const basis = statements.filter((s) => proposal.statementIds.includes(s.id))
    notices.push({
      notice: statusNotice(claim, statusStep, basis),
      eventKey: `status:${statusStep.id}`,
      claim: { slug: claim.slug, tags: claim.tags },
    })
  }
  const watches = notices.length > 0 ? await store.watches.active() : []
  const deliveries = planNotices(notices, watches, `decision:${proposal.id}`)
  await store.decisions.commitDecision({
    decision,
    claim: claim.slug,
    statusStep,
    ...(requestStep ? { requestStep: { step: requestStep.step, after: requestStep.after } } : {}),
    deliveries,
  })
  return {
    kind: 'done',
    what: `proposal ${proposal.id} ${DONE[input.verdict]}`,
    details: [
      { label: 'claim', value: claim.slug },
      ...(change ? [{ label: 'change', value: inWords(change) }] : []),
      { label: 'reason', value: reason || proposal.reason },
      { label: 'posts', value: String(deliveries.filter((d) => d.notice !== null).length) },
    ],
    undo: undoOf(claim.slug, statusStep, proposal.change, input.verdict, asker),
  }
}

async function readEdit({ store }: AnswerContext, { change }: DecideInput, statementIds: number[]) {
  if (!change || change.type === 'settle_request') return null
  const basis = await store.queries.statementsById(statementIds)
  return checkChange(
    change,
    basis.map(({ speaker }) => speaker.name),
  )
}

/** Who last dismissed or corrected what a proposal rests on, and when. */
async function lastCorrection({ store }: AnswerContext, statementIds: number[]): Promise<Sentence | ''> {
  const rows = await store.queries.statementsById(statementIds)
  const made = rows.flatMap(({ dismissed, corrections = [] }) => [...(dismissed ? [dismissed] : []), ...corrections])
  const last = made.toSorted((a, b) => a.at - b.at).at(-1)
  return last === undefined ? '' : sentence`, the last by ${last.by} on ${new Date(last.at).toISOString()}`
}

/** A change is taken back by its step; a rung that was dismissed is set by hand all the same. */
function undoOf(
  slug: string,
  step: StatusStep | null,
  proposed: StatusChange,
  verdict: DecideInput['verdict'],
  { name }: Asker,
): string | null {
  const signed = `--as "${name}" --reason "…"`
  // What became of a request is set anew by its own command, which says from what.
  if (proposed.type === 'settle_request') return null
  if (step) return `onrecord undo ${slug} --step ${step.id} ${signed}`
  if (verdict === 'dismiss' && proposed.type === 'set_rung')
    return `onrecord set-status ${slug} --rung ${proposed.rung} ${signed}`
  return null
}

const DONE = { confirm: 'confirmed', edit: 'confirmed with an edit', dismiss: 'dismissed' } as const

export function inWords(change: StatusChange): string {
  if (change.type === 'set_rung') return `evidence status: ${change.rung}`
  if (change.type === 'settle_request') return `request ${change.requestId}: ${requestWords(change.state)}`
  const flag = change.flag.replaceAll('_', ' ')
  if (change.type === 'set_flag' && change.adjudication) {
    const { forum, standard, outcome } = change.adjudication
    return `flag set: ${flag}, by ${forum}, ${standard}, ${outcome}`
  }
  if (change.type === 'clear_flag') return `flag cleared: ${flag}`
  return `flag set: ${flag}${change.by.length > 0 ? `, by ${change.by.join(', ')}` : ''}`
}
