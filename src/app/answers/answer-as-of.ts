import type { StoredClaim } from '../../domain/claim.ts'
import type { StatusStep } from '../../domain/event.ts'
import type { StatusCard } from '../../domain/notice.ts'
import type { EvidenceStatus } from '../../domain/status.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import { statusWith, statusWithout } from '../../pipeline/redo-status.ts'
import { replaySaid } from '../../pipeline/replay-said.ts'
import type { AskedAsOf, AsOfInput, StatusAnswer } from '../../ports/commands.ts'
import type { CardFigures, StatementRow } from '../../ports/stores.ts'
import { rungsTakenBack } from '../taken-back.ts'
import type { AnswerContext } from './answer-context.ts'
import { composeCard, familyOf, ON_CARD, spokenAt } from './answer-status.ts'
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

const bySlug = (claims: readonly StoredClaim[]) => new Map(claims.map((claim) => [claim.slug, claim]))

async function cardAt(context: AnswerContext, claim: StoredClaim, asked: Question): Promise<StatusCard> {
  const { store, index } = context
  const { by, at } = asked
  const { figures, status } = by === 'known' ? await known(context, claim, at) : await said(context, claim, at)
  const requests = (await store.queries.requests(claim.slug)).filter(
    (r) => !r.dismissed && (by === 'said' ? r.openedAt : Math.max(r.recordedAt ?? 0, r.openedAt)) <= at,
  )
  const proposals = await store.queries.proposals({ claim: claim.slug, openOnly: false })
  return composeCard(context, {
    claim,
    asOf: at,
    status,
    figures,
    requests,
    openProposals: proposals.filter((p) => !p.moot && p.createdAt <= at && (p.decision?.at ?? at + 1) > at).length,
    // In the wording of the moment; by what had been said, those of today.
    family: familyOf(by === 'said' ? await index.claims() : bySlug(await store.claims.familyAt(claim, at)), claim),
    narrower: async (other) => {
      if (by === 'said') {
        const { statements, status } = await said(context, other, at)
        return { status, legal: statements.filter((s) => s.stance === 'legal_action') }
      }
      const legal = await store.queries.statementsOfStance(other.slug, 'legal_action')
      return {
        status: (await known(context, other, at)).status,
        legal: legal.filter((s) => s.seenAt <= at),
      }
    },
    coverage: await readCoverageAt(context, claim, at),
  })
}

/** The moment's steps are its status, but for what editors changed since. */
async function known(context: AnswerContext, claim: StoredClaim, at: Instant) {
  const { store, actors } = context
  const figures = await store.queries.figuresSeenBy(claim.slug, at, ON_CARD)
  const steps = (await store.queries.statusSteps(claim.slug)).filter((step) => step.at <= at)
  const then = steps.at(-1)?.to ?? { rung: null, flags: [], automatic: false, since: null }
  const dismissed = figures.changed.filter((s) => s.dismissed)
  // What an editor corrected after that moment counts as corrected: nothing is shown as if it stood.
  const later = figures.changed.filter((s) => !s.dismissed && s.corrections?.some((one) => one.at > at))
  const gone = new Set([...dismissed, ...later].map((s) => s.id))
  if (gone.size === 0) return { figures, status: then }
  const setByPerson = steps.findLast((step) => step.decidedBy !== null && !step.to.automatic)?.to.rung ?? null
  const redo = { claim, actors, setByPerson, takenBack: rungsTakenBack(steps) }
  // All statements are read only where something of the status rests on what is gone.
  const without = restsOn(then, steps, gone)
    ? statusWithout(then, gone, counting(await statementsAt(context, claim.slug, { by: 'known', at })), redo)
    : then
  return { figures, status: statusWith(without, later, redo) }
}

function restsOn(status: EvidenceStatus, steps: readonly StatusStep[], gone: ReadonlySet<number>): boolean {
  const rung = steps.findLast((step) => step.from.rung !== step.to.rung)
  const ids = [
    ...status.flags.flatMap((flag) => flag.statementIds),
    ...(status.automatic ? (rung?.statementIds ?? []) : []),
  ]
  return ids.some((id) => gone.has(id))
}

/** The status the rules and the decisions taken by then make of all that was said by then. */
async function said(context: AnswerContext, claim: StoredClaim, at: Instant) {
  const { store, actors } = context
  const statements = await statementsAt(context, claim.slug, { by: 'said', at })
  const steps = (await store.queries.statusSteps(claim.slug)).filter((step) => step.at <= at)
  const status = replaySaid(
    counting(statements).map((statement) => ({ statement, at: spokenAt(statement) })),
    steps.filter((step) => step.decidedBy !== null),
    { claim, actors },
  )
  return { statements, figures: figuresOf(statements), status }
}

const counting = (statements: readonly StatementRow[]) => statements.filter((s) => !s.dismissed)

/** What is counted is without the dismissed ones; what is shown has them, marked. */
function figuresOf(statements: readonly StatementRow[]): Pick<CardFigures, 'counted' | 'outlets' | 'latest'> {
  const all = counting(statements)
  return {
    // That somebody did not comment is on record, but no statement.
    counted: all.filter((s) => s.stance !== 'declines_comment').length,
    outlets: new Set(all.flatMap((s) => s.sourceIds)).size,
    latest: statements
      .filter((s) => s.stance !== 'mentions' && s.stance !== 'declines_comment' && !s.takenDown)
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
