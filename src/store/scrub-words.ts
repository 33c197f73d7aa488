import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'
import { inJson, type Scrubber } from './scrub.ts'

/** Takes words out of posts, sent or waiting, and of what is held back; gives the number of rows. */
export async function scrubPosts(trx: Kysely<Database>, { words, scrub }: Scrubber): Promise<number> {
  const told = new Set<number>()
  const held = new Set<string>()
  for (const one of words) {
    const deliveries = await trx
      .selectFrom('deliveries')
      .select(['id', 'notice'])
      .where('notice', 'is not', null)
      .where(sql`instr(lower(notice), lower(${inJson(one)}))`, '>', 0)
      .execute()
    for (const { id, notice } of deliveries) {
      const clean = scrub(notice ?? 'null')
      if (clean === notice) continue
      await trx.updateTable('deliveries').set({ notice: clean }).where('id', '=', id).execute()
      told.add(id)
    }
    const waiting = await trx
      .selectFrom('held_notices')
      .select(['batch_id', 'position', 'notice'])
      .where(sql`instr(lower(notice), lower(${inJson(one)}))`, '>', 0)
      .execute()
    for (const { batch_id, position, notice } of waiting) {
      const clean = scrub(notice)
      if (clean === notice) continue
      await trx
        .updateTable('held_notices')
        .set({ notice: clean })
        .where('batch_id', '=', batch_id)
        .where('position', '=', position)
        .execute()
      held.add(`${batch_id} ${position}`)
    }
  }
  return told.size + held.size
}
