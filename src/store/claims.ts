import type { Kysely, Transaction } from 'kysely'
import type { Claim, StoredClaim } from '../domain/claim.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { ClaimStore, ClaimSync } from '../ports/stores.ts'
import { bumpChangeMark } from './change-mark.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import { toClaim } from './rows.ts'
import type { Database } from './schema.ts'
import { selectClaims } from './selects.ts'
import { writeTransaction } from './write-transaction.ts'

export function createClaimStore(db: Kysely<Database>, file: string): ClaimStore {
  const all = async (): Promise<StoredClaim[]> => (await selectClaims(db).execute()).map(toClaim)
  return {
    all,
    active: async () => (await all()).filter((claim) => claim.archivedAt === null),
    async find(slug) {
      const row = await selectClaims(db).where('claims.slug', '=', slug).executeTakeFirst()
      return row ? toClaim(row) : null
    },
    async wordingAt(slug, at) {
      const row = await db
        .selectFrom('claims')
        .innerJoin('claim_versions', 'claim_versions.claim_id', 'claims.id')
        .selectAll('claims')
        .select(['claim_versions.id as version_id', 'claim_versions.version', 'claim_versions.data'])
        .where('claims.slug', '=', slug)
        .where('claim_versions.at', '<=', at)
        .orderBy('claim_versions.version', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? toClaim(row) : null
    },
    syncDeclared: (claims, now) => writeTransaction(db, file, (trx) => syncDeclared(trx, claims, now)),
  }
}

async function syncDeclared(trx: Transaction<Database>, declared: Claim[], now: Instant): Promise<ClaimSync> {
  const rows = await selectClaims(trx).execute()
  const known = new Map(rows.map((row) => [row.slug, row]))
  const entries: LedgerEntry[] = []
  const added: string[] = []
  const edited: string[] = []
  for (const claim of declared) {
    const row = known.get(claim.slug)
    const data = canonicalJson(claim)
    if (!row) {
      const { insertId } = await trx
        .insertInto('claims')
        .values({ slug: claim.slug, version_id: 0, added_at: now, archived_at: null, declared: 1 })
        .executeTakeFirstOrThrow()
      await addVersion(trx, Number(insertId), 1, data, now)
      entries.push({ type: 'claim_added', body: { slug: claim.slug, version: 1, data: claim } })
      added.push(claim.slug)
    } else if (row.data !== data) {
      await addVersion(trx, row.id, row.version + 1, data, now)
      entries.push({ type: 'claim_edited', body: { slug: claim.slug, version: row.version + 1, data: claim } })
      edited.push(claim.slug)
    }
    if (row && row.archived_at !== null) {
      await trx.updateTable('claims').set({ archived_at: null }).where('id', '=', row.id).execute()
      entries.push({ type: 'claim_restored', body: { slug: claim.slug } })
    }
  }
  const slugs = new Set(declared.map((claim) => claim.slug))
  const archived = rows.filter((row) => row.declared === 1 && row.archived_at === null && !slugs.has(row.slug))
  for (const row of archived) {
    await trx.updateTable('claims').set({ archived_at: now }).where('id', '=', row.id).execute()
    entries.push({ type: 'claim_archived', body: { slug: row.slug } })
  }
  if (entries.length > 0) await bumpChangeMark(trx)
  await appendLedger(trx, entries, now)
  const after = (await selectClaims(trx).execute()).map(toClaim)
  const pick = (list: string[]) => after.filter((claim) => list.includes(claim.slug))
  return { added: pick(added), edited: pick(edited), archived: archived.map((row) => row.slug) }
}

async function addVersion(
  trx: Transaction<Database>,
  claimId: number,
  version: number,
  data: string,
  at: Instant,
): Promise<void> {
  const { insertId } = await trx
    .insertInto('claim_versions')
    .values({ claim_id: claimId, version, at, data })
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('claims')
    .set({ version_id: Number(insertId) })
    .where('id', '=', claimId)
    .execute()
}
