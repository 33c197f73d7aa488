import { OnrecordError } from '../domain/errors.ts'
import type { EvidenceRequest, RequestStep, StatusStep } from '../domain/event.ts'
import { isSettled, requestState } from '../domain/evidence-request.ts'
import { sentence } from '../domain/sentence.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import { isSameAsker, withRequester } from '../pipeline/propose-status.ts'
import { actorNamed } from '../pipeline/same-body.ts'
import type { Asker, DoneAnswer } from '../ports/asker.ts'
import type { OpenRequestInput, SetRequestInput } from '../ports/commands.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { findClaim } from './answers/find-claim.ts'
import { dayOrTime, demandEditor, demandText, untilSettled } from './editor.ts'
import { requestNotice } from './poll/request-notice.ts'
import { requestWords, stepRequest } from './step-request.ts'

const LONGEST = { name: 200, text: 2_000 }

/** A request that no polled source carries: by letter, in a briefing. Sets the flag as a statement would. */
export async function openRequest(context: AnswerContext, input: OpenRequestInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  return untilSettled(() => openOnce(context, input, asker))
}

async function openOnce(context: AnswerContext, input: OpenRequestInput, asker: Asker): Promise<DoneAnswer> {
  const { store, clock, actors } = context
  const claim = await findClaim(store.claims, input.claim)
  const at = clock.now()
  const from = demandText(input.from, sentence`Who asked`, '--from "Government of Mexico"', LONGEST.name)
  const what = demandText(
    input.what,
    sentence`What was asked for`,
    '--what "the intelligence it rests on"',
    LONGEST.text,
  )
  const to =
    input.to === undefined ? claim.claimant : demandText(input.to, sentence`Who was asked`, '--to "DHS"', LONGEST.name)
  const openedAt = input.on === undefined ? at : dayOrTime(input.on, input.zone ?? 'UTC', at)
  const fromActor = actorNamed(from, actors)?.id ?? null
  const known = (await store.queries.requests(claim.slug)).filter((request) => !request.dismissed)
  const standing = known.find(
    (request) =>
      !isSettled(requestState(request)) && isSameAsker(request, { name: from, actor: fromActor }, actors, openedAt),
  )
  if (standing)
    throw new OnrecordError(
      'conflict',
      sentence`Request ${standing.id} by ${standing.from} is open since ${day(standing.openedAt)}. Nothing
      was changed; "onrecord requests set ${standing.id}" says what became of it.`,
      { permanent: true },
    )
  const reason = input.reason?.trim() || 'opened by hand'
  const request: EvidenceRequest = {
    id: await store.polls.allocateIds('request', 1),
    claim: claim.slug,
    from,
    fromActor,
    to,
    what,
    openedAt,
    statementId: null,
    silent: false,
  }
  const step: RequestStep = {
    id: await store.polls.allocateIds('request_step', 1),
    requestId: request.id,
    event: 'opened',
    at,
    by: asker.name,
    reason,
    statementId: null,
  }
  const before = await store.queries.status(claim.slug)
  const after = withRequester(before, from, openedAt)
  const statusStep: StatusStep | null =
    after === before
      ? null
      : {
          id: await store.polls.allocateIds('status_step', 1),
          claim: claim.slug,
          at,
          from: before,
          to: after,
          reason: `${from}: evidence was asked for (${reason})`,
          decidedBy: asker.name,
          proposalId: null,
          statementIds: [],
          silent: false,
        }
  const eventKey = `request:${request.id}:opened`
  const notice = requestNotice(claim, request, 'opened', at, { what, source: null })
  const told = [{ notice, eventKey, claim: { slug: claim.slug, tags: claim.tags } }]
  const deliveries = planNotices(told, await store.watches.active(), eventKey)
  await store.requests.commitStep({ claim: claim.slug, request, step, after: null, statusStep, deliveries })
  return {
    kind: 'done',
    what: `request ${request.id} opened`,
    details: [
      { label: 'claim', value: claim.slug },
      { label: 'from', value: from },
      { label: 'to', value: to },
      { label: 'asked on', value: day(openedAt) },
      { label: 'posts', value: countPosts(deliveries) },
    ],
    undo: null,
  }
}

/** What became of a request, as an editor knows it. Saying what stands already is a `conflict`; nothing changes. */
export async function setRequest(context: AnswerContext, input: SetRequestInput, asker: Asker): Promise<DoneAnswer> {
  demandEditor(asker)
  return untilSettled(() => setOnce(context, input, asker))
}

async function setOnce(context: AnswerContext, input: SetRequestInput, asker: Asker): Promise<DoneAnswer> {
  const { store } = context
  const reason = demandText(
    input.reason,
    sentence`Why`,
    '--reason "letter of 3 November, published by the embassy"',
    LONGEST.text,
  )
  const request = await store.requests.find(input.requestId)
  if (!request)
    throw new OnrecordError(
      'not_found',
      sentence`There is no request ${input.requestId}. "onrecord requests" lists them.`,
    )
  if (request.dismissed)
    throw new OnrecordError(
      'invalid',
      sentence`Request ${request.id} rests on statement ${request.statementId}, which an editor dismissed.
      Nothing waits for an answer to it.`,
    )
  const claim = await store.claims.find(request.claim)
  if (!claim) throw new OnrecordError('internal', sentence`Request ${request.id} belongs to no claim.`)
  const statementId = input.statementId ?? null
  if (statementId !== null && (await store.queries.statement(statementId))?.claim !== claim.slug)
    throw new OnrecordError('not_found', sentence`There is no statement ${statementId} about ${claim.slug}.`)
  const before = requestState(request)
  const event = input.state === 'open' ? 'opened' : input.state
  const worked = await stepRequest(context, claim, request, { event, by: asker.name, reason, statementId })
  const deliveries = planNotices([worked.told], await store.watches.active(), worked.told.eventKey)
  const { step, after, statusStep } = worked
  await store.requests.commitStep({ claim: claim.slug, request: null, step, after, statusStep, deliveries })
  return {
    kind: 'done',
    what: `request ${request.id} set to ${requestWords(event)}`,
    details: [
      { label: 'claim', value: claim.slug },
      { label: 'request', value: `${request.from} to ${request.to}, ${day(request.openedAt)}` },
      { label: 'reason', value: reason },
      { label: 'posts', value: countPosts(deliveries) },
    ],
    undo: `onrecord requests set ${request.id} ${before === 'no_answer_seen' ? 'open' : before.replaceAll('_', '-')} --as "${asker.name}" --reason "…"`,
  }
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function countPosts(deliveries: { notice: unknown }[]): string {
  return String(deliveries.filter((delivery) => delivery.notice !== null).length)
}
