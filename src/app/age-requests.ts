import type { StoredClaim } from '../domain/claim.ts'
import type { EvidenceRequest } from '../domain/event.ts'
import { daysOpen } from '../domain/evidence-request.ts'
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
  const aged: (AgedRequest & { claim: StoredClaim; request: EvidenceRequest; days: number | null })[] = []
  for (const request of requests) {
    const marks = passedMarks(request, request.noted, at)
    const claim = await store.claims.find(request.claim)
    if (!claim || marks.length === 0) continue
    const days = marks.find((mark) => mark.posted)?.days ?? null
    aged.push({ marks, after: request.steps?.at(-1)?.id ?? null, deliveries: [], claim, request, days })
  }
  // Of one claim all that came to an age together are told in one post, the one waiting longest first.
  const told = aged.filter(({ days }) => days !== null).sort((a, b) => a.request.openedAt - b.request.openedAt)
  for (const [first, ...rest] of Map.groupBy(told, ({ claim }) => claim.slug).values()) {
    if (!first) continue
    const { claim, request, days } = first
    const eventKey = `request:${request.id}:no_answer:${days}`
    const notice = requestNotice(claim, request, 'no_answer_seen', at, await originOf(context, request))
    const others = rest.map(({ request: { from, to, openedAt }, request: other }) => ({
      from,
      to,
      openedAt,
      days: daysOpen(other, at),
    }))
    const planned = {
      notice: others.length === 0 ? notice : { ...notice, others },
      eventKey,
      claim: { slug: claim.slug, tags: claim.tags },
    }
    first.deliveries = planNotices([planned], watches, eventKey)
  }
  await store.requests.commitMarks(
    aged.map(({ marks, after, deliveries }) => ({ marks, after, deliveries })),
    at,
  )
  return told.length
}
