import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { MergeSearch, RecordedStatement } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { idsOf } from './id-list.ts'
import { type StatementJoin, toStatement } from './rows.ts'
import type { Database } from './schema.ts'
import { everOf, selectStatements } from './selects.ts'
import { seenFrom, selectEdits } from './statement-edit-rows.ts'

/** Characters of a text that later retellings are compared with. */
const ORIGIN_READ = 6_000

/**
 * Statements of a claim that a draft may repeat. Each part of the union walks an index; what an editor changed is few
 * and is read whole, for its stance and claim are no longer those of its row.
 */
export async function selectMergeCandidates(
  db: Kysely<Database>,
  claim: string,
  { stance, when, at, withinMs, itemId, sourceId }: MergeSearch,
): Promise<RecordedStatement[]> {
  const [row] = await ask<{ id: number }>(db, 'SELECT id FROM claims WHERE slug = ?', [claim])
  if (!row) return []
  const [from, until] = [when - withinMs, when + withinMs]
  const [seenSince, seenUntil] = [at - withinMs, at + withinMs]
  return asRecorded(
    db,
    claim,
    await candidates(db, row.id, stance, from, until, seenSince, seenUntil, itemId, sourceId),
  )
}

const candidates = builtOnce(
  (
    db,
    claim: number,
    stance: string,
    from: Instant,
    until: Instant,
    seenSince: Instant,
    seenUntil: Instant,
    itemId: number,
    sourceId: string,
  ) =>
    inOrder(
      db,
      sql<boolean>`statements.id IN (
        SELECT id FROM statements WHERE claim_id = ${claim} AND stance = ${stance}
          AND coalesce(published_at, seen_at) BETWEEN ${from} AND ${until}
        UNION SELECT id FROM statements WHERE claim_id = ${claim} AND stance = ${stance} AND silent = 0
          AND seen_at BETWEEN ${seenSince} AND ${seenUntil}
        UNION SELECT s.id FROM appearances a JOIN statements s ON s.id = a.statement_id
          WHERE a.item_id = ${itemId} AND s.claim_id = ${claim} AND s.stance = ${stance}
        UNION SELECT s.id FROM withdrawals w JOIN appearances a ON a.item_id = w.item_id
          JOIN statements s ON s.id = a.statement_id
          WHERE w.source_id = ${sourceId} AND s.claim_id = ${claim} AND s.stance = ${stance}
        UNION SELECT s.id FROM statement_edits e CROSS JOIN statements s ON s.id = e.statement_id
          WHERE s.claim_id = ${claim} OR e.to_claim_id = ${claim})`,
    ),
)

export async function selectRecorded(
  db: Kysely<Database>,
  claim: string,
  which: RawBuilder<boolean>,
): Promise<RecordedStatement[]> {
  return asRecorded(db, claim, await inOrder(db, which).execute())
}

function inOrder(db: Kysely<Database>, which: RawBuilder<boolean>) {
  return selectStatements(db).where(which).orderBy('statements.id')
}

async function asRecorded(
  db: Kysely<Database>,
  claim: string,
  rows: readonly StatementJoin[],
): Promise<RecordedStatement[]> {
  if (rows.length === 0) return []
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
  return (await keptBackOf(db, claim, exceptSource)).map(({ id }) => id)
}

const keptBackOf = builtOnce(
  (_, claim: string, exceptSource: string) => sql<{ id: number }>`SELECT DISTINCT s.id FROM held_batches b
    LEFT JOIN held_decisions d ON d.batch_id = b.id
    JOIN appearances a ON a.item_id BETWEEN b.first_item_id AND b.last_item_id
    JOIN statements s ON s.id = a.statement_id AND s.origin_item_id = a.item_id
    WHERE b.source_id <> ${exceptSource} AND (d.verdict IS NULL OR d.verdict <> 'release') AND s.silent = 1
      AND s.id IN (SELECT statements.id FROM statements WHERE ${everOf(claim)})`,
)

export async function selectOriginTexts(db: Kysely<Database>, revisionIds: number[]): Promise<Map<number, string>> {
  if (revisionIds.length === 0) return new Map()
  const rows = await originTexts(db, JSON.stringify(revisionIds))
  return new Map(rows.map(({ revision_id, text }) => [revision_id, text]))
}

const originTexts = builtOnce((db, ids) =>
  db
    .selectFrom('revision_texts')
    .select(['revision_id', sql<string>`substr(title || char(10) || body, 1, ${ORIGIN_READ})`.as('text')])
    .where('revision_id', 'in', idsOf(ids)),
)
