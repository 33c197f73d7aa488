import type { Kysely } from 'kysely'
import type { StatementRow } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import { dismissedStatements } from './dismissals.ts'
import { releasedRanges } from './held.ts'
import { idsOf } from './id-list.ts'
import { toStatement } from './rows.ts'
import type { Database } from './schema.ts'
import { selectStatements } from './selects.ts'
import { seenFrom, selectEdits } from './statement-edit-rows.ts'

type StatementQuery = ReturnType<typeof joined>

/** Statements as answers show them, with all that was decided about them; by id. */
export async function statementRows(
  db: Kysely<Database>,
  narrow: (query: StatementQuery) => StatementQuery,
  claim: string | null = null,
): Promise<StatementRow[]> {
  return complete(db, await narrow(joined(db)).execute(), claim)
}

/** The same of these statements; asked so often that the query is built once. */
export async function statementRowsOf(
  db: Kysely<Database>,
  ids: readonly number[],
  claim: string | null = null,
): Promise<StatementRow[]> {
  return ids.length === 0 ? [] : complete(db, await rowsOfIds(db, JSON.stringify(ids)), claim)
}

function joined(db: Kysely<Database>) {
  return selectStatements(db)
    .leftJoin('items', 'items.id', 'statements.origin_item_id')
    .leftJoin('revision_texts', 'revision_texts.revision_id', 'statements.origin_revision_id')
    .leftJoin('added_statements', 'added_statements.statement_id', 'statements.id')
    .select(['items.source_id', 'items.link', 'added_statements.url', 'revision_texts.title as item_title'])
    .orderBy('statements.id')
}

const rowsOfIds = builtOnce((db: Kysely<Database>, ids) => joined(db).where('statements.id', 'in', idsOf(ids)))
const carriersOf = builtOnce((db: Kysely<Database>, ids) =>
  db
    .selectFrom('appearances')
    .innerJoin('items', 'items.id', 'appearances.item_id')
    .leftJoin('withdrawals', 'withdrawals.item_id', 'appearances.item_id')
    .select(['appearances.statement_id', 'items.source_id', 'withdrawals.at as withdrawn_at'])
    .where('appearances.statement_id', 'in', idsOf(ids)),
)

type Joined = Awaited<ReturnType<typeof rowsOfIds>>

async function complete(db: Kysely<Database>, rows: Joined, claim: string | null): Promise<StatementRow[]> {
  if (rows.length === 0) return []
  const isReleased = await releasedRanges(db)
  const dismissed = await dismissedStatements(db)
  const edits = await selectEdits(
    db,
    rows.map((row) => row.id),
  )
  const carriers = await carriersOf(db, JSON.stringify(rows.map((row) => row.id)))
  const sourcesOf = new Map<number, Set<string>>()
  const stillUp = new Set<number>()
  for (const { statement_id, source_id, withdrawn_at } of carriers) {
    if (withdrawn_at === null) stillUp.add(statement_id)
    const sources = sourcesOf.get(statement_id) ?? new Set()
    sourcesOf.set(statement_id, sources.add(source_id))
  }
  return rows.map((row) => {
    const seen = seenFrom(claim, toStatement(row), edits.get(row.id) ?? [])
    return {
      ...seen.statement,
      silent: row.silent === 1 && !(row.origin_item_id !== null && isReleased(row.origin_item_id)),
      sourceId: row.source_id,
      itemTitle: row.item_title,
      link: row.link ?? row.url,
      sourceIds: [...(sourcesOf.get(row.id) ?? [])],
      takenDown: sourcesOf.has(row.id) && !stillUp.has(row.id),
      dismissed: dismissed.get(row.id) ?? seen.dismissed,
      corrections: seen.corrections,
      translations: seen.translations,
    }
  })
}
