import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** What stands in place of words that were removed, in posts that are kept as they went out. */
export const REMOVED = '[removed]'

/** Shorter words stand in too many places that are nobody's. */
const SHORTEST = 4

/** Takes words out of posts, sent or waiting, and of what is held back; gives the number of rows. */
export async function scrubWords(trx: Kysely<Database>, words: readonly string[]): Promise<number> {
  const wanted = [...new Set(words.map((one) => one.trim()))].filter((one) => one.length >= SHORTEST)
  if (wanted.length === 0) return 0
  let count = 0
  for (const one of wanted) {
    // As it stands within JSON; the first part is enough to find the row by.
    const inside = JSON.stringify(one).slice(1, -1)
    const deliveries = await trx
      .selectFrom('deliveries')
      .select(['id', 'notice'])
      .where('notice', 'is not', null)
      .where(sql`instr(notice, ${inside})`, '>', 0)
      .execute()
    for (const { id, notice } of deliveries) {
      await trx
        .updateTable('deliveries')
        .set({ notice: scrub(notice ?? 'null', one) })
        .where('id', '=', id)
        .execute()
      count += 1
    }
    const held = await trx
      .selectFrom('held_notices')
      .select(['batch_id', 'position', 'notice'])
      .where(sql`instr(notice, ${inside})`, '>', 0)
      .execute()
    for (const { batch_id, position, notice } of held) {
      await trx
        .updateTable('held_notices')
        .set({ notice: scrub(notice, one) })
        .where('batch_id', '=', batch_id)
        .where('position', '=', position)
        .execute()
      count += 1
    }
  }
  return count
}

function scrub(json: string, words: string): string {
  return JSON.stringify(JSON.parse(json), (_key, value) =>
    typeof value === 'string' ? value.replaceAll(words, REMOVED) : value,
  )
}
