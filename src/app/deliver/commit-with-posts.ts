import type { Lease } from '../../ports/outbox.ts'
import type { CommitWithPosts } from '../poll/poll-context.ts'
import type { DeliverContext } from './deliver-context.ts'
import { AT_ONCE } from './deliver-due.ts'
import type { Bell } from './run-deliveries.ts'
import { arrangeAndLease, endsArranging, glance, rowsOf } from './take-turn.ts'

/**
 * A commit that plans posts leases in itself what may go at once, so that such a post waits for the disk once and not
 * twice. Only where nothing else is out or being arranged: what is planned in a burst is leased together by whoever is at
 * it. No poll fails by it: where nothing can be leased, the commit is made again without.
 */
export function createCommitWithPosts(context: DeliverContext, bell: Bell, signal: AbortSignal): CommitWithPosts {
  const { arranging, out, log } = context
  const isFree = () => bell.isHeard && out.size === 0 && arranging.now === null && !signal.aborted
  return async (commit, onOut) => {
    try {
      const leased = isFree() ? await leaseWithin(commit) : await without(commit)
      for (const { id } of leased.flatMap(rowsOf)) out.add(id)
      bell.ring(onOut, leased)
    } catch (error) {
      // No post is on its way.
      onOut?.()
      throw error
    }
  }

  async function leaseWithin(commit: Parameters<CommitWithPosts>[0]): Promise<Lease[]> {
    let leased: Lease[] = []
    /** Is it the posts' part that runs, or broke off? */
    let own = false
    const work = commit(async (outbox) => {
      own = true
      leased = await arrangeAndLease(context, outbox, await glance({ ...context, outbox }), AT_ONCE, signal)
      own = false
    })
    arranging.now = endsArranging(context, work)
    try {
      await work
      return leased
    } catch (error) {
      if (!own) throw error
      log.warn({ error }, 'posts could not be leased with the poll that planned them')
      return without(commit)
    }
  }
}

async function without(commit: Parameters<CommitWithPosts>[0]): Promise<Lease[]> {
  await commit()
  return []
}
