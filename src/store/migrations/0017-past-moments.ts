import { type Kysely, sql } from 'kysely'

/**
 * What lets a past moment of a large claim be answered without reading its statements: how many were seen each day (UTC),
 * kept by a trigger; two indexes that hold all a question looks at, in place of two that held half of it; statements
 * dated later than they were seen, which are few; and claims by the one they are part of.
 */
const DAY_MS = 86_400_000
const DECLINED = `'declines_comment'`
const SAID = 'coalesce(said_at, published_at, seen_at)'
const CHANGES = [
  `CREATE TABLE claim_days (
    claim_id INTEGER NOT NULL, day INTEGER NOT NULL, statements INTEGER NOT NULL, declined INTEGER NOT NULL,
    PRIMARY KEY (claim_id, day)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO claim_days SELECT claim_id, seen_at / ${DAY_MS}, count(*), sum(stance = ${DECLINED})
    FROM statements GROUP BY 1, 2`,
  `CREATE TRIGGER statements_counted_by_day AFTER INSERT ON statements BEGIN
    INSERT INTO claim_days VALUES (NEW.claim_id, NEW.seen_at / ${DAY_MS}, 1, NEW.stance = ${DECLINED})
      ON CONFLICT DO UPDATE SET statements = statements + 1, declined = declined + excluded.declined;
  END`,
  'DROP INDEX statements_by_claim',
  'CREATE INDEX statements_by_seen ON statements (claim_id, seen_at, stance)',
  'DROP INDEX statements_by_said',
  `CREATE INDEX statements_by_said ON statements
    (claim_id, ${SAID} DESC, id, seen_at, stance)`,
  `CREATE INDEX statements_ahead ON statements (claim_id, seen_at) WHERE ${SAID} > seen_at`,
  `CREATE INDEX claim_versions_by_parent ON claim_versions (CASE WHEN json_valid(data) THEN data ->> '$.parent' END)`,
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
}
