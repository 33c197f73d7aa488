import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { StatementEdit } from '../domain/statement-edit.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { Consequences, StatementEditStore } from '../ports/statement-edit-store.ts'
import { bumpChangeMark } from './change-mark.ts'
import { insertDeliveries, insertProposal, insertRequest, insertStatement, insertStatusStep } from './commit-polls.ts'
import { refuseUnsent } from './dismissals.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import { saltedHash } from './rows.ts'
import type { Database } from './schema.ts'
import { selectStatus } from './selects.ts'
import { selectEdits } from './statement-edit-rows.ts'
import { writeTransaction } from './write-transaction.ts'

type Trx = Transaction<Database>

export function createStatementEditStore(db: Kysely<Database>, file: string): StatementEditStore {
  return {
    async history(statementId) {
      return (await selectEdits(db, [statementId])).get(statementId) ?? []
    },
    async added(statementId) {
      const row = await db
        .selectFrom('added_statements')
        .selectAll()
        .where('statement_id', '=', statementId)
        .executeTakeFirst()
      if (!row) return null
      const { by_whom: by, reason, at, url, quote_found } = row
      return { by, reason, at, url, quoteFound: quote_found === null ? null : quote_found === 1 }
    },
    async copy(statementId) {
      const row = await db
        .selectFrom('saved_copies')
        .leftJoin('saved_copy_bodies', 'saved_copy_bodies.statement_id', 'saved_copies.statement_id')
        .selectAll('saved_copies')
        .select('saved_copy_bodies.body')
        .where('saved_copies.statement_id', '=', statementId)
        .executeTakeFirst()
      if (!row) return null
      const { url, final_url: finalUrl, fetched_at: fetchedAt, sha256, media_type: mediaType, body } = row
      return { url, finalUrl, fetchedAt, sha256, mediaType, body: body === null ? null : new Uint8Array(body) }
    },
    commitAdded: (result) =>
      writeTransaction(db, file, async (trx) => {
        const { statement, added, copy } = result
        await demandMark(trx, result.basedOn)
        const entries = [await insertStatement(trx, statement, await claimIdsBySlug(trx))]
        await trx
          .insertInto('added_statements')
          .values({
            statement_id: statement.id,
            by_whom: added.by,
            reason: added.reason,
            at: added.at,
            url: added.url,
            quote_found: added.quoteFound === null ? null : added.quoteFound ? 1 : 0,
          })
          .execute()
        if (copy) {
          const { url, finalUrl, fetchedAt, sha256, mediaType, body } = copy
          await trx
            .insertInto('saved_copies')
            .values({
              statement_id: statement.id,
              url,
              final_url: finalUrl,
              fetched_at: fetchedAt,
              sha256,
              media_type: mediaType,
              bytes: body.byteLength,
            })
            .execute()
          await trx
            .insertInto('saved_copy_bodies')
            .values({ statement_id: statement.id, body: Buffer.from(body) })
            .execute()
        }
        const { by, reason, url, quoteFound } = added
        entries.push({
          type: 'statement_added',
          body: { statement: statement.id, by, reason, url, quoteFound, copy: copy?.sha256 },
        })
        if (result.translation) {
          const { id, language, words } = result.translation
          const change = { type: 'translate', language, words } as const
          entries.push(await insertEdit(trx, { id, statementId: statement.id, change, by, reason, at: added.at }))
        }
        await finish(trx, result, entries, added.at)
      }),
    commitEdit: (result) =>
      writeTransaction(db, file, async (trx) => {
        const { edit, voids } = result
        await demandMark(trx, result.basedOn)
        const entries = [await insertEdit(trx, edit)]
        for (const [kind, ids] of [
          ['request', voids.requests],
          ['proposal', voids.proposals],
        ] as const)
          for (const target_id of ids)
            await trx.insertInto('statement_edit_voids').values({ edit_id: edit.id, kind, target_id }).execute()
        await refuseUnsent(trx, result.withdrawnEvents, edit.at, 'corrected by an editor before it was posted')
        await finish(trx, result, entries, edit.at)
      }),
  }
}

/** A person changed something in between: what was worked out may be wrong now. */
async function demandMark(trx: Trx, basedOn: number): Promise<void> {
  const { mark } = await trx.selectFrom('change_mark').select('mark').executeTakeFirstOrThrow()
  if (mark !== basedOn)
    throw new OnrecordError('conflict', 'A claim was changed while this was being worked out.', { permanent: false })
}

async function claimIdsBySlug(trx: Trx): Promise<Map<string, number>> {
  const rows = await trx.selectFrom('claims').select(['slug', 'id']).execute()
  return new Map(rows.map((row) => [row.slug, row.id]))
}

async function insertEdit(trx: Trx, edit: StatementEdit): Promise<LedgerEntry> {
  const { id, statementId, change, by, reason, at } = edit
  const target =
    change.type === 'move'
      ? await trx.selectFrom('claims').select('id').where('slug', '=', change.claim).executeTakeFirstOrThrow()
      : null
  const words =
    change.type === 're_attribute'
      ? { words: change.speaker.name, affiliation: change.speaker.affiliation }
      : change.type === 'translate'
        ? { words: change.words, affiliation: '' }
        : null
  const { rows } = await sql<{ salt: string }>`SELECT lower(hex(randomblob(16))) AS salt`.execute(trx)
  const salt = rows[0]?.salt ?? ''
  const textHash = words === null ? null : saltedHash(salt, [words.words, words.affiliation])
  const speaker = change.type === 're_attribute' ? change.speaker : null
  const facts = {
    stance: change.type === 're_stance' ? change.stance : null,
    kind: change.type === 're_stance' ? (change.kind ?? null) : null,
    actor: speaker?.actor ?? null,
    unnamed: speaker === null ? null : speaker.unnamed ? 1 : 0,
    language: change.type === 'translate' ? change.language : null,
  }
  await trx
    .insertInto('statement_edits')
    .values({
      id,
      statement_id: statementId,
      type: change.type,
      ...facts,
      to_claim_id: target?.id ?? null,
      to_claim_version_id: change.type === 'move' ? change.claimVersionId : null,
      by_whom: by,
      reason,
      at,
      text_hash: textHash,
    })
    .execute()
  if (words)
    await trx
      .insertInto('statement_edit_texts')
      .values({ edit_id: id, ...words, salt })
      .execute()
  return {
    type: 'statement_edit',
    body: {
      id,
      statement: statementId,
      change: change.type,
      ...facts,
      claim: change.type === 'move' ? change.claim : null,
      by,
      reason,
      textHash,
    },
  }
}

/** Status, requests, proposals, posts, change mark and ledger: the same for both. */
async function finish(trx: Trx, result: Consequences, entries: LedgerEntry[], at: Instant): Promise<void> {
  const claimIds = await claimIdsBySlug(trx)
  for (const proposal of result.proposals) entries.push(await insertProposal(trx, proposal, claimIds))
  for (const request of result.requests)
    entries.push(await insertRequest(trx, request, claimIds.get(request.claim) ?? 0))
  for (const step of result.statusSteps) {
    // A poll may have set a flag since the step was worked out: committing it would take that back unseen.
    if (canonicalJson(await selectStatus(trx, step.claim)) !== canonicalJson(step.from))
      throw new OnrecordError(
        'conflict',
        sentence`The status of ${step.claim} changed while this was being worked out.`,
        {
          permanent: false,
        },
      )
    entries.push(await insertStatusStep(trx, step, claimIds))
  }
  await insertDeliveries(trx, result.deliveries, at)
  await bumpChangeMark(trx)
  await appendLedger(trx, entries, at)
}
