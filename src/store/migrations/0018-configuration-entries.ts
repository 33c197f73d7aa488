import { type Kysely, sql } from 'kysely'

/** The last entry about the configuration is found without a look through the chain. */
const CHANGES = ["CREATE INDEX ledger_configuration ON ledger (seq) WHERE type = 'configuration'"]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES) await sql.raw(statement).execute(db)
}
