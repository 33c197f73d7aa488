import type { Kysely } from 'kysely'
import type { Revision } from '../domain/item.ts'
import type { Band, Instant } from '../domain/vocabulary.ts'
import type { QueryStore } from '../ports/stores.ts'
import { builtOnce } from './built-once.ts'
import { cardFigures } from './claim-figures.ts'
import { toDelivery } from './delivery-rows.ts'
import { dismissedStatements } from './dismissals.ts'
import { selectExportFacts } from './export-facts.ts'
import { idList } from './id-list.ts'
import { figuresSeenBy } from './past-figures.ts'
import { pollingGaps, workerSeenAt } from './polling-gaps.ts'
import { selectKnownItems } from './polls.ts'
import { toHealthRow, toStatusStep } from './rows.ts'
import type { Database } from './schema.ts'
import { everOf, isMoot, itemsAbout, selectProposals, selectRequests, selectStatus } from './selects.ts'
import { selectVoids } from './statement-edit-rows.ts'
import { changedStatements, countSeenBefore, countStatements, statementsSeen } from './statement-pages.ts'
import { statementRows } from './statement-rows.ts'

export function createQueryStore(db: Kysely<Database>): QueryStore {
  return {
    statements: (claim) => statementRows(db, (query) => query.where(everOf(claim)), claim),
    async statement(id) {
      return (await statementRows(db, (query) => query.where('statements.id', '=', id)))[0] ?? null
    },
    statementsById: async (ids) =>
      ids.length === 0 ? [] : statementRows(db, (query) => query.where('statements.id', 'in', idList(ids))),
    statementsOfStance: async (claim, stance) =>
      (await statementRows(db, (query) => query.where(everOf(claim, stance)), claim)).filter(
        (row) => row.stance === stance,
      ),
    cardFigures: (claim, most) => cardFigures(db, claim, most),
    figuresSeenBy: (claim, at, most) => figuresSeenBy(db, claim, at, most),
    countStatements: (claim) => countStatements(db, claim),
    countSeenBefore: (claim, before, most) => countSeenBefore(db, claim, before, most),
    statementsSeen: (claim, page) => statementsSeen(db, claim, page),
    changedStatements: (claim) => changedStatements(db, claim),
    async appearances(statementId) {
      const rows = await db
        .selectFrom('appearances')
        .innerJoin('items', 'items.id', 'appearances.item_id')
        .innerJoin('revision_texts', 'revision_texts.revision_id', 'appearances.revision_id')
        .select(['items.source_id', 'items.link', 'revision_texts.title', 'appearances.seen_at', 'appearances.origin'])
        .where('appearances.statement_id', '=', statementId)
        .orderBy('appearances.seen_at')
        .orderBy('appearances.item_id')
        .execute()
      return rows.map((row) => ({
        sourceId: row.source_id,
        title: row.title,
        link: row.link,
        at: row.seen_at,
        origin: row.origin === 1,
      }))
    },
    exportFacts: (claim) => selectExportFacts(db, claim),
    async matchOf(statementId) {
      const [row] = await matchesOf(db, statementId)
      if (!row) return null
      const { slug, score, threshold, band, reasons } = row
      return { claim: slug, score, threshold, band: band as Band, reasons: JSON.parse(reasons) }
    },
    status: (claim) => selectStatus(db, claim),
    async statusSteps(claim) {
      return (await stepsOf(db, claim)).map(toStatusStep)
    },
    async requests(claim) {
      const all = await selectRequests(db, { claim })
      // Most claims have none: nothing is asked of what they might rest on then.
      if (all.length === 0) return []
      const dismissed = await dismissedStatements(db, claim)
      const { requests: voids } = await selectVoids(db)
      return all.map((request) =>
        voids.has(request.id)
          ? { ...request, dismissed: true, corrected: true }
          : dismissed.has(request.statementId ?? -1)
            ? { ...request, dismissed: true }
            : request,
      )
    },
    async proposals(filter) {
      const found = await selectProposals(db, filter)
      if (found.length === 0) return []
      const dismissed = await dismissedStatements(db, filter.claim)
      const { proposals: voids } = await selectVoids(db)
      const all = found.map((proposal) =>
        voids.has(proposal.id)
          ? { ...proposal, moot: true, corrected: true }
          : isMoot(proposal, dismissed)
            ? { ...proposal, moot: true }
            : proposal,
      )
      return filter.openOnly ? all.filter((proposal) => !proposal.moot) : all
    },
    async proposal(id) {
      const [proposal] = await selectProposals(db, { id })
      if (!proposal) return null
      const { proposals: voids } = await selectVoids(db)
      const moot = voids.has(id) || isMoot(proposal, await dismissedStatements(db, proposal.claim))
      return moot ? { ...proposal, moot } : proposal
    },
    async revisions(claim) {
      const rows = await revisionsOf(db, claim)
      return rows.map((row) => {
        const version = (which: 'before' | 'after', number: number): Revision => ({
          id: row[`${which}_id`],
          itemId: row.item_id,
          number,
          hash: row[`${which}_hash`],
          seenAt: row[`${which}_seen`],
          title: row[`${which}_title`],
          body: row[`${which}_body`],
        })
        return {
          itemId: row.item_id,
          sourceId: row.source_id,
          link: row.link,
          before: version('before', row.after_number - 1),
          after: version('after', row.after_number),
        }
      })
    },
    async health() {
      return (await db.selectFrom('source_health').selectAll().orderBy('at').orderBy('id').execute()).map(toHealthRow)
    },
    async healthAt(at) {
      return (await lastHealth(db, at)).map(toHealthRow)
    },
    async healthBetween(from, until) {
      const rows = await db
        .selectFrom('source_health')
        .selectAll()
        .where('at', '<=', until)
        .where((eb) =>
          eb.or([
            eb('at', '>', from),
            eb(
              'id',
              'in',
              eb
                .selectFrom('source_health')
                .select((last) => last.fn.max('id').as('id'))
                .where('at', '<=', from)
                .groupBy('source_id'),
            ),
          ]),
        )
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(toHealthRow)
    },
    pollingGaps: (from, until) => pollingGaps(db, from, until),
    workerSeenAt: () => workerSeenAt(db),
    async carriers(claim) {
      const rows = await db
        .selectFrom('appearances')
        .innerJoin('items', 'items.id', 'appearances.item_id')
        .innerJoin('statements', 'statements.id', 'appearances.statement_id')
        .innerJoin('claims', 'claims.id', 'statements.claim_id')
        .select(['appearances.statement_id', 'items.source_id', 'appearances.seen_at', 'items.published_at'])
        .where('claims.slug', '=', claim)
        .execute()
      return rows.map((row) => ({
        statementId: row.statement_id,
        sourceId: row.source_id,
        seenAt: row.seen_at,
        publishedAt: row.published_at,
      }))
    },
    async itemsPerSource() {
      const rows = await db
        .selectFrom('items')
        .select((eb) => ['source_id', eb.fn.countAll<number>().as('n')])
        .groupBy('source_id')
        .execute()
      return new Map(rows.map((row) => [row.source_id, row.n]))
    },
    async findItemByLink(linkKey) {
      const row = await db
        .selectFrom('items')
        .innerJoin('sources', 'sources.id', 'items.source_id')
        .select(['items.id', 'sources.name'])
        .where('items.link_key', '=', linkKey)
        .orderBy('items.id')
        .executeTakeFirst()
      if (!row) return null
      const [item] = await selectKnownItems(db, [row.id])
      return item ? { ...item, sourceName: row.name } : null
    },
    async itemsByLink(linkKey) {
      const rows = await db.selectFrom('items').select('id').where('link_key', '=', linkKey).execute()
      const items = await selectKnownItems(
        db,
        rows.map((row) => row.id),
      )
      return items.sort((a, b) => a.id - b.id)
    },
    items: (ids) => selectKnownItems(db, ids),
    async revision(revisionId) {
      const row = await db
        .selectFrom('revisions')
        .innerJoin('revision_texts', 'revision_texts.revision_id', 'revisions.id')
        .select(['item_id', 'hash', 'title', 'body', 'served_by'])
        .where('revisions.id', '=', revisionId)
        .executeTakeFirst()
      const [item] = row ? await selectKnownItems(db, [row.item_id]) : []
      return row && item ? { item, hash: row.hash, title: row.title, body: row.body, servedBy: row.served_by } : null
    },
    async statementsOfItem(itemId) {
      const rows = await db
        .selectFrom('appearances')
        .innerJoin('statements', 'statements.id', 'appearances.statement_id')
        .innerJoin('claims', 'claims.id', 'statements.claim_id')
        .select(['statements.id', 'claims.slug', 'appearances.origin', 'statements.silent'])
        .where('appearances.item_id', '=', itemId)
        .execute()
      return rows.map((row) => ({
        statementId: row.id,
        claim: row.slug,
        origin: row.origin === 1,
        silent: row.silent === 1,
      }))
    },
    async deliveriesOf(eventKey) {
      const rows = await db.selectFrom('deliveries').selectAll().where('event_key', '=', eventKey).execute()
      return rows.map(toDelivery)
    },
    async counts() {
      const count = async (table: 'items' | 'revisions' | 'statements' | 'appearances' | 'ledger') =>
        (
          await db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
        ).n
      const { polls, repeats } = await db
        .selectFrom('sources')
        .select((eb) => [eb.fn.sum<number>('polls').as('polls'), eb.fn.sum<number>('repeats').as('repeats')])
        .executeTakeFirstOrThrow()
      const { matches } = await db
        .selectFrom('matches')
        .select((eb) => eb.fn.countAll<number>().as('matches'))
        .where('band', '=', 'posted')
        .executeTakeFirstOrThrow()
      const { posts } = await db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.countAll<number>().as('posts'))
        .where('state', '=', 'sent')
        .where('notice', 'is not', null)
        .where('folded_into', 'is', null)
        .executeTakeFirstOrThrow()
      return {
        polls: polls ?? 0,
        items: await count('items'),
        revisions: await count('revisions'),
        matches,
        statements: await count('statements'),
        appearances: await count('appearances'),
        posts,
        repeatsSuppressed: repeats ?? 0,
        ledgerEntries: await count('ledger'),
      }
    },
  }
}

/** Every post says what it matched on. */
const matchesOf = builtOnce((db, statementId: number) =>
  db
    .selectFrom('matches')
    .innerJoin('statements', (join) =>
      join
        .onRef('statements.claim_id', '=', 'matches.claim_id')
        .onRef('statements.origin_revision_id', '=', 'matches.revision_id'),
    )
    .innerJoin('claims', 'claims.id', 'matches.claim_id')
    .select(['claims.slug', 'matches.score', 'matches.threshold', 'matches.band', 'matches.reasons'])
    .where('statements.id', '=', statementId),
)

const stepsOf = builtOnce((db, claim) =>
  db
    .selectFrom('status_steps')
    .innerJoin('claims', 'claims.id', 'status_steps.claim_id')
    .selectAll('status_steps')
    .select('claims.slug')
    .where('claims.slug', '=', claim)
    .orderBy('status_steps.id'),
)

/** What each source was at a moment. */
const lastHealth = builtOnce((db, at: Instant) =>
  db
    .selectFrom('source_health')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('source_health')
        .select((last) => last.fn.max('id').as('id'))
        .where('at', '<=', at)
        .groupBy('source_id'),
    ),
)

const revisionsOf = builtOnce((db, claim) =>
  db
    .selectFrom('revisions as after')
    .innerJoin('items', 'items.id', 'after.item_id')
    .innerJoin('revisions as before', (join) =>
      join
        .onRef('before.item_id', '=', 'after.item_id')
        .on((eb) => eb('before.number', '=', eb('after.number', '-', 1))),
    )
    .innerJoin('revision_texts as after_text', 'after_text.revision_id', 'after.id')
    .innerJoin('revision_texts as before_text', 'before_text.revision_id', 'before.id')
    .select([
      'items.id as item_id',
      'items.source_id',
      'items.link',
      'after.id as after_id',
      'after.number as after_number',
      'after.hash as after_hash',
      'after.seen_at as after_seen',
      'after_text.title as after_title',
      'after_text.body as after_body',
      'before.id as before_id',
      'before.hash as before_hash',
      'before.seen_at as before_seen',
      'before_text.title as before_title',
      'before_text.body as before_body',
    ])
    .where('items.id', 'in', itemsAbout(db, claim))
    .orderBy('after.seen_at'),
)
