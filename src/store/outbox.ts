import { type Kysely, sql, type Transaction } from 'kysely'
import type { Platform } from '../domain/vocabulary.ts'
import type { DeliveryState, DeliveryStop, Lease, Outbox, OutboxCommit, QueuedFor } from '../ports/outbox.ts'
import { ask } from './ask.ts'
import { builtOnce } from './built-once.ts'
import { insertDeliveries } from './commit-polls.ts'
import { decideDelivery } from './decide-delivery.ts'
import { DUE, type DueColumns, OPEN, toDelivery, toDueRow } from './delivery-rows.ts'
import { AHEAD_MS, glanceAt, LONGEST_MS } from './glance-at.ts'
import { headsOf, outOf, postsBehind, setOut } from './lease-rows.ts'
import { appendLedger, type DatedEntry } from './ledger.ts'
import { countWaiting, openRootOf, placeRoot, settledRootOf } from './root-cards.ts'
import type { Database } from './schema.ts'
import { digestOf } from './sent-digests.ts'
import { settleDelivery } from './settle-delivery.ts'
import { writeTransaction } from './write-transaction.ts'

/** What waits for one post together. */
const FOLDED: QueuedFor[] = ['cap', 'digest', 'stop']
/** A platform that refused our token is tried with one row at a time, and not again sooner. */
const PROBE_MS = 60_000

/** How the outbox changes rows: each time in a commit of its own, or as part of one that is under way. */
type Write = <T>(work: (trx: Transaction<Database>) => Promise<T>) => Promise<T>

/** `later`: takes entries of the ledger that are appended when the commit under way ends, all at once. */
export function createOutbox(
  db: Kysely<Database>,
  file: string,
  write: Write = (work) => writeTransaction(db, file, work),
  later: DatedEntry[] | null = null,
): Outbox {
  const deliveries = () => db.selectFrom('deliveries').selectAll()
  return {
    async lease(now, limit, leaseMs, platforms) {
      if (platforms.length === 0 || limit < 1) return []
      return write(async (trx) => {
        const heads = await headsOf(trx, now, limit, platforms)
        if (heads.length === 0) return []
        const stops = heads[0]?.any_stop ? await platformStops(trx) : []
        const rows = onePerStopped(heads, stops)
        const posts = await postsBehind(trx, rows, stops, now)
        await setOut(trx, rows, now, now + leaseMs)
        // Its call begins when the edit's has ended.
        await setOut(trx, [...posts.values()], now, now + 2 * leaseMs)
        const probed = stops.filter((stop) => rows.some((row) => row.platform === stop.platform))
        for (const { platform } of probed)
          await trx
            .updateTable('delivery_stops')
            .set({ retry_at: now + PROBE_MS })
            .where('platform', '=', platform)
            .where('channel', '=', '*')
            .execute()
        return rows.map((row): Lease => {
          const post = posts.get(row.id)
          return { ...outOf(row), ...(post ? { post: outOf(post) } : {}) }
        })
      })
    },

    glance: (now, platforms) => glanceAt(db, now, platforms),

    settle: (id, outcome) =>
      write(async (trx) => {
        const entries = await settleDelivery(trx, id, outcome)
        if (later) later.push(...entries)
        else await appendLedger(trx, entries, outcome.at)
      }),

    together: (work) =>
      write(async (trx) => {
        const ended: DatedEntry[] = []
        const done = await work(outboxWithin(trx, file, ended))
        await appendLedger(trx, ended, 0)
        return done
      }),

    async reclaim(now, notBefore, { ids, all }) {
      // A start may come with another token.
      if (all)
        await write(async (trx) => {
          await trx.updateTable('delivery_stops').set({ retry_at: now }).where('channel', '=', '*').execute()
        })
      const abandoned = await abandonedRows(db, all ? 1 : 0, now, now + AHEAD_MS)
      const taken = abandoned.map((row) => row.id).filter((id) => !ids.includes(id))
      const ahead = await rowsAhead(db, now, now + AHEAD_MS, now + LONGEST_MS.cap, now + LONGEST_MS.digest)
      if (taken.length === 0 && ahead.length === 0) return 0
      await write(async (trx) => {
        if (taken.length > 0)
          await trx
            .updateTable('deliveries')
            .set({
              state: 'retry',
              lease_until: null,
              not_before: notBefore,
              uncertain_since: sql`coalesce(uncertain_since, tried_at)`,
              last_error: 'The worker stopped while posting; it is not known whether the post arrived.',
            })
            .where('id', 'in', taken)
            .execute()
        if (ahead.length > 0)
          await trx
            .updateTable('deliveries')
            // A digest is given its time anew.
            .set({ not_before: now, queued: sql`CASE WHEN queued = 'digest' THEN NULL ELSE queued END` })
            .where(
              'id',
              'in',
              ahead.map((row) => row.id),
            )
            .execute()
      })
      return taken.length
    },

    async due(now, limit) {
      return (await ask<DueColumns>(db, DUE, [now, limit])).map(toDueRow)
    },

    async arrange(arrangements) {
      if (arrangements.length === 0) return
      await write(async (trx) => {
        for (const { id, queued, notBefore } of arrangements)
          await trx
            .updateTable('deliveries')
            .set({ queued, not_before: notBefore })
            .where('id', '=', id)
            .where('state', '=', 'pending')
            .execute()
      })
    },

    async queued(platform, channel, queued) {
      const [row] = await firstQueued(db, platform, channel, queued)
      return row && row.first !== null && row.at !== null ? { first: row.first, at: row.at } : null
    },

    async dueQueues(now) {
      const rows = await dueInQueues(db, now)
      const groups = Map.groupBy(
        rows.map(toDelivery),
        (row) => `${row.platform}\u0000${row.channel}\u0000${row.queued}`,
      )
      return [...groups.values()].flatMap((all) => {
        const [first] = all
        if (!first?.queued || first.queued === 'card') return []
        return [{ platform: first.platform, channel: first.channel, queued: first.queued, rows: all }]
      })
    },

    fold: (ids, into, now) =>
      write(async (trx) => {
        await insertDeliveries(trx, [into], now)
        const { id } = await trx
          .selectFrom('deliveries')
          .select('id')
          .where('platform', '=', into.platform)
          .where('channel', '=', into.channel)
          .where('event_key', '=', into.eventKey)
          .executeTakeFirstOrThrow()
        await trx
          .updateTable('deliveries')
          .set({ folded_into: id })
          .where('id', 'in', [...ids])
          .where('state', '=', 'pending')
          .where('folded_into', 'is', null)
          .execute()
      }),

    async foldedInto(id) {
      const rows = await deliveries()
        .where('folded_into', '=', id)
        .where('state', '=', 'pending')
        .orderBy('id')
        .execute()
      return rows.map(toDelivery)
    },

    async sentSince(platform, channel, since, most) {
      const [row] = await sentAfter(db, platform, channel, since, most)
      return (JSON.parse(row?.list ?? '[]') as number[]).sort((a, b) => a - b)
    },

    async settledSince(platform, channel, since, most) {
      const [row] = await countSettled(db, platform, channel, since, most)
      return row?.n ?? 0
    },

    async stops() {
      const rows = await allStops(db)
      return rows.map((row): DeliveryStop => {
        const { platform, channel, at, reason, retry_at: retryAt } = row
        return { platform: platform as Platform, channel, at, reason, retryAt }
      })
    },

    async thread(platform, channel, claim) {
      const [row] = await threadOf(db, platform, channel, claim)
      return row ? { channel: row.message_channel, id: row.message_id } : null
    },

    forgetThread: (platform, channel, claim) =>
      write(async (trx) => {
        await trx
          .deleteFrom('threads')
          .where('platform', '=', platform)
          .where('channel', '=', channel)
          .where('claim', '=', claim)
          .execute()
      }),

    openRoot: ({ id, platform, channel, threadOf, notice }, now) =>
      openRootOf(db, { id, platform, channel, thread_of: threadOf, notice }, now),
    settledRoot: (platform, channel, claim) => settledRootOf(db, { platform, channel, thread_of: claim }),
    waitingForCard: (id) => countWaiting(db, id),
    placeRoot: (id, ref, at) => placeRoot(db, file, id, ref, at),

    async witness(platform, channel) {
      const row = await db
        .selectFrom('deliveries')
        .select(['message_channel', 'message_id'])
        .where('state', '=', 'sent')
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('message_id', 'is not', null)
        .where('folded_into', 'is', null)
        .where('edits', 'is', null)
        // A post outside any thread, or a card; one that is known to have been deleted opens no thread any more.
        .where((eb) => eb.or([eb('thread_of', 'is', null), eb.and([eb('notice', 'is', null), opensThread])]))
        .orderBy('id', 'desc')
        .executeTakeFirst()
      return row?.message_id ? { channel: row.message_channel ?? channel, id: row.message_id } : null
    },

    async inReview(since) {
      const rows = await db
        .selectFrom('deliveries')
        .select('id')
        .where('state', '=', 'needs_review')
        // What a restored backup leaves to editors may have been told since in another way: no look finds that.
        .where('uncertain_since', 'is not', null)
        .where('created_at', '>=', since)
        .orderBy('id')
        .execute()
      return rows.map(({ id }) => id)
    },

    async find(id) {
      const row = await deliveries().where('id', '=', id).executeTakeFirst()
      return row ? toDelivery(row) : null
    },

    async list({ states, limit }) {
      const query = deliveries().orderBy('id', 'desc').limit(limit)
      return (await (states ? query.where('state', 'in', states) : query).execute()).map(toDelivery)
    },

    decide: (decision) => decideDelivery(db, file, decision),

    async posted(platform, channel, eventKey) {
      const row = await db
        .selectFrom('deliveries')
        .select(['message_channel', 'message_id'])
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('event_key', '=', eventKey)
        .where('state', '=', 'sent')
        .where('folded_into', 'is', null)
        .executeTakeFirst()
      if (!row || row.message_channel === null || row.message_id === null) return null
      return { channel: row.message_channel, id: row.message_id }
    },

    async waiting() {
      const rows = await db
        .selectFrom('deliveries')
        .select((eb) => ['platform', eb.fn.countAll<number>().as('n')])
        .where('state', 'in', OPEN)
        .where('folded_into', 'is', null)
        .groupBy('platform')
        .execute()
      return new Map(rows.map(({ platform, n }) => [platform as Platform, n]))
    },

    digestOf: (platform, channel, eventKey) => digestOf(db, platform, channel, eventKey),

    async counts() {
      const rows = await db
        .selectFrom('deliveries')
        .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
        .groupBy('state')
        .execute()
      const counts = { pending: 0, sending: 0, sent: 0, retry: 0, needs_review: 0, refused: 0 }
      for (const row of rows) counts[row.state as DeliveryState] = row.n
      return counts
    },
  }
}

/** As part of a commit that is under way. */
export function outboxWithin(
  trx: Transaction<Database>,
  file: string,
  later: DatedEntry[] | null = null,
): OutboxCommit {
  return createOutbox(trx, file, (inner) => inner(trx), later)
}

// What is asked at every post, and each second, is built once.
const opensThread = sql<boolean>`EXISTS (SELECT 1 FROM threads t WHERE t.platform = deliveries.platform
  AND t.channel = deliveries.channel AND t.claim = deliveries.thread_of AND t.message_id = deliveries.message_id)`
const platformStops = builtOnce((db) => db.selectFrom('delivery_stops').selectAll().where('channel', '=', '*'))
const allStops = builtOnce((db) => db.selectFrom('delivery_stops').selectAll())

const abandonedRows = builtOnce((db, all: number, now: number, ahead: number) =>
  db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'sending')
    .where(sql<boolean>`(${all} OR lease_until <= ${now} OR tried_at > ${ahead})`),
)

const rowsAhead = builtOnce((db, now: number, ahead: number, cap: number, digest: number) =>
  db
    .selectFrom('deliveries')
    .select(['id', 'queued'])
    .where('state', 'in', ['pending', 'retry'])
    .where(
      sql<boolean>`((queued IS NULL AND not_before > ${now} AND max(created_at, coalesce(tried_at, 0)) > ${ahead})
        OR (queued = 'cap' AND not_before > ${cap})
        OR (queued = 'digest' AND not_before > ${digest}))`,
    ),
)

const pending = (db: Kysely<Database>) => db.selectFrom('deliveries').where('state', '=', 'pending')

const dueInQueues = builtOnce((db, now: number) =>
  pending(db)
    .selectAll()
    .where('queued', 'in', FOLDED)
    .where('folded_into', 'is', null)
    .where('not_before', '<=', now)
    .orderBy('id'),
)

const firstQueued = builtOnce((db, platform, channel, queued) =>
  pending(db)
    .select((eb) => [eb.fn.min('not_before').as('at'), eb.fn.min('id').as('first')])
    .where('queued', '=', queued)
    .where('folded_into', 'is', null)
    .where('platform', '=', platform)
    .where('channel', '=', channel),
)

/** One row: of hundreds each would cost more than its number. */
const sentAfter = builtOnce(
  (_, platform: string, channel: string, since: number, most: number) => sql<{ list: string }>`
    SELECT json_group_array(settled_at) AS list FROM (SELECT settled_at FROM deliveries
      WHERE state = 'sent' AND platform = ${platform} AND channel = ${channel} AND settled_at > ${since}
        AND notice IS NOT NULL AND folded_into IS NULL AND edits IS NULL ORDER BY settled_at DESC LIMIT ${most})`,
)

/** Answered by the index alone. */
const countSettled = builtOnce(
  (_, platform: string, channel: string, since: number, most: number) => sql<{ n: number }>`
    SELECT count(*) AS n FROM (SELECT 1 FROM deliveries
      WHERE state = 'sent' AND platform = ${platform} AND channel = ${channel} AND settled_at > ${since} LIMIT ${most})`,
)

const threadOf = builtOnce((db, platform, channel, claim) =>
  db
    .selectFrom('threads')
    .select(['message_channel', 'message_id'])
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .where('claim', '=', claim),
)

/** Of a platform that refused our token one row at a time goes out to see whether it still does. */
function onePerStopped<Row extends { platform: string }>(rows: Row[], stops: { platform: string }[]): Row[] {
  return rows.filter(
    (row, index) =>
      !stops.some((stop) => stop.platform === row.platform) ||
      rows.findIndex((one) => one.platform === row.platform) === index,
  )
}
