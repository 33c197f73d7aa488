import { type Kysely, sql } from 'kysely'

/**
 * When a channel wants to be reached, who asked for it, and where nothing can be posted (all bookkeeping); and of each
 * row of the outbox: how it is timed, what it waits for, since when it is not known whether it arrived.
 */
const CHANGES = `
ALTER TABLE watches ADD COLUMN digest TEXT;
ALTER TABLE watches ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE watches ADD COLUMN quiet TEXT;
ALTER TABLE watches ADD COLUMN added_by TEXT;
ALTER TABLE watches ADD COLUMN declared_as TEXT;

CREATE TABLE delivery_stops (
  platform TEXT NOT NULL, channel TEXT NOT NULL,
  at INTEGER NOT NULL, reason TEXT NOT NULL, retry_at INTEGER,
  PRIMARY KEY (platform, channel)
) STRICT, WITHOUT ROWID;

ALTER TABLE deliveries ADD COLUMN timing TEXT;
ALTER TABLE deliveries ADD COLUMN queued TEXT;
ALTER TABLE deliveries ADD COLUMN folded_into INTEGER;
ALTER TABLE deliveries ADD COLUMN tried_at INTEGER;
ALTER TABLE deliveries ADD COLUMN uncertain_since INTEGER;
ALTER TABLE deliveries ADD COLUMN finds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN decided_by TEXT;
CREATE INDEX deliveries_folded ON deliveries (folded_into) WHERE folded_into IS NOT NULL;
CREATE INDEX deliveries_sent ON deliveries (platform, channel, settled_at) WHERE state = 'sent';
`

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db)
}
