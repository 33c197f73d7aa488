import { type Kysely, sql } from 'kysely'

/**
 * What editors added and changed about statements (history), with the words of it beside (they can be purged), and
 * deliveries that edit an earlier post.
 */
const CHANGES = `
CREATE TABLE added_statements (
  statement_id INTEGER PRIMARY KEY REFERENCES statements (id),
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
  url TEXT, quote_found INTEGER
) STRICT;
CREATE TABLE saved_copies (
  statement_id INTEGER PRIMARY KEY REFERENCES statements (id),
  url TEXT NOT NULL, final_url TEXT NOT NULL, fetched_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE saved_copy_bodies (
  statement_id INTEGER PRIMARY KEY REFERENCES saved_copies (statement_id), body BLOB NOT NULL
) STRICT;

CREATE TABLE statement_edits (
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  type TEXT NOT NULL CHECK (type IN ('dismiss', 'restore', 're_attribute', 're_stance', 'move', 'translate')),
  stance TEXT, kind TEXT,
  to_claim_id INTEGER REFERENCES claims (id), to_claim_version_id INTEGER REFERENCES claim_versions (id),
  actor TEXT, unnamed INTEGER, language TEXT,
  by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
  text_hash TEXT
) STRICT;
CREATE INDEX statement_edits_by_statement ON statement_edits (statement_id, id);
CREATE INDEX statement_edits_by_claim ON statement_edits (to_claim_id) WHERE to_claim_id IS NOT NULL;
CREATE TABLE statement_edit_texts (
  edit_id INTEGER PRIMARY KEY REFERENCES statement_edits (id),
  words TEXT NOT NULL, affiliation TEXT NOT NULL, salt TEXT NOT NULL
) STRICT;
CREATE TABLE statement_edit_voids (
  edit_id INTEGER NOT NULL REFERENCES statement_edits (id),
  kind TEXT NOT NULL CHECK (kind IN ('request', 'proposal')), target_id INTEGER NOT NULL,
  PRIMARY KEY (edit_id, kind, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_owners (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposals (id),
  owner TEXT, by_whom TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_owners_by_proposal ON proposal_owners (proposal_id, id);
CREATE TABLE proposal_reminders (
  proposal_id INTEGER NOT NULL REFERENCES proposals (id),
  days INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, days)
) STRICT, WITHOUT ROWID;

ALTER TABLE deliveries ADD COLUMN edits TEXT;
`

const HISTORY = [
  'added_statements',
  'saved_copies',
  'statement_edits',
  'statement_edit_voids',
  'proposal_owners',
  'proposal_reminders',
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of CHANGES.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db)
  for (const table of HISTORY)
    for (const verb of ['UPDATE', 'DELETE'])
      await sql
        .raw(
          `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} ` +
            `BEGIN SELECT RAISE(ABORT, '${table} is history: it is never changed'); END`,
        )
        .execute(db)
}
