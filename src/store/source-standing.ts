import type { Kysely } from 'kysely'
import type { SourceState } from '../domain/vocabulary.ts'
import type { SourceStanding } from '../ports/stores.ts'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

const IDS = 'SELECT id FROM sources'
/** One walk over all sources, of which nothing is handed over but what is in trouble. */
const STANDING = `SELECT max(last_poll_at) AS at,
  json_group_array(json_array(id, state, state_since)) FILTER (WHERE state NOT IN ('healthy', 'quiet')) AS troubled
  FROM sources`

/**
 * What is remembered from one asking to the next: which sources there are, for none is ever removed, and lists of which
 * all are there.
 */
export type OnRecord = { ids: Set<string>; whole: WeakSet<readonly string[]> }

export async function selectStanding(
  db: Kysely<Database>,
  sourceIds: readonly string[],
  onRecord: OnRecord,
): Promise<SourceStanding> {
  const unknown = await unknownOf(db, sourceIds, onRecord)
  const [found] = await ask<{ at: number | null; troubled: string | null }>(db, STANDING)
  const troubled = JSON.parse(found?.troubled ?? '[]') as [string, SourceState, number][]
  return {
    troubled: troubled.map(([sourceId, state, stateSince]) => ({ sourceId, state, stateSince })),
    unknown,
    lastPollAt: found?.at ?? null,
  }
}

async function unknownOf(
  db: Kysely<Database>,
  sourceIds: readonly string[],
  { ids, whole }: OnRecord,
): Promise<Set<string>> {
  if (whole.has(sourceIds)) return new Set()
  if (sourceIds.some((id) => !ids.has(id))) for (const { id } of await ask<{ id: string }>(db, IDS)) ids.add(id)
  const unknown = new Set(sourceIds.filter((id) => !ids.has(id)))
  if (unknown.size === 0) whole.add(sourceIds)
  return unknown
}
