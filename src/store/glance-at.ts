import type { Kysely } from 'kysely'
import type { Platform } from '../domain/vocabulary.ts'
import type { Glance } from '../ports/outbox.ts'
import { ask } from './ask.ts'
import { HEADS } from './lease-rows.ts'
import type { Database } from './schema.ts'

/** A row written this much later than now was written by a clock that was ahead. */
export const AHEAD_MS = 1_000
/** Longest waits that are meant: for room in a channel, and for a digest. Longer ones come from a clock that jumped. */
export const LONGEST_MS = { cap: 3_600_000, digest: 8 * 86_400_000 }

// Mostly no row is open, and then no more than that is looked at.
const GLANCE = `
  SELECT EXISTS (SELECT 1 FROM deliveries WHERE state = 'sending' AND (lease_until <= ? OR tried_at > ?))
    OR EXISTS (SELECT 1 FROM deliveries WHERE state IN ('pending', 'retry')
      AND ((queued IS NULL AND not_before > ? AND max(created_at, coalesce(tried_at, 0)) > ?)
        OR (queued = 'cap' AND not_before > ?) OR (queued = 'digest' AND not_before > ?))) AS astray,
    EXISTS (SELECT 1 FROM deliveries WHERE state = 'pending' AND queued IS NULL AND not_before <= ?) AS due,
    EXISTS (SELECT 1 FROM deliveries WHERE state = 'pending' AND queued IN ('cap', 'digest', 'stop')
      AND folded_into IS NULL AND not_before <= ?) AS queues,
    EXISTS (SELECT 1 ${HEADS}) AS goes
  WHERE EXISTS (SELECT 1 FROM deliveries WHERE state IN ('pending', 'retry', 'sending'))`

export async function glanceAt(db: Kysely<Database>, now: number, platforms: readonly Platform[]): Promise<Glance> {
  const ahead = now + AHEAD_MS
  const [seen] = await ask<Record<keyof Glance, number>>(db, GLANCE, [
    ...[now, ahead, now, ahead, now + LONGEST_MS.cap, now + LONGEST_MS.digest],
    ...[now, now],
    ...[now, now, JSON.stringify(platforms), now],
  ])
  return {
    astray: seen?.astray === 1,
    due: seen?.due === 1,
    queues: seen?.queues === 1,
    goes: seen?.goes === 1,
  }
}
