/** Type of the metadata that carries a delivery's key; the payload is `{key}`. */
export const DELIVERY_EVENT = 'onrecord_delivery'

/** The key a message carries, if it is one of ours and its metadata can be read. */
export function keyOf(message: { metadata?: { event_type?: string; event_payload?: unknown } }): string | null {
  const { metadata } = message
  if (metadata?.event_type !== DELIVERY_EVENT) return null
  const { key } = (metadata.event_payload ?? {}) as { key?: unknown }
  return typeof key === 'string' ? key : null
}
