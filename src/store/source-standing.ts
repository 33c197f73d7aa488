import type { Kysely } from 'kysely'
import type { SourceState } from '../domain/vocabulary.ts'
import type { SourceStanding } from '../ports/stores.ts'
import { ask } from './ask.ts'
import type { Database } from './schema.ts'

const IDS = 'SELECT id FROM sources'
/** Asked for every card, and answered by an index: has somebody else written since, and when was the last poll. */
const NOW = `SELECT (SELECT data_version FROM pragma_data_version) AS version,
  (SELECT max(last_poll_at) FROM sources WHERE enabled = 1) AS at`
/** One walk over all sources, of which nothing is handed over but what is in trouble. */
const STANDING = `SELECT max(last_poll_at) FILTER (WHERE enabled <> 1) AS at,
  json_group_array(json_array(id, state, state_since)) FILTER (WHERE state NOT IN ('healthy', 'quiet')) AS troubled
  FROM sources`

type Troubled = SourceStanding['troubled']
/** As of the last walk. `version`: SQLite's own count of what others wrote; `at`: of sources that are switched off. */
type Kept = { version: number; at: number | null; troubled: Troubled; ids: ReadonlySet<string> }

/** How sources do, without a walk over all of them for every card: their states hardly ever change. */
export type Standing = {
  of(sourceIds: readonly string[]): Promise<SourceStanding>
  /** To be told once a commit of this connection has ended that wrote these states, however it ended. */
  noteStates(written: Iterable<{ sourceId: string; state: SourceState }>): void
  /** The same of a commit that may have written any. */
  forget(): void
}

export function createStanding(db: Kysely<Database>): Standing {
  let kept: Kept | null = null
  /** How often something was to be forgotten: what was read before is not kept after. */
  let forgotten = 0
  /** Which sources there are, for none is ever removed, and lists of which all are there. */
  const onRecord = new Set<string>()
  const whole = new WeakSet<readonly string[]>()

  async function unknownOf(sourceIds: readonly string[]): Promise<Set<string>> {
    if (whole.has(sourceIds)) return new Set()
    if (sourceIds.some((id) => !onRecord.has(id)))
      for (const { id } of await ask<{ id: string }>(db, IDS)) onRecord.add(id)
    const unknown = new Set(sourceIds.filter((id) => !onRecord.has(id)))
    if (unknown.size === 0) whole.add(sourceIds)
    return unknown
  }

  async function walk(version: number): Promise<Kept> {
    const before = forgotten
    const [found] = await ask<{ at: number | null; troubled: string | null }>(db, STANDING)
    const rows = JSON.parse(found?.troubled ?? '[]') as [string, SourceState, number][]
    const troubled = rows.map(([sourceId, state, stateSince]) => ({ sourceId, state, stateSince }))
    const now = { version, at: found?.at ?? null, troubled, ids: new Set(troubled.map(({ sourceId }) => sourceId)) }
    if (before === forgotten) kept = now
    return now
  }

  const forget = () => {
    forgotten += 1
    kept = null
  }
  return {
    async of(sourceIds) {
      const unknown = await unknownOf(sourceIds)
      const [now] = await ask<{ version: number; at: number | null }>(db, NOW)
      const version = now?.version ?? 0
      const { at, troubled } = kept?.version === version ? kept : await walk(version)
      const polls = [at, now?.at ?? null].filter((one) => one !== null)
      return { troubled, unknown, lastPollAt: polls.length === 0 ? null : Math.max(...polls) }
    },
    noteStates(written) {
      for (const { sourceId, state } of written) {
        // As it was: well, and not among those in trouble.
        if (isWell(state) && kept?.ids.has(sourceId) === false) continue
        return forget()
      }
    },
    forget,
  }
}

function isWell(state: SourceState): boolean {
  return state === 'healthy' || state === 'quiet'
}
