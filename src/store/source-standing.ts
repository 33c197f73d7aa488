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

/** `onRecord` remembers from one asking to the next which sources there are. */
export async function selectStanding(
  db: Kysely<Database>,
  sourceIds: readonly string[],
  onRecord: Set<string>,
): Promise<SourceStanding> {
  if (sourceIds.some((id) => !onRecord.has(id)))
    for (const { id } of await ask<{ id: string }>(db, IDS)) onRecord.add(id)
  const [found] = await ask<{ at: number | null; troubled: string | null }>(db, STANDING)
  const troubled = JSON.parse(found?.troubled ?? '[]') as [string, SourceState, number][]
  return {
    troubled: troubled.map(([sourceId, state, stateSince]) => ({ sourceId, state, stateSince })),
    unknown: new Set(sourceIds.filter((id) => !onRecord.has(id))),
    lastPollAt: found?.at ?? null,
  }
}
