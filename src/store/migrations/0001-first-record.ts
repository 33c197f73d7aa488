import { type Kysely, sql } from 'kysely'

/**
 * Tables come in three sorts: bookkeeping (may change), history (triggers refuse UPDATE and DELETE), and texts,
 * which stand beside history so that they can be purged while the ledger's salted hashes still verify.
 */
const TABLES = `
CREATE TABLE sequences (kind TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT;

CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  etag TEXT, last_modified TEXT, body_hash TEXT,
  next_poll_at INTEGER NOT NULL,
  last_poll_at INTEGER, last_good_poll_at INTEGER, baseline_at INTEGER,
  state TEXT NOT NULL, state_since INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0, last_error TEXT,
  polls INTEGER NOT NULL DEFAULT 0, repeats INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sources_due ON sources (next_poll_at) WHERE enabled = 1;

CREATE TABLE source_health (
  id INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, error TEXT
) STRICT;
CREATE INDEX source_health_by_source ON source_health (source_id, at);

CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES sources (id),
  guid TEXT, link TEXT, link_key TEXT,
  published_at INTEGER, first_seen_at INTEGER NOT NULL,
  baseline INTEGER NOT NULL, language TEXT NOT NULL,
  latest_revision_id INTEGER NOT NULL
) STRICT;
CREATE INDEX items_by_guid ON items (source_id, guid) WHERE guid IS NOT NULL;
CREATE INDEX items_by_link ON items (link_key) WHERE link_key IS NOT NULL;
CREATE INDEX items_by_seen ON items (first_seen_at);

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES items (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  UNIQUE (item_id, number)
) STRICT;
CREATE INDEX revisions_by_hash ON revisions (hash);
CREATE TABLE revision_texts (
  revision_id INTEGER PRIMARY KEY REFERENCES revisions (id),
  title TEXT NOT NULL, summary TEXT NOT NULL, body TEXT NOT NULL, author TEXT
) STRICT;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  version_id INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  archived_at INTEGER,
  declared INTEGER NOT NULL
) STRICT;
CREATE TABLE claim_versions (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, data TEXT NOT NULL,
  UNIQUE (claim_id, version)
) STRICT;

CREATE TABLE matches (
  item_id INTEGER NOT NULL REFERENCES items (id),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  claim_version_id INTEGER NOT NULL REFERENCES claim_versions (id),
  score REAL NOT NULL, threshold REAL NOT NULL, band TEXT NOT NULL, reasons TEXT NOT NULL,
  PRIMARY KEY (claim_id, revision_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX matches_by_item ON matches (item_id);

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  claim_version_id INTEGER NOT NULL REFERENCES claim_versions (id),
  stance TEXT NOT NULL, kind TEXT,
  actor TEXT, unnamed INTEGER NOT NULL,
  direct INTEGER NOT NULL, language TEXT NOT NULL, confidence REAL NOT NULL,
  at_field TEXT, at_start INTEGER, at_end INTEGER,
  origin_item_id INTEGER, origin_revision_id INTEGER,
  added_by TEXT NOT NULL,
  said_at INTEGER, published_at INTEGER, seen_at INTEGER NOT NULL,
  silent INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  text_hash TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_claim ON statements (claim_id, seen_at);
CREATE TABLE statement_texts (
  statement_id INTEGER PRIMARY KEY REFERENCES statements (id),
  speaker TEXT NOT NULL, affiliation TEXT NOT NULL, quote TEXT NOT NULL, salt TEXT NOT NULL
) STRICT;

CREATE TABLE appearances (
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  seen_at INTEGER NOT NULL, origin INTEGER NOT NULL,
  PRIMARY KEY (statement_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_item ON appearances (item_id);

CREATE TABLE proposals (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  change TEXT NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL, statement_ids TEXT NOT NULL,
  created_at INTEGER NOT NULL, silent INTEGER NOT NULL
) STRICT;
CREATE INDEX proposals_by_claim ON proposals (claim_id);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER UNIQUE REFERENCES proposals (id),
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  verdict TEXT NOT NULL, change TEXT, by_whom TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;

CREATE TABLE status_steps (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  at INTEGER NOT NULL,
  from_status TEXT NOT NULL, to_status TEXT NOT NULL,
  reason TEXT NOT NULL, decided_by TEXT, proposal_id INTEGER, statement_ids TEXT NOT NULL,
  silent INTEGER NOT NULL
) STRICT;
CREATE INDEX status_steps_by_claim ON status_steps (claim_id, id);

CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  asked_by TEXT NOT NULL, asked_by_actor TEXT, asked_of TEXT NOT NULL, what TEXT NOT NULL,
  opened_at INTEGER NOT NULL, statement_id INTEGER, silent INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_by_claim ON requests (claim_id);

CREATE TABLE watches (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL, channel TEXT NOT NULL, scope TEXT NOT NULL,
  events TEXT NOT NULL, locale TEXT NOT NULL,
  declared INTEGER NOT NULL, removed_at INTEGER,
  UNIQUE (platform, channel, scope)
) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  platform TEXT NOT NULL, channel TEXT NOT NULL, locale TEXT NOT NULL,
  event_key TEXT NOT NULL, thread_of TEXT, broadcast INTEGER NOT NULL, notice TEXT,
  state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'retry', 'needs_review', 'refused')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL, lease_until INTEGER,
  created_at INTEGER NOT NULL, settled_at INTEGER,
  message_channel TEXT, message_id TEXT, last_error TEXT,
  UNIQUE (platform, channel, event_key)
) STRICT;
CREATE INDEX deliveries_open ON deliveries (platform, channel, id) WHERE state IN ('pending', 'retry', 'sending');

CREATE TABLE threads (
  platform TEXT NOT NULL, channel TEXT NOT NULL, claim TEXT NOT NULL,
  message_channel TEXT NOT NULL, message_id TEXT NOT NULL, opened_at INTEGER NOT NULL,
  PRIMARY KEY (platform, channel, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_lock (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  pid INTEGER NOT NULL, host TEXT NOT NULL, since INTEGER NOT NULL, heartbeat_at INTEGER NOT NULL
) STRICT;

CREATE TABLE change_mark (one INTEGER PRIMARY KEY CHECK (one = 1), mark INTEGER NOT NULL) STRICT;
INSERT INTO change_mark VALUES (1, 0);
`

/** History: what these tables hold is never changed and never deleted. */
const HISTORY = [
  'ledger',
  'source_health',
  'revisions',
  'claim_versions',
  'statements',
  'appearances',
  'decisions',
  'status_steps',
  'proposals',
  'requests',
]

// A migration outlives the schema types: it must not know them.
// biome-ignore lint/suspicious/noExplicitAny: see above
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of TABLES.split(/;\s*\n/)) if (statement.trim()) await sql.raw(statement).execute(db)
  for (const table of HISTORY)
    for (const verb of ['UPDATE', 'DELETE'])
      await sql
        .raw(
          `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} ` +
            `BEGIN SELECT RAISE(ABORT, '${table} is history: it is never changed'); END`,
        )
        .execute(db)
}
