import { type Kysely, sql, type Transaction } from 'kysely'
import type { PurgeOrder, PurgeResult, PurgeStore } from '../ports/purge-store.ts'
import { insertBatches } from './insert-batches.ts'
import { appendLedger } from './ledger.ts'
import { sealsOf } from './row-seals.ts'
import type { Database } from './schema.ts'
import { scrubWords } from './scrub-words.ts'
import { writeTransaction } from './write-transaction.ts'

type Trx = Transaction<Database>
const CHUNK = 500

export function createPurgeStore(db: Kysely<Database>, file: string): PurgeStore {
  return {
    async purge(order) {
      const result = await writeTransaction(db, file, (trx) => purge(trx, order))
      // What was deleted from the index is gone from its pages only once they are written anew.
      await sql`INSERT INTO search_items (search_items) VALUES ('optimize')`.execute(db)
      await sql`INSERT INTO search_statements (search_statements) VALUES ('optimize')`.execute(db)
      return result
    },
    async unneeded(before, limit) {
      const { rows } = await sql<{ id: number }>`
        SELECT r.id FROM items i JOIN revisions r ON r.item_id = i.id
        WHERE i.first_seen_at < ${before}
          AND NOT EXISTS (SELECT 1 FROM revisions n WHERE n.item_id = i.id AND n.seen_at >= ${before})
          AND NOT EXISTS (SELECT 1 FROM appearances a WHERE a.item_id = i.id)
          AND NOT EXISTS (SELECT 1 FROM purged_texts p WHERE p.kind = 'revision' AND p.id = r.id)
        ORDER BY i.first_seen_at LIMIT ${limit}`.execute(db)
      return rows.map((row) => row.id)
    },
    async statementsOf({ actor, name }) {
      const rows = await db
        .selectFrom('statements')
        .innerJoin('statement_texts', 'statement_texts.statement_id', 'statements.id')
        .select('statements.id')
        .where('statement_texts.salt', '<>', '')
        .where((eb) =>
          eb.or([
            ...(actor === undefined ? [] : [eb('statements.actor', '=', actor)]),
            ...(name === undefined ? [] : [eb(sql`lower(statement_texts.speaker)`, '=', name.toLowerCase())]),
          ]),
        )
        .orderBy('statements.id')
        .execute()
      return rows.map((row) => row.id)
    },
    async carriersOf(statementIds) {
      if (statementIds.length === 0) return { revisionIds: [], words: [], names: [] }
      const texts = await db
        .selectFrom('statement_texts')
        .select(['quote', 'speaker'])
        .where('statement_id', 'in', statementIds)
        .execute()
      const revisions = await db
        .selectFrom('appearances')
        .innerJoin('revisions', 'revisions.item_id', 'appearances.item_id')
        .select('revisions.id')
        .distinct()
        .where('appearances.statement_id', 'in', statementIds)
        .execute()
      return {
        revisionIds: revisions.map((row) => row.id),
        words: texts.map((row) => row.quote).filter((words) => words.length > 0),
        names: [...new Set(texts.map((row) => row.speaker).filter((name) => name.length > 0))],
      }
    },
  }
}

async function purge(trx: Trx, order: PurgeOrder): Promise<PurgeResult> {
  const { insertId } = await trx
    .insertInto('purges')
    .values({ at: order.at, by_whom: order.by, reason: order.reason, what: order.what })
    .executeTakeFirstOrThrow()
  const purgeId = Number(insertId)
  const statements = await markPurged(trx, 'statement', order.statementIds, purgeId)
  const revisions = await markPurged(trx, 'revision', order.revisionIds, purgeId)
  for (const some of chunks(statements))
    await trx
      .updateTable('statement_texts')
      .set({ speaker: '', affiliation: '', quote: '', salt: '' })
      .where('statement_id', 'in', some)
      .execute()
  const edits = await markPurged(trx, 'edit', await editsOf(trx, statements), purgeId)
  for (const some of chunks(edits))
    await trx
      .updateTable('statement_edit_texts')
      .set({ words: '', affiliation: '', salt: '' })
      .where('edit_id', 'in', some)
      .execute()
  const copies = await markPurged(trx, 'copy', await copiesOf(trx, statements), purgeId)
  for (const some of chunks(copies))
    await trx.deleteFrom('saved_copy_bodies').where('statement_id', 'in', some).execute()
  for (const some of chunks(revisions)) {
    await trx
      .updateTable('revision_texts')
      .set({ title: '', summary: '', body: '', author: null })
      .where('revision_id', 'in', some)
      .execute()
    await trx.deleteFrom('analyst_readings').where('revision_id', 'in', some).execute()
  }
  const requests = await emptyRequests(trx, statements)
  const posts = await scrubWords(trx, order.words)
  const { at, what, by, reason } = order
  const body = { purge: purgeId, what, by, reason, statements, revisions, edits, copies, posts, requests }
  await appendLedger(trx, [{ type: 'purge', body }], at)
  return { statements: statements.length, revisions: revisions.length, posts, requests }
}

/** Edits that hold words: another speaker's name, a translation. */
async function editsOf(trx: Trx, statementIds: readonly number[]): Promise<number[]> {
  const ids: number[] = []
  for (const some of chunks(statementIds)) {
    const rows = await trx
      .selectFrom('statement_edits')
      .select('id')
      .where('statement_id', 'in', some)
      .where('text_hash', 'is not', null)
      .execute()
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

async function copiesOf(trx: Trx, statementIds: readonly number[]): Promise<number[]> {
  const ids: number[] = []
  for (const some of chunks(statementIds)) {
    const rows = await trx.selectFrom('saved_copies').select('statement_id').where('statement_id', 'in', some).execute()
    ids.push(...rows.map((row) => row.statement_id))
  }
  return ids
}

/** Those that were not purged before. */
async function markPurged(trx: Trx, kind: string, ids: readonly number[], purgeId: number): Promise<number[]> {
  const fresh: number[] = []
  for (const some of chunks(ids)) {
    const known = await trx
      .selectFrom('purged_texts')
      .select('id')
      .where('kind', '=', kind)
      .where('id', 'in', some)
      .execute()
    const gone = new Set(known.map((row) => row.id))
    fresh.push(...some.filter((id) => !gone.has(id)))
  }
  await insertBatches(
    [...new Set(fresh)].map((id) => ({ kind, id, purge_id: purgeId })),
    (rows) => trx.insertInto('purged_texts').values(rows).execute(),
  )
  return [...new Set(fresh)]
}

/**
 * A request holds the words that made it: the one thing of history that is emptied. Its guard is put aside for that and
 * put back, and the row enters the ledger anew.
 */
async function emptyRequests(trx: Trx, statementIds: readonly number[]): Promise<number> {
  const ids: number[] = []
  for (const some of chunks(statementIds)) {
    const rows = await trx
      .selectFrom('requests')
      .select('id')
      .where('statement_id', 'in', some)
      .where('what', '<>', '')
      .execute()
    ids.push(...rows.map((row) => row.id))
  }
  if (ids.length === 0) return 0
  const guard = await sql<{ sql: string }>`
    SELECT sql FROM sqlite_master WHERE name = 'requests_no_update'`.execute(trx)
  await sql`DROP TRIGGER requests_no_update`.execute(trx)
  for (const some of chunks(ids)) await trx.updateTable('requests').set({ what: '' }).where('id', 'in', some).execute()
  await sql.raw(guard.rows[0]?.sql ?? '').execute(trx)
  const rows = await sealsOf(trx, { name: 'requests', keys: ['id'] }, ids)
  const last = await trx.selectFrom('ledger').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  await appendLedger(trx, [{ type: 'rows', body: { table: 'requests', rows, again: true } }], last?.at ?? 0)
  return ids.length
}

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let i = 0; i < list.length; i += CHUNK) yield list.slice(i, i + CHUNK)
}
