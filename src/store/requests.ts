import { type Kysely, sql } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import { sentence } from '../domain/sentence.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { RequestStore } from '../ports/request-store.ts'
import { builtOnce } from './built-once.ts'
import { bumpChangeMark } from './change-mark.ts'
import { insertDeliveries, insertRequest, insertStatusStep } from './commit-polls.ts'
import { dismissedStatements } from './dismissals.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import { insertRequestStep, lastStep } from './request-steps.ts'
import type { Database } from './schema.ts'
import { requestRows, selectRequests, selectStatus, withSteps } from './selects.ts'
import { dismissedByEdit, selectVoids } from './statement-edit-rows.ts'
import { writeTransaction } from './write-transaction.ts'

const DAY_MS = 24 * 3_600_000

/** By how many marks there are. Asked every second: built once for each. */
const askedToAge = new Map<number, ReturnType<typeof buildToAge>>()

function rowsToAge(marks: number): ReturnType<typeof buildToAge> {
  const known = askedToAge.get(marks) ?? buildToAge()
  askedToAge.set(marks, known)
  return known
}

/** Unanswered requests opened by the latest of the days told, that have passed more of them than were noted. */
function buildToAge() {
  return builtOnce((db: Kysely<Database>, latest: Instant, ...days: Instant[]) => {
    const passed = sql.join(
      days.map((day) => sql`(requests.opened_at <= ${day})`),
      sql` + `,
    )
    return requestRows(db)
      .where('claims.archived_at', 'is', null)
      .where('requests.opened_at', '<=', latest)
      .where(sql<boolean>`${passed} > (SELECT count(*) FROM request_marks m WHERE m.request_id = requests.id)`)
      .where(
        sql<boolean>`coalesce((SELECT event FROM request_steps s WHERE s.request_id = requests.id
          ORDER BY s.id DESC LIMIT 1), 'opened') IN ('opened', 'acknowledged')`,
      )
      .where(
        sql<boolean>`NOT EXISTS (SELECT 1 FROM dismissed_statements d
          LEFT JOIN dismissal_undos u ON u.dismissal_id = d.dismissal_id
          WHERE d.statement_id = requests.statement_id AND u.at IS NULL)`,
      )
  })
}

export function createRequestStore(db: Kysely<Database>, file: string): RequestStore {
  const marked = async (filter: { id?: number }) => {
    const dismissed = await dismissedStatements(db)
    const { requests: voids } = await selectVoids(db)
    return (await selectRequests(db, filter)).map((request) =>
      voids.has(request.id) || dismissed.has(request.statementId ?? -1) ? { ...request, dismissed: true } : request,
    )
  }
  return {
    find: async (id) => (await marked({ id }))[0] ?? null,
    all: () => marked({}),
    async toAge(now, marks) {
      const passed = marks.map((days) => now - days * DAY_MS)
      const rows = await rowsToAge(marks.length)(db, Math.max(...passed), ...passed)
      const silent = rows.filter((row) => row.silent === 1 && row.released_at === null)
      // What a bulk put on record without a word was told all the same once it came from elsewhere.
      const posted = await toldLive(
        db,
        silent.map((row) => row.id),
      )
      const told = rows.filter((row) => !silent.includes(row) || posted.has(row.id))
      if (told.length === 0) return []
      const dismissed = await dismissedByEdit(db)
      const { requests: voids } = await selectVoids(db)
      const waiting = told.filter((row) => !voids.has(row.id) && !dismissed.has(row.statement_id ?? -1))
      if (waiting.length === 0) return []
      const noted = await db
        .selectFrom('request_marks')
        .select(['request_id', 'days'])
        .where(
          'request_id',
          'in',
          waiting.map((row) => row.id),
        )
        .execute()
      return (await withSteps(db, waiting)).map((request) => ({
        ...request,
        noted: noted.filter((mark) => mark.request_id === request.id).map((mark) => mark.days),
      }))
    },
    commitMarks: (aged, at) =>
      writeTransaction(db, file, async (trx) => {
        const entries: LedgerEntry[] = []
        for (const { marks, after, deliveries } of aged) {
          const [first] = marks
          if (!first || ((await lastStep(trx, first.requestId))?.id ?? null) !== after) continue
          await trx
            .insertInto('request_marks')
            .values(marks.map((m) => ({ request_id: m.requestId, days: m.days, at: m.at, posted: m.posted ? 1 : 0 })))
            .onConflict((conflict) => conflict.doNothing())
            .execute()
          for (const { requestId, days, posted } of marks)
            entries.push({ type: 'request_age', body: { request: requestId, days, posted } })
          await insertDeliveries(trx, deliveries, at)
        }
        await appendLedger(trx, entries, at)
      }),
    commitStep: ({ claim, request, step, after, statusStep, deliveries }) =>
      writeTransaction(db, file, async (trx) => {
        // A poll may have set a flag since the step was worked out: committing it would take that back unseen.
        if (statusStep && canonicalJson(await selectStatus(trx, claim)) !== canonicalJson(statusStep.from))
          throw new OnrecordError('conflict', sentence`The status of ${claim} changed while this was being decided.`, {
            permanent: false,
          })
        const { id: claimId } = await trx
          .selectFrom('claims')
          .select('id')
          .where('slug', '=', claim)
          .executeTakeFirstOrThrow()
        const entries: LedgerEntry[] = []
        if (request) entries.push(await insertRequest(trx, request, claimId))
        entries.push(await insertRequestStep(trx, step, after))
        if (statusStep) entries.push(await insertStatusStep(trx, statusStep, new Map([[claim, claimId]])))
        await insertDeliveries(trx, deliveries, step.at)
        await bumpChangeMark(trx)
        await appendLedger(trx, entries, step.at)
      }),
  }
}

/** Those of the requests that a post tells of. */
async function toldLive(db: Kysely<Database>, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const keys = new Map(ids.map((id) => [`request:${id}:opened`, id]))
  const rows = await db
    .selectFrom('deliveries')
    .select('event_key')
    .distinct()
    .where('event_key', 'in', [...keys.keys()])
    .execute()
  return new Set(rows.flatMap((row) => keys.get(row.event_key) ?? []))
}
