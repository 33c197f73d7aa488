import type { PlannedDelivery, Proposal, StatusStep } from '../../src/domain/event.ts'
import type { Notice } from '../../src/domain/notice.ts'
import type { SourceRecord } from '../../src/domain/source.ts'
import type { Statement } from '../../src/domain/statement.ts'
import type { EvidenceStatus } from '../../src/domain/status.ts'
import type { NewItem, NewRevision, PollResult, Store } from '../../src/ports/stores.ts'
import { NOON } from './bounty-case.ts'

export const NO_STATUS: EvidenceStatus = { rung: null, flags: [], automatic: false, since: null }

export function aRecord(extra: Partial<SourceRecord> = {}): SourceRecord {
  return {
    sourceId: 'wire',
    etag: null,
    lastModified: null,
    bodyHash: null,
    nextPollAt: NOON,
    lastPollAt: null,
    lastGoodPollAt: null,
    baselineAt: null,
    state: 'new',
    stateSince: NOON,
    failuresInARow: 0,
    lastError: null,
    ...extra,
  }
}

export function anItem(id: number, extra: Partial<NewItem> = {}): NewItem {
  const link = `https://wire.example/${id}`
  return {
    id,
    guid: `g${id}`,
    link,
    linkKey: `wire.example/${id}`,
    publishedAt: NOON,
    baseline: false,
    language: 'en',
    ...extra,
  }
}

export function aRevision(id: number, itemId: number, extra: Partial<NewRevision> = {}): NewRevision {
  const title = `Title ${id}`
  return {
    id,
    itemId,
    number: 1,
    hash: `${id}`.padStart(64, 'a'),
    seenAt: NOON,
    title,
    body: title,
    summary: '',
    author: null,
    ...extra,
  }
}

export function aStatement(id: number, extra: Partial<Statement> = {}): Statement {
  return {
    id,
    claim: 'cartel-bounties',
    claimVersionId: 1,
    speaker: { name: 'Mike Vigil', affiliation: 'former DEA agent', actor: 'vigil', unnamed: false },
    stance: 'disputes',
    quote: 'That is absurd.',
    at: { field: 'body', start: 0, end: 15 },
    direct: true,
    language: 'en',
    confidence: 0.9,
    reasons: [{ rule: 'cue', detail: 'absurd' }],
    originItemId: null,
    originRevisionId: null,
    addedBy: 'rules',
    saidAt: null,
    publishedAt: NOON,
    seenAt: NOON,
    silent: false,
    ...extra,
  }
}

export function aStep(id: number, extra: Partial<StatusStep> = {}): StatusStep {
  return {
    id,
    claim: 'cartel-bounties',
    at: NOON,
    from: NO_STATUS,
    to: { ...NO_STATUS, rung: 'asserted', since: NOON },
    reason: 'said publicly',
    decidedBy: null,
    proposalId: null,
    statementIds: [],
    silent: false,
    ...extra,
  }
}

export function aProposal(id: number, extra: Partial<Proposal> = {}): Proposal {
  return {
    id,
    claim: 'cartel-bounties',
    change: { type: 'set_rung', rung: 'cited' },
    rule: 'claimant-cites-evidence',
    reason: 'DHS: it says that evidence exists',
    statementIds: [],
    createdAt: NOON,
    silent: false,
    state: 'open',
    decision: null,
    ...extra,
  }
}

export function aNotice(text = 'wire'): Notice {
  return {
    kind: 'held',
    source: { id: 'wire', name: text, url: null, host: 'wire.example' },
    items: 1,
    at: NOON,
  }
}

export function aDelivery(eventKey: string, extra: Partial<PlannedDelivery> = {}): PlannedDelivery {
  return {
    platform: 'console',
    channel: 'desk',
    locale: 'en',
    eventKey,
    threadOf: null,
    broadcast: false,
    notice: aNotice(eventKey),
    ...extra,
  }
}

export function aPoll(extra: Partial<PollResult> = {}): PollResult {
  return {
    sourceId: 'wire',
    at: NOON,
    record: aRecord({ state: 'healthy', lastPollAt: NOON, lastGoodPollAt: NOON, baselineAt: NOON }),
    health: null,
    counts: { parsed: 0, repeats: 0 },
    items: [],
    revisions: [],
    matches: [],
    statements: [],
    appearances: [],
    proposals: [],
    statusSteps: [],
    requests: [],
    deliveries: [],
    basedOn: null,
    ...extra,
  }
}

/** A poll that leaves a row in every table a poll can write to. */
export function aFullPoll(n = 1): PollResult {
  return aPoll({
    health: { state: 'healthy', at: NOON, error: null },
    items: [anItem(n)],
    revisions: [aRevision(n, n)],
    matches: [
      {
        itemId: n,
        revisionId: n,
        claim: 'cartel-bounties',
        claimVersionId: 1,
        match: { claim: 'cartel-bounties', score: 0.9, band: 'posted', reasons: [], threshold: 0.59 },
      },
    ],
    statements: [aStatement(n, { originItemId: n, originRevisionId: n })],
    appearances: [{ statementId: n, itemId: n, revisionId: n, seenAt: NOON, origin: true }],
    proposals: [aProposal(n, { statementIds: [n] })],
    statusSteps: [aStep(n, { statementIds: [n] })],
    requests: [
      {
        id: n,
        claim: 'cartel-bounties',
        from: 'Government of Mexico',
        fromActor: 'mexico',
        to: 'DHS',
        what: 'evidence',
        openedAt: NOON,
        statementId: n,
        silent: false,
      },
    ],
    deliveries: [aDelivery(`statement:${n}`)],
  })
}

/** Puts rows into the outbox as a poll would. */
export async function plan(store: Store, ...deliveries: PlannedDelivery[]): Promise<void> {
  await store.polls.commitPolls([aPoll({ deliveries })])
}
