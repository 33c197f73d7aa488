import { type Kysely, sql } from 'kysely'

/**
 * The search finds the item of a text by the text's own revision. Migration 0009 asked for the item whose latest revision
 * it is, which no index answers: every item taken in read all items there were.
 *
 * The index also loses its list of five-letter beginnings, a fifth of the whole record: beginnings longer than three
 * letters are few enough to be looked up word by word. What is found stays the same.
 */
const ID_BITS = 27
const LAST_MINUTE = 2 ** (53 - ID_BITS) - 1

const rowid = (at: string, id: string) =>
  `((min(max(${at}, 0) / 60000, ${LAST_MINUTE}) << ${ID_BITS}) | (${id} & ${2 ** ID_BITS - 1}))`

const itemRow = rowid('coalesce(i.published_at, i.first_seen_at)', 'i.id')
const ITEM = `INSERT INTO search_items (rowid, title, body, facets)
    SELECT ${itemRow}, t.title, t.body, 'zso' || hex(i.source_id)
    FROM items i JOIN revision_texts t ON t.revision_id = i.latest_revision_id`
const STATEMENT = `INSERT INTO search_statements (rowid, speaker, quote, facets)
    SELECT ${rowid('coalesce(s.said_at, s.published_at, s.seen_at)', 's.id')} AS row,
      t.speaker || ' ' || t.affiliation, t.quote,
      'zst' || replace(s.stance, '_', '') || ' zcl' || s.claim_id
        || CASE WHEN s.actor IS NULL THEN '' ELSE ' zac' || hex(s.actor) END
        || CASE WHEN i.source_id IS NULL THEN '' ELSE ' zso' || hex(i.source_id) END
    FROM statement_texts t JOIN statements s ON s.id = t.statement_id LEFT JOIN items i ON i.id = s.origin_item_id`

/** The item whose present version a revision is, if it is. */
const itemOf = (revision: string) =>
  `i.id = (SELECT r.item_id FROM revisions r WHERE r.id = ${revision}) AND i.latest_revision_id = ${revision}`

const TABLE = `content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='3'`

const CHANGES = [
  ...['added', 'purged', 'reworded'].map((name) => `DROP TRIGGER search_item_${name}`),
  'DROP TABLE search_items',
  'DROP TABLE search_statements',
  `CREATE VIRTUAL TABLE search_items USING fts5(title, body, facets, ${TABLE})`,
  `CREATE VIRTUAL TABLE search_statements USING fts5(speaker, quote, facets, ${TABLE})`,
  // In the index's own order: it is merged while it grows.
  `${ITEM} ORDER BY ${itemRow}`,
  `${STATEMENT} ORDER BY row`,
  `CREATE TRIGGER search_item_added AFTER INSERT ON revision_texts BEGIN
    ${ITEM} WHERE ${itemOf('new.revision_id')};
  END`,
  `CREATE TRIGGER search_item_purged AFTER DELETE ON revision_texts BEGIN
    DELETE FROM search_items WHERE rowid = (SELECT ${itemRow} FROM items i WHERE ${itemOf('old.revision_id')});
  END`,
  `CREATE TRIGGER search_item_reworded AFTER UPDATE OF title, body ON revision_texts BEGIN
    DELETE FROM search_items WHERE rowid = (SELECT ${itemRow} FROM items i WHERE ${itemOf('old.revision_id')});
    ${ITEM} WHERE ${itemOf('new.revision_id')};
  END`,
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
}
