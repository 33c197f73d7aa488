import type { Actor } from '../domain/actor.ts'
import { bodiesOf } from '../domain/affiliations.ts'
import type { Claim } from '../domain/claim.ts'
import type { EvidenceRequest } from '../domain/event.ts'
import { isSettled, requestState } from '../domain/evidence-request.ts'
import { partyOf } from '../domain/party-role.ts'
import type { Statement } from '../domain/statement.ts'
import type { StatusChange, StatusProposal } from '../domain/status.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { actorNamed, bareName } from './same-body.ts'

export type AnswerContext = {
  claim: Claim
  actors: readonly Actor[]
  proposed: readonly { change: StatusChange; open: boolean }[]
  requests: readonly EvidenceRequest[]
  at: Instant
}

/**
 * Evidence that the addressee puts forward after it was asked may be the answer: an editor is asked. Nothing else it
 * says is one; declining to comment least of all.
 */
export function answerProposals(statement: Statement, who: string, context: AnswerContext): StatusProposal[] {
  if (statement.stance !== 'supplies_evidence') return []
  return context.requests
    .filter((request) => !isSettled(requestState(request)) && request.openedAt <= context.at)
    .filter((request) => isAddressee(statement, request, context))
    .filter(
      (request) =>
        !context.proposed.some(
          ({ change, open }) => open && change.type === 'settle_request' && change.requestId === request.id,
        ),
    )
    .map((request) => ({
      change: { type: 'settle_request', requestId: request.id, state: 'answered' },
      rule: 'request-answered',
      reason: `${who}: put evidence forward after ${request.from} had asked for it`,
      fired: { rule: 'request-answered', who },
      statementIds: [statement.id],
    }))
}

/** The one who was asked, a body it belongs to, or one that belongs to it. */
function isAddressee(statement: Statement, request: EvidenceRequest, { claim, actors, at }: AnswerContext): boolean {
  const { speaker } = statement
  if (speaker.unnamed || speaker.name === '') return false
  const party = partyOf(speaker, claim, actors, at)
  if (
    party &&
    (bareName(party.name) === bareName(request.to) || (party.role === 'claimant' && isClaimant(request, claim)))
  )
    return true
  const asked = actorNamed(request.to, actors)?.id
  // A spokeswoman nobody configured, printed with the body she speaks for; "former" names none.
  const own = speaker.actor ?? (actorNamed(speaker.name, actors) ?? actorNamed(speaker.affiliation, actors))?.id
  if (asked === undefined || own === undefined) return bareName(speaker.name) === bareName(request.to)
  return asked === own || bodiesOf(own, actors, at).includes(asked) || bodiesOf(asked, actors, at).includes(own)
}

function isClaimant(request: EvidenceRequest, claim: Claim): boolean {
  return bareName(request.to) === bareName(claim.claimant)
}
