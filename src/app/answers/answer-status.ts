import type { StoredClaim } from '../../domain/claim.ts'
import { daysOpen, requestState } from '../../domain/evidence-request.ts'
import type { CardStatement, StatusCard } from '../../domain/notice.ts'
import type { StatementRow } from '../../ports/stores.ts'
import { sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/record-statements.ts'
import type { AnswerContext } from './answer-context.ts'
import { readCoverage } from './read-coverage.ts'

/** Statements a card shows; the rest is in the history. */
export const ON_CARD = 5

/** The present state of a claim: the root card of its thread and the answer to `status`. */
export async function readCard(context: AnswerContext, claim: StoredClaim): Promise<StatusCard> {
  const { store, clock } = context
  const now = clock.now()
  const status = await store.queries.status(claim.slug)
  // What an editor dismissed stands in the history, marked; the present state is without it.
  const statements = (await store.queries.statements(claim.slug)).filter((s) => !s.dismissed)
  const requests = (await store.queries.requests(claim.slug)).filter((r) => !r.dismissed)
  const open = await store.queries.proposals({ claim: claim.slug, openOnly: true })
  const others = await store.claims.active()
  const parent = others.find((other) => other.slug === claim.parent)
  return {
    claim: claimRef(claim),
    claimant: claim.claimant,
    firstMadeOn: claim.firstMadeOn,
    reviewed: claim.reviewed,
    asOf: now,
    rung: status.rung,
    rungAutomatic: status.automatic,
    flags: status.flags,
    statementCount: statements.filter((s) => s.stance !== 'declines_comment').length,
    outletCount: new Set(statements.flatMap((s) => s.sourceIds)).size,
    latest: statements
      // A card is edited in place for months: words taken down everywhere are not posted again with it.
      .filter((s) => s.stance !== 'mentions' && !s.takenDown)
      .sort((a, b) => spokenAt(b) - spokenAt(a))
      .slice(0, ON_CARD)
      .map((s) => toCardStatement(context, s)),
    requests: requests.map((r) => ({
      from: r.from,
      to: r.to,
      openedAt: r.openedAt,
      days: daysOpen(r, now),
      state: requestState(r, now),
    })),
    openProposals: open.length,
    narrower: await Promise.all(
      others
        .filter((other) => other.parent === claim.slug)
        .map(async (other) => {
          const own = await store.queries.status(other.slug)
          const legal = (await store.queries.statements(other.slug)).filter(
            (s) => s.stance === 'legal_action' && !s.dismissed,
          )
          return {
            slug: other.slug,
            title: other.title,
            rung: own.rung,
            flags: own.flags.map((f) => f.flag),
            legal: legal.map((s) => ({ kind: s.kind, at: spokenAt(s) })),
          }
        }),
    ),
    parent: parent ? { slug: parent.slug, title: parent.title } : null,
    coverage: await readCoverage(context, claim),
  }
}

export function toCardStatement(context: AnswerContext, s: StatementRow): CardStatement {
  const source = s.sourceId === null ? undefined : context.sources.get(s.sourceId)
  return {
    id: s.id,
    speaker: s.speaker.name,
    affiliation: s.speaker.affiliation,
    stance: s.stance,
    ...(s.kind === undefined ? {} : { stanceKind: s.kind }),
    stanceShown: context.showsStance(s.stance, s.confidence),
    words: s.quote,
    direct: s.direct,
    language: s.language,
    at: spokenAt(s),
    source: sourceRef(
      source ?? { id: s.sourceId ?? 'editor', name: s.sourceId ?? 'added by an editor', url: s.link ?? '' },
      s.link,
    ),
    outlets: s.sourceIds.length,
    ...(s.dismissed ? { dismissed: true } : {}),
  }
}

/** When it was said, as far as is known. */
export function spokenAt(s: { saidAt: number | null; publishedAt: number | null; seenAt: number }): number {
  return s.saidAt ?? s.publishedAt ?? s.seenAt
}
