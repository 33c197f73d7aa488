import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Pages of the index written anew in one commit: about 400 KB, some 10 ms. */
const PAGES = 100
/** Fewer changed rows than this say that a step found nothing to merge (as SQLite documents it). */
const IDLE_BELOW = 2

/** Writes the full-text indexes anew, a few pages a commit, until nothing that was deleted is left in them. */
export async function cleanSearchIndex(
  db: Kysely<Database>,
  breathe: () => Promise<void> | null = () => null,
): Promise<void> {
  for (const name of ['search_items', 'search_statements']) {
    const table = sql.table(name)
    // A first step with a negative number takes all parts of the index into the merge; the others go on with it.
    for (let pages = -PAGES, before = await changes(db); ; pages = PAGES) {
      // What is overwritten is overwritten in the file too, and not left in the free room of its page.
      await sql`PRAGMA secure_delete = ON`.execute(db)
      await sql`INSERT INTO ${table} (${sql.ref(name)}, rank) VALUES ('merge', cast(${pages} AS INTEGER))`.execute(db)
      await sql`PRAGMA secure_delete = OFF`.execute(db)
      const after = await changes(db)
      if (after - before < IDLE_BELOW) break
      await breathe()
      // Others may have written meanwhile: their changes are none of this.
      before = await changes(db)
    }
  }
}

async function changes(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT total_changes() AS n`.execute(db)
  return rows[0]?.n ?? 0
}
