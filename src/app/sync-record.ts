import type { Claim, StoredClaim } from '../domain/claim.ts'
import type { Watch } from '../domain/event.ts'
import type { Source } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { type LookBack, lookBack } from './poll/look-back.ts'
import type { PollContext } from './poll/poll-context.ts'

export type SyncReport = { added: string[]; edited: string[]; archived: string[]; lookBacks: LookBack[] }

/**
 * Makes the record follow the configuration: sources, claims, watches. A claim that is new looks back over what is
 * stored, silently, and says so in one line.
 */
export async function syncRecord(
  context: PollContext,
  declared: { sources: Source[]; claims: Claim[]; watches: Omit<Watch, 'id'>[] },
  options: { lookBackItems: number; firstPollAt: (source: Source) => Instant },
): Promise<SyncReport> {
  const { store, clock } = context
  await store.polls.syncSources(declared.sources, clock.now(), options.firstPollAt)
  const claims = await store.claims.syncDeclared(declared.claims, clock.now())
  await store.watches.syncDeclared(declared.watches, clock.now())
  const lookBacks: LookBack[] = []
  for (const claim of claims.added) {
    const found = await lookBack(context, claim, options.lookBackItems)
    if (found) lookBacks.push(found)
  }
  const slugs = (list: StoredClaim[]) => list.map((claim) => claim.slug)
  return { added: slugs(claims.added), edited: slugs(claims.edited), archived: claims.archived, lookBacks }
}
