import { daysOpen, isSettled, requestState } from '../../domain/evidence-request.ts'
import type { RequestsAnswer } from '../../ports/commands.ts'
import { claimRef } from '../poll/notice-facts.ts'
import type { AnswerContext } from './answer-context.ts'
import { findClaim } from './find-claim.ts'
import { readCoverage } from './read-coverage.ts'

/** Requests for evidence, of one claim or of all: those waiting longest first, then what was settled, latest first. */
export async function listRequests(context: AnswerContext, typed: string | undefined): Promise<RequestsAnswer> {
  const { store, clock } = context
  const now = clock.now()
  const claim = typed === undefined ? null : await findClaim(store.claims, typed)
  const claims = new Map((await store.claims.all()).map((one) => [one.slug, one]))
  const requests: RequestsAnswer['requests'] = []
  for (const request of await store.requests.all()) {
    const about = claims.get(request.claim)
    if (!about || request.dismissed || (claim !== null && about.slug !== claim.slug)) continue
    const { id, from, to, what, openedAt, statementId, silent } = request
    const state = requestState(request)
    const last = request.steps?.at(-1)
    requests.push({
      id,
      claim: claimRef(about),
      from,
      to,
      what,
      openedAt,
      days: daysOpen(request, isSettled(state) && last ? last.at : now),
      state,
      last: last === undefined ? null : { event: last.event, by: last.by, at: last.at, reason: last.reason },
      statementId,
      silent,
    })
  }
  const settledAt = (one: (typeof requests)[number]) => (isSettled(one.state) ? (one.last?.at ?? 0) : null)
  requests.sort((a, b) => {
    const [settledA, settledB] = [settledAt(a), settledAt(b)]
    if (settledA === null || settledB === null)
      return settledA === settledB ? a.openedAt - b.openedAt || a.id - b.id : settledA === null ? -1 : 1
    return settledB - settledA
  })
  return { kind: 'requests', requests, coverage: await readCoverage(context, claim) }
}
