import type { Kysely } from 'kysely'
import type { Watch } from '../domain/event.ts'
import type { Locale, Platform } from '../domain/vocabulary.ts'
import type { WatchStore } from '../ports/stores.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

export function createWatchStore(db: Kysely<Database>, file: string): WatchStore {
  return {
    async active() {
      const rows = await db.selectFrom('watches').selectAll().where('removed_at', 'is', null).orderBy('id').execute()
      return rows.map(
        (row): Watch => ({
          id: row.id,
          platform: row.platform as Platform,
          channel: row.channel,
          scope: JSON.parse(row.scope),
          events: JSON.parse(row.events),
          locale: row.locale as Locale,
        }),
      )
    },
    syncDeclared: (watches, now) =>
      writeTransaction(db, file, async (trx) => {
        const entries: LedgerEntry[] = []
        const rows = await trx.selectFrom('watches').selectAll().execute()
        const key = (w: { platform: string; channel: string; scope: string }) =>
          `${w.platform}\u0000${w.channel}\u0000${w.scope}`
        const known = new Map(rows.map((row) => [key(row), row]))
        const declared = new Set<string>()
        for (const watch of watches) {
          const { platform, channel, locale } = watch
          const scope = canonicalJson(watch.scope)
          const events = canonicalJson(watch.events)
          const row = known.get(key({ platform, channel, scope }))
          declared.add(key({ platform, channel, scope }))
          if (row && row.removed_at === null && row.events === events && row.locale === locale) continue
          await trx
            .insertInto('watches')
            .values({ platform, channel, scope, events, locale, declared: 1, removed_at: null })
            .onConflict((conflict) =>
              conflict.columns(['platform', 'channel', 'scope']).doUpdateSet({ events, locale, removed_at: null }),
            )
            .execute()
          entries.push({ type: 'watch', body: { platform, channel, scope: watch.scope, events: watch.events, locale } })
        }
        for (const row of rows)
          if (row.declared === 1 && row.removed_at === null && !declared.has(key(row))) {
            await trx.updateTable('watches').set({ removed_at: now }).where('id', '=', row.id).execute()
            const { platform, channel } = row
            entries.push({ type: 'watch_removed', body: { platform, channel, scope: JSON.parse(row.scope) } })
          }
        await appendLedger(trx, entries, now)
      }),
  }
}
