import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Claim, StoredClaim } from '../domain/claim.ts'
import type { EvidenceRequest, Proposal, RequestEvent, RequestStep, StatusStep } from '../domain/event.ts'
import type { SourceRecord } from '../domain/source.ts'
import type { Span, Statement } from '../domain/statement.ts'
import type { Decision, EvidenceStatus } from '../domain/status.ts'
import type { Language, SourceState, Stance, StanceKind } from '../domain/vocabulary.ts'
import type { HealthRow } from '../ports/stores.ts'
import type { Database } from './schema.ts'

type Row<T extends keyof Database> = Selectable<Database[T]>

/** The state of a claim about which nothing is on record yet. */
export const NO_STATUS: EvidenceStatus = { rung: null, flags: [], automatic: false, since: null }

/** Hash of a text that may be purged one day: without its salt a short text could be guessed from its hash. */
export function saltedHash(salt: string, parts: string[]): string {
  return createHash('sha256')
    .update([salt, ...parts].join('\u0000'))
    .digest('hex')
}

export function toSourceRecord(row: Row<'sources'>): SourceRecord {
  return {
    sourceId: row.id,
    etag: row.etag,
    lastModified: row.last_modified,
    bodyHash: row.body_hash,
    nextPollAt: row.next_poll_at,
    lastPollAt: row.last_poll_at,
    lastGoodPollAt: row.last_good_poll_at,
    baselineAt: row.baseline_at,
    state: row.state as SourceState,
    stateSince: row.state_since,
    failuresInARow: row.failures,
    lastError: row.last_error,
    hints: row.hints === null ? null : JSON.parse(row.hints),
    movedTo: row.moved_to,
    told:
      row.told_state === null || row.told_at === null
        ? null
        : { state: row.told_state as SourceState, at: row.told_at },
    lastItemAt: row.last_item_at,
  }
}

export function toHealthRow(row: Row<'source_health'>): HealthRow {
  return { sourceId: row.source_id, state: row.state as SourceState, at: row.at, error: row.error }
}

export type ClaimRow = Row<'claims'> & { version: number; data: string }

export function toClaim(row: ClaimRow): StoredClaim {
  return {
    ...(JSON.parse(row.data) as Claim),
    // An earlier wording is stored under the slug it had.
    slug: row.slug,
    id: row.id,
    version: row.version,
    versionId: row.version_id,
    addedAt: row.added_at,
    archivedAt: row.archived_at,
  }
}

export type StatementJoin = Row<'statements'> & {
  slug: string
  speaker: string
  affiliation: string
  quote: string
  salt: string
}

export function toStatement(row: StatementJoin): Statement {
  return {
    id: row.id,
    claim: row.slug,
    claimVersionId: row.claim_version_id,
    speaker: {
      name: row.speaker,
      affiliation: row.affiliation,
      ...(row.actor === null ? {} : { actor: row.actor }),
      unnamed: row.unnamed === 1,
    },
    stance: row.stance as Stance,
    ...(row.kind === null ? {} : { kind: row.kind as StanceKind }),
    quote: row.quote,
    at:
      row.at_field === null
        ? null
        : { field: row.at_field as Span['field'], start: row.at_start ?? 0, end: row.at_end ?? 0 },
    direct: row.direct === 1,
    language: row.language as Language,
    confidence: row.confidence,
    reasons: JSON.parse(row.reasons),
    originItemId: row.origin_item_id,
    originRevisionId: row.origin_revision_id,
    addedBy: row.added_by as Statement['addedBy'],
    saidAt: row.said_at,
    publishedAt: row.published_at,
    seenAt: row.seen_at,
    silent: row.silent === 1,
    // A salt goes with its words: without it nobody can try words against the hash.
    ...(row.salt === '' ? { removed: true as const } : {}),
  }
}

export type RequestJoin = Row<'requests'> & { slug: string; seen_at: number | null; released_at: number | null }

export function toRequest(row: RequestJoin, steps: RequestStep[]): EvidenceRequest {
  const [first] = steps
  return {
    id: row.id,
    claim: row.slug,
    from: row.asked_by,
    fromActor: row.asked_by_actor,
    to: row.asked_of,
    what: row.what,
    openedAt: row.opened_at,
    statementId: row.statement_id,
    // What a released bulk asked is told by its own posts: it is no silent history any more.
    silent: row.silent === 1 && row.released_at === null,
    steps,
    recordedAt: row.released_at ?? row.seen_at ?? first?.at ?? row.opened_at,
  }
}

export function toRequestStep(row: Row<'request_steps'>): RequestStep {
  return {
    id: row.id,
    requestId: row.request_id,
    event: row.event as RequestEvent,
    at: row.at,
    by: row.by_whom,
    reason: row.reason,
    statementId: row.statement_id,
  }
}

export type ProposalJoin = Row<'proposals'> & {
  slug: string
  verdict: string | null
  decided_change: string | null
  by_whom: string | null
  decided_reason: string | null
  decided_at: number | null
  owner: string | null
  owner_by: string | null
  owner_at: number | null
}

export function toProposal(row: ProposalJoin): Proposal {
  const states = { confirm: 'confirmed', edit: 'edited', dismiss: 'dismissed' } as const
  return {
    id: row.id,
    claim: row.slug,
    change: JSON.parse(row.change),
    rule: row.rule,
    reason: row.reason,
    statementIds: JSON.parse(row.statement_ids),
    createdAt: row.created_at,
    silent: row.silent === 1,
    state: row.verdict === null ? 'open' : states[row.verdict as keyof typeof states],
    decision:
      row.verdict === null
        ? null
        : {
            proposalId: row.id,
            verdict: row.verdict as Decision['verdict'],
            change: row.decided_change === null ? null : JSON.parse(row.decided_change),
            by: row.by_whom ?? '',
            reason: row.decided_reason ?? '',
            at: row.decided_at ?? 0,
          },
    ...(row.owner_at === null ? {} : { owner: { name: row.owner, by: row.owner_by ?? '', at: row.owner_at } }),
  }
}

export function toStatusStep(row: Row<'status_steps'> & { slug: string }): StatusStep {
  return {
    id: row.id,
    claim: row.slug,
    at: row.at,
    from: JSON.parse(row.from_status),
    to: JSON.parse(row.to_status),
    reason: row.reason,
    decidedBy: row.decided_by,
    proposalId: row.proposal_id,
    statementIds: JSON.parse(row.statement_ids),
    silent: row.silent === 1,
  }
}
