import type { WaitingNotice } from '../domain/notice.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import type { AnswerContext } from './answers/answer-context.ts'
import { claimRef } from './poll/notice-facts.ts'

const DAY_MS = 24 * 3_600_000

/**
 * Proposals nobody has decided for so many days are told of again, in the review channel alone: those that came to an
 * age since the last round in one post, each age once. After a stop of the worker only the last age counts. Returns how
 * many proposals were told of.
 */
export async function remindProposals(
  { store, clock }: Pick<AnswerContext, 'store' | 'clock'>,
  days: readonly number[],
): Promise<number> {
  const at = clock.now()
  const due = await store.decisions.proposalsToRemind(at, days)
  if (due.length === 0) return 0
  const claims = new Map((await store.claims.active()).map((claim) => [claim.slug, claim]))
  const told: WaitingNotice['proposals'] = []
  for (const { id } of due) {
    const proposal = await store.queries.proposal(id)
    const claim = proposal && claims.get(proposal.claim)
    if (!proposal || !claim || proposal.decision || proposal.moot) continue
    told.push({
      id,
      claim: claimRef(claim),
      change: proposal.change,
      days: Math.floor((at - proposal.createdAt) / DAY_MS),
      owner: proposal.owner?.name ?? null,
    })
  }
  const notice: WaitingNotice = { kind: 'waiting', why: 'reminder', proposals: told, source: null, at }
  const planned = { notice, eventKey: `waiting:${due.map(({ id, days: age }) => `${id}.${age}`).join()}`, claim: null }
  const deliveries = told.length === 0 ? [] : planNotices([planned], await store.watches.active(), `waiting:${at}`)
  await store.decisions.commitReminders({ reminders: due, at, deliveries })
  return told.length
}
