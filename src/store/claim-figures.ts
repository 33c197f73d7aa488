import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { CardFigures, StatementRow } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import { idList, idsOf } from './id-list.ts'
import type { Database } from './schema.ts'
import { selectChanged } from './statement-pages.ts'
import { statementRowsOf } from './statement-rows.ts'

const spoken = (s: Pick<StatementRow, 'saidAt' | 'publishedAt' | 'seenAt'>) => s.saidAt ?? s.publishedAt ?? s.seenAt
export const newestFirst = (a: StatementRow, b: StatementRow) => spoken(b) - spoken(a) || a.id - b.id

/** Counts kept by triggers, put right for the few statements that editors changed. */
export async function cardFigures(db: Kysely<Database>, claim: string, most: number): Promise<CardFigures> {
  const changed = await selectChanged(db, claim)
  const ids = changed.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await rowsOf(db, ids, claim)
  const counting = rows.filter((row) => !row.dismissed)
  const stances = await stancesOf(db, claim)
  const carried = new Map((await outletsOf(db, claim)).map(({ source, n }) => [source, n]))
  const own = changed.filter((row) => row.own === 1)
  if (own.length > 0) {
    const theirs = await sql<{ source: string; n: number }>`
      SELECT i.source_id AS source, count(*) AS n FROM appearances a JOIN items i ON i.id = a.item_id
      WHERE a.statement_id IN ${idList(own.map(({ id }) => id))} GROUP BY i.source_id`.execute(db)
    for (const { source, n } of theirs.rows) carried.set(source, (carried.get(source) ?? 0) - n)
  }
  const still = [...carried].flatMap(([source, n]) => (n > 0 ? [source] : []))
  const plain = (stance: (name: string) => boolean) =>
    stances.reduce((sum, row) => sum + (stance(row.stance) ? row.n : 0), 0) -
    own.filter((row) => stance(row.stance)).length
  const without = JSON.stringify(ids)
  const newest = await newestOfAll(db, claim, without, 1)
  const times = [...newest.map(({ said }) => said), ...counting.map(spoken)]
  const shown = (await newestOnCard(db, claim, without, most)).map(({ id }) => id)
  return {
    statements: plain(() => true) + counting.length,
    // That somebody did not comment is on record, but no statement.
    counted: plain((name) => name !== NO_STATEMENT) + counting.filter((row) => row.stance !== NO_STATEMENT).length,
    outlets: new Set([...still, ...counting.flatMap((row) => row.sourceIds)]).size,
    latestAt: times.length === 0 ? null : Math.max(...times),
    latest: [...(await rowsOf(db, shown, claim)), ...counting.filter(isOnCard)].sort(newestFirst).slice(0, most),
  }
}

const stancesOf = builtOnce(
  (_, claim) => sql<{ stance: string; n: number }>`
    SELECT stance, statements AS n FROM claim_stances WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim})`,
)
const outletsOf = builtOnce(
  (_, claim) => sql<{ source: string; n: number }>`
    SELECT source_id AS source, appearances AS n FROM claim_outlets
    WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim})`,
)

/** That somebody did not comment is on record, but no statement. */
export const NO_STATEMENT = 'declines_comment'

/**
 * A card is edited in place for months: words taken down everywhere are not posted again with it. What is no statement
 * is not listed as one.
 */
export function isOnCard(row: StatementRow): boolean {
  return row.stance !== 'mentions' && row.stance !== NO_STATEMENT && !row.takenDown
}

type Newest = { id: number; said: number }

const SAID = sql`coalesce(said_at, published_at, seen_at)`
const ON_CARD = sql`AND stance NOT IN ('mentions', ${sql.lit(NO_STATEMENT)}) AND (
  NOT EXISTS (SELECT 1 FROM appearances a WHERE a.statement_id = statements.id)
  OR EXISTS (SELECT 1 FROM appearances a LEFT JOIN withdrawals w ON w.item_id = a.item_id
    WHERE a.statement_id = statements.id AND w.item_id IS NULL))`
const saidOf = (claim: string, without: string) => sql`claim_id = (SELECT id FROM claims WHERE slug = ${claim})
  AND id NOT IN ${idsOf(without)}`
const first = (most: number) => sql`ORDER BY ${SAID} DESC, id LIMIT ${most}`

const newestOfAll = builtOnce(
  (_, claim: string, without: string, most: number) => sql<Newest>`
    SELECT id, ${SAID} AS said FROM statements WHERE ${saidOf(claim, without)} ${first(most)}`,
)
const newestOnCard = builtOnce(
  (_, claim: string, without: string, most: number) => sql<Newest>`
    SELECT id, ${SAID} AS said FROM statements WHERE ${saidOf(claim, without)} ${ON_CARD} ${first(most)}`,
)
// What had been said by then, newest first, is nearly what had been seen: few are dated later than they were seen.
export const newestSeenBy = builtOnce(
  (_, claim: string, without: string, most: number, seenBy: Instant) => sql<Newest>`
    SELECT * FROM (
      SELECT * FROM (
        SELECT id, ${SAID} AS said FROM statements WHERE ${saidOf(claim, without)} ${ON_CARD}
          AND ${SAID} <= ${seenBy} AND seen_at <= ${seenBy} ${first(most)})
      UNION ALL
        SELECT id, ${SAID} AS said FROM statements INDEXED BY statements_ahead WHERE ${saidOf(claim, without)} ${ON_CARD}
          AND ${SAID} > seen_at AND seen_at <= ${seenBy} AND ${SAID} > ${seenBy}
    ) ORDER BY said DESC, id LIMIT ${most}`,
)

export function rowsOf(db: Kysely<Database>, ids: number[], claim: string): Promise<StatementRow[]> {
  return statementRowsOf(db, ids, claim)
}
