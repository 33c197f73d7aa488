import { createHash } from 'node:crypto'
import type { Delivery } from '../../ports/outbox.ts'

/** Names a delivery on its platform: 25 characters, the length of Discord's nonce. */
export function deliveryKey(delivery: Pick<Delivery, 'platform' | 'channel' | 'eventKey' | 'createdAt'>): string {
  const { platform, channel, eventKey, createdAt } = delivery
  return createHash('sha256').update([platform, channel, eventKey, createdAt].join('\u0000')).digest('hex').slice(0, 25)
}
