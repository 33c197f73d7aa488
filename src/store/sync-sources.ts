import type { Transaction } from 'kysely'
import type { Source } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { appendLedger } from './ledger.ts'
import type { Database } from './schema.ts'

type Known = { id: string; name: string; url: string; enabled: number; state: string; told_state: string | null }

/** Makes the stored sources follow the declared ones. One that is no longer declared is not polled; nothing is deleted. */
export async function syncSources(
  trx: Transaction<Database>,
  sources: readonly Source[],
  now: Instant,
  firstPollAt: (source: Source) => Instant,
): Promise<void> {
  const rows = await trx.selectFrom('sources').select(['id', 'name', 'url', 'enabled', 'state', 'told_state']).execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const declared = new Set(sources.map((source) => source.id))
  const changes: { added: object[]; changed: object[]; removed: string[] } = { added: [], changed: [], removed: [] }
  for (const source of sources) {
    const row = known.get(source.id)
    const columns = { name: source.name, url: source.url, enabled: source.enabled ? 1 : 0 }
    const is = { source: source.id, ...columns, enabled: source.enabled }
    if (!row) changes.added.push(is)
    else if (row.name !== columns.name || row.url !== columns.url || row.enabled !== columns.enabled)
      changes.changed.push(is)
    if (row) {
      await trx.updateTable('sources').set(columns).where('id', '=', source.id).execute()
      await beginAnew(trx, row, source, now, firstPollAt(source))
    } else
      await trx
        .insertInto('sources')
        .values({
          id: source.id,
          ...columns,
          next_poll_at: firstPollAt(source),
          state: 'new',
          state_since: now,
          failures: 0,
          polls: 0,
          repeats: 0,
        })
        .execute()
  }
  for (const { id, enabled } of rows) {
    if (declared.has(id) || enabled === 0) continue
    changes.removed.push(id)
    await trx.updateTable('sources').set({ enabled: 0 }).where('id', '=', id).execute()
    await trx.deleteFrom('entry_prints').where('source_id', '=', id).execute()
  }
  const any = Object.values(changes).some((list) => list.length > 0)
  if (any) await appendLedger(trx, [{ type: 'sources', body: changes }], now)
}

/**
 * A new address keeps its history, but what was learnt about the old one no longer holds. That, or switching a source
 * off and on again, is how a person has one asked again that said it was gone for good.
 */
async function beginAnew(
  trx: Transaction<Database>,
  row: Known,
  source: Source,
  now: Instant,
  firstPollAt: Instant,
): Promise<void> {
  const moved = row.url !== source.url
  const switchedOn = source.enabled && row.enabled === 0
  if (!moved && !switchedOn) return
  const update = trx.updateTable('sources').where('id', '=', source.id)
  await update.set({ next_poll_at: firstPollAt }).execute()
  if (moved) {
    await trx.deleteFrom('entry_prints').where('source_id', '=', source.id).execute()
    await update
      .set({
        etag: null,
        last_modified: null,
        body_hash: null,
        hints: null,
        moved_to: null,
        failures: 0,
        last_error: null,
      })
      .execute()
  }
  // Trouble that was told of is told to be over when the new address answers; a move has been seen to.
  if (moved && (row.told_state === 'moved' || row.told_state === 'quiet'))
    await update.set({ told_state: null, told_at: null }).execute()
  if (row.state === 'new' || !(moved || row.state === 'gone')) return
  await update.set({ state: 'new', state_since: now }).execute()
  const step = { state: 'new' as const, at: now, error: null }
  await trx
    .insertInto('source_health')
    .values({ source_id: source.id, ...step })
    .execute()
  await appendLedger(trx, [{ type: 'source_state', body: { source: source.id, ...step } }], now)
}
