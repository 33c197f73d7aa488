import { ageRequests } from './age-requests.ts'
import { analyseMatches } from './analyse-matches.ts'
import { checkHealth } from './check-health.ts'
import { checkWithdrawals } from './check-withdrawals.ts'
import type { DeliverContext } from './deliver/deliver-context.ts'
import { deliverDue } from './deliver/deliver-due.ts'
import { keepRecord } from './keep-record.ts'
import type { PollContext, PollReport } from './poll/poll-context.ts'
import { pollSources } from './poll/poll-sources.ts'
import { remindProposals } from './remind-proposals.ts'

/** Ages in days at which a proposal nobody decided is told of again, where nothing else is set. */
export const REMIND_AFTER_DAYS = [2, 7, 30]

/** Sources taken up in one go; the rest of what is due follows in the same round. */
const GROUP = 256

/**
 * One round of the worker: poll what is due, look again at articles, look after the sources' health, and deliver what
 * that brought about, unless that is done beside it (`deliver` is `null`).
 */
export async function runRound(
  poll: PollContext,
  deliver: DeliverContext | null,
  signal: AbortSignal,
  onReport?: (report: PollReport) => void,
): Promise<void> {
  const done = new Set<string>()
  // Asked for beyond a group: those of this round that are due again already stand before the others.
  let again = 0
  while (!signal.aborted) {
    const found = await poll.store.polls.dueSources(poll.clock.now(), GROUP + again)
    // A source is polled once a round, whatever its schedule says meanwhile.
    const due = found.filter((id) => !done.has(id))
    if (due.length === 0 && found.length > again && again < done.size) {
      again = done.size
      continue
    }
    const waits = done.size === 0 && poll.gather?.(due.length, poll.sources.size, poll.clock.now())
    if (due.length === 0 || waits) break
    for (const id of due) done.add(id)
    await pollSources(poll, due, signal, onReport)
    if (deliver) await deliverDue(deliver, signal)
  }
  if (!signal.aborted) await checkWithdrawals(poll, signal)
  if (!signal.aborted) await checkHealth(poll)
  if (!signal.aborted) await ageRequests(poll)
  if (!signal.aborted) await remindProposals(poll, poll.rules.remindAfterDays ?? REMIND_AFTER_DAYS)
  if (deliver) await deliverDue(deliver, signal)
  if (poll.upkeep) await keepRecord(poll, poll.upkeep)
  // Last: nothing waits for a second reader.
  if (poll.analyst && !signal.aborted) await analyseMatches({ ...poll, ...poll.analyst }, signal)
}
