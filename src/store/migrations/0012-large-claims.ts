import { type Kysely, sql } from 'kysely'

/**
 * What lets a claim with a hundred thousand statements be asked about without reading them: statements in the order they
 * were said, of one stance and of all, and two counts kept beside them. The counts are bookkeeping: history only grows,
 * so they only grow, and they can be counted again from it at any time.
 */
const SAID = 'coalesce(said_at, published_at, seen_at)'
const CHANGES = [
  'CREATE INDEX statements_by_stance ON statements (claim_id, stance, coalesce(published_at, seen_at))',
  `CREATE INDEX statements_by_said ON statements (claim_id, ${SAID} DESC)`,
  `CREATE TABLE claim_stances (
    claim_id INTEGER NOT NULL, stance TEXT NOT NULL, statements INTEGER NOT NULL,
    PRIMARY KEY (claim_id, stance)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE claim_outlets (
    claim_id INTEGER NOT NULL, source_id TEXT NOT NULL, appearances INTEGER NOT NULL, first_seen_at INTEGER NOT NULL,
    PRIMARY KEY (claim_id, source_id)
  ) STRICT, WITHOUT ROWID`,
  'INSERT INTO claim_stances SELECT claim_id, stance, count(*) FROM statements GROUP BY claim_id, stance',
  `INSERT INTO claim_outlets SELECT s.claim_id, i.source_id, count(*), min(a.seen_at)
    FROM appearances a JOIN statements s ON s.id = a.statement_id JOIN items i ON i.id = a.item_id
    GROUP BY s.claim_id, i.source_id`,
  `CREATE TRIGGER statements_counted AFTER INSERT ON statements BEGIN
    INSERT INTO claim_stances VALUES (NEW.claim_id, NEW.stance, 1)
      ON CONFLICT DO UPDATE SET statements = statements + 1;
  END`,
  `CREATE TRIGGER appearances_counted AFTER INSERT ON appearances BEGIN
    INSERT INTO claim_outlets
      SELECT s.claim_id, i.source_id, 1, NEW.seen_at FROM statements s, items i
      WHERE s.id = NEW.statement_id AND i.id = NEW.item_id
      ON CONFLICT DO UPDATE SET appearances = appearances + 1, first_seen_at = min(first_seen_at, NEW.seen_at);
  END`,
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
}
