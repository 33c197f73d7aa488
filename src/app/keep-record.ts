import { isOnrecordError, messageOf } from '../domain/errors.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { Store } from '../ports/stores.ts'
import type { Upkeep } from '../ports/upkeep.ts'
import { anchorLedger } from './anchor-ledger.ts'
import { NO_ROWS } from './poll/look-back.ts'
import type { PollContext } from './poll/poll-context.ts'
import { purgeOld } from './purge-texts.ts'

/** Words are looked over for their age this often. */
const PURGE_EVERY_MS = 24 * 3_600_000
const lastPurge = new WeakMap<Upkeep, number>()

/** Writes the ledger's newest hash down, and lets go of what is kept no longer. Never stops the worker. */
export async function keepRecord({ store, clock, log }: PollContext, upkeep: Upkeep): Promise<void> {
  try {
    const now = clock.now()
    if (upkeep.textsMs !== null && now - (lastPurge.get(upkeep) ?? 0) >= PURGE_EVERY_MS) {
      lastPurge.set(upkeep, now)
      await purgeOld({ store, ...(upkeep.breathe && { breathe: upkeep.breathe }) }, upkeep.textsMs, {
        by: 'the worker',
        reason: 'retention.texts',
        at: now,
      })
    }
    if (upkeep.anchors) await anchorLedger(store.ledger, upkeep.anchors)
    if (upkeep.anchorChannels?.length) await postAnchor(store, upkeep.anchorChannels, now)
  } catch (error) {
    log.error({ code: isOnrecordError(error) ? error.code : 'internal' }, messageOf(error))
  }
}

/** Once a day: the day is part of the event's key, so that whoever plans it twice posts it once. */
async function postAnchor(store: Store, channels: NonNullable<Upkeep['anchorChannels']>, at: Instant): Promise<void> {
  const eventKey = `anchor:${new Date(at).toISOString().slice(0, 10)}`
  if ((await store.queries.deliveriesOf(eventKey)).length >= channels.length) return
  const { entry, hash } = await store.ledger.head()
  if (entry === 0) return
  const notice = { kind: 'anchor' as const, entry, hash, at }
  const deliveries = channels.map((one) => ({ ...one, eventKey, threadOf: null, broadcast: false, notice }))
  await store.polls.commitExtra({ ...NO_ROWS, sourceId: null, at, deliveries, basedOn: null })
}
