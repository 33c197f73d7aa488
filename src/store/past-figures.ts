import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { PastFigures, StatementRow } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import { isOnCard, NO_STATEMENT, newestFirst, newestSeenBy, rowsOf } from './claim-figures.ts'
import { idList, idsOf } from './id-list.ts'
import type { Database } from './schema.ts'
import { selectChanged } from './statement-pages.ts'

const DAY_MS = 86_400_000

/**
 * What a card counts and shows of the statements that had been seen by a moment, with the outlets that carried them by
 * then: sums kept by triggers, put right for the few statements that editors changed, whenever that was.
 */
export async function figuresSeenBy(
  db: Kysely<Database>,
  claim: string,
  at: Instant,
  most: number,
): Promise<PastFigures> {
  const changedIds = await selectChanged(db, claim)
  const ids = changedIds.map(({ id }) => id)
  const changed = ids.length === 0 ? [] : (await rowsOf(db, ids, claim)).filter(({ seenAt }) => seenAt <= at)
  const counting = changed.filter((row) => !row.dismissed)
  const seen = new Set(changed.map(({ id }) => id))
  // As they were read first: so the sums have them.
  const own = changedIds.filter((row) => row.own === 1 && seen.has(row.id))
  const sums = await countSeen(db, claim, at)
  const declined = (list: readonly { stance: string }[]) => list.filter(({ stance }) => stance === NO_STATEMENT).length
  const newest = await newestSeenBy(db, claim, JSON.stringify(ids), most, at)
  const shown = await rowsOf(
    db,
    newest.map(({ id }) => id),
    claim,
  )
  const latest = [...shown, ...changed.filter(isOnCard)].sort(newestFirst).slice(0, most)
  const carriers = await carriedBy(db, [...new Set([...latest, ...counting].map(({ id }) => id))], at)
  const sourcesOf = (row: StatementRow) => carriers.get(row.id) ?? []
  const outlets = await outletsBy(
    db,
    claim,
    at,
    own.map(({ id }) => id),
  )
  return {
    counted: sums.statements - own.length - (sums.declined - declined(own)) + counting.length - declined(counting),
    outlets: new Set([...outlets, ...counting.flatMap(sourcesOf)]).size,
    latest: latest.map((row) => ({ ...row, sourceIds: sourcesOf(row) })),
    changed,
  }
}

/** Whole days by their sums, and of the day itself what had come by then. */
async function countSeen(db: Kysely<Database>, claim: string, at: Instant) {
  const day = Math.floor(at / DAY_MS)
  const [sums] = await sumsUntil(db, claim, day, day * DAY_MS, at)
  return sums ?? { statements: 0, declined: 0 }
}

const sumsUntil = builtOnce(
  (_, claim: string, day: number, from: Instant, until: Instant) => sql<{ statements: number; declined: number }>`
    WITH wanted AS (SELECT id FROM claims WHERE slug = ${claim})
    SELECT coalesce(sum(statements), 0) AS statements, coalesce(sum(declined), 0) AS declined FROM (
      SELECT statements, declined FROM claim_days WHERE claim_id IN wanted AND day < ${day}
      UNION ALL SELECT count(*), sum(stance = ${NO_STATEMENT}) FROM statements
        WHERE claim_id IN wanted AND seen_at >= ${from} AND seen_at <= ${until})`,
)

async function carriedBy(db: Kysely<Database>, ids: number[], at: Instant): Promise<Map<number, string[]>> {
  const carriers = new Map<number, string[]>()
  if (ids.length === 0) return carriers
  for (const { id, source } of await carriersBy(db, JSON.stringify(ids), at))
    carriers.set(id, [...(carriers.get(id) ?? []), source])
  return carriers
}

const carriersBy = builtOnce(
  (_, ids: string, at: Instant) => sql<{ id: number; source: string }>`
    SELECT DISTINCT a.statement_id AS id, i.source_id AS source FROM appearances a JOIN items i ON i.id = a.item_id
    WHERE a.statement_id IN ${idsOf(ids)} AND a.seen_at <= ${at}`,
)

/** Sources that by then carried a statement nobody changed. */
async function outletsBy(db: Kysely<Database>, claim: string, at: Instant, without: number[]): Promise<string[]> {
  const rows = await outletsSince(db, claim, at)
  if (without.length === 0) return rows.map(({ source }) => source)
  const theirs = await sql<{ source: string; n: number }>`
    SELECT i.source_id AS source, count(*) AS n FROM appearances a JOIN items i ON i.id = a.item_id
    WHERE a.statement_id IN ${idList(without)} GROUP BY i.source_id`.execute(db)
  const touched = new Map(theirs.rows.map(({ source, n }) => [source, n]))
  const still: string[] = []
  for (const { source, appearances } of rows) {
    const changed = touched.get(source)
    if (changed === undefined) still.push(source)
    else if (appearances > changed && (await carriesAnother(db, claim, source, at, without))) still.push(source)
  }
  return still
}

const outletsSince = builtOnce(
  (_, claim: string, at: Instant) => sql<{ source: string; appearances: number }>`
    SELECT source_id AS source, appearances FROM claim_outlets
    WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim}) AND first_seen_at <= ${at}`,
)

/** Asked only of a source that carried a changed statement too: the sums do not tell which came first. */
async function carriesAnother(db: Kysely<Database>, claim: string, source: string, at: Instant, without: number[]) {
  const { rows } = await sql`
    SELECT 1 FROM statements s JOIN appearances a ON a.statement_id = s.id JOIN items i ON i.id = a.item_id
    WHERE s.claim_id = (SELECT id FROM claims WHERE slug = ${claim}) AND s.seen_at <= ${at} AND a.seen_at <= ${at}
      AND i.source_id = ${source} AND s.id NOT IN ${idList(without)} LIMIT 1`.execute(db)
  return rows.length > 0
}
