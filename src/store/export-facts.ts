import type { Kysely } from 'kysely'
import type { ExportFacts } from '../ports/stores.ts'
import type { Database } from './schema.ts'

export async function selectExportFacts(db: Kysely<Database>, claim: string): Promise<ExportFacts> {
  const statements = await db
    .selectFrom('statements')
    .innerJoin('claims', 'claims.id', 'statements.claim_id')
    .innerJoin('claim_versions', 'claim_versions.id', 'statements.claim_version_id')
    .leftJoin('revisions', 'revisions.id', 'statements.origin_revision_id')
    .select(['statements.id', 'statements.text_hash', 'revisions.hash', 'claim_versions.version'])
    .where('claims.slug', '=', claim)
    .execute()
  const appearances = await db
    .selectFrom('appearances')
    .innerJoin('statements', 'statements.id', 'appearances.statement_id')
    .innerJoin('claims', 'claims.id', 'statements.claim_id')
    .innerJoin('items', 'items.id', 'appearances.item_id')
    .innerJoin('revisions', 'revisions.id', 'appearances.revision_id')
    // Purged words leave the appearance without its title, not out of the record.
    .leftJoin('revision_texts', 'revision_texts.revision_id', 'appearances.revision_id')
    .select([
      'appearances.statement_id',
      'appearances.seen_at',
      'appearances.origin',
      'items.source_id',
      'items.link',
      'items.published_at',
      'revisions.hash',
      'revision_texts.title',
    ])
    .where('claims.slug', '=', claim)
    .orderBy('appearances.seen_at')
    .orderBy('appearances.item_id')
    .execute()
  return {
    hashes: new Map(
      statements.map((row) => [row.id, { textHash: row.text_hash, contentHash: row.hash, version: row.version }]),
    ),
    appearances: appearances.map((row) => ({
      statementId: row.statement_id,
      sourceId: row.source_id,
      title: row.title ?? '',
      link: row.link,
      at: row.seen_at,
      seenAt: row.seen_at,
      publishedAt: row.published_at,
      origin: row.origin === 1,
      hash: row.hash,
    })),
  }
}
