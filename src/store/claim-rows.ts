import type { Kysely, Transaction } from 'kysely'
import type { Claim, ClaimEvent } from '../domain/claim.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { builtOnce } from './built-once.ts'
import { canonicalJson, type LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

/** Who did it, where a person did, and when. */
export type Doer = { by: string | null; reason: string; at: Instant }

/** The present slug of a claim that was once called so. */
const presentSlugs = builtOnce((db: Kysely<Database>, slug) =>
  db
    .selectFrom('claim_slugs')
    .innerJoin('claims', 'claims.id', 'claim_slugs.claim_id')
    .select('claims.slug')
    .where('claim_slugs.slug', '=', slug),
)

export async function formerSlug(db: Kysely<Database>, slug: string): Promise<string | null> {
  const [row] = await presentSlugs(db, slug)
  return row?.slug ?? null
}

/** A claim, its first wording and the event; gives the entry for the ledger. */
export async function insertClaim(
  trx: Transaction<Database>,
  claim: Claim,
  declared: boolean,
  doer: Doer,
): Promise<LedgerEntry> {
  const data = canonicalJson(claim)
  const { insertId } = await trx
    .insertInto('claims')
    .values({
      slug: claim.slug,
      version_id: 0,
      added_at: doer.at,
      archived_at: null,
      declared: declared ? 1 : 0,
      declared_data: declared ? data : null,
    })
    .executeTakeFirstOrThrow()
  const id = Number(insertId)
  await insertVersion(trx, id, 1, data, doer.at)
  return insertEvent(trx, id, { event: 'added', version: 1, detail: '' }, doer, { slug: claim.slug, data: claim })
}

export async function insertVersion(
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

/** `about` is what the ledger tells of it beside the event itself. */
export async function insertEvent(
  trx: Transaction<Database>,
  claimId: number,
  { event, version, detail }: Pick<ClaimEvent, 'event' | 'version' | 'detail'>,
  { by, reason, at }: Doer,
  about: object,
): Promise<LedgerEntry> {
  await trx
    .insertInto('claim_events')
    .values({ claim_id: claimId, at, event, version, by_whom: by, detail, reason })
    .execute()
  const told = by === null ? {} : { by, reason }
  return { type: `claim_${event}`, body: { version, ...(detail === '' ? {} : { detail }), ...told, ...about } }
}

/** Keys in which two claims differ, in the order of the vocabulary's claim. */
export function changedKeys(before: Claim, after: Claim): string[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]) as Set<keyof Claim>
  return [...keys].filter((key) => canonicalJson(before[key]) !== canonicalJson(after[key]))
}
