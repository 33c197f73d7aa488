import type { Kysely } from 'kysely'
import type { AnalystRecord, AnalystStore } from '../ports/analyst-store.ts'
import { selectKnownItems } from './polls.ts'
import { toClaim } from './rows.ts'
import type { Database } from './schema.ts'
import { selectClaims } from './selects.ts'
import { writeTransaction } from './write-transaction.ts'

export function createAnalystStore(db: Kysely<Database>, file: string): AnalystStore {
  return {
    async waiting(since, limit) {
      const rows = await db
        .selectFrom('matches')
        .innerJoin('items', (join) =>
          join.onRef('items.id', '=', 'matches.item_id').onRef('items.latest_revision_id', '=', 'matches.revision_id'),
        )
        .leftJoin('analyst_readings', (join) =>
          join
            .onRef('analyst_readings.revision_id', '=', 'matches.revision_id')
            .onRef('analyst_readings.claim_id', '=', 'matches.claim_id'),
        )
        .select(['matches.item_id', 'matches.claim_id'])
        .where('matches.band', '=', 'posted')
        .where('items.first_seen_at', '>=', since)
        .where('analyst_readings.at', 'is', null)
        .orderBy('matches.item_id', 'desc')
        .limit(limit)
        .execute()
      if (rows.length === 0) return []
      const items = new Map(
        (
          await selectKnownItems(
            db,
            rows.map((row) => row.item_id),
          )
        ).map((item) => [item.id, item]),
      )
      const claims = new Map((await selectClaims(db).execute()).map((row) => [row.id, toClaim(row)]))
      return rows.flatMap((row) => {
        const [item, claim] = [items.get(row.item_id), claims.get(row.claim_id)]
        return item && claim && claim.archivedAt === null ? [{ item, claim }] : []
      })
    },
    save: ({ claim, itemId, revisionId, at, outcome, drafts, note }) =>
      writeTransaction(db, file, async (trx) => {
        const { id } = await trx.selectFrom('claims').select('id').where('slug', '=', claim).executeTakeFirstOrThrow()
        await trx
          .insertInto('analyst_readings')
          .values({
            revision_id: revisionId,
            claim_id: id,
            item_id: itemId,
            at,
            outcome,
            drafts: JSON.stringify(drafts),
            note,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }),
    async ofItem(itemId) {
      const rows = await db
        .selectFrom('analyst_readings')
        .innerJoin('claims', 'claims.id', 'analyst_readings.claim_id')
        .selectAll('analyst_readings')
        .select('claims.slug')
        .where('analyst_readings.item_id', '=', itemId)
        .orderBy('analyst_readings.revision_id')
        .execute()
      return rows.map((row) => ({
        claim: row.slug,
        itemId: row.item_id,
        revisionId: row.revision_id,
        at: row.at,
        outcome: row.outcome as AnalystRecord['outcome'],
        drafts: JSON.parse(row.drafts),
        note: row.note,
      }))
    },
  }
}
