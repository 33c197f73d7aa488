import { messageOf } from '../../domain/errors.ts'
import type { PlannedDelivery } from '../../domain/event.ts'
import type { DeliveryTroubleNotice } from '../../domain/notice.ts'
import { planNotices } from '../../pipeline/plan-notices.ts'
import { PublishError } from '../../ports/chat-publisher.ts'
import type { Delivery, DeliveryOutcome } from '../../ports/outbox.ts'
import type { DeliverContext } from './deliver-context.ts'

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 10 * 60_000
/** A platform is asked so often whether a post is there, each time after twice the wait; then a person is. */
const MOST_FINDS = 5
/** A platform that refused our token is tried again with one row. */
const PROBE_AFTER_MS = 10 * 60_000

/** What was being done when the platform failed. */
export type Doing = 'posting' | 'editing' | 'looking'

/** What a failure means for the row, and who is told of it. `outMs`: how long the call had been out. */
export async function explainFailure(
  context: DeliverContext,
  delivery: Delivery,
  error: unknown,
  doing: Doing,
  outMs = 0,
): Promise<DeliveryOutcome> {
  const at = context.clock.now()
  // Whatever is no PublishError, a deadline too, came from where nobody knows how far the call got.
  const failure = error instanceof PublishError ? error : new PublishError('ambiguous', messageOf(error))
  const { code, message, retryAfterMs, scope } = failure
  const tell = (what: DeliveryTroubleNotice['what'], deliveryId: number | null) =>
    planTrouble(context, delivery, { what, reason: message, deliveryId, at })
  if (code === 'rate_limited' && scope === 'global')
    context.pacer.hold(delivery.platform, retryAfterMs ?? FIRST_RETRY_MS)
  if (code === 'unauthorised')
    return {
      type: 'stopped',
      scope: 'platform',
      at,
      retryAt: at + PROBE_AFTER_MS,
      error: message,
      told: await tell('platform', null),
    }
  if (code === 'channel_unavailable')
    return { type: 'stopped', scope: 'channel', at, retryAt: null, error: message, told: await tell('channel', null) }
  if (doing === 'looking') {
    if (delivery.finds + 1 < MOST_FINDS) {
      const wait = Math.max(retryAfterMs ?? 0, context.limits.settleMs * 2 ** delivery.finds)
      return { type: 'uncertain', at, notBefore: at + jitter(context, wait), error: message, asked: true }
    }
    return {
      type: 'needs_review',
      at,
      error: `It may be there already: ${message}`,
      told: await tell('needs_review', delivery.id),
    }
  }
  if (code === 'rejected' || code === 'message_gone')
    return { type: 'refused', at, error: message, told: await tell('refused', delivery.id) }
  if (code === 'ambiguous' && doing === 'posting') {
    // A call that was given up may arrive yet: the slower the platform was, the later it is asked.
    const settle = Math.max(context.limits.settleMs, Math.min(outMs, context.limits.publishMs))
    return { type: 'uncertain', at, notBefore: at + settle, error: message, asked: false }
  }
  const backoff = Math.min(FIRST_RETRY_MS * 2 ** Math.min(delivery.attempts - 1, 16), LONGEST_RETRY_MS)
  const wait = Math.max(retryAfterMs ?? 0, jitter(context, backoff))
  // Edits have a limit of their own. A card is as good later, and shows what is then; news is not.
  const isCard = delivery.notice === null && delivery.edits === undefined
  const aside = code === 'rate_limited' && scope === 'channel' && doing === 'editing' && isCard
  return { type: 'retry', at, notBefore: at + wait, error: message, ...(aside ? { aside } : {}) }
}

/** Half to one and a half times as long, so that what failed together does not come back together. */
function jitter({ random }: DeliverContext, ms: number): number {
  return Math.round(ms * (0.5 + random()))
}

/** To the channels that hear of the health of things; not of the trouble of such a message itself. */
export async function planTrouble(
  { watches }: DeliverContext,
  delivery: Delivery,
  facts: Pick<DeliveryTroubleNotice, 'what' | 'reason' | 'deliveryId' | 'at'>,
): Promise<PlannedDelivery[]> {
  if (delivery.notice?.kind === 'delivery_trouble') return []
  const { platform, channel } = delivery
  const notice: DeliveryTroubleNotice = { kind: 'delivery_trouble', platform, channel, ...facts }
  const eventKey = `trouble:${facts.what}:${delivery.id}:${facts.at}`
  return planNotices([{ notice, eventKey, claim: null }], await watches(), eventKey)
}
