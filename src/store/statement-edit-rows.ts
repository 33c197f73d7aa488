import type { Kysely } from 'kysely'
import type { DismissedMark } from '../domain/dismissal.ts'
import type { Statement } from '../domain/statement.ts'
import {
  applyEdits,
  type EffectiveStatement,
  type StatementChange,
  type StatementEdit,
} from '../domain/statement-edit.ts'
import type { Language, Stance, StanceKind } from '../domain/vocabulary.ts'
import { builtOnce } from './built-once.ts'
import { idsOf } from './id-list.ts'
import type { Database } from './schema.ts'

/** Edits of the statements given, or of all, by statement, oldest first. */
export async function selectEdits(
  db: Kysely<Database>,
  statementIds?: readonly number[],
): Promise<Map<number, StatementEdit[]>> {
  // Of many statements all edits are read: there are few.
  const rows =
    statementIds !== undefined && statementIds.length <= 500
      ? await editsOf(db, JSON.stringify(statementIds))
      : await allEdits(db)
  return Map.groupBy(rows.map(toEdit), (edit) => edit.statementId)
}

const allEdits = builtOnce((db) => edits(db))
const editsOf = builtOnce((db, ids) => edits(db).where('statement_edits.statement_id', 'in', idsOf(ids)))

function edits(db: Kysely<Database>) {
  return db
    .selectFrom('statement_edits')
    .leftJoin('statement_edit_texts', 'statement_edit_texts.edit_id', 'statement_edits.id')
    .leftJoin('claims', 'claims.id', 'statement_edits.to_claim_id')
    .selectAll('statement_edits')
    .select(['statement_edit_texts.words', 'statement_edit_texts.affiliation', 'claims.slug'])
    .orderBy('statement_edits.id')
}

type Row = {
  id: number
  statement_id: number
  type: string
  stance: string | null
  kind: string | null
  to_claim_version_id: number | null
  actor: string | null
  unnamed: number | null
  language: string | null
  by_whom: string
  reason: string
  at: number
  words: string | null
  affiliation: string | null
  slug: string | null
}

function toEdit(row: Row): StatementEdit {
  const { id, statement_id: statementId, by_whom: by, reason, at } = row
  return { id, statementId, by, reason, at, change: toChange(row) }
}

function toChange(row: Row): StatementChange {
  switch (row.type as StatementChange['type']) {
    case 'dismiss':
      return { type: 'dismiss' }
    case 'restore':
      return { type: 'restore' }
    case 're_attribute':
      return {
        type: 're_attribute',
        speaker: {
          name: row.words ?? '',
          affiliation: row.affiliation ?? '',
          ...(row.actor === null ? {} : { actor: row.actor }),
          unnamed: row.unnamed === 1,
        },
      }
    case 're_stance':
      return {
        type: 're_stance',
        stance: row.stance as Stance,
        ...(row.kind === null ? {} : { kind: row.kind as StanceKind }),
      }
    case 'move':
      return { type: 'move', claim: row.slug ?? '', claimVersionId: row.to_claim_version_id ?? 0 }
    case 'translate':
      return { type: 'translate', language: row.language as Language, words: row.words ?? '' }
  }
}

/**
 * A statement as a claim sees it: with its edits applied; for a claim it was moved away from, as it was read there, and
 * marked as not counting.
 */
export function seenFrom(
  claim: string | null,
  original: Statement,
  edits: readonly StatementEdit[],
): EffectiveStatement {
  const effective = applyEdits(original, edits)
  if (claim === null || effective.statement.claim === claim) return effective
  const away = edits.findLast(({ change }) => change.type === 'move')
  const before = applyEdits(
    original,
    edits.filter(({ change, id }) => change.type !== 'move' && id < (away?.id ?? 0)),
  )
  const mark: DismissedMark = {
    dismissalId: null,
    editId: away?.id ?? null,
    by: away?.by ?? '',
    reason: away?.reason ?? '',
    at: away?.at ?? 0,
    movedTo: effective.statement.claim,
  }
  return {
    ...effective,
    statement: { ...before.statement, claim },
    dismissed: effective.dismissed ?? mark,
  }
}

/** Requests and proposals that rest on a reading an editor corrected since. */
export async function selectVoids(db: Kysely<Database>): Promise<{ requests: Set<number>; proposals: Set<number> }> {
  const rows = await voidRows(db)
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.target_id))
  return { requests: of('request'), proposals: of('proposal') }
}

const voidRows = builtOnce((db) => db.selectFrom('statement_edit_voids').select(['kind', 'target_id']))

/** Statements whose own last dismissing edit was not taken back. */
export async function dismissedByEdit(db: Kysely<Database>): Promise<Map<number, DismissedMark>> {
  const rows = await dismissingEdits(db)
  const marks = new Map<number, DismissedMark>()
  for (const { id, statement_id, type, by_whom: by, reason, at } of rows)
    if (type === 'restore') marks.delete(statement_id)
    else marks.set(statement_id, { dismissalId: null, editId: id, by, reason, at })
  return marks
}

const dismissingEdits = builtOnce((db) =>
  db
    .selectFrom('statement_edits')
    .select(['id', 'statement_id', 'type', 'by_whom', 'reason', 'at'])
    .where('type', 'in', ['dismiss', 'restore'])
    .orderBy('id'),
)
