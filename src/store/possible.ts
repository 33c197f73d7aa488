import { type Kysely, sql } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Match, Reason } from '../domain/statement.ts'
import type { Band } from '../domain/vocabulary.ts'
import type { Acceptance, AcceptanceResult, PossibleStore } from '../ports/possible-store.ts'
import { bumpChangeMark } from './change-mark.ts'
import { commitRows } from './commit-polls.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

export function createPossibleStore(db: Kysely<Database>, file: string): PossibleStore {
  return {
    async waiting(claim) {
      let query = selectMatches(db)
        // As its index has it.
        .where(sql<boolean>`matches.band = 'possible'`)
        .where('claims.archived_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('match_acceptances')
                .select('match_acceptances.at')
                .whereRef('match_acceptances.claim_id', '=', 'matches.claim_id')
                .whereRef('match_acceptances.item_id', '=', 'matches.item_id'),
            ),
          ),
        )
      if (claim !== undefined) query = query.where('claims.slug', '=', claim)
      const rows = await query.orderBy('matches.score', 'desc').orderBy('matches.item_id', 'desc').execute()
      return rows.map((row) => ({ itemId: row.item_id, match: toMatch(row) }))
    },
    async matchOf(itemId, claim) {
      const row = await selectMatches(db)
        .where('matches.item_id', '=', itemId)
        .where('claims.slug', '=', claim)
        .executeTakeFirst()
      return row ? toMatch(row) : null
    },
    acceptance: (itemId, claim) => findAcceptance(db, itemId, claim),
    async acceptedFor(itemId) {
      const rows = await db
        .selectFrom('match_acceptances')
        .innerJoin('claims', 'claims.id', 'match_acceptances.claim_id')
        .select('claims.slug')
        .where('match_acceptances.item_id', '=', itemId)
        .execute()
      return rows.map((row) => row.slug)
    },
    commit: (result) => writeTransaction(db, file, (trx) => commitAcceptance(trx, result)),
  }
}

type Trx = Parameters<Parameters<typeof writeTransaction>[2]>[0]

async function commitAcceptance(trx: Trx, { acceptance, adoption, rows }: AcceptanceResult): Promise<void> {
  const entries: LedgerEntry[] = []
  if (acceptance) {
    const { claim, itemId, revisionId, by, reason, at } = acceptance
    const before = await findAcceptance(trx, itemId, claim)
    if (before)
      throw new OnrecordError(
        'conflict',
        sentence`Item ${itemId} was accepted for ${claim} by ${before.by} on ${new Date(before.at).toISOString()}. Nothing was changed.`,
        { permanent: true },
      )
    const { id } = await trx.selectFrom('claims').select('id').where('slug', '=', claim).executeTakeFirstOrThrow()
    await trx
      .insertInto('match_acceptances')
      .values({ claim_id: id, item_id: itemId, revision_id: revisionId, by_whom: by, reason, at })
      .execute()
    entries.push({ type: 'match_accepted', body: { claim, item: itemId, revision: revisionId, by, reason } })
  }
  if (adoption) {
    const { statementId, itemId, by, reason } = adoption
    entries.push({ type: 'reading_adopted', body: { statement: statementId, item: itemId, by, reason } })
  }
  await commitRows(trx, rows, entries)
  if (adoption) {
    const { statementId, itemId, by, reason, at } = adoption
    await trx
      .insertInto('adopted_readings')
      .values({ statement_id: statementId, item_id: itemId, by_whom: by, reason, at })
      .execute()
  }
  // Polls in flight were worked out without it.
  await bumpChangeMark(trx)
}

async function findAcceptance(db: Kysely<Database>, itemId: number, claim: string): Promise<Acceptance | null> {
  const row = await db
    .selectFrom('match_acceptances')
    .innerJoin('claims', 'claims.id', 'match_acceptances.claim_id')
    .selectAll('match_acceptances')
    .where('match_acceptances.item_id', '=', itemId)
    .where('claims.slug', '=', claim)
    .executeTakeFirst()
  if (!row) return null
  return { claim, itemId, revisionId: row.revision_id, by: row.by_whom, reason: row.reason, at: row.at }
}

/** Matches of the present version of each item. */
function selectMatches(db: Kysely<Database>) {
  return db
    .selectFrom('matches')
    .innerJoin('claims', 'claims.id', 'matches.claim_id')
    .innerJoin('items', (join) =>
      join.onRef('items.id', '=', 'matches.item_id').onRef('items.latest_revision_id', '=', 'matches.revision_id'),
    )
    .select(['matches.item_id', 'claims.slug', 'matches.score', 'matches.threshold', 'matches.band', 'matches.reasons'])
}

function toMatch(row: { slug: string; score: number; threshold: number; band: string; reasons: string }): Match {
  const { slug, score, threshold, band, reasons } = row
  return { claim: slug, score, threshold, band: band as Band, reasons: JSON.parse(reasons) as Reason[] }
}
