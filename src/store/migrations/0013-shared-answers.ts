import { type Kysely, sql } from 'kysely'

/**
 * Answers that somebody posted into a channel, by the statements they showed: a correction goes there too. History. A
 * channel is named once a statement, whoever shared it first.
 */
const CHANGES = `
CREATE TABLE shared_answers (
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  platform TEXT NOT NULL, channel TEXT NOT NULL, locale TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (statement_id, platform, channel)
) STRICT, WITHOUT ROWID;
`

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(CHANGES).execute(db)
  for (const verb of ['UPDATE', 'DELETE'])
    await sql
      .raw(
        `CREATE TRIGGER shared_answers_no_${verb.toLowerCase()} BEFORE ${verb} ON shared_answers ` +
          `BEGIN SELECT RAISE(ABORT, 'shared_answers is history: it is never changed'); END`,
      )
      .execute(db)
}
