import type { StoredClaim } from '../../domain/claim.ts'
import type { EvidenceRequest } from '../../domain/event.ts'
import { daysOpen } from '../../domain/evidence-request.ts'
import type { RequestNotice, SourceRef } from '../../domain/notice.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { sourceRef } from './health-notice.ts'
import type { PollContext } from './poll-context.ts'

/** The words asked in, and where they were read; neither once they were taken down everywhere. */
export type RequestOrigin = { what: string; source: SourceRef | null }

export function requestNotice(
  claim: Pick<StoredClaim, 'slug' | 'title' | 'text'>,
  request: EvidenceRequest,
  event: RequestNotice['event'],
  at: Instant,
  { what, source }: RequestOrigin,
): RequestNotice {
  const { id, from, to, openedAt } = request
  const { slug, title, text } = claim
  return {
    kind: 'request',
    claim: { slug, title, text },
    requestId: id,
    event,
    from,
    to,
    what,
    openedAt,
    days: daysOpen(request, at),
    source,
  }
}

export async function originOf(
  { store, sources }: Pick<PollContext, 'store' | 'sources'>,
  request: EvidenceRequest,
): Promise<RequestOrigin> {
  if (request.statementId === null) return { what: request.what, source: null }
  const statement = await store.queries.statement(request.statementId)
  if (!statement || statement.takenDown) return { what: '', source: null }
  const source = sources.get(statement.sourceId ?? '')
  return { what: request.what, source: source ? sourceRef(source, statement.link) : null }
}
