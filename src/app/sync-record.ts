import type { Claim, StoredClaim } from '../domain/claim.ts'
import type { Watch } from '../domain/event.ts'
import type { Source } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import type { Store } from '../ports/stores.ts'
import { reopenReview } from './claims/reopen-review.ts'
import { type LookBack, lookBack, NO_ROWS } from './poll/look-back.ts'
import type { PollContext } from './poll/poll-context.ts'

export type SyncReport = { added: string[]; edited: string[]; archived: string[]; lookBacks: LookBack[] }

/**
 * Makes the record follow the configuration: sources, claims, watches. A claim that is new looks back over what is
 * stored, silently, and says so in one line.
 */
export async function syncRecord(
  context: PollContext,
  declared: { sources: Source[]; claims: Claim[]; watches: Omit<Watch, 'id'>[] },
  options: {
    lookBackItems: number
    firstPollAt: (source: Source) => Instant
    /** Parts of the configuration that no entry of their own tells of, without secrets. */
    configuration?: Readonly<Record<string, unknown>>
  },
): Promise<SyncReport> {
  const { store, clock } = context
  if (options.configuration !== undefined) await store.ledger.noteConfiguration(options.configuration, clock.now())
  await store.polls.syncSources(declared.sources, clock.now(), options.firstPollAt)
  const claims = await store.claims.syncDeclared(declared.claims, clock.now())
  await store.watches.syncDeclared(await namedToday(store, declared.watches), clock.now())
  for (const claim of claims.reworded) {
    const again = await reopenReview(store, claim, claim.slug, clock.now())
    if (again.proposals.length > 0)
      await store.polls.commitExtra({ ...NO_ROWS, sourceId: null, at: clock.now(), ...again, basedOn: null })
  }
  const lookBacks: LookBack[] = []
  for (const claim of claims.added) {
    const found = await lookBack(context, claim, options.lookBackItems)
    if (found) lookBacks.push(found)
  }
  const slugs = (list: StoredClaim[]) => list.map((claim) => claim.slug)
  return { added: slugs(claims.added), edited: slugs(claims.edited), archived: claims.archived, lookBacks }
}

/** A watch may name a claim by a slug it had before. */
async function namedToday(store: Store, watches: Omit<Watch, 'id'>[]): Promise<Omit<Watch, 'id'>[]> {
  return Promise.all(
    watches.map(async (watch) => {
      const found = watch.scope.type === 'claim' ? await store.claims.find(watch.scope.slug) : null
      return found ? { ...watch, scope: { type: 'claim' as const, slug: found.slug } } : watch
    }),
  )
}
