import type { Kysely } from 'kysely'
import { OnrecordError } from '../domain/errors.ts'
import type { Proposal } from '../domain/event.ts'
import { sentence } from '../domain/sentence.ts'
import type { Decision } from '../domain/status.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { DecisionStore } from '../ports/stores.ts'
import { ask } from './ask.ts'
import { bumpChangeMark } from './change-mark.ts'
import { insertDeliveries, insertStatusStep } from './commit-polls.ts'
import { appendLedger, canonicalJson, type LedgerEntry } from './ledger.ts'
import { insertRequestStep } from './request-steps.ts'
import type { Database } from './schema.ts'
import { selectProposals, selectStatus } from './selects.ts'
import { writeTransaction } from './write-transaction.ts'

const DAY_MS = 24 * 3_600_000

type Undecided = { id: number; created_at: Instant; told: number | null }

/** Written out: asked every second. */
const UNDECIDED = `SELECT p.id, p.created_at,
    (SELECT max(days) FROM proposal_reminders r WHERE r.proposal_id = p.id) AS told
  FROM proposals p JOIN claims c ON c.id = p.claim_id LEFT JOIN decisions d ON d.proposal_id = p.id
  WHERE d.id IS NULL AND c.archived_at IS NULL AND p.created_at <= ? ORDER BY p.id`

export function createDecisionStore(db: Kysely<Database>, file: string): DecisionStore {
  return {
    commitDecision: ({ decision, claim, statusStep, requestStep, deliveries }) =>
      writeTransaction(db, file, async (trx) => {
        if (decision.proposalId !== null) {
          const [proposal] = await selectProposals(trx, { id: decision.proposalId })
          if (!proposal) throw new OnrecordError('not_found', sentence`There is no proposal ${decision.proposalId}.`)
          if (proposal.decision) throw decidedBefore(proposal, proposal.decision)
        }
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
        await trx
          .insertInto('decisions')
          .values({
            proposal_id: decision.proposalId,
            claim_id: claimId,
            verdict: decision.verdict,
            change: decision.change === null ? null : JSON.stringify(decision.change),
            by_whom: decision.by,
            reason: decision.reason,
            at: decision.at,
          })
          .execute()
        const entries: LedgerEntry[] = [{ type: 'decision', body: { claim, ...decision } }]
        if (statusStep) entries.push(await insertStatusStep(trx, statusStep, new Map([[claim, claimId]])))
        if (requestStep) entries.push(await insertRequestStep(trx, requestStep.step, requestStep.after))
        await insertDeliveries(trx, deliveries, decision.at)
        await bumpChangeMark(trx)
        await appendLedger(trx, entries, decision.at)
      }),
    async proposalsToRemind(now, days) {
      const [least] = days.toSorted((a, b) => a - b)
      if (least === undefined) return []
      const rows = await ask<Undecided>(db, UNDECIDED, [now - least * DAY_MS])
      return rows.flatMap((row) => {
        const age = Math.max(...days.filter((one) => row.created_at + one * DAY_MS <= now))
        return age > (row.told ?? 0) ? [{ id: row.id, days: age }] : []
      })
    },
    commitReminders: ({ reminders, at, deliveries }) =>
      writeTransaction(db, file, async (trx) => {
        for (const { id, days } of reminders)
          await trx
            .insertInto('proposal_reminders')
            .values({ proposal_id: id, days, at })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        await insertDeliveries(trx, deliveries, at)
        const pairs = reminders.map(({ id, days }) => [id, days])
        await appendLedger(trx, [{ type: 'proposal_reminders', body: { proposals: pairs } }], at)
      }),
    assignProposal: ({ proposalId, owner, by, at }) =>
      writeTransaction(db, file, async (trx) => {
        const [proposal] = await selectProposals(trx, { id: proposalId })
        if (!proposal) throw new OnrecordError('not_found', sentence`There is no proposal ${proposalId}.`)
        if (proposal.decision) throw decidedBefore(proposal, proposal.decision)
        await trx.insertInto('proposal_owners').values({ proposal_id: proposalId, owner, by_whom: by, at }).execute()
        await appendLedger(trx, [{ type: 'proposal_owner', body: { proposal: proposalId, owner, by } }], at)
      }),
  }
}

function decidedBefore({ id, state }: Proposal, { by, at }: Decision): OnrecordError {
  const when = new Date(at).toISOString()
  return new OnrecordError(
    'conflict',
    sentence`Proposal ${id} was already ${state} by ${by} on ${when}. Nothing was changed.`,
    {
      permanent: true,
    },
  )
}
