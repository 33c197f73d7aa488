import type { StoredClaim } from '../../domain/claim.ts'
import type { PlannedDelivery, Proposal } from '../../domain/event.ts'
import type { StatusChange } from '../../domain/status.ts'
import type { Flag, Instant } from '../../domain/vocabulary.ts'
import { planNotices } from '../../pipeline/plan-notices.ts'
import type { Store } from '../../ports/stores.ts'
import { claimRef, proposedOf } from '../poll/notice-facts.ts'

/** Flags that only people set: they were set on the wording of their day. */
const DECIDED_FLAGS: readonly Flag[] = ['conflicting', 'contradicted', 'withdrawn', 'adjudicated']
const REASON = 'The wording of the claim was changed: does this still hold of what it says now?'

/** What people decided on the earlier wording, proposed anew; what is open stays open and is not proposed twice. */
export async function reopenReview(
  store: Store,
  claim: Pick<StoredClaim, 'slug' | 'title' | 'text' | 'tags'>,
  slug: string,
  at: Instant,
): Promise<{ proposals: Proposal[]; deliveries: PlannedDelivery[] }> {
  const status = await store.queries.status(slug)
  const open = await store.queries.proposals({ claim: slug, openOnly: true })
  const steps = await store.queries.statusSteps(slug)
  const changes: { change: StatusChange; statementIds: number[] }[] = []
  if (status.rung !== null && !status.automatic) {
    const set = steps.findLast((step) => step.to.rung === status.rung && step.decidedBy !== null)
    changes.push({ change: { type: 'set_rung', rung: status.rung }, statementIds: set?.statementIds ?? [] })
  }
  for (const { flag, by, statementIds } of status.flags)
    if (DECIDED_FLAGS.includes(flag)) changes.push({ change: { type: 'set_flag', flag, by }, statementIds })
  const wanted = changes.filter(
    ({ change }) => !open.some((one) => JSON.stringify(one.change) === JSON.stringify(change)),
  )
  if (wanted.length === 0) return { proposals: [], deliveries: [] }
  const first = await store.polls.allocateIds('proposal', wanted.length)
  const proposals = wanted.map(
    ({ change, statementIds }, index): Proposal => ({
      id: first + index,
      claim: claim.slug,
      change,
      rule: 'wording-changed',
      reason: REASON,
      statementIds,
      createdAt: at,
      silent: false,
      state: 'open',
      decision: null,
    }),
  )
  const statements = await store.queries.statements(slug)
  const planned = proposals.map((one) => ({
    eventKey: `proposal:${one.id}`,
    claim: { slug: claim.slug, tags: claim.tags },
    notice: {
      kind: 'proposal' as const,
      claim: claimRef(claim),
      proposalId: one.id,
      proposed: proposedOf(one.change),
      present: { rung: status.rung, flags: status.flags.map(({ flag }) => flag) },
      reason: REASON,
      statements: statements
        .filter(({ id }) => one.statementIds.includes(id))
        .map(({ id, speaker, quote }) => ({ id, speaker: speaker.name, words: quote })),
      at,
    },
  }))
  return { proposals, deliveries: planNotices(planned, await store.watches.active(), `reworded:${at}`) }
}
