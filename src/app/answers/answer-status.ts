import { rewordedSince, type StoredClaim } from '../../domain/claim.ts'
import type { EvidenceRequest } from '../../domain/event.ts'
import { daysOpen, requestState } from '../../domain/evidence-request.ts'
import { groundIn } from '../../domain/ground.ts'
import type { CardStatement, Coverage, StatusCard } from '../../domain/notice.ts'
import { newestMark } from '../../domain/statement-edit.ts'
import type { EvidenceStatus } from '../../domain/status.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { CardFigures, StatementRow } from '../../ports/stores.ts'
import { addedSource, sourceRef } from '../poll/health-notice.ts'
import { claimRef } from '../poll/notice-facts.ts'
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
  const figures = await store.queries.cardFigures(claim.slug, ON_CARD)
  const requests = (await store.queries.requests(claim.slug)).filter((r) => !r.dismissed)
  const open = await store.queries.proposals({ claim: claim.slug, openOnly: true })
  const family = familyOf(await context.index.claims(), claim)
  return composeCard(context, {
    claim,
    asOf: now,
    status,
    figures,
    requests,
    openProposals: open.length,
    family,
    narrower: async (other) => ({
      status: await store.queries.status(other.slug),
      legal: await store.queries.statementsOfStance(other.slug, 'legal_action'),
    }),
    coverage: await readCoverage(context, claim),
  })
}

/** Of the claims tracked at a moment, the wider one of a claim and its narrower ones. */
export type ClaimFamily = { parent: StoredClaim | null; narrower: readonly StoredClaim[] }
type Claims = ReadonlyMap<string, StoredClaim>

/** Which are narrower than another is found once for all cards, not by going through thousands for each. */
const narrowerBy = new WeakMap<Claims, Map<string | undefined, StoredClaim[]>>()

export function familyOf(claims: Claims, { slug, parent }: Pick<StoredClaim, 'slug' | 'parent'>): ClaimFamily {
  const byParent = narrowerBy.get(claims) ?? Map.groupBy(claims.values(), (claim) => claim.parent)
  narrowerBy.set(claims, byParent)
  return { parent: (parent === undefined ? null : claims.get(parent)) ?? null, narrower: byParent.get(slug) ?? [] }
}

/** What a card is made of, at whatever moment. */
export type CardFacts = {
  claim: StoredClaim
  asOf: Instant
  status: EvidenceStatus
  /** Its `latest` of a past moment may have dismissed ones among them, marked. */
  figures: Pick<CardFigures, 'counted' | 'outlets' | 'latest'>
  requests: readonly EvidenceRequest[]
  openProposals: number
  family: ClaimFamily
  narrower: (claim: StoredClaim) => Promise<{ status: EvidenceStatus; legal: readonly StatementRow[] }>
  coverage: Coverage
}

/** One card for the present and for every past moment. */
export async function composeCard(context: AnswerContext, facts: CardFacts): Promise<StatusCard> {
  const { claim, asOf, status, figures } = facts
  const { parent, narrower } = facts.family
  const rewordedAt = rewordedSince(await context.store.claims.events(claim.slug), asOf)
  return {
    claim: claimRef(claim),
    claimant: claim.claimant,
    firstMadeOn: claim.firstMadeOn,
    reviewed: claim.reviewed,
    ...(rewordedAt === null ? {} : { rewordedAt }),
    asOf,
    rung: status.rung,
    rungAutomatic: status.automatic,
    flags: status.flags,
    statementCount: figures.counted,
    outletCount: figures.outlets,
    latest: figures.latest.map((s) => toCardStatement(context, s)),
    requests: facts.requests.map((r) => ({
      from: r.from,
      to: r.to,
      openedAt: r.openedAt,
      days: daysOpen(r, asOf),
      state: requestState(r, asOf),
    })),
    openProposals: facts.openProposals,
    narrower: await Promise.all(
      narrower.map(async (other) => {
        const own = await facts.narrower(other)
        const legal = own.legal.filter((s) => !s.dismissed)
        return {
          slug: other.slug,
          title: other.title,
          rung: own.status.rung,
          flags: own.status.flags.map((f) => f.flag),
          legal: legal.map((s) => ({ kind: s.kind, at: spokenAt(s) })),
        }
      }),
    ),
    parent: parent ? { slug: parent.slug, title: parent.title } : null,
    coverage: facts.coverage,
  }
}

export function toCardStatement(context: AnswerContext, s: StatementRow): CardStatement {
  const ground = groundIn(s.quote, s.reasons)
  const source = s.sourceId === null ? undefined : context.sources.get(s.sourceId)
  return {
    id: s.id,
    speaker: s.speaker.name,
    affiliation: s.speaker.affiliation,
    ...(s.speaker.unnamed ? { unnamed: true } : {}),
    stance: s.stance,
    ...(s.kind === undefined ? {} : { stanceKind: s.kind }),
    stanceShown: context.showsStance(s.stance, s.confidence),
    words: s.quote,
    ...(ground === undefined ? {} : { ground }),
    direct: s.direct,
    language: s.language,
    at: spokenAt(s),
    source:
      source || s.sourceId !== null
        ? sourceRef(source ?? { id: s.sourceId ?? '', name: s.sourceId ?? '', url: s.link ?? '' }, s.link)
        : addedSource(s.link),
    outlets: s.sourceIds.length,
    ...(s.dismissed ? { dismissed: true } : {}),
    ...(s.addedBy === 'editor' ? { addedByEditor: true } : {}),
    ...(s.translations?.length
      ? { translations: s.translations.map(({ language, words }) => ({ language, words })) }
      : {}),
    ...correctedOf(s),
    ...(s.removed ? { removed: true } : {}),
  }
}

/** The newest correction; seen from a claim it was moved away from, that. */
function correctedOf(s: StatementRow): Pick<CardStatement, 'corrected'> {
  const newest = newestMark(s.corrections)
  if (!newest) return {}
  const { what, before, after, reason, at } = newest
  return { corrected: { what, before, after, reason, at } }
}

/** When it was said, as far as is known. */
export function spokenAt(s: { saidAt: number | null; publishedAt: number | null; seenAt: number }): number {
  return s.saidAt ?? s.publishedAt ?? s.seenAt
}
