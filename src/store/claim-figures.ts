import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { CardFigures, StatementRow } from '../ports/stores.ts'
import type { Database } from './schema.ts'
import { selectChanged } from './statement-pages.ts'
import { idList, statementRowsOf } from './statement-rows.ts'

const spoken = (s: Pick<StatementRow, 'saidAt' | 'publishedAt' | 'seenAt'>) => s.saidAt ?? s.publishedAt ?? s.seenAt
export const newestFirst = (a: StatementRow, b: StatementRow) => spoken(b) - spoken(a) || a.id - b.id

/** Counts kept by triggers, put right for the few statements that editors changed. */
export async function cardFigures(db: Kysely<Database>, claim: string, most: number): Promise<CardFigures> {
  const changed = await selectChanged(db, claim)
  const ids = changed.map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await rowsOf(db, ids, claim)
  const counting = rows.filter((row) => !row.dismissed)
  const claimId = sql`(SELECT id FROM claims WHERE slug = ${claim})`
  const stances = await sql<{ stance: string; n: number }>`
    SELECT stance, statements AS n FROM claim_stances WHERE claim_id = ${claimId}`.execute(db)
  const outlets = await sql<{ source: string; n: number }>`
    SELECT source_id AS source, appearances AS n FROM claim_outlets WHERE claim_id = ${claimId}`.execute(db)
  const carried = new Map(outlets.rows.map(({ source, n }) => [source, n]))
  const own = changed.filter((row) => row.own === 1)
  if (own.length > 0) {
    const theirs = await sql<{ source: string; n: number }>`
      SELECT i.source_id AS source, count(*) AS n FROM appearances a JOIN items i ON i.id = a.item_id
      WHERE a.statement_id IN ${idList(own.map(({ id }) => id))} GROUP BY i.source_id`.execute(db)
    for (const { source, n } of theirs.rows) carried.set(source, (carried.get(source) ?? 0) - n)
  }
  const still = [...carried].flatMap(([source, n]) => (n > 0 ? [source] : []))
  const plain = (stance: (name: string) => boolean) =>
    stances.rows.reduce((sum, row) => sum + (stance(row.stance) ? row.n : 0), 0) -
    own.filter((row) => stance(row.stance)).length
  const newest = await selectNewest(db, claim, { without: ids, most: 1 })
  const times = [...newest.map(({ said }) => said), ...counting.map(spoken)]
  const shown = (await selectNewest(db, claim, { without: ids, most, onCard: true })).map(({ id }) => id)
  return {
    statements: plain(() => true) + counting.length,
    // That somebody did not comment is on record, but no statement.
    counted: plain((name) => name !== NO_STATEMENT) + counting.filter((row) => row.stance !== NO_STATEMENT).length,
    outlets: new Set([...still, ...counting.flatMap((row) => row.sourceIds)]).size,
    latestAt: times.length === 0 ? null : Math.max(...times),
    latest: [...(await rowsOf(db, shown, claim)), ...counting.filter(isOnCard)].sort(newestFirst).slice(0, most),
  }
}

/** That somebody did not comment is on record, but no statement. */
export const NO_STATEMENT = 'declines_comment'

/** A card is edited in place for months: words taken down everywhere are not posted again with it. */
export function isOnCard(row: StatementRow): boolean {
  return row.stance !== 'mentions' && !row.takenDown
}

export async function selectNewest(
  db: Kysely<Database>,
  claim: string,
  { without, most, onCard = false, seenBy }: { without: number[]; most: number; onCard?: boolean; seenBy?: Instant },
): Promise<{ id: number; said: number }[]> {
  const card = onCard
    ? sql`AND stance <> 'mentions' AND (
        NOT EXISTS (SELECT 1 FROM appearances a WHERE a.statement_id = statements.id)
        OR EXISTS (SELECT 1 FROM appearances a LEFT JOIN withdrawals w ON w.item_id = a.item_id
          WHERE a.statement_id = statements.id AND w.item_id IS NULL))`
    : sql``
  const said = sql`coalesce(said_at, published_at, seen_at)`
  const select = (from: RawBuilder<unknown>) => sql`SELECT id, ${said} AS said FROM ${from}
    WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim}) AND id NOT IN ${idList(without)} ${card}`
  const newest = sql`ORDER BY ${said} DESC, id LIMIT ${most}`
  // What had been said by then, newest first, is nearly what had been seen: few are dated later than they were seen.
  const all =
    seenBy === undefined
      ? sql`${select(sql`statements`)} ${newest}`
      : sql`SELECT * FROM (
          SELECT * FROM (${select(sql`statements`)} AND ${said} <= ${seenBy} AND seen_at <= ${seenBy} ${newest})
          UNION ALL SELECT * FROM (${select(sql`statements INDEXED BY statements_ahead`)}
            AND ${said} > seen_at AND seen_at <= ${seenBy} AND ${said} > ${seenBy})
        ) ORDER BY said DESC, id LIMIT ${most}`
  const { rows } = await sql<{ id: number; said: number }>`${all}`.execute(db)
  return rows
}

export function rowsOf(db: Kysely<Database>, ids: number[], claim: string): Promise<StatementRow[]> {
  return statementRowsOf(db, ids, claim)
}
