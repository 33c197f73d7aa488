import type { EvidenceRequest, RequestState, RequestStep } from './event.ts'
import type { Instant } from './vocabulary.ts'

const DAY_MS = 24 * 3_600_000

/** Steps a request has taken by `at`, oldest first. */
export function stepsUntil(request: Pick<EvidenceRequest, 'steps'>, at: Instant = Number.POSITIVE_INFINITY) {
  return (request.steps ?? []).filter((step) => step.at <= at)
}

/** Where a request stands at `at`: what its last step says. Before any, and after it was opened anew, no answer was seen. */
export function requestState(request: Pick<EvidenceRequest, 'steps'>, at?: Instant): RequestState {
  const last: RequestStep | undefined = stepsUntil(request, at).at(-1)
  return last === undefined || last.event === 'opened' ? 'no_answer_seen' : last.event
}

/** Nothing is waited for any more. */
export function isSettled(state: RequestState): boolean {
  return state === 'answered' || state === 'refused'
}

/** Whole days since it was opened; never negative. */
export function daysOpen(request: Pick<EvidenceRequest, 'openedAt'>, at: Instant): number {
  return Math.max(0, Math.floor((at - request.openedAt) / DAY_MS))
}
