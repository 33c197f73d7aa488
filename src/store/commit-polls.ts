import type { Kysely, Transaction } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import type { EvidenceRequest, PlannedDelivery, Proposal, StatusStep } from '../domain/event.ts'
import { sentence } from '../domain/sentence.ts'
import type { Statement } from '../domain/statement.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { NewMatch, PollResult, RecordRows } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { commitArticles } from './commit-articles.ts'
import { savePrints } from './entry-prints.ts'
import { insertHeldBatch, insertHeldNotices } from './insert-held.ts'
import { createItemWriter, type ItemWriter, insertTexts } from './insert-items.ts'
import { insertRows } from './insert-rows.ts'
import { appendLedger, type DatedEntry, type LedgerEntry } from './ledger.ts'
import { sealFresh } from './row-seals.ts'
import { saltedHash } from './rows.ts'
import type { Database } from './schema.ts'
import { writeTransaction } from './write-transaction.ts'

type Trx = Transaction<Database>

/** All results or none. `within` is the last part of the commit. */
export async function commitPolls(
  db: Kysely<Database>,
  file: string,
  results: PollResult[],
  within?: (trx: Trx) => Promise<void>,
): Promise<void> {
  await writeTransaction(db, file, async (trx) => {
    const entries: DatedEntry[] = []
    const changes = results.map(({ basedOn }) => basedOn).filter((basedOn) => basedOn !== null)
    if (changes.length > 0) await demandUnchanged(trx, changes)
    const items = createItemWriter(trx, results)
    for (const result of results) await commitPoll(trx, result, entries, items)
    await insertTexts(trx, results)
    await sealFresh(trx, entries)
    await within?.(trx)
  })
}

/** Rows that came of reading stored items again. */
export async function commitExtra(db: Kysely<Database>, file: string, rows: RecordRows): Promise<void> {
  await writeTransaction(db, file, (trx) => commitRows(trx, rows, []))
}

/** Its entries are added to those of the polls committed with it, each with the moment of its own poll. */
async function commitPoll(trx: Trx, result: PollResult, all: DatedEntry[], items: ItemWriter): Promise<void> {
  const entries: LedgerEntry[] = []
  await updateSource(trx, result)
  if (result.seen !== undefined) await savePrints(trx, result.sourceId, result.record.bodyHash, result.seen)
  if (result.health) {
    await trx
      .insertInto('source_health')
      .values({ source_id: result.sourceId, ...result.health })
      .execute()
    entries.push({ type: 'source_state', body: { source: result.sourceId, ...result.health } })
  }
  if (result.held) entries.push(await insertHeldBatch(trx, result.sourceId, result.held, result.at))
  if (!isBare(result)) await writeRows(trx, result, entries, items)
  for (const entry of entries) all.push({ ...entry, at: result.at })
}

/** Nine polls in ten bring no row of their own: every list is empty, and a list page that has none would say so. */
function isBare(result: PollResult): boolean {
  return (
    result.listing === undefined && Object.values(result).every((part) => !Array.isArray(part) || part.length === 0)
  )
}

export async function commitRows(trx: Trx, result: RecordRows, entries: LedgerEntry[]): Promise<void> {
  if (result.basedOn !== null) await demandUnchanged(trx, [result.basedOn])
  await writeRows(trx, result, entries, createItemWriter(trx, [result]))
  await insertTexts(trx, [result])
  await appendLedger(trx, entries, result.at)
}

async function writeRows(trx: Trx, result: RecordRows, entries: LedgerEntry[], items: ItemWriter): Promise<void> {
  const claimIds = await claimIdsBySlug(trx, result)
  entries.push(...(await items.write(result)))
  await insertMatches(trx, result.matches, claimIds)
  for (const statement of result.statements) entries.push(await insertStatement(trx, statement, claimIds))
  if (result.appearances.length > 0) {
    await insertRows(
      trx,
      'appearances',
      result.appearances.map((a) => ({
        statement_id: a.statementId,
        item_id: a.itemId,
        revision_id: a.revisionId,
        seen_at: a.seenAt,
        origin: a.origin ? 1 : 0,
      })),
      'ON CONFLICT DO NOTHING',
    )
    entries.push({
      type: 'appearances',
      body: { source: result.sourceId, pairs: result.appearances.map((a) => [a.statementId, a.revisionId]) },
    })
  }
  for (const proposal of result.proposals) entries.push(await insertProposal(trx, proposal, claimIds))
  for (const request of result.requests) entries.push(await insertRequest(trx, request, idOf(claimIds, request.claim)))
  for (const step of result.statusSteps) entries.push(await insertStatusStep(trx, step, claimIds))
  for (const { batchId, notices } of result.heldMore ?? []) await insertHeldNotices(trx, batchId, notices)
  entries.push(...(await commitArticles(trx, result)))
  await insertDeliveries(trx, result.deliveries, result.at)
}

/** An editor decided something in between: what was worked out may be wrong now. */
async function demandUnchanged(trx: Trx, basedOn: readonly number[]): Promise<void> {
  const [now] = await ask<{ mark: number }>(trx, 'SELECT mark FROM change_mark')
  if (basedOn.some((mark) => mark !== now?.mark))
    throw new OnrecordError('conflict', 'A claim was changed while this poll was being worked out.', {
      permanent: false,
    })
}

/** Of the claims that the rows are about: most polls are about none, and there may be a hundred thousand. */
async function claimIdsBySlug(trx: Trx, record: RecordRows): Promise<Map<string, number>> {
  const lists = [record.matches, record.statements, record.proposals, record.requests, record.statusSteps]
  const ids = new Map<string, number>()
  for (const slug of new Set(lists.flatMap((list) => list.map(({ claim }) => claim)))) {
    const [claim] = await ask<{ id: number }>(trx, 'SELECT id FROM claims WHERE slug = ?', [slug])
    if (claim) ids.set(slug, claim.id)
  }
  return ids
}

function idOf(claimIds: Map<string, number>, slug: string): number {
  const id = claimIds.get(slug)
  if (id === undefined) throw new OnrecordError('not_found', sentence`There is no claim "${slug}" in the database.`)
  return id
}

/** Written out: every poll ends with it, and building the query would cost several times what it does. */
const UPDATE_POLLED = `
  UPDATE sources SET etag = ?, last_modified = ?, body_hash = ?, next_poll_at = ?, last_poll_at = ?,
    last_good_poll_at = ?, baseline_at = ?, failures = ?, last_error = ?, polls = polls + 1, repeats = repeats + ?,
    hints = ?, moved_to = ?, told_state = ?, told_at = ?`
/** Apart from the rest, and only where one of them changes: an index over them is written whenever they are named. */
const AND_STANDING = ', state = ?, state_since = ?, last_item_at = coalesce(?, last_item_at)'

async function updateSource(trx: Trx, { sourceId, record, counts, items, at, health }: PollResult): Promise<void> {
  const values = [
    record.etag,
    record.lastModified,
    record.bodyHash,
    record.nextPollAt,
    record.lastPollAt,
    record.lastGoodPollAt,
    record.baselineAt,
    record.failuresInARow,
    record.lastError,
    counts.repeats,
    record.hints == null ? null : JSON.stringify(record.hints),
    record.movedTo ?? null,
    record.told?.state ?? null,
    record.told?.at ?? null,
  ]
  if (health === null && items.length === 0)
    return void (await ask(trx, `${UPDATE_POLLED} WHERE id = ?`, [...values, sourceId]))
  const standing = [record.state, record.stateSince, items.length > 0 ? at : null]
  await ask(trx, `${UPDATE_POLLED}${AND_STANDING} WHERE id = ?`, [...values, ...standing, sourceId])
}

async function insertMatches(trx: Trx, matches: NewMatch[], claimIds: Map<string, number>): Promise<void> {
  await insertRows(
    trx,
    'matches',
    matches.map(({ itemId, revisionId, claim, claimVersionId, match }) => ({
      item_id: itemId,
      revision_id: revisionId,
      claim_id: idOf(claimIds, claim),
      claim_version_id: claimVersionId,
      score: match.score,
      threshold: match.threshold,
      band: match.band,
      reasons: JSON.stringify(match.reasons),
    })),
    'ON CONFLICT DO NOTHING',
  )
}

export async function insertStatement(trx: Trx, s: Statement, claimIds: Map<string, number>): Promise<LedgerEntry> {
  const salt = await drawSalt(trx)
  const textHash = saltedHash(salt, [s.speaker.name, s.speaker.affiliation, s.quote])
  await insertRows(trx, 'statements', [
    {
      id: s.id,
      claim_id: idOf(claimIds, s.claim),
      claim_version_id: s.claimVersionId,
      stance: s.stance,
      kind: s.kind ?? null,
      actor: s.speaker.actor ?? null,
      unnamed: s.speaker.unnamed ? 1 : 0,
      direct: s.direct ? 1 : 0,
      language: s.language,
      confidence: s.confidence,
      at_field: s.at?.field ?? null,
      at_start: s.at?.start ?? null,
      at_end: s.at?.end ?? null,
      origin_item_id: s.originItemId,
      origin_revision_id: s.originRevisionId,
      added_by: s.addedBy,
      said_at: s.saidAt,
      published_at: s.publishedAt,
      seen_at: s.seenAt,
      silent: s.silent ? 1 : 0,
      reasons: JSON.stringify(s.reasons),
      text_hash: textHash,
    },
  ])
  await insertRows(trx, 'statement_texts', [
    {
      statement_id: s.id,
      speaker: s.speaker.name,
      affiliation: s.speaker.affiliation,
      quote: s.quote,
      salt,
    },
  ])
  return {
    type: 'statement',
    body: {
      id: s.id,
      claim: s.claim,
      claimVersion: s.claimVersionId,
      stance: s.stance,
      kind: s.kind,
      actor: s.speaker.actor,
      item: s.originItemId,
      revision: s.originRevisionId,
      seenAt: s.seenAt,
      textHash,
    },
  }
}

/** 128 bits of chance, hex. SQLite seeds its generator from the system's. */
async function drawSalt(trx: Trx): Promise<string> {
  const [drawn] = await ask<{ salt: string }>(trx, 'SELECT lower(hex(randomblob(16))) AS salt')
  return drawn?.salt ?? ''
}

export async function insertProposal(trx: Trx, p: Proposal, claimIds: Map<string, number>): Promise<LedgerEntry> {
  await insertRows(trx, 'proposals', [
    {
      id: p.id,
      claim_id: idOf(claimIds, p.claim),
      change: JSON.stringify(p.change),
      rule: p.rule,
      reason: p.reason,
      statement_ids: JSON.stringify(p.statementIds),
      created_at: p.createdAt,
      silent: p.silent ? 1 : 0,
    },
  ])
  const { id, claim, change, rule, reason, statementIds } = p
  return { type: 'proposal', body: { id, claim, change, rule, reason, statementIds } }
}

export async function insertRequest(trx: Trx, request: EvidenceRequest, claimId: number): Promise<LedgerEntry> {
  const { claim, from, fromActor, to, what, openedAt, statementId, silent, id } = request
  await insertRows(trx, 'requests', [
    {
      id,
      claim_id: claimId,
      asked_by: from,
      asked_by_actor: fromActor,
      asked_of: to,
      what,
      opened_at: openedAt,
      statement_id: statementId,
      silent: silent ? 1 : 0,
    },
  ])
  return { type: 'request', body: { id, claim, from, to, statementId, openedAt } }
}

export async function insertStatusStep(
  trx: Trx,
  step: StatusStep,
  claimIds: Map<string, number>,
): Promise<LedgerEntry> {
  await insertRows(trx, 'status_steps', [
    {
      id: step.id,
      claim_id: idOf(claimIds, step.claim),
      at: step.at,
      from_status: JSON.stringify(step.from),
      to_status: JSON.stringify(step.to),
      reason: step.reason,
      decided_by: step.decidedBy,
      proposal_id: step.proposalId,
      statement_ids: JSON.stringify(step.statementIds),
      silent: step.silent ? 1 : 0,
    },
  ])
  const { id, claim, from, to, reason, decidedBy, proposalId, statementIds } = step
  return { type: 'status', body: { id, claim, from, to, reason, decidedBy, proposalId, statementIds } }
}

/** One row a channel and event: a second plan for the same event changes nothing. */
export async function insertDeliveries(trx: Trx, deliveries: PlannedDelivery[], at: Instant): Promise<void> {
  const rows = deliveries.map((d) => ({
    platform: d.platform,
    channel: d.channel,
    locale: d.locale,
    event_key: d.eventKey,
    thread_of: d.threadOf,
    broadcast: d.broadcast ? 1 : 0,
    notice: d.notice === null ? null : JSON.stringify(d.notice),
    timing: d.timing ? JSON.stringify(d.timing) : null,
    edits: d.edits ?? null,
    state: 'pending',
    not_before: at,
    created_at: at,
  }))
  await insertRows(trx, 'deliveries', rows, 'ON CONFLICT (platform, channel, event_key) DO NOTHING')
}
