import type { Kysely } from 'kysely'
import type { Locale, Platform } from '../domain/vocabulary.ts'
import type { SharedAnswerStore } from '../ports/shared-answer-store.ts'
import { appendLedger } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

export function createSharedAnswerStore(db: Kysely<Database>, file: string): SharedAnswerStore {
  return {
    note: ({ platform, channel, locale, statementIds }, by, at) =>
      writeTransaction(db, file, async (trx) => {
        if (statementIds.length === 0) return
        const known = await trx.selectFrom('statements').select('id').where('id', 'in', statementIds).execute()
        if (known.length === 0) return
        await trx
          .insertInto('shared_answers')
          .values(known.map(({ id }) => ({ statement_id: id, platform, channel, locale, at })))
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const body = { platform, channel, statementIds: known.map(({ id }) => id), by }
        await appendLedger(trx, [{ type: 'answer_shared', body }], at)
      }),
    async placesOf(statementId) {
      const rows = await db
        .selectFrom('shared_answers')
        .select(['platform', 'channel', 'locale'])
        .where('statement_id', '=', statementId)
        .execute()
      return rows.map((row) => ({
        platform: row.platform as Platform,
        channel: row.channel,
        locale: row.locale as Locale,
      }))
    },
  }
}
