import { passedMarks, REQUEST_AGES } from '../pipeline/age-requests.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import type { AgedRequest } from '../ports/request-store.ts'
import type { PollContext } from './poll/poll-context.ts'
import { originOf, requestNotice } from './poll/request-notice.ts'

/**
 * Tells of requests to which no public answer was seen for 7, 30 and 90 days, each age once; after a stop of the worker
 * only of the last. Called once a round; a round in which nothing comes of age costs one query. Returns how many it told.
 */
export async function ageRequests(context: Pick<PollContext, 'store' | 'clock' | 'sources'>): Promise<number> {
  const { store, clock } = context
  const at = clock.now()
  const requests = await store.requests.toAge(at, REQUEST_AGES)
  if (requests.length === 0) return 0
  const watches = await store.watches.active()
  const aged: AgedRequest[] = []
  for (const request of requests) {
    const marks = passedMarks(request, request.noted, at)
    const posted = marks.find((mark) => mark.posted)
    const claim = await store.claims.find(request.claim)
    if (!claim || marks.length === 0) continue
    const eventKey = `request:${request.id}:no_answer:${posted?.days}`
    const about = { slug: claim.slug, tags: claim.tags }
    const notice = requestNotice(claim, request, 'no_answer_seen', at, await originOf(context, request))
    const told = posted ? [{ notice, eventKey, claim: about }] : []
    aged.push({ marks, after: request.steps?.at(-1)?.id ?? null, deliveries: planNotices(told, watches, eventKey) })
  }
  await store.requests.commitMarks(aged, at)
  return aged.filter(({ marks }) => marks.some((mark) => mark.posted)).length
}
