import type { Transaction } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import type { RequestStep } from '../domain/event.ts'
import { sentence } from '../domain/sentence.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Database } from './schema.ts'

/** States nobody waits in: an age told of later would be untrue. */
const ANSWERED = ['refused', 'partly_answered', 'answered']

/** Throws `conflict`, permanent, when another step came after the one this was worked out from. */
export async function insertRequestStep(
  trx: Transaction<Database>,
  step: RequestStep,
  after: number | null,
): Promise<LedgerEntry> {
  const { id, requestId, event, by, reason, statementId, at } = step
  const last = await lastStep(trx, requestId)
  if ((last?.id ?? null) !== after)
    throw new OnrecordError(
      'conflict',
      sentence`Request ${requestId} was set to ${last?.event.replaceAll('_', ' ')} by ${last?.by_whom}
        on ${new Date(last?.at ?? at).toISOString()}. Nothing was changed.`,
      { permanent: true },
    )
  await trx
    .insertInto('request_steps')
    .values({ id, request_id: requestId, event, by_whom: by, reason, statement_id: statementId, at })
    .execute()
  if (ANSWERED.includes(event))
    await trx
      .updateTable('deliveries')
      .set({ state: 'refused', settled_at: at, last_error: 'an editor knew of an answer before it was posted' })
      .where('event_key', 'like', `request:${requestId}:no_answer:%`)
      .where('state', 'in', ['pending', 'retry'])
      .execute()
  return { type: 'request_step', body: { id, request: requestId, event, by, reason, statementId, at } }
}

export function lastStep(trx: Transaction<Database>, requestId: number) {
  return trx
    .selectFrom('request_steps')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
