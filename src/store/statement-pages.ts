import { type Kysely, sql } from 'kysely'
import type { Instant } from '../domain/vocabulary.ts'
import type { StatementPage, StatementRow } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import type { Database } from './schema.ts'
import { statementRowsOf } from './statement-rows.ts'

/** Statements first put down to a claim, whatever editors did since; moved ones count where they were read. */
export async function countStatements(db: Kysely<Database>, claim: string): Promise<number> {
  const [row] = await countOf(db, claim)
  return row?.n ?? 0
}

const countOf = builtOnce(
  (_, claim) => sql<{ n: number }>`SELECT coalesce(sum(statements), 0) AS n FROM claim_stances
    WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim})`,
)

/** Counts no further than `most`. */
export async function countSeenBefore(
  db: Kysely<Database>,
  claim: string,
  before: { at: Instant; inclusive: boolean },
  most: number,
): Promise<number> {
  const until = before.inclusive ? before.at : before.at - 1
  const [row] = await countUntil(db, claim, until, most)
  return row?.n ?? 0
}

const countUntil = builtOnce(
  (_, claim: string, until: Instant, most: number) => sql<{ n: number }>`SELECT count(*) AS n FROM (
    SELECT 1 FROM statements WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim}) AND seen_at <= ${until}
    LIMIT ${most})`,
)

/** Those of `countStatements`, in the order they were seen. */
export async function statementsSeen(
  db: Kysely<Database>,
  claim: string,
  { offset, limit }: StatementPage,
): Promise<StatementRow[]> {
  const ids = (await idsSeen(db, claim, limit, offset)).map(({ id }) => id)
  const found = await statementRowsOf(db, ids, claim)
  return found.sort((a, b) => a.seenAt - b.seenAt || a.id - b.id)
}

const idsSeen = builtOnce(
  (_, claim: string, limit: number, offset: number) => sql<{ id: number }>`SELECT id FROM statements
    WHERE claim_id = (SELECT id FROM claims WHERE slug = ${claim})
    ORDER BY seen_at, id LIMIT ${limit} OFFSET ${offset}`,
)

/** What editors corrected, moved here or away, or dismissed once: few, whatever the claim has. */
export const selectChanged = builtOnce(
  // CROSS JOIN: from the dismissed ones, which are few, and not from all statements of the claim.
  (_, claim) => sql<ChangedRow>`WITH wanted AS (SELECT id FROM claims WHERE slug = ${claim})
    SELECT s.id, s.stance, s.claim_id IN wanted AS own FROM statements s WHERE s.id IN (
      SELECT e.statement_id FROM statement_edits e CROSS JOIN statements o ON o.id = e.statement_id
        WHERE o.claim_id IN wanted OR e.to_claim_id IN wanted
      UNION SELECT d.statement_id FROM dismissed_statements d CROSS JOIN statements o ON o.id = d.statement_id
        WHERE o.claim_id IN wanted)`,
)

/** `own`: 1 where it was first put down to this claim. */
type ChangedRow = { id: number; stance: string; own: number }

export async function changedStatements(
  db: Kysely<Database>,
  claim: string,
): Promise<{ statement: StatementRow; own: boolean }[]> {
  const changed = new Map((await selectChanged(db, claim)).map((row) => [row.id, row.own === 1]))
  if (changed.size === 0) return []
  const rows = await statementRowsOf(db, [...changed.keys()], claim)
  return rows.map((statement) => ({ statement, own: changed.get(statement.id) ?? false }))
}
