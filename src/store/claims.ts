import { type Kysely, type Selectable, sql } from 'kysely'
import type { ClaimEvent, StoredClaim } from '../domain/claim.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { ClaimStore } from '../ports/claim-store.ts'
import { builtOnce } from './built-once.ts'
import { addClaim, archiveClaim, editClaim } from './claim-changes.ts'
import { formerSlug } from './claim-rows.ts'
import { type ClaimRow, toClaim } from './rows.ts'
import type { Database } from './schema.ts'
import { selectClaim, selectClaims } from './selects.ts'
import { syncDeclared } from './sync-claims.ts'
import { writeTransaction } from './write-transaction.ts'

export function createClaimStore(db: Kysely<Database>, file: string): ClaimStore {
  const all = async (): Promise<StoredClaim[]> => (await selectClaims(db).execute()).map(toClaim)
  const present = async (slug: string) => (await formerSlug(db, slug)) ?? slug
  return {
    all,
    active: async () => (await all()).filter((claim) => claim.archivedAt === null),
    async find(slug) {
      const [row] = await selectClaim(db, slug)
      if (row) return toClaim(row)
      const renamed = await formerSlug(db, slug)
      const [now] = renamed ? await selectClaim(db, renamed) : []
      return now ? toClaim(now) : null
    },
    async wordingAt(slug, at) {
      const [row] = await wordingAt(db, await present(slug), at)
      return row ? toClaim(row) : null
    },
    async familyAt({ slug, parent }, at) {
      const rows = await familyAt(db, slug, parent ?? '', at)
      return rows.map(toClaim).filter((claim) => claim.slug === parent || claim.parent === slug)
    },
    async version(versionId) {
      const row = await db.selectFrom('claim_versions').selectAll().where('id', '=', versionId).executeTakeFirst()
      return row ? { version: row.version, at: row.at, text: JSON.parse(row.data).text } : null
    },
    async events(slug) {
      return (await eventsOf(db, await present(slug))).map(toEvent)
    },
    async declared() {
      const rows = await db.selectFrom('claims').select('slug').where('declared', '=', 1).execute()
      return new Set(rows.map((row) => row.slug))
    },
    syncDeclared: (claims, now) => writeTransaction(db, file, (trx) => syncDeclared(trx, claims, now)),
    add: (claim, change) => writeTransaction(db, file, (trx) => addClaim(trx, claim, change)),
    edit: (slug, claim, change) => writeTransaction(db, file, (trx) => editClaim(trx, slug, claim, change)),
    archive: (slug, restore, change) => writeTransaction(db, file, (trx) => archiveClaim(trx, slug, restore, change)),
  }
}

const wordingAt = builtOnce((db, slug: string, at: Instant) =>
  db
    .selectFrom('claims')
    .innerJoin('claim_versions', 'claim_versions.claim_id', 'claims.id')
    .selectAll('claims')
    .select(['claim_versions.id as version_id', 'claim_versions.version', 'claim_versions.data'])
    .where('claims.slug', '=', slug)
    .where('claim_versions.at', '<=', at)
    .orderBy('claim_versions.version', 'desc')
    .limit(1),
)

const familyAt = builtOnce(
  (_, slug: string, parent: string, at: Instant) => sql<ClaimRow>`
    SELECT c.*, v.id AS version_id, v.version, v.data FROM claims c
    JOIN claim_versions v ON v.claim_id = c.id
      AND v.version = (SELECT max(w.version) FROM claim_versions w WHERE w.claim_id = c.id AND w.at <= ${at})
    WHERE (c.archived_at IS NULL OR c.archived_at > ${at}) AND c.id IN (
      SELECT id FROM claims WHERE slug = ${parent}
      UNION SELECT claim_id FROM claim_versions
        WHERE CASE WHEN json_valid(data) THEN data ->> '$.parent' END = ${slug})
    ORDER BY c.id`,
)

const eventsOf = builtOnce((db, slug) =>
  db
    .selectFrom('claim_events')
    .innerJoin('claims', 'claims.id', 'claim_events.claim_id')
    .selectAll('claim_events')
    .where('claims.slug', '=', slug)
    .orderBy('claim_events.id'),
)

function toEvent(row: Selectable<Database['claim_events']>): ClaimEvent {
  const { at, version, detail, reason } = row
  return { event: row.event as ClaimEvent['event'], at, version, by: row.by_whom, detail, reason }
}
