import { type Kysely, sql } from 'kysely'

/**
 * Full text over items, statements and claims. The index holds no text of its own (contentless): what is purged from
 * the texts goes from it by the same DELETE. Triggers keep it in step inside whatever transaction writes.
 *
 * A row's number is its time in minutes since 1970, then its id in 27 bits: descending row numbers are newest first, and
 * a span of time is a range of them. Filters are words of the column `facets`, so that they narrow the walk over the
 * index instead of throwing away what it finds.
 */
const ID_BITS = 27
const LAST_MINUTE = 2 ** (53 - ID_BITS) - 1

const rowid = (at: string, id: string) =>
  `((min(max(${at}, 0) / 60000, ${LAST_MINUTE}) << ${ID_BITS}) | (${id} & ${2 ** ID_BITS - 1}))`

const itemRow = rowid('coalesce(i.published_at, i.first_seen_at)', 'i.id')
const ITEM = `INSERT INTO search_items (rowid, title, body, facets)
  SELECT ${itemRow}, t.title, t.body, 'zso' || hex(i.source_id)
  FROM items i JOIN revision_texts t ON t.revision_id = i.latest_revision_id`

const statementRow = rowid('coalesce(s.said_at, s.published_at, s.seen_at)', 's.id')
const STATEMENT = `INSERT INTO search_statements (rowid, speaker, quote, facets)
  SELECT ${statementRow}, t.speaker || ' ' || t.affiliation, t.quote,
    'zst' || replace(s.stance, '_', '') || ' zcl' || s.claim_id
      || CASE WHEN s.actor IS NULL THEN '' ELSE ' zac' || hex(s.actor) END
      || CASE WHEN i.source_id IS NULL THEN '' ELSE ' zso' || hex(i.source_id) END
  FROM statement_texts t JOIN statements s ON s.id = t.statement_id LEFT JOIN items i ON i.id = s.origin_item_id`

const CLAIM = `INSERT INTO search_claims (rowid, title, text, aliases)
  SELECT c.id, v.data ->> '$.title', (v.data ->> '$.text') || ' ' || (v.data ->> '$.claimant'),
    c.slug || coalesce((SELECT group_concat(value, ' | ') FROM json_tree(v.data, '$.aliases') WHERE type = 'text'), '')
      || coalesce((SELECT ' ' || group_concat(value, ' ') FROM json_each(v.data, '$.tags')), '')
  FROM claims c JOIN claim_versions v ON v.id = c.version_id`

const TABLE = `content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2", prefix='3 5'`

const STATEMENTS = [
  `CREATE VIRTUAL TABLE search_items USING fts5(title, body, facets, ${TABLE})`,
  `CREATE VIRTUAL TABLE search_statements USING fts5(speaker, quote, facets, ${TABLE})`,
  `CREATE VIRTUAL TABLE search_claims USING fts5(title, text, aliases, ${TABLE})`,
  ITEM,
  STATEMENT,
  CLAIM,
  // An item is written before its words; a new version before it becomes the item's present one.
  `CREATE TRIGGER search_item_added AFTER INSERT ON revision_texts BEGIN
    ${ITEM} WHERE i.latest_revision_id = new.revision_id;
  END`,
  `CREATE TRIGGER search_item_revised AFTER UPDATE OF latest_revision_id ON items
    WHEN new.latest_revision_id <> old.latest_revision_id BEGIN
    DELETE FROM search_items WHERE rowid = (SELECT ${itemRow} FROM items i WHERE i.id = new.id);
    ${ITEM} WHERE i.id = new.id;
  END`,
  `CREATE TRIGGER search_item_purged AFTER DELETE ON revision_texts BEGIN
    DELETE FROM search_items WHERE rowid = (SELECT ${itemRow} FROM items i WHERE i.latest_revision_id = old.revision_id);
  END`,
  `CREATE TRIGGER search_item_reworded AFTER UPDATE OF title, body ON revision_texts BEGIN
    DELETE FROM search_items WHERE rowid = (SELECT ${itemRow} FROM items i WHERE i.latest_revision_id = old.revision_id);
    ${ITEM} WHERE i.latest_revision_id = new.revision_id;
  END`,
  `CREATE TRIGGER search_statement_added AFTER INSERT ON statement_texts BEGIN
    ${STATEMENT} WHERE t.statement_id = new.statement_id;
  END`,
  `CREATE TRIGGER search_statement_purged AFTER DELETE ON statement_texts BEGIN
    DELETE FROM search_statements WHERE rowid = (SELECT ${statementRow} FROM statements s WHERE s.id = old.statement_id);
  END`,
  `CREATE TRIGGER search_statement_reworded AFTER UPDATE OF speaker, affiliation, quote ON statement_texts BEGIN
    DELETE FROM search_statements WHERE rowid = (SELECT ${statementRow} FROM statements s WHERE s.id = old.statement_id);
    ${STATEMENT} WHERE t.statement_id = new.statement_id;
  END`,
  `CREATE TRIGGER search_claim_worded AFTER UPDATE OF version_id ON claims BEGIN
    DELETE FROM search_claims WHERE rowid = new.id;
    ${CLAIM} WHERE c.id = new.id;
  END`,
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
