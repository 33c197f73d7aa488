import type { Kysely, Selectable } from 'kysely'
import type { ArticleRecord, ArticleState } from '../domain/article.ts'
import type { ArticleStore } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { idsOf } from './id-list.ts'
import { selectKnownItems } from './polls.ts'
import type { Database } from './schema.ts'
import { itemsAbout } from './selects.ts'

/** Written out: asked every second. */
const DUE = `SELECT articles.* FROM articles JOIN sources ON sources.id = articles.source_id
  WHERE sources.enabled = 1 AND articles.next_check_at <= ? ORDER BY articles.next_check_at, articles.item_id LIMIT ?`

/** By when they were first seen: those of one poll stand beside each other, newest first. */
const NEIGHBOURS = `SELECT others.link FROM items AS one JOIN items AS others
  ON others.source_id = one.source_id AND others.first_seen_at <= one.first_seen_at AND others.id <> one.id
  WHERE one.id = ? AND others.link IS NOT NULL AND others.link_key IS NOT one.link_key
  AND NOT EXISTS (SELECT 1 FROM withdrawals WHERE withdrawals.item_id = others.id)
  ORDER BY others.first_seen_at DESC, others.id DESC LIMIT ?`

export function createArticleStore(db: Kysely<Database>): ArticleStore {
  return {
    async records(itemIds) {
      return itemIds.length === 0 ? [] : (await recordsOf(db, JSON.stringify(itemIds))).map(toRecord)
    },
    async due(now, limit) {
      const rows = await ask<Selectable<Database['articles']>>(db, DUE, [now, limit])
      if (rows.length === 0) return []
      const ids = rows.map((row) => row.item_id)
      const items = new Map((await selectKnownItems(db, ids)).map((item) => [item.id, item]))
      return rows.flatMap((row) => {
        const item = items.get(row.item_id)
        return item ? [{ record: toRecord(row), item }] : []
      })
    },
    async listing(sourceId) {
      const [row] = await listingOf(db, sourceId)
      return row ? JSON.parse(row.item_ids) : []
    },
    async neighbours(itemId, limit) {
      const rows = await ask<{ link: string }>(db, NEIGHBOURS, [itemId, limit])
      return rows.map((row) => row.link)
    },
    async withdrawn(sourceId) {
      const rows = await withdrawnBy(db, sourceId)
      return {
        itemIds: new Set(rows.map((row) => row.item_id)),
        statementIds: new Set(rows.flatMap((row) => (row.statement_id === null ? [] : [row.statement_id]))),
      }
    },
    async withdrawals(claim) {
      const rows = await withdrawalsOf(db, claim)
      return rows.map(({ item_id, source_id, at, reason, link }) => ({
        itemId: item_id,
        sourceId: source_id,
        at,
        reason,
        link,
      }))
    },
  }
}

// A poll with news asks these.
const recordsOf = builtOnce((db, ids) => db.selectFrom('articles').selectAll().where('item_id', 'in', idsOf(ids)))
const listingOf = builtOnce((db, source) =>
  db.selectFrom('listings').select('item_ids').where('source_id', '=', source),
)
const withdrawnBy = builtOnce((db, source) =>
  db
    .selectFrom('withdrawals')
    .leftJoin('appearances', 'appearances.item_id', 'withdrawals.item_id')
    .select(['withdrawals.item_id', 'appearances.statement_id'])
    .where('withdrawals.source_id', '=', source),
)

const withdrawalsOf = builtOnce((db, claim) =>
  db
    .selectFrom('withdrawals')
    .innerJoin('items', 'items.id', 'withdrawals.item_id')
    .selectAll('withdrawals')
    .select('items.link')
    .where('withdrawals.item_id', 'in', itemsAbout(db, claim))
    .orderBy('withdrawals.at')
    .orderBy('withdrawals.item_id'),
)

function toRecord(row: Selectable<Database['articles']>): ArticleRecord {
  return {
    itemId: row.item_id,
    sourceId: row.source_id,
    listingHash: row.listing_hash,
    state: row.state as ArticleState,
    tries: row.tries,
    misses: row.misses,
    vanishedAt: row.vanished_at,
    nextCheckAt: row.next_check_at,
    checkedAt: row.checked_at,
    etag: row.etag,
    lastModified: row.last_modified,
  }
}
