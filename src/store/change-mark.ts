import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Says that a person changed something that polls being worked out may rest on. */
export async function bumpChangeMark(trx: Kysely<Database>): Promise<void> {
  await trx.updateTable('change_mark').set({ mark: sql`mark + 1` }).execute()
}
