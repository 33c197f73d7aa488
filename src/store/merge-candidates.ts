import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { MergeSearch, RecordedStatement } from '../ports/stores.ts'
import { toStatement } from './rows.ts'
import type { Database } from './schema.ts'
import { everOf, selectStatements } from './selects.ts'
import { seenFrom, selectEdits } from './statement-edit-rows.ts'

/** Characters of a text that later retellings are compared with. */
const ORIGIN_READ = 6_000
/** SQLite binds at most 32,766 values a statement. */
const MAX_BOUND = 10_000

/**
 * Statements of a claim that a draft may repeat. Each part of the union walks an index; what an editor changed is few
 * and is read whole, for its stance and claim are no longer those of its row.
 */
export async function selectMergeCandidates(
  db: Kysely<Database>,
  claim: string,
  { stance, when, at, withinMs, itemId, sourceId }: MergeSearch,
): Promise<RecordedStatement[]> {
  const row = await db.selectFrom('claims').select('id').where('slug', '=', claim).executeTakeFirst()
  if (!row) return []
  return selectRecorded(
    db,
    claim,
    sql<boolean>`statements.id IN (
        SELECT id FROM statements WHERE claim_id = ${row.id} AND stance = ${stance}
          AND coalesce(published_at, seen_at) BETWEEN ${when - withinMs} AND ${when + withinMs}
        UNION SELECT id FROM statements WHERE claim_id = ${row.id} AND stance = ${stance} AND silent = 0
          AND seen_at BETWEEN ${at - withinMs} AND ${at + withinMs}
        UNION SELECT s.id FROM appearances a JOIN statements s ON s.id = a.statement_id
          WHERE a.item_id = ${itemId} AND s.claim_id = ${row.id} AND s.stance = ${stance}
        UNION SELECT s.id FROM withdrawals w JOIN appearances a ON a.item_id = w.item_id
          JOIN statements s ON s.id = a.statement_id
          WHERE w.source_id = ${sourceId} AND s.claim_id = ${row.id} AND s.stance = ${stance}
        UNION SELECT s.id FROM statement_edits e CROSS JOIN statements s ON s.id = e.statement_id
          WHERE s.claim_id = ${row.id} OR e.to_claim_id = ${row.id})`,
  )
}

export async function selectRecorded(
  db: Kysely<Database>,
  claim: string,
  which: RawBuilder<boolean>,
): Promise<RecordedStatement[]> {
  const rows = await selectStatements(db).where(which).orderBy('statements.id').execute()
  const edits = await selectEdits(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((found) => {
    const asRead = toStatement(found)
    const own = edits.get(found.id)
    return own ? { ...seenFrom(claim, asRead, own).statement, asRead } : asRead
  })
}

/** By what bulks hold: they are few beside the statements of a claim. */
export async function selectKeptBack(db: Kysely<Database>, claim: string, exceptSource: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT DISTINCT s.id FROM held_batches b
    LEFT JOIN held_decisions d ON d.batch_id = b.id
    JOIN appearances a ON a.item_id BETWEEN b.first_item_id AND b.last_item_id
    JOIN statements s ON s.id = a.statement_id AND s.origin_item_id = a.item_id
    WHERE b.source_id <> ${exceptSource} AND (d.verdict IS NULL OR d.verdict <> 'release') AND s.silent = 1
      AND s.id IN (SELECT statements.id FROM statements WHERE ${everOf(claim)})`.execute(db)
  return rows.map(({ id }) => id)
}

export async function selectOriginTexts(db: Kysely<Database>, revisionIds: number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>()
  for (let i = 0; i < revisionIds.length; i += MAX_BOUND) {
    const rows = await db
      .selectFrom('revision_texts')
      .select(['revision_id', sql<string>`substr(title || char(10) || body, 1, ${ORIGIN_READ})`.as('text')])
      .where('revision_id', 'in', revisionIds.slice(i, i + MAX_BOUND))
      .execute()
    for (const { revision_id, text } of rows) texts.set(revision_id, text)
  }
  return texts
}
