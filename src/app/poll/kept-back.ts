import type { Actor } from '../../domain/actor.ts'
import type { StoredClaim } from '../../domain/claim.ts'
import type { Proposal, StatusStep } from '../../domain/event.ts'
import type { Statement } from '../../domain/statement.ts'
import { type EvidenceStatus, sameChange } from '../../domain/status.ts'
import type { Flag } from '../../domain/vocabulary.ts'
import { proposeStatus, type StatusEffect } from '../../pipeline/propose-status.ts'
import { mayFlag } from '../../pipeline/statements/calibration.ts'
import type { Store } from '../../ports/stores.ts'
import type { Above, ClaimState, Followed, FollowHow } from './follow-statement.ts'
import { proposalNotice, statusNotice } from './notice-facts.ts'
import { requestNotice } from './request-notice.ts'

type Context = { store: Pick<Store, 'queries'>; actors: readonly Actor[] }

/** What is told though the record says it already, and whether the request's post takes the place of the statement's. */
export type ToldAgain = { told: Followed['told']; above: Followed['told']; request: boolean }

const NOTHING: ToldAgain = { told: [], above: [], request: false }

/**
 * What a statement asks for that is on record already only because a bulk nobody was told of asked for it: readers hear
 * of it now, under the name the bulk's own post would have, so that releasing the bulk does not tell it again.
 * `before` is the claim before the statement was followed, `kept` the statements of bulks that wait or were dropped.
 */
export async function tellKeptBack(
  context: Context,
  claim: StoredClaim,
  statement: Statement,
  before: ClaimState & { statements: readonly Statement[] },
  kept: ReadonlySet<number>,
  followed: Followed,
  how: Pick<FollowHow, 'at' | 'source'>,
  above: Above | null,
): Promise<ToldAgain> {
  if (kept.size === 0) return NOTHING
  const { actors } = context
  const onlyKept = (ids: readonly number[]) => ids.length > 0 && ids.every((id) => kept.has(id))
  const steps = (await context.store.queries.statusSteps(claim.slug)).filter(
    (step) => step.decidedBy === null && onlyKept(step.statementIds),
  )
  const known = await asReadersKnow(context, claim, statement, before, kept, steps)
  const effect = ask(claim, statement, known, actors)
  const told: Followed['told'] = []
  let request = false

  const asked = before.requests.filter((one) => onlyKept([one.statementId ?? 0]))
  const standing =
    effect.request && !followed.request
      ? asked.find((one) => ask(claim, statement, { ...known, requests: [one] }, actors).request === null)
      : undefined
  if (standing) {
    request = true
    const origin = { what: statement.quote, source: how.source }
    const notice = requestNotice(claim, standing, 'opened', how.at, origin)
    told.push({ notice: { ...notice, statementId: statement.id }, eventKey: `request:${standing.id}:opened` })
  }

  const own = flagsOf(followed.status).filter((flag) => !flagsOf(before.status).includes(flag))
  const to = { ...effect.status, flags: effect.status.flags.filter(({ flag }) => !own.includes(flag)) }
  const changed = effect.changed.filter(({ fired }) => fired.rule !== 'evidence-requested')
  for (const step of changed.length === 0 ? [] : stepsTo(steps, known.status, to)) {
    const shown = { ...step, at: how.at, from: known.status, to, reason: changed.map((one) => one.reason).join('; ') }
    const fired = changed.map((one) => one.fired)
    told.push({ notice: statusNotice(claim, shown, [statement], fired), eventKey: `status:${step.id}` })
  }
  told.push(...proposalsKept(claim, statement, before, effect, onlyKept))
  const higher = above
    ? ask(above.claim, statement, { ...withoutKept(above.state, onlyKept), requests: [] }, actors, true)
    : null
  return {
    told,
    above: above && higher ? proposalsKept(above.claim, statement, above.state, higher, onlyKept) : [],
    request,
  }
}

/** The claim as it stands for those who were told nothing of the bulks. */
async function asReadersKnow(
  { store, actors }: Context,
  claim: StoredClaim,
  statement: Statement,
  before: ClaimState & { statements: readonly Statement[] },
  kept: ReadonlySet<number>,
  steps: readonly StatusStep[],
): Promise<ClaimState> {
  const onlyKept = (ids: readonly number[]) => ids.length > 0 && ids.every((id) => kept.has(id))
  const rows = await store.queries.statements(claim.slug)
  const dismissed = new Set(rows.flatMap((row) => (row.dismissed ? [row.id] : [])))
  const first = Math.min(...kept)
  const live = before.statements.filter(
    (one) => one.id > first && one.id !== statement.id && !one.silent && !kept.has(one.id) && !dismissed.has(one.id),
  )
  const rungStep = before.status.automatic
    ? steps.find((step) => step.to.rung === before.status.rung && step.from.rung !== step.to.rung)
    : undefined
  const { rung, automatic, since } = rungStep?.from ?? before.status
  const flags = before.status.flags.filter((flag) => !onlyKept(flag.statementIds))
  let state: ClaimState = { ...withoutKept(before, onlyKept), status: { rung, automatic, since, flags } }
  // What was told live since is told: each of those statements brought about again what it asks for.
  for (const one of live) {
    const { status, request, proposals } = ask(claim, one, state, actors)
    state = {
      status,
      requests: request ? [...state.requests, { ...request, id: 0, silent: false }] : state.requests,
      proposals: [...state.proposals, ...before.proposals.filter((p) => proposals.some((q) => isSame(p, q)))],
    }
  }
  return state
}

function ask(
  claim: StoredClaim,
  statement: Statement,
  { status, proposals, requests }: ClaimState,
  actors: readonly Actor[],
  narrower = false,
): StatusEffect {
  return proposeStatus(statement, {
    claim,
    actors,
    status,
    proposed: proposals.map((p) => ({ change: p.change, open: p.state === 'open' })),
    requests,
    narrower,
    isSure: (s) => mayFlag(s.stance, s.confidence),
  })
}

type OnlyKept = (ids: readonly number[]) => boolean

function withoutKept(state: ClaimState, onlyKept: OnlyKept): ClaimState {
  return {
    status: state.status,
    requests: state.requests.filter((one) => !onlyKept([one.statementId ?? 0])),
    proposals: state.proposals.filter((one) => one.state !== 'open' || !onlyKept(one.statementIds)),
  }
}

/** Open proposals of the bulks that this statement makes too. */
function proposalsKept(
  claim: StoredClaim,
  statement: Statement,
  state: ClaimState,
  { proposals, status }: StatusEffect,
  onlyKept: OnlyKept,
): Followed['told'] {
  return proposals.flatMap(({ fired, ...one }) => {
    const standing = state.proposals.find((p) => p.state === 'open' && onlyKept(p.statementIds) && isSame(p, one))
    if (!standing) return []
    return [
      {
        notice: proposalNotice(claim, standing, [statement], status, fired),
        eventKey: `proposal:${standing.id}`,
      },
    ]
  })
}

const isSame = (one: Pick<Proposal, 'change'>, other: Pick<Proposal, 'change'>) => sameChange(one.change, other.change)

/** The bulks' steps that brought what is new to readers in `to`. */
function stepsTo(steps: readonly StatusStep[], from: EvidenceStatus, to: EvidenceStatus): StatusStep[] {
  const fresh = flagsOf(to).filter((flag) => !flagsOf(from).includes(flag))
  const brings = (step: StatusStep) =>
    fresh.some((flag) => flagsOf(step.to).includes(flag) && !flagsOf(step.from).includes(flag)) ||
    (to.rung !== from.rung && step.to.rung === to.rung && step.from.rung !== to.rung)
  return steps.filter(brings).slice(0, 1)
}

function flagsOf({ flags }: EvidenceStatus): Flag[] {
  return flags.map(({ flag }) => flag)
}
