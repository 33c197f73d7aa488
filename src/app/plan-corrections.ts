import type { PlannedDelivery } from '../domain/event.ts'
import type { CorrectionNotice } from '../domain/notice.ts'
import type { Locale, Platform } from '../domain/vocabulary.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { OUT, postsOf } from './plan-post-edits.ts'

/** A channel that was told of something, in the language it was told in. */
export type ToldPlace = {
  platform: Platform
  channel: string
  locale: Locale
  /** Told by nothing but an answer that somebody shared there: it has no thread of the claim, and gets none. */
  shared?: boolean
}

/** Where a statement was posted: by its own notice, by a correction's, by that of the request it makes; and where an answer that shows it was shared. */
export async function placesOf({ store }: AnswerContext, claim: string, statementId: number): Promise<ToldPlace[]> {
  const places = new Map<string, ToldPlace>()
  for (const place of await store.sharedAnswers.placesOf(statementId))
    places.set(`${place.platform} ${place.channel}`, { ...place, shared: true })
  for (const { platform, channel, locale } of await postsOf(store, claim, statementId, OUT))
    places.set(`${platform} ${channel}`, { platform, channel, locale })
  return [...places.values()]
}

/** Events that rest on nothing but the statements given. */
export async function eventsOf(
  { store }: AnswerContext,
  claim: string,
  statementIds: ReadonlySet<number>,
): Promise<string[]> {
  const all = (ids: readonly number[]) => ids.length > 0 && ids.every((id) => statementIds.has(id))
  const requests = (await store.queries.requests(claim)).filter((one) => all([one.statementId ?? 0]))
  const steps = (await store.queries.statusSteps(claim)).filter(
    (one) => one.decidedBy === null && all(one.statementIds),
  )
  const proposals = await store.queries.proposals({ claim, openOnly: false })
  return [
    ...[...statementIds].map((id) => `statement:${id}`),
    ...requests.map((request) => `request:${request.id}:opened`),
    ...steps.map((step) => `status:${step.id}`),
    ...proposals.filter((one) => all(one.statementIds)).map((proposal) => `proposal:${proposal.id}`),
  ]
}

/** To the places themselves, whatever they watch by now; the claim's card goes along. */
export function toPlaces(
  corrections: readonly { notice: CorrectionNotice; eventKey: string; place: ToldPlace }[],
  claim: { slug: string; tags: readonly string[] },
  mark: string,
): PlannedDelivery[] {
  return corrections.flatMap(({ notice, eventKey, place: { shared, ...place } }) => {
    const planned = planNotices(
      [{ notice, eventKey, claim }],
      [{ ...place, id: 0, scope: { type: 'all' }, events: ['correction'] }],
      mark,
    )
    return shared ? planned.filter((one) => one.notice !== null).map((one) => ({ ...one, threadOf: null })) : planned
  })
}
