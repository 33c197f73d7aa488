import type { Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Language } from '../domain/vocabulary.ts'
import type { ClaimSnapshot, KnownItem, PollStore } from '../ports/stores.ts'
import { allocateAll, allocateIds } from './allocate-ids.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { commitExtra, commitPolls } from './commit-polls.ts'
import { dismissedStatements } from './dismissals.ts'
import { dueSources, sourcesToCheck } from './due-sources.ts'
import { selectPrints } from './entry-prints.ts'
import { arrivals, commitHealthChecks, lastAnswer } from './health-checks.ts'
import { idsOf } from './id-list.ts'
import { selectKeptBack, selectMergeCandidates, selectOriginTexts, selectRecorded } from './merge-candidates.ts'
import { createNumbersAhead, type NumbersAhead } from './numbers-ahead.ts'
import { outboxWithin } from './outbox.ts'
import { NO_STATUS, toSourceRecord } from './rows.ts'
import type { Database } from './schema.ts'
import { everOf, isMoot, selectProposals, selectRequests } from './selects.ts'
import { createStanding } from './source-standing.ts'
import { selectVoids } from './statement-edit-rows.ts'
import { syncSources } from './sync-sources.ts'
import { writeTransaction } from './write-transaction.ts'

type SourceRow = Selectable<Database['sources']>

/** SQLite binds at most 32,766 values a statement. */
const MAX_BOUND = 10_000

export function createPollStore(
  db: Kysely<Database>,
  file: string,
  ahead: NumbersAhead = createNumbersAhead(db),
): PollStore {
  const standing = createStanding(db)
  return {
    async records() {
      return (await ask<SourceRow>(db, 'SELECT * FROM sources ORDER BY id')).map(toSourceRecord)
    },
    async record(sourceId) {
      // Every poll begins with it: written out, for building the query would cost more than asking it.
      const [row] = await ask<SourceRow>(db, 'SELECT * FROM sources WHERE id = ?', [sourceId])
      return row ? toSourceRecord(row) : null
    },
    async recordsOf(sourceIds) {
      const places = sourceIds.map(() => '?').join(', ')
      const rows = await ask<SourceRow>(db, `SELECT * FROM sources WHERE id IN (${places})`, sourceIds)
      return rows.map(toSourceRecord)
    },
    seenEntries: (sourceId, bodyHash) => selectPrints(db, sourceId, bodyHash),
    standing: (sourceIds) => standing.of(sourceIds),
    dueSources: (now, limit) => dueSources(db, now, limit),
    async knownItems(sourceId, keys) {
      const ids = new Set<number>()
      // Written out: every poll with news asks this twice.
      for (const [way, values] of [
        ['SELECT id FROM items WHERE source_id = ? AND guid IN', keys.guids],
        ['SELECT id FROM items WHERE source_id = ? AND link_key IN', keys.linkKeys],
        [
          // The plus keeps SQLite from preparing the query anew for each value: it may not look at what is bound then.
          'SELECT items.id FROM revisions CROSS JOIN items ON items.id = revisions.item_id WHERE +items.source_id = ? AND revisions.hash IN',
          keys.hashes,
        ],
      ] as const)
        for (const some of chunks(values)) {
          const text = `${way} (${some.map(() => '?').join(', ')})`
          for (const row of await ask<{ id: number }>(db, text, [sourceId, ...some])) ids.add(row.id)
        }
      return ids.size === 0 ? [] : selectKnownItems(db, [...ids])
    },
    async claimSnapshot(slug) {
      const [claim] = await ask<{ status: string | null }>(db, CLAIM_STATUS, [slug])
      if (!claim) return null
      return { status: claim.status === null ? NO_STATUS : JSON.parse(claim.status), ...(await standingOf(db, slug)) }
    },
    mergeCandidates: (claim, search) => selectMergeCandidates(db, claim, search),
    keptBack: (claim, exceptSource) => selectKeptBack(db, claim, exceptSource),
    statementsAfter: (claim, id) => selectRecorded(db, claim, sql<boolean>`statements.id > ${id} AND ${everOf(claim)}`),
    originTexts: (revisionIds) => selectOriginTexts(db, revisionIds),
    async changeMark() {
      const [now] = await ask<{ mark: number }>(db, 'SELECT mark FROM change_mark')
      return now?.mark ?? 0
    },
    async matchedClaims(itemId) {
      const rows = await db
        .selectFrom('matches')
        .innerJoin('claims', 'claims.id', 'matches.claim_id')
        .select('claims.slug')
        .distinct()
        .where('matches.item_id', '=', itemId)
        .where('matches.band', '=', 'posted')
        .union(
          db
            .selectFrom('match_acceptances')
            .innerJoin('claims', 'claims.id', 'match_acceptances.claim_id')
            .select('claims.slug')
            .where('match_acceptances.item_id', '=', itemId),
        )
        .execute()
      return rows.map((row) => row.slug)
    },
    allocateIds: (kind, count) => allocateIds(db, kind, count),
    allocateAll: (counts) => allocateAll(db, counts),
    takeAhead: (counts) => ahead.take(counts),
    commitPolls: (results, within) =>
      commitPolls(db, file, results, within && ((trx) => within(outboxWithin(trx, file)))).finally(() =>
        standing.noteStates(results.map(({ record }) => record)),
      ),
    sourcesToCheck: (due) => sourcesToCheck(db, due),
    lastAnswer: (exceptSource) => lastAnswer(db, exceptSource),
    arrivals: (sourceId, limit) => arrivals(db, sourceId, limit),
    commitHealthChecks: (checks) => commitHealthChecks(db, file, checks).finally(standing.forget),
    commitExtra: (rows) => commitExtra(db, file, rows),
    async storedItems(limit) {
      const rows = await db.selectFrom('items').select('id').orderBy('id', 'desc').limit(limit).execute()
      return selectKnownItems(
        db,
        rows.map((row) => row.id),
      )
    },
    syncSources: (sources, now, firstPollAt) =>
      writeTransaction(db, file, (trx) => syncSources(trx, sources, now, firstPollAt)).finally(standing.forget),
  }
}

/** Of a claim that is there. */
const CLAIM_STATUS = `SELECT (SELECT to_status FROM status_steps WHERE claim_id = claims.id ORDER BY id DESC LIMIT 1)
  AS status FROM claims WHERE slug = ?`

/** Requests and proposals of a claim that count. */
async function standingOf(db: Kysely<Database>, slug: string): Promise<Pick<ClaimSnapshot, 'requests' | 'proposals'>> {
  const requests = await selectRequests(db, { claim: slug })
  const proposals = await selectProposals(db, { claim: slug })
  // Most claims have neither: nothing is asked of what they might rest on then.
  if (requests.length === 0 && proposals.length === 0) return { requests, proposals }
  // What an editor dismissed still swallows its repeats, but moves nothing any more: it may be asked for anew.
  const dismissed = await dismissedStatements(db, slug)
  const voids = await selectVoids(db)
  return {
    requests: requests.filter(({ id, statementId }) => !voids.requests.has(id) && !dismissed.has(statementId ?? -1)),
    proposals: proposals.filter((one) => !voids.proposals.has(one.id) && !isMoot(one, dismissed)),
  }
}

const itemsByIds = builtOnce((db, ids) =>
  db
    .selectFrom('items')
    .innerJoin('revisions', 'revisions.id', 'items.latest_revision_id')
    .innerJoin('revision_texts', 'revision_texts.revision_id', 'revisions.id')
    .select([
      'items.id',
      'items.source_id',
      'items.guid',
      'items.link',
      'items.link_key',
      'items.first_seen_at',
      'items.published_at',
      'items.baseline',
      'items.language',
      'revisions.id as revision_id',
      'revisions.number',
      'revisions.hash',
      'revisions.seen_at',
      'revisions.served_by',
      'revision_texts.title',
      'revision_texts.body',
    ])
    .select((eb) =>
      eb
        .selectFrom('revisions as all_revisions')
        .select(sql<string>`group_concat(all_revisions.hash)`.as('hashes'))
        .whereRef('all_revisions.item_id', '=', 'items.id')
        .as('hashes'),
    )
    .where('items.id', 'in', idsOf(ids))
    .orderBy('items.id', 'desc'),
)

export async function selectKnownItems(db: Kysely<Database>, ids: number[]): Promise<KnownItem[]> {
  const items: KnownItem[] = []
  for (const some of chunks(ids)) {
    const rows = await itemsByIds(db, JSON.stringify(some))
    for (const row of rows)
      items.push({
        id: row.id,
        sourceId: row.source_id,
        guid: row.guid,
        link: row.link,
        linkKey: row.link_key,
        firstSeenAt: row.first_seen_at,
        publishedAt: row.published_at,
        baseline: row.baseline === 1,
        language: row.language as Language,
        hashes: row.hashes?.split(',') ?? [],
        latest: {
          id: row.revision_id,
          itemId: row.id,
          number: row.number,
          hash: row.hash,
          seenAt: row.seen_at,
          title: row.title,
          body: row.body,
          servedBy: row.served_by,
        },
      })
  }
  return items
}

function* chunks<T>(list: T[]): Generator<T[]> {
  for (let i = 0; i < list.length; i += MAX_BOUND) yield list.slice(i, i + MAX_BOUND)
}
