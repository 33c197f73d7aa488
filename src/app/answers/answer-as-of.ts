import type { StoredClaim } from '../../domain/claim.ts'
import type { StatusCard } from '../../domain/notice.ts'
import type { EvidenceStatus } from '../../domain/status.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { statusWith, statusWithout } from '../../pipeline/redo-status.ts'
import { replaySaid } from '../../pipeline/replay-said.ts'
import type { AskedAsOf, AsOfInput, StatusAnswer } from '../../ports/commands.ts'
import type { CardFigures, StatementRow } from '../../ports/stores.ts'
import { rungsTakenBack } from '../taken-back.ts'
import type { AnswerContext } from './answer-context.ts'
import { composeCard, ON_CARD, spokenAt } from './answer-status.ts'
import { findClaim } from './find-claim.ts'
import { readCoverageAt } from './read-coverage-at.ts'
import { readMoment, readZone } from './read-moment.ts'

type Question = { by: AskedAsOf['by']; at: Instant }

/**
 * The card of a claim at a past moment. By what was known: what had been seen, decided and dated on record by then, in
 * the claim's wording of the time. By what had been said: everything on record today that was said by then, with the
 * status the rules and the decisions taken by then make of it. Either way what an editor dismissed since is shown as
 * dismissed and counts for nothing, what was corrected since is shown and counts as corrected, and coverage is that of
 * the moment.
 */
export async function readAsOf(context: AnswerContext, input: AsOfInput): Promise<StatusAnswer> {
  const { store, clock } = context
  const zone = readZone(input.zone ?? 'UTC')
  const { at, day } = readMoment(input.date, zone, clock.now())
  const by = input.by ?? 'known'
  const present = await findClaim(store.claims, input.claim)
  const then = await store.claims.wordingAt(present.slug, at)
  const card = await cardAt(context, by === 'said' ? present : (then ?? present), { by, at })
  const trackedSince = then === null ? present.addedAt : null
  return { kind: 'status', card, asked: { by, at, day, zone, trackedSince } }
}

async function cardAt(context: AnswerContext, claim: StoredClaim, asked: Question): Promise<StatusCard> {
  const { store } = context
  const { by, at } = asked
  const seen = by === 'known' ? await store.queries.figuresSeenBy(claim.slug, at, ON_CARD) : null
  // Where nobody changed anything, the moment's steps are its status and its statements need not be read.
  const statements = seen ? [] : await statementsAt(context, claim.slug, asked)
  const status = await statusAt(context, claim, statements, asked)
  const requests = (await store.queries.requests(claim.slug)).filter(
    (r) => !r.dismissed && (by === 'said' ? r.openedAt : Math.max(r.recordedAt ?? 0, r.openedAt)) <= at,
  )
  const proposals = await store.queries.proposals({ claim: claim.slug, openOnly: false })
  const others = await claimsAt(context, asked)
  return composeCard(context, {
    claim,
    asOf: at,
    status,
    figures: seen ?? figuresOf(statements),
    requests,
    openProposals: proposals.filter((p) => !p.moot && p.createdAt <= at && (p.decision?.at ?? at + 1) > at).length,
    others,
    narrower: async (other) => {
      const own = await statementsAt(context, other.slug, asked)
      const legal = own.filter((s) => s.stance === 'legal_action')
      return { status: await statusAt(context, other, own, asked), legal }
    },
    coverage: await readCoverageAt(context, claim, at),
  })
}

/** What is counted is without the dismissed ones; what is shown has them, marked. */
function figuresOf(statements: readonly StatementRow[]): Pick<CardFigures, 'counted' | 'outlets' | 'latest'> {
  const counting = statements.filter((s) => !s.dismissed)
  return {
    // That somebody did not comment is on record, but no statement.
    counted: counting.filter((s) => s.stance !== 'declines_comment').length,
    outlets: new Set(counting.flatMap((s) => s.sourceIds)).size,
    latest: statements
      .filter((s) => s.stance !== 'mentions' && !s.takenDown)
      .sort((a, b) => spokenAt(b) - spokenAt(a))
      .slice(0, ON_CARD),
  }
}

/** Statements of the moment, each with the sources that carried it by then. */
async function statementsAt({ store }: AnswerContext, claim: string, { by, at }: Question): Promise<StatementRow[]> {
  const carried = new Map<number, Set<string>>()
  for (const one of await store.queries.carriers(claim))
    if ((by === 'said' ? (one.publishedAt ?? one.seenAt) : one.seenAt) <= at)
      carried.set(one.statementId, (carried.get(one.statementId) ?? new Set()).add(one.sourceId))
  return (await store.queries.statements(claim))
    .filter((s) => (by === 'said' ? spokenAt(s) : s.seenAt) <= at)
    .map((s) => ({ ...s, sourceIds: [...(carried.get(s.id) ?? [])] }))
}

async function statusAt(
  { store, actors }: AnswerContext,
  claim: StoredClaim,
  statements: readonly StatementRow[],
  { by, at }: Question,
): Promise<EvidenceStatus> {
  const steps = (await store.queries.statusSteps(claim.slug)).filter((step) => step.at <= at)
  const counting = statements.filter((s) => !s.dismissed)
  if (by === 'said')
    return replaySaid(
      counting.map((statement) => ({ statement, at: spokenAt(statement) })),
      steps.filter((step) => step.decidedBy !== null),
      { claim, actors },
    )
  const status = steps.at(-1)?.to ?? { rung: null, flags: [], automatic: false, since: null }
  const setByPerson = steps.findLast((step) => step.decidedBy !== null && !step.to.automatic)?.to.rung ?? null
  // What an editor corrected after that moment counts as corrected: nothing is shown as if it stood.
  const later = counting.filter((s) => s.corrections?.some((one) => one.at > at))
  const gone = new Set([...statements.filter((s) => s.dismissed), ...later].map((s) => s.id))
  if (gone.size === 0) return status
  const context = { claim, actors, setByPerson, takenBack: rungsTakenBack(steps) }
  return statusWith(statusWithout(status, gone, counting, context), later, context)
}

/** Claims of the moment, in its wording; by what had been said, those of today. */
async function claimsAt({ store }: AnswerContext, { by, at }: Question): Promise<StoredClaim[]> {
  if (by === 'said') return store.claims.active()
  const then: StoredClaim[] = []
  for (const { slug, archivedAt } of await store.claims.all()) {
    const claim = archivedAt !== null && archivedAt <= at ? null : await store.claims.wordingAt(slug, at)
    if (claim) then.push(claim)
  }
  return then
}
