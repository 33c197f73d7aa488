import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

type Tell = (where: string, what: string) => void

/** What may change, where history says how it has to stand: claims in their last wording, settled posts. */
export async function verifyState(trx: Kysely<Database>, tell: Tell): Promise<void> {
  const claims = await sql<{ id: number; slug: string }>`
    SELECT c.id, c.slug FROM claims c
    LEFT JOIN claim_versions v ON v.id = c.version_id AND v.claim_id = c.id
      AND v.version = (SELECT max(version) FROM claim_versions WHERE claim_id = c.id)
    WHERE v.id IS NULL OR c.slug IS NOT CASE WHEN json_valid(v.data) THEN v.data ->> '$.slug' END
      OR (c.archived_at IS NOT NULL) <> coalesce(
        (SELECT event = 'archived' FROM claim_events e WHERE e.claim_id = c.id AND event IN ('archived', 'restored', 'added')
          ORDER BY e.id DESC LIMIT 1), 0)`.execute(trx)
  for (const { id, slug } of claims.rows)
    tell(`claims ${id}`, `${slug} does not stand as its last version and its events say`)
  const lost = await sql<{ id: number }>`
    SELECT i.id FROM items i LEFT JOIN revisions r ON r.id = i.latest_revision_id AND r.item_id = i.id
      AND r.number = (SELECT max(number) FROM revisions WHERE item_id = i.id)
    WHERE r.id IS NULL`.execute(trx)
  for (const { id } of lost.rows) tell(`items ${id}`, 'what it shows is not its last version')
  const posts = await sql<{ seq: number; id: number }>`
    SELECT l.seq, l.body ->> '$.id' AS id FROM (
      SELECT seq, CASE WHEN json_valid(body) THEN body ELSE '{}' END AS body FROM ledger WHERE type = 'delivery') l
    LEFT JOIN deliveries d ON d.id = l.body ->> '$.id' AND d.platform = l.body ->> '$.platform'
      AND d.channel = l.body ->> '$.channel' AND d.event_key = l.body ->> '$.event'
    WHERE d.id IS NULL`.execute(trx)
  for (const { seq, id } of posts.rows)
    tell(`deliveries ${id}`, `not the post that entry ${seq} says was settled: changed or deleted`)
}
