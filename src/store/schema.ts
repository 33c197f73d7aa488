import type { Generated } from 'kysely'

/** Columns as SQLite holds them: instants are UTC milliseconds, booleans 0 or 1, lists and facts JSON. */
export type Database = {
  sequences: { kind: string; next: number }
  ledger: { seq: number; at: number; type: string; body: string; previous: string; hash: string }
  sources: {
    id: string
    name: string
    url: string
    enabled: number
    etag: string | null
    last_modified: string | null
    body_hash: string | null
    next_poll_at: number
    last_poll_at: number | null
    last_good_poll_at: number | null
    baseline_at: number | null
    state: string
    state_since: number
    failures: number
    last_error: string | null
    polls: number
    repeats: number
    hints: string | null
    moved_to: string | null
    told_state: string | null
    told_at: number | null
    last_item_at: number | null
    habit_checked_at: number | null
  }
  entry_prints: { source_id: string; body_hash: Buffer; context: Buffer; prints: Buffer }
  source_health: { id: Generated<number>; source_id: string; state: string; at: number; error: string | null }
  items: {
    id: number
    source_id: string
    guid: string | null
    link: string | null
    link_key: string | null
    published_at: number | null
    first_seen_at: number
    baseline: number
    language: string
    latest_revision_id: number
  }
  revisions: {
    id: number
    item_id: number
    number: number
    hash: string
    seen_at: number
    served_by: string | null
  }
  revision_texts: { revision_id: number; title: string; summary: string; body: string; author: string | null }
  claims: {
    id: Generated<number>
    slug: string
    version_id: number
    added_at: number
    archived_at: number | null
    declared: number
    declared_data: string | null
  }
  claim_slugs: { slug: string; claim_id: number; at: number }
  claim_events: {
    id: Generated<number>
    claim_id: number
    at: number
    event: string
    version: number
    by_whom: string | null
    detail: string
    reason: string
  }
  claim_versions: { id: Generated<number>; claim_id: number; version: number; at: number; data: string }
  matches: {
    item_id: number
    revision_id: number
    claim_id: number
    claim_version_id: number
    score: number
    threshold: number
    band: string
    reasons: string
  }
  statements: {
    id: number
    claim_id: number
    claim_version_id: number
    stance: string
    kind: string | null
    actor: string | null
    unnamed: number
    direct: number
    language: string
    confidence: number
    at_field: string | null
    at_start: number | null
    at_end: number | null
    origin_item_id: number | null
    origin_revision_id: number | null
    added_by: string
    said_at: number | null
    published_at: number | null
    seen_at: number
    silent: number
    reasons: string
    text_hash: string
  }
  statement_texts: { statement_id: number; speaker: string; affiliation: string; quote: string; salt: string }
  appearances: { statement_id: number; item_id: number; revision_id: number; seen_at: number; origin: number }
  proposals: {
    id: number
    claim_id: number
    change: string
    rule: string
    reason: string
    statement_ids: string
    created_at: number
    silent: number
  }
  decisions: {
    id: Generated<number>
    proposal_id: number | null
    claim_id: number
    verdict: string
    change: string | null
    by_whom: string
    reason: string
    at: number
  }
  status_steps: {
    id: number
    claim_id: number
    at: number
    from_status: string
    to_status: string
    reason: string
    decided_by: string | null
    proposal_id: number | null
    statement_ids: string
    silent: number
  }
  requests: {
    id: number
    claim_id: number
    asked_by: string
    asked_by_actor: string | null
    asked_of: string
    what: string
    opened_at: number
    statement_id: number | null
    silent: number
  }
  request_steps: {
    id: number
    request_id: number
    event: string
    by_whom: string
    reason: string
    statement_id: number | null
    at: number
  }
  request_marks: { request_id: number; days: number; at: number; posted: number }
  watches: {
    id: Generated<number>
    platform: string
    channel: string
    scope: string
    events: string
    locale: string
    declared: number
    removed_at: number | null
    digest: string | null
    zone: Generated<string>
    quiet: string | null
    added_by: string | null
    /** As `onrecord.yaml` declared it last: what was changed by hand since stays until the file changes. */
    declared_as: string | null
  }
  delivery_stops: { platform: string; channel: string; at: number; reason: string; retry_at: number | null }
  deliveries: {
    id: Generated<number>
    platform: string
    channel: string
    locale: string
    event_key: string
    thread_of: string | null
    broadcast: number
    notice: string | null
    state: string
    attempts: Generated<number>
    not_before: number
    lease_until: number | null
    created_at: number
    settled_at: number | null
    message_channel: string | null
    message_id: string | null
    last_error: string | null
    timing: string | null
    queued: string | null
    folded_into: number | null
    tried_at: number | null
    uncertain_since: number | null
    finds: Generated<number>
    decided_by: string | null
    edits: string | null
  }
  threads: {
    platform: string
    channel: string
    claim: string
    message_channel: string
    message_id: string
    opened_at: number
  }
  worker_lock: { one: number; pid: number; host: string; since: number; heartbeat_at: number }
  worker_activity: { one: number; last_at: number }
  polling_gaps: { id: Generated<number>; from_at: number; until_at: number }
  change_mark: { one: number; mark: number }
  held_batches: {
    id: Generated<number>
    source_id: string
    at: number
    first_item_id: number
    last_item_id: number
    items: number
    matched: number
  }
  held_notices: {
    batch_id: number
    position: number
    item_id: number
    event_key: string
    claim: string | null
    notice: string
  }
  held_decisions: { batch_id: number; verdict: string; by_whom: string; at: number }
  articles: {
    item_id: number
    source_id: string
    listing_hash: string | null
    state: string
    tries: number
    misses: number
    vanished_at: number | null
    next_check_at: number | null
    checked_at: number | null
    etag: string | null
    last_modified: string | null
  }
  listings: { source_id: string; at: number; item_ids: string }
  withdrawals: { item_id: number; source_id: string; at: number; reason: string }
  dismissals: {
    id: number
    claim_id: number
    item_id: number
    hash: string
    shingles: Buffer
    by_whom: string
    reason: string
    at: number
  }
  dismissed_statements: { dismissal_id: number; statement_id: number }
  dismissal_undos: { dismissal_id: number; by_whom: string; reason: string; at: number }
  match_acceptances: {
    claim_id: number
    item_id: number
    revision_id: number
    by_whom: string
    reason: string
    at: number
  }
  adopted_readings: { statement_id: number; item_id: number; by_whom: string; reason: string; at: number }
  added_statements: {
    statement_id: number
    by_whom: string
    reason: string
    at: number
    url: string | null
    quote_found: number | null
  }
  saved_copies: {
    statement_id: number
    url: string
    final_url: string
    fetched_at: number
    sha256: string
    media_type: string
    bytes: number
  }
  saved_copy_bodies: { statement_id: number; body: Buffer }
  statement_edits: {
    id: number
    statement_id: number
    type: string
    stance: string | null
    kind: string | null
    to_claim_id: number | null
    to_claim_version_id: number | null
    actor: string | null
    unnamed: number | null
    language: string | null
    by_whom: string
    reason: string
    at: number
    text_hash: string | null
  }
  statement_edit_texts: { edit_id: number; words: string; affiliation: string; salt: string }
  statement_edit_voids: { edit_id: number; kind: string; target_id: number }
  proposal_owners: { id: Generated<number>; proposal_id: number; owner: string | null; by_whom: string; at: number }
  proposal_reminders: { proposal_id: number; days: number; at: number }
  purges: { id: Generated<number>; at: number; by_whom: string; reason: string; what: string }
  purged_texts: { kind: string; id: number; purge_id: number }
  shared_answers: { statement_id: number; platform: string; channel: string; locale: string; at: number }
  analyst_readings: {
    revision_id: number
    claim_id: number
    item_id: number
    at: number
    outcome: string
    drafts: string
    note: string
  }
}
