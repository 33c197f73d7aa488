import type { ClaimRef } from '../../domain/notice.ts'
import type { DeliveriesAnswer, DeliveriesInput } from '../../ports/editor-verbs.ts'
import type { Delivery, DeliveryState } from '../../ports/stores.ts'
import type { AnswerContext } from '../answers/answer-context.ts'
import { claimRef } from '../poll/notice-facts.ts'

const SHOWN = 50
const STATES: Record<NonNullable<DeliveriesInput['state']>, DeliveryState[] | undefined> = {
  open: ['pending', 'sending', 'retry', 'needs_review'],
  needs_review: ['needs_review'],
  refused: ['refused'],
  all: undefined,
}

/** What is on its way, and what needs somebody to look: that first, then newest first. */
export async function listDeliveries(context: AnswerContext, input: DeliveriesInput): Promise<DeliveriesAnswer> {
  const { outbox } = context.store
  const states = STATES[input.state ?? 'open']
  const limit = input.limit ?? SHOWN
  const waiting = states?.includes('needs_review') ? await outbox.list({ states: ['needs_review'], limit }) : []
  const rest = await outbox.list({ ...(states ? { states } : {}), limit })
  const rows = [...waiting, ...rest.filter((row) => !waiting.some(({ id }) => id === row.id))].slice(0, limit)
  return {
    kind: 'deliveries',
    deliveries: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        platform: row.platform,
        channel: row.channel,
        what: await describeDelivery(context, row),
        claim: await claimOf(context, row),
        state: row.state,
        attempts: row.attempts,
        createdAt: row.createdAt,
        nextTryAt: (row.state === 'pending' && row.queued !== 'card') || row.state === 'retry' ? row.notBefore : null,
        error: row.lastError,
      })),
    ),
    counts: await outbox.counts(),
  }
}

/** What a row tells, in a line. */
export async function describeDelivery(context: AnswerContext, row: Delivery): Promise<string> {
  if (row.notice === null) return `the card of ${row.threadOf}`
  try {
    return context.lineOf(row.notice, row.locale)
  } catch {
    return `a notice that cannot be put in words (${row.eventKey})`
  }
}

async function claimOf({ store }: AnswerContext, row: Delivery): Promise<ClaimRef | null> {
  if (row.notice && 'claim' in row.notice) return row.notice.claim
  const claim = row.threadOf === null ? null : await store.claims.find(row.threadOf)
  return claim && claimRef(claim)
}
