import type { StoredClaim } from '../domain/claim.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { EvidenceRequest, RequestEvent, RequestState, RequestStep } from '../domain/event.ts'
import { isSettled, requestState } from '../domain/evidence-request.ts'
import type { PlannedNotice } from '../pipeline/plan-notices.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { originOf, requestNotice } from './poll/request-notice.ts'

export type WorkedStep = { step: RequestStep; after: number | null; told: PlannedNotice }

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
        ? `No public answer to request ${request.id} is on record; it is open already. Nothing was changed.`
        : `Request ${request.id} was set to ${requestWords(last.event)} by ${last.by} on ` +
            `${new Date(last.at).toISOString()} already. Nothing was changed.`,
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
    told: {
      notice: requestNotice(claim, request, wanted, at, await originOf(context, request)),
      eventKey: `request:${request.id}:${made.event === 'opened' ? 'reopened' : made.event}:${step.id}`,
      claim: { slug: claim.slug, tags: claim.tags },
    },
  }
}

/** The same for a proposal, which may have been overtaken by hand. */
export async function settleByProposal(
  context: AnswerContext,
  claim: StoredClaim,
  change: { requestId: number; state: RequestEvent },
  made: Pick<RequestStep, 'by' | 'reason' | 'statementId'>,
): Promise<WorkedStep> {
  const request = await context.store.requests.find(change.requestId)
  if (!request) throw new OnrecordError('internal', `There is no request ${change.requestId}.`)
  const last = request.steps?.at(-1)
  if (last && isSettled(requestState(request)))
    throw new OnrecordError(
      'conflict',
      `Request ${request.id} was set to ${requestWords(last.event)} by ${last.by} on ` +
        `${new Date(last.at).toISOString()}. Nothing was changed.`,
      { permanent: true },
    )
  return stepRequest(context, claim, request, { ...made, event: change.state })
}

/** "partly answered"; `opened` is what "open" sets. */
export function requestWords(event: RequestEvent): string {
  return event === 'opened' ? 'open' : event.replaceAll('_', ' ')
}
