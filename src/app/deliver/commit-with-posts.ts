import type { Lease } from '../../ports/outbox.ts'
import type { CommitWithPosts } from '../poll/poll-context.ts'
import { arrangeDue } from './arrange-due.ts'
import type { DeliverContext } from './deliver-context.ts'
import { AT_ONCE } from './deliver-due.ts'
import type { Bell } from './run-deliveries.ts'
import { endsArranging, lease } from './take-turn.ts'

/**
 * Commits that plan posts lease what may go at once of them, so that a post to a channel that is free waits for the disk no
 * more than its poll does. Where somebody arranges the same rows just then, or nobody would send what was leased, the
 * bell is rung instead. No poll fails by it: where it cannot be, the commit is made again without.
 */
export function createCommitWithPosts(context: DeliverContext, bell: Bell, signal: AbortSignal): CommitWithPosts {
  const { arranging, log } = context
  return async (commit) => {
    if (signal.aborted || bell.deaf || arranging.now) {
      await commit()
      bell.ring()
      return
    }
    let leased: Lease[] = []
    /** Is it the posts' part that runs, or broke off? */
    let own = false
    const work = commit(async (outbox) => {
      own = true
      await arrangeDue({ ...context, outbox }, signal)
      leased = signal.aborted ? [] : await lease(context, outbox, AT_ONCE)
      own = false
    })
    arranging.now = endsArranging(context, work)
    try {
      await work
    } catch (error) {
      if (!own) throw error
      log.warn({ error }, 'posts could not be leased with the poll that planned them')
      leased = []
      await commit()
      bell.ring()
    }
    // Where a channel is not free, whoever sends there goes on with what was planned.
    if (leased.length > 0) bell.ring(leased)
  }
}
