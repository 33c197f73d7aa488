import type { Actor } from '../../domain/actor.ts'
import type { StoredClaim } from '../../domain/claim.ts'
import type { EvidenceRequest, Proposal, StatusStep } from '../../domain/event.ts'
import type { SourceRef } from '../../domain/notice.ts'
import type { Statement } from '../../domain/statement.ts'
import type { EvidenceStatus, StatusProposal } from '../../domain/status.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { PlannedNotice } from '../../pipeline/plan-notices.ts'
import { proposeStatus } from '../../pipeline/propose-status.ts'
import type { Store } from '../../ports/stores.ts'
import { proposalNotice, statusNotice } from './notice-facts.ts'
import { requestNotice } from './request-notice.ts'

/** What of a claim the rules look at beside the statement. */
export type ClaimState = {
  status: EvidenceStatus
  proposals: readonly Proposal[]
  requests: readonly EvidenceRequest[]
}

export type FollowHow = {
  at: Instant
  silent: boolean
  source: SourceRef | null
  /** Left out where a person read it: it is sure then. */
  isSure?: (statement: Statement) => boolean
}

/** What a statement brings about: a request, a flag, a proposal; and what is told of them. */
export type Followed = {
  status: EvidenceStatus
  step: StatusStep | null
  request: EvidenceRequest | null
  proposals: Proposal[]
  told: Pick<PlannedNotice, 'notice' | 'eventKey'>[]
  /** What is proposed for the wider claim, and told to those who decide about that. */
  above: { proposals: Proposal[]; told: Pick<PlannedNotice, 'notice' | 'eventKey'>[] }
}

/** A claim the statement is about in a narrower version. */
export type Above = { claim: StoredClaim; state: ClaimState }

/** Applies the rules to a statement that is new to its claim, whoever put it on record. Writes nothing. */
export async function followStatement(
  { store, actors }: { store: Pick<Store, 'polls'>; actors: readonly Actor[] },
  claim: StoredClaim,
  statement: Statement,
  state: ClaimState,
  { at, silent, source, isSure }: FollowHow,
  above: Above | null = null,
): Promise<Followed> {
  const effect = proposeStatus(statement, {
    ...(isSure === undefined ? {} : { isSure }),
    claim,
    actors,
    status: state.status,
    proposed: state.proposals.map((p) => ({ change: p.change, open: p.state === 'open' })),
    requests: state.requests,
  })
  const followed: Followed = {
    status: effect.status,
    step: null,
    request: null,
    proposals: [],
    told: [],
    above: { proposals: [], told: [] },
  }
  if (effect.request) {
    const request = { ...effect.request, id: await store.polls.allocateIds('request', 1), silent }
    followed.request = request
    const notice = requestNotice(claim, request, 'opened', at, { what: request.what, source })
    followed.told.push({ notice, eventKey: `request:${request.id}:opened` })
  }
  if (effect.changed.length > 0 || effect.status !== state.status) {
    const step: StatusStep = {
      id: await store.polls.allocateIds('status_step', 1),
      claim: claim.slug,
      at,
      from: state.status,
      to: effect.status,
      reason: effect.changed.map((change) => change.reason).join('; ') || 'another voice joined a flag already set',
      decidedBy: null,
      proposalId: null,
      statementIds: [statement.id],
      silent,
    }
    followed.step = step
    // The request's own notice says that evidence was asked for; a second post would only repeat it.
    const tellable = effect.changed.filter((change) => change.fired.rule !== 'evidence-requested')
    if (tellable.length > 0) {
      const fired = tellable.map((change) => change.fired)
      followed.told.push({ notice: statusNotice(claim, step, [statement], fired), eventKey: `status:${step.id}` })
    }
  }
  const raise = async (about: StoredClaim, { fired, ...kept }: StatusProposal, present: EvidenceStatus) => {
    const proposal: Proposal = {
      ...kept,
      id: await store.polls.allocateIds('proposal', 1),
      claim: about.slug,
      createdAt: at,
      silent,
      state: 'open',
      decision: null,
    }
    const notice = proposalNotice(about, proposal, [statement], present, fired)
    return { proposal, told: { notice, eventKey: `proposal:${proposal.id}` } }
  }
  for (const one of effect.proposals) {
    const { proposal, told } = await raise(claim, one, effect.status)
    followed.proposals.push(proposal)
    followed.told.push(told)
  }
  if (above)
    for (const one of proposalsAbove(statement, above, actors)) {
      const { proposal, told } = await raise(above.claim, one, above.state.status)
      followed.above.proposals.push(proposal)
      followed.above.told.push(told)
    }
  return followed
}

function proposalsAbove(statement: Statement, { claim, state }: Above, actors: readonly Actor[]): StatusProposal[] {
  return proposeStatus(statement, {
    claim,
    actors,
    status: state.status,
    proposed: state.proposals.map((p) => ({ change: p.change, open: p.state === 'open' })),
    requests: [],
    narrower: true,
  }).proposals
}
