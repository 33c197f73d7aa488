import { isOnrecordError, messageOf } from '../domain/errors.ts'
import type { Upkeep } from '../ports/upkeep.ts'
import { anchorLedger } from './anchor-ledger.ts'
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
      await purgeOld({ store }, upkeep.textsMs, { by: 'the worker', reason: 'retention.texts', at: now })
    }
    if (upkeep.anchors) await anchorLedger(store.ledger, upkeep.anchors)
  } catch (error) {
    log.error({ code: isOnrecordError(error) ? error.code : 'internal' }, messageOf(error))
  }
}
