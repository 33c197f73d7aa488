import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Dismissal, DismissedMark } from '../domain/dismissal.ts'
import { OnrecordError } from '../domain/errors.ts'
import type { PlannedDelivery, StatusStep } from '../domain/event.ts'
import { sentence } from '../domain/sentence.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { DismissalStore } from '../ports/dismissal-store.ts'
import { builtOnce } from './built-once.ts'
import { bumpChangeMark } from './change-mark.ts'
import { insertDeliveries, insertStatusStep } from './commit-polls.ts'
import { insertBatches } from './insert-batches.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'
import { selectStatus } from './selects.ts'
import { dismissedByEdit } from './statement-edit-rows.ts'
import { writeTransaction } from './write-transaction.ts'

type Trx = Transaction<Database>

export function createDismissalStore(db: Kysely<Database>, file: string): DismissalStore {
  return {
    async active(claim) {
      return withStatements(db, await (claim === undefined ? allActive(db) : activeOf(db, claim)))
    },
    async history(claim) {
      const rows = await dismissalsOf(db, claim)
      const dismissals = await withStatements(db, rows)
      return dismissals.map((dismissal, at) => {
        const row = rows[at]
        const undone =
          row?.undone_at == null
            ? null
            : { by: row.undone_by ?? '', reason: row.undone_reason ?? '', at: row.undone_at }
        return { ...dismissal, undone }
      })
    },
    commit: ({ dismissal, statusStep, deliveries, withdrawnEvents }) =>
      writeTransaction(db, file, async (trx) => {
        const { id, claim, itemId, hash, shingles, by, reason, at, statementIds } = dismissal
        const before = await selectDismissals(trx, claim)
          .where('dismissal_undos.at', 'is', null)
          .where('dismissals.item_id', '=', itemId)
          .executeTakeFirst()
        if (before)
          throw new OnrecordError(
            'conflict',
            sentence`That item was already dismissed for ${claim} by ${before.by_whom}
              on ${new Date(before.at).toISOString()}: ${before.reason}. Nothing was changed.`,
            { permanent: true },
          )
        const claimId = await claimIdOf(trx, claim)
        await trx
          .insertInto('dismissals')
          .values({
            id,
            claim_id: claimId,
            item_id: itemId,
            hash,
            shingles: Buffer.from(shingles.buffer, shingles.byteOffset, shingles.byteLength),
            by_whom: by,
            reason,
            at,
          })
          .execute()
        await insertBatches(
          statementIds.map((statementId) => ({ dismissal_id: id, statement_id: statementId })),
          (rows) => trx.insertInto('dismissed_statements').values(rows).execute(),
        )
        await refuseUnsent(trx, withdrawnEvents, at, 'dismissed by an editor before it was posted')
        const entry = {
          type: 'dismissal',
          body: { id, claim, item: itemId, hash, by, reason, statements: statementIds },
        }
        await finish(trx, claim, claimId, entry, { statusStep, deliveries, at })
      }),
    undo: ({ dismissalId, claim, by, reason, at, statusStep, deliveries }) =>
      writeTransaction(db, file, async (trx) => {
        const undone = await trx
          .selectFrom('dismissal_undos')
          .selectAll()
          .where('dismissal_id', '=', dismissalId)
          .executeTakeFirst()
        if (undone)
          throw new OnrecordError(
            'conflict',
            sentence`That was already taken back by ${undone.by_whom} on ${new Date(undone.at).toISOString()}. Nothing was changed.`,
            { permanent: true },
          )
        await trx.insertInto('dismissal_undos').values({ dismissal_id: dismissalId, by_whom: by, reason, at }).execute()
        const entry = { type: 'dismissal_undone', body: { dismissal: dismissalId, claim, by, reason } }
        await finish(trx, claim, await claimIdOf(trx, claim), entry, { statusStep, deliveries, at })
      }),
  }
}

/** Status, posts, change mark and ledger: the same for both ways. */
async function finish(
  trx: Trx,
  claim: string,
  claimId: number,
  entry: LedgerEntry,
  result: { statusStep: StatusStep | null; deliveries: PlannedDelivery[]; at: Instant },
): Promise<void> {
  const { statusStep, deliveries, at } = result
  // A poll may have set a flag since the step was worked out: committing it would take that back unseen.
  if (statusStep && canonicalJson(await selectStatus(trx, claim)) !== canonicalJson(statusStep.from))
    throw new OnrecordError('conflict', sentence`The status of ${claim} changed while this was being decided.`, {
      permanent: false,
    })
  const entries = [entry]
  if (statusStep) entries.push(await insertStatusStep(trx, statusStep, new Map([[claim, claimId]])))
  await insertDeliveries(trx, deliveries, at)
  await bumpChangeMark(trx)
  await appendLedger(trx, entries, at)
}

/** Posts still on their way are not sent any more. */
export async function refuseUnsent(trx: Trx, eventKeys: string[], at: Instant, why: string): Promise<void> {
  if (eventKeys.length === 0) return
  await trx
    .updateTable('deliveries')
    .set({ state: 'refused', settled_at: at, last_error: why })
    .where('event_key', 'in', eventKeys)
    .where('state', 'in', ['pending', 'retry'])
    .execute()
}

async function claimIdOf(trx: Trx, slug: string): Promise<number> {
  return (await trx.selectFrom('claims').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
}

function selectDismissals(db: Kysely<Database>, claim?: string) {
  const query = db
    .selectFrom('dismissals')
    .innerJoin('claims', 'claims.id', 'dismissals.claim_id')
    .leftJoin('dismissal_undos', 'dismissal_undos.dismissal_id', 'dismissals.id')
    .selectAll('dismissals')
    .select([
      'claims.slug',
      'dismissal_undos.by_whom as undone_by',
      'dismissal_undos.reason as undone_reason',
      'dismissal_undos.at as undone_at',
    ])
    .orderBy('dismissals.id')
  return claim === undefined ? query : query.where('claims.slug', '=', claim)
}

const dismissalsOf = builtOnce((db, claim) => selectDismissals(db, claim))
const allActive = builtOnce((db) => selectDismissals(db).where('dismissal_undos.at', 'is', null))
const activeOf = builtOnce((db, claim) => selectDismissals(db, claim).where('dismissal_undos.at', 'is', null))

type Row = Selectable<Database['dismissals']> & { slug: string }

async function withStatements(db: Kysely<Database>, rows: Row[]): Promise<Dismissal[]> {
  if (rows.length === 0) return []
  const pairs = await db
    .selectFrom('dismissed_statements')
    .selectAll()
    .where('dismissal_id', 'in', (eb) =>
      eb
        .selectFrom('dismissals')
        .select('id')
        .where('claim_id', 'in', [...new Set(rows.map((row) => row.claim_id))]),
    )
    .orderBy('statement_id')
    .execute()
  const byDismissal = Map.groupBy(pairs, (pair) => pair.dismissal_id)
  return rows.map((row) => ({
    id: row.id,
    claim: row.slug,
    itemId: row.item_id,
    hash: row.hash,
    // A copy: the bytes SQLite hands out need not lie on a multiple of four.
    shingles: new Uint32Array(new Uint8Array(row.shingles).buffer),
    by: row.by_whom,
    reason: row.reason,
    at: row.at,
    statementIds: (byDismissal.get(row.id) ?? []).map((pair) => pair.statement_id),
  }))
}

/** Statements that are dismissed at present, with by whom and why: with their item, or by an edit of their own. */
export async function dismissedStatements(db: Kysely<Database>, claim?: string): Promise<Map<number, DismissedMark>> {
  const rows = claim === undefined ? await allDismissed(db) : await dismissedOf(db, claim)
  const byEdit = await dismissedByEdit(db)
  return new Map([
    ...byEdit,
    ...rows.map((row): [number, DismissedMark] => [
      row.statement_id,
      { dismissalId: row.id, editId: null, by: row.by_whom, reason: row.reason, at: row.at },
    ]),
  ])
}

const allDismissed = builtOnce((db) => dismissedRows(db))
const dismissedOf = builtOnce((db, claim) =>
  dismissedRows(db).where('dismissals.claim_id', 'in', (eb) =>
    eb.selectFrom('claims').select('id').where('slug', '=', claim),
  ),
)

function dismissedRows(db: Kysely<Database>) {
  return db
    .selectFrom('dismissed_statements')
    .innerJoin('dismissals', 'dismissals.id', 'dismissed_statements.dismissal_id')
    .leftJoin('dismissal_undos', 'dismissal_undos.dismissal_id', 'dismissals.id')
    .select(['statement_id', 'dismissals.id', 'dismissals.by_whom', 'dismissals.reason', 'dismissals.at'])
    .where('dismissal_undos.at', 'is', null)
    .orderBy('dismissals.id', 'desc')
}
