import { type Kysely, sql, type Transaction } from 'kysely'
import type { PurgeOrder, PurgeResult, PurgeStore } from '../ports/purge-store.ts'
import { cleanSearchIndex } from './clean-search-index.ts'
import { explainSqliteError } from './explain-sqlite-error.ts'
import { insertBatches } from './insert-batches.ts'
import { appendLedger } from './ledger.ts'
import { redactLedger } from './redactions.ts'
import type { Database } from './schema.ts'
import { createScrubber } from './scrub.ts'
import { countMentions, type Rewritten, rewriteRows, scrubHistory } from './scrub-history.ts'
import { scrubPosts } from './scrub-words.ts'
import { writeTransaction } from './write-transaction.ts'

type Trx = Transaction<Database>
const CHUNK = 500

export function createPurgeStore(db: Kysely<Database>, file: string): PurgeStore {
  return {
    async purge(order) {
      // What is overwritten is overwritten in the file too, and not left in the free room of its page.
      await sql`PRAGMA secure_delete = ON`.execute(db)
      const result = await writeTransaction(db, file, (trx) => purge(trx, order))
      await sql`PRAGMA secure_delete = OFF`.execute(db)
      return result
    },
    cleanIndex: (breathe) => cleanSearchIndex(db, breathe),
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
    async rewriteFile() {
      try {
        await sql`VACUUM`.execute(db)
        await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db)
        return true
      } catch (error) {
        // Somebody writes, or there is no room for a second copy: the words are out of the tables all the same.
        if (/^SQLITE_(BUSY|LOCKED|FULL)/.test((error as { code?: string }).code ?? '')) return false
        throw explainSqliteError(error, file)
      }
    },
    mentions: (words) => countMentions(db, createScrubber(words)),
    async statementsOf({ actor, name }) {
      // Editors may have put down to somebody what was read as another's.
      const put = await db
        .selectFrom('statement_edits')
        .leftJoin('statement_edit_texts', 'statement_edit_texts.edit_id', 'statement_edits.id')
        .innerJoin('statement_texts', 'statement_texts.statement_id', 'statement_edits.statement_id')
        .select('statement_edits.statement_id as id')
        .where('statement_edits.type', '=', 're_attribute')
        .where('statement_texts.salt', '<>', '')
        .where((eb) =>
          eb.or([
            ...(actor === undefined ? [] : [eb('statement_edits.actor', '=', actor)]),
            ...(name === undefined ? [] : [eb(sql`lower(statement_edit_texts.words)`, '=', name.toLowerCase())]),
          ]),
        )
        .execute()
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
        .execute()
      return [...new Set([...rows, ...put].map((row) => row.id))].sort((a, b) => a - b)
    },
    async carriersOf(statementIds) {
      if (statementIds.length === 0) return { revisionIds: [], words: [], names: [] }
      const texts = await db
        .selectFrom('statement_texts')
        .select(['quote', 'speaker', 'affiliation'])
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
        names: [
          ...new Set(
            texts
              .filter(({ speaker }) => speaker.length > 0)
              .flatMap(({ speaker, affiliation }) => [
                speaker,
                ...(affiliation === '' ? [] : [`${speaker} (${affiliation})`]),
              ]),
          ),
        ],
      }
    },
  }
}

async function purge(trx: Trx, order: PurgeOrder): Promise<PurgeResult> {
  const names = createScrubber(order.names ?? [])
  const scrubber = createScrubber([...order.words, ...(order.names ?? [])])
  const last = await trx.selectFrom('ledger').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  // Whoever asks to be erased is not named by the reason for it.
  const reason = scrubber.scrub(order.reason)
  const { insertId } = await trx
    .insertInto('purges')
    .values({ at: order.at, by_whom: order.by, reason, what: order.what })
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
  // Made of the words: what a feed still has, its next news prints anew.
  if (scrubber.words.length > 0 || statements.length > 0) await trx.deleteFrom('entry_prints').execute()
  const rewritten: Rewritten = new Map()
  const requests = await emptyRequests(trx, statements, rewritten)
  const posts = await scrubPosts(trx, scrubber)
  const reasons = await scrubHistory(trx, ({ name }) => (name === 'requests' ? names : scrubber), rewritten)
  const redacted = await redactLedger(trx, scrubber, rewritten, last?.seq ?? 0)
  const { at, what, by } = order
  const body = { purge: purgeId, what, by, reason, statements, revisions, edits, copies, posts, requests, reasons }
  await appendLedger(trx, [{ type: 'purge', body: { ...body, redacted } }], at)
  return { statements: statements.length, revisions: revisions.length, posts, requests, reasons }
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

/** A request holds the words that made it. */
async function emptyRequests(trx: Trx, statementIds: readonly number[], rewritten: Rewritten): Promise<number> {
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
  await rewriteRows(trx, 'requests', rewritten, async () => {
    for (const some of chunks(ids))
      await trx.updateTable('requests').set({ what: '' }).where('id', 'in', some).execute()
    return ids
  })
  return ids.length
}

function* chunks<T>(list: readonly T[]): Generator<T[]> {
  for (let i = 0; i < list.length; i += CHUNK) yield list.slice(i, i + CHUNK)
}
