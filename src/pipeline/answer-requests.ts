import type { Actor } from '../domain/actor.ts'
import { bodiesOf } from '../domain/affiliations.ts'
import type { Claim } from '../domain/claim.ts'
import type { EvidenceRequest, RequestState } from '../domain/event.ts'
import { isSettled, requestState } from '../domain/evidence-request.ts'
import { partyOf } from '../domain/party-role.ts'
import type { Statement } from '../domain/statement.ts'
import { type SettledState, type StatusChange, type StatusProposal, sameChange } from '../domain/status.ts'
import type { RequestRuleName } from '../domain/status-rules.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { actorNamed, bareName } from './same-body.ts'
import { foldText } from './text/fold-text.ts'

export type AnswerContext = {
  claim: Claim
  actors: readonly Actor[]
  proposed: readonly { change: StatusChange; open: boolean }[]
  requests: readonly EvidenceRequest[]
  at: Instant
}

type Reading = { state: SettledState; rule: RequestRuleName; because: (asker: string) => string }

const READINGS: Record<SettledState, Reading> = {
  answered: {
    state: 'answered',
    rule: 'request-answered',
    because: (asker) => `put evidence forward after ${asker} had asked for it`,
  },
  partly_answered: {
    state: 'partly_answered',
    rule: 'request-partly-answered',
    because: (asker) => `put part of the evidence forward after ${asker} had asked for it`,
  },
  refused: {
    state: 'refused',
    rule: 'request-refused',
    because: (asker) => `declined, after ${asker} had asked for evidence`,
  },
  acknowledged: {
    state: 'acknowledged',
    rule: 'request-acknowledged',
    because: (asker) => `said that what ${asker} asked for was received`,
  },
}

const WHAT =
  '(?:evidence|proof|intelligence|documents?|records|footage|files?|it|them|pruebas?|evidencias?|documentos?)'
/** Some of it and not all; redacted is not all either. */
const IN_PART =
  /\b(?:in part|part of|partial(?:ly)?|partly|some of|redacted|excerpts?|en parte|parte de|parcial(?:mente)?|algun[oa]s de|fragmentos?|testad[oa]s?)\b/
const WILL_NOT = new RegExp(
  `\\b(?:(?:will|would|can|could|does|did|do) ?not|cannot|(?:wo|would|ca)n ?t|refus(?:ed|es) to|declin(?:ed|es) to|no) ` +
    `(?:provide|release|share|publish|hand over|disclose|turn over|entregara|publicara|compartira|proporcionara|revelara)\\b` +
    `.{0,60}\\b${WHAT}\\b`,
)
const HAS_IT =
  /\b(?:received|got|reviewing|considering|looking (?:into|at)|recibi(?:o|mos|eron)?|recibido|revisando|analizando) (?:the|this|that|its|their|our|your|a|la|esa|esta|su|una) (?:[a-z]+ ){0,2}?(?:request|letter|diplomatic note|solicitud|peticion|carta|nota diplomatica)\b/

/** What a statement of the addressee may be for a request; `null` where it is nothing to it. */
function readingOf({ stance, quote }: Statement): Reading | null {
  const words = foldText(quote)
  if (stance === 'supplies_evidence') return IN_PART.test(words) ? READINGS.partly_answered : READINGS.answered
  if (stance === 'declines_comment' || WILL_NOT.test(words)) return READINGS.refused
  return HAS_IT.test(words) ? READINGS.acknowledged : null
}

/**
 * What the addressee says after it was asked may be the answer, a part of it, a refusal or that the request came: an
 * editor is asked, never is it set. A refusal or an acknowledgement is asked about once.
 */
export function answerProposals(statement: Statement, who: string, context: AnswerContext): StatusProposal[] {
  const reading = readingOf(statement)
  if (reading === null) return []
  const { state, rule, because } = reading
  const gives = state === 'answered' || state === 'partly_answered'
  return context.requests
    .filter((request) => request.openedAt <= context.at && mayBecome(requestState(request), state))
    .filter((request) => isAddressee(statement, request, context))
    .filter(
      (request) =>
        !context.proposed.some(
          ({ change, open }) =>
            (open || !gives) && sameChange(change, { type: 'settle_request', requestId: request.id, state }),
        ),
    )
    .map((request) => ({
      change: { type: 'settle_request', requestId: request.id, state },
      rule,
      reason: `${who}: ${because(request.from)}`,
      fired: { rule, who },
      statementIds: [statement.id],
    }))
}

/** Nothing is proposed that stands already; what acknowledges or refuses takes back no part that was handed over. */
function mayBecome(present: RequestState, state: SettledState): boolean {
  if (isSettled(present) || present === state) return false
  if (state === 'acknowledged') return present === 'no_answer_seen'
  return state !== 'refused' || present !== 'partly_answered'
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
