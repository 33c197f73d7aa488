import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Watch } from '../domain/event.ts'
import type { Locale, Platform } from '../domain/vocabulary.ts'
import type { WatchStore } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

const activeWatches = builtOnce((db) =>
  db.selectFrom('watches').selectAll().where('removed_at', 'is', null).orderBy('id'),
)

type NewWatch = Omit<Watch, 'id'>

export function createWatchStore(db: Kysely<Database>, file: string): WatchStore {
  return {
    async active() {
      return (await activeWatches(db)).map(toWatch)
    },
    async list({ platform, channel } = {}) {
      let query = db.selectFrom('watches').selectAll().where('removed_at', 'is', null).orderBy('id')
      if (platform !== undefined) query = query.where('platform', '=', platform)
      if (channel !== undefined) query = query.where('channel', '=', channel)
      const stops = await db.selectFrom('delivery_stops').selectAll().execute()
      return (await query.execute()).map((row) => {
        const stop = stops.find((it) => it.platform === row.platform && [row.channel, '*'].includes(it.channel))
        return {
          ...toWatch(row),
          declared: row.declared === 1,
          addedBy: row.added_by,
          paused: stop ? { at: stop.at, reason: stop.reason } : null,
        }
      })
    },
    set: (watch, by, now) =>
      writeTransaction(db, file, async (trx) => {
        await upsert(trx, watch, { added_by: by })
        const { platform, channel } = watch
        await trx.deleteFrom('delivery_stops').where('platform', '=', platform).where('channel', '=', channel).execute()
        await appendLedger(trx, [{ type: 'watch', body: { ...bodyOf(watch), by } }], now)
      }),
    remove: ({ platform, channel, scope }, by, now) =>
      writeTransaction(db, file, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('watches')
          .set({ removed_at: now })
          .where('platform', '=', platform)
          .where('channel', '=', channel)
          .where('scope', '=', canonicalJson(scope))
          .where('removed_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return false
        await appendLedger(trx, [{ type: 'watch_removed', body: { platform, channel, scope, by } }], now)
        return true
      }),
    syncDeclared: (watches, now) =>
      writeTransaction(db, file, async (trx) => {
        const entries: LedgerEntry[] = []
        const rows = await trx.selectFrom('watches').selectAll().execute()
        const key = (w: { platform: string; channel: string; scope: string }) =>
          `${w.platform}\u0000${w.channel}\u0000${w.scope}`
        const known = new Map(rows.map((row) => [key(row), row]))
        const declared = new Set<string>()
        for (const watch of watches) {
          const its = key({ ...watch, scope: canonicalJson(watch.scope) })
          const row = known.get(its)
          declared.add(its)
          const form = canonicalJson(bodyOf(watch))
          // What a record of an earlier version declared is compared by what it holds.
          const was = row && (row.declared_as ?? (row.removed_at === null ? canonicalJson(bodyOf(toWatch(row))) : null))
          if (row?.declared === 1 && was === form) {
            if (row.declared_as === null)
              await trx.updateTable('watches').set({ declared_as: form }).where('id', '=', row.id).execute()
            continue
          }
          await upsert(trx, watch, { declared: 1, declared_as: form, added_by: null })
          entries.push({ type: 'watch', body: bodyOf(watch) })
        }
        for (const row of rows)
          if (row.declared === 1 && !declared.has(key(row))) {
            const { platform, channel, removed_at } = row
            await trx
              .updateTable('watches')
              .set({ removed_at: removed_at ?? now, declared: 0, declared_as: null })
              .where('id', '=', row.id)
              .execute()
            if (removed_at === null)
              entries.push({ type: 'watch_removed', body: { platform, channel, scope: JSON.parse(row.scope) } })
          }
        await appendLedger(trx, entries, now)
      }),
  }
}

type Marks = { added_by: string | null; declared?: 1; declared_as?: string }

async function upsert(trx: Transaction<Database>, watch: NewWatch, marks: Marks): Promise<void> {
  const values = {
    events: canonicalJson(watch.events),
    locale: watch.locale,
    digest: watch.digest ? canonicalJson(watch.digest) : null,
    zone: watch.zone ?? 'UTC',
    quiet: watch.quietHours ? canonicalJson(watch.quietHours) : null,
    removed_at: null,
    ...marks,
  }
  const { platform, channel } = watch
  await trx
    .insertInto('watches')
    .values({ declared: 0, platform, channel, scope: canonicalJson(watch.scope), ...values })
    .onConflict((conflict) => conflict.columns(['platform', 'channel', 'scope']).doUpdateSet(values))
    .execute()
}

function bodyOf({ platform, channel, scope, events, locale, digest, zone, quietHours }: NewWatch) {
  return {
    platform,
    channel,
    scope,
    events,
    locale,
    ...(digest ? { digest } : {}),
    ...(zone === undefined || zone === 'UTC' ? {} : { zone }),
    ...(quietHours ? { quietHours } : {}),
  }
}

function toWatch(row: Selectable<Database['watches']>): Watch {
  return {
    id: row.id,
    platform: row.platform as Platform,
    channel: row.channel,
    scope: JSON.parse(row.scope),
    events: JSON.parse(row.events),
    locale: row.locale as Locale,
    digest: row.digest === null ? null : JSON.parse(row.digest),
    zone: row.zone,
    quietHours: row.quiet === null ? null : JSON.parse(row.quiet),
  }
}
