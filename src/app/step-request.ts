import type { StoredClaim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { EvidenceRequest, RequestEvent, RequestState, RequestStep, StatusStep } from '../domain/event.ts'
import { isSettled, requestState } from '../domain/evidence-request.ts'
import { sentence } from '../domain/sentence.ts'
import type { EvidenceStatus } from '../domain/status.ts'
import { applyChange } from '../pipeline/apply-decision.ts'
import type { PlannedNotice } from '../pipeline/plan-notices.ts'
import { withRequester } from '../pipeline/propose-status.ts'
import { bareName } from '../pipeline/same-body.ts'
import type { Store } from '../ports/stores.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { originOf, requestNotice } from './poll/request-notice.ts'

export type WorkedStep = {
  step: RequestStep
  after: number | null
  told: PlannedNotice
  /** The flag goes with the answer, and comes back with the request. */
  statusStep: StatusStep | null
}

/** An editor's step on a request, with what is told of it. Throws `conflict` where it would say nothing new. */
export async function stepRequest(
  context: AnswerContext,
  claim: StoredClaim,
  request: EvidenceRequest,
  made: Pick<RequestStep, 'event' | 'by' | 'reason' | 'statementId'>,
): Promise<WorkedStep> {
  const last = request.steps?.at(-1)
  const present = requestState(request)
  const wanted: RequestState = made.event === 'opened' ? 'no_answer_seen' : made.event
  if (present === wanted)
    throw new OnrecordError(
      'conflict',
      last === undefined
        ? sentence`No public answer to request ${request.id} is on record; it is open already. Nothing was changed.`
        : sentence`Request ${request.id} was set to ${requestWords(last.event)} by ${last.by} on ${new Date(last.at).toISOString()} already. Nothing was changed.`,
      { permanent: true },
    )
  const at = context.clock.now()
  const step: RequestStep = {
    ...made,
    id: await context.store.polls.allocateIds('request_step', 1),
    requestId: request.id,
    at,
  }
  return {
    step,
    after: last?.id ?? null,
    statusStep: await flagStep(context, claim, request, present, wanted, step),
    told: {
      notice: requestNotice(claim, request, wanted, at, await originOf(context, request)),
      eventKey: `request:${request.id}:${made.event === 'opened' ? 'reopened' : made.event}:${step.id}`,
      claim: { slug: claim.slug, tags: claim.tags },
    },
  }
}

/** Nobody needs to be told of it apart: the request's own post says that it was answered. */
async function flagStep(
  { store }: AnswerContext,
  claim: StoredClaim,
  request: EvidenceRequest,
  present: RequestState,
  wanted: RequestState,
  step: RequestStep,
): Promise<StatusStep | null> {
  if (present !== 'answered' && wanted !== 'answered') return null
  const from = await store.queries.status(claim.slug)
  const to = wanted === 'answered' ? await withoutAsker(store, claim, request, from) : again(request, from)
  if (to === from) return null
  return {
    id: await store.polls.allocateIds('status_step', 1),
    claim: claim.slug,
    at: step.at,
    from,
    to,
    reason: `request ${request.id} by ${request.from} was set to ${requestWords(step.event)}: ${step.reason}`,
    decidedBy: step.by,
    proposalId: null,
    statementIds: step.statementId === null ? [] : [step.statementId],
    silent: false,
  }
}

const again = (request: EvidenceRequest, status: EvidenceStatus) =>
  withRequester(status, request.from, request.openedAt)

/** Another request of the same voice that waits still keeps the flag up. */
async function withoutAsker(
  { queries }: Store,
  claim: StoredClaim,
  request: EvidenceRequest,
  status: EvidenceStatus,
): Promise<EvidenceStatus> {
  const asker = bareName(request.from)
  const waits = (await queries.requests(claim.slug)).some(
    (one) =>
      one.id !== request.id && !one.dismissed && bareName(one.from) === asker && requestState(one) !== 'answered',
  )
  const flag = status.flags.find((one) => one.flag === 'evidence_requested')
  const by = flag?.by.filter((name) => bareName(name) === asker) ?? []
  if (waits || by.length === 0) return status
  return applyChange(status, { type: 'clear_flag', flag: 'evidence_requested', by }, 0, [])
}

/** The same for a proposal, which may have been overtaken by hand. */
export async function settleByProposal(
  context: AnswerContext,
  claim: StoredClaim,
  change: { requestId: number; state: RequestEvent },
  made: Pick<RequestStep, 'by' | 'reason' | 'statementId'>,
): Promise<WorkedStep> {
  const request = await context.store.requests.find(change.requestId)
  if (!request) throw new OnrecordError('internal', sentence`There is no request ${change.requestId}.`)
  const last = request.steps?.at(-1)
  if (last && isSettled(requestState(request)))
    throw new OnrecordError(
      'conflict',
      sentence`Request ${request.id} was set to ${requestWords(last.event)} by ${last.by} on ${new Date(last.at).toISOString()}.
      Nothing was changed.`,
      { permanent: true },
    )
  return stepRequest(context, claim, request, { ...made, event: change.state })
}

/** "partly answered"; `opened` is what "open" sets. */
export function requestWords(event: RequestEvent): string {
  return event === 'opened' ? 'open' : event.replaceAll('_', ' ')
}
