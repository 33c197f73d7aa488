import type { Actor } from '../../domain/actor.ts'
import type { StoredClaim } from '../../domain/claim.ts'
import { buildInSteps, type ClaimIndex, type EarlierIndex } from '../../pipeline/match-claims.ts'
import type { Store } from '../../ports/stores.ts'

export type IndexedClaims = { index: ClaimIndex; claims: ReadonlyMap<string, StoredClaim>; mark: number }
export type ClaimIndexCache = {
  current(): Promise<IndexedClaims>
  /** The active claims alone: reading thousands of them for every card would be most of its cost. */
  claims(): Promise<ReadonlyMap<string, StoredClaim>>
}

/**
 * The index over all active claims, brought up to date only after a person changed something. It is built a few
 * milliseconds at a time; `breathe` gives something to wait for where others should have their turn. Claims that have
 * not changed since are not read again.
 */
export function createClaimIndexCache(
  store: Store,
  actors: readonly Actor[],
  breathe: () => Promise<void> | null = () => null,
): ClaimIndexCache {
  let cached: IndexedClaims | null = null
  let building: { mark: number; done: Promise<IndexedClaims> } | null = null
  let read: Omit<IndexedClaims, 'index'> | null = null
  const readClaims = async () => {
    const mark = await store.polls.changeMark()
    if (read?.mark === mark) return read
    const claims = await store.claims.active()
    read = { claims: new Map(claims.map((claim) => [claim.slug, claim])), mark }
    return read
  }
  const build = async ({ claims, mark }: Omit<IndexedClaims, 'index'>): Promise<IndexedClaims> => {
    const steps = buildInSteps([...claims.values()], actors, cached === null ? undefined : unchangedIn(cached))
    for (;;) {
      const step = steps.next()
      if (step.done) return { index: step.value, claims, mark }
      const rest = breathe()
      if (rest !== null) await rest
    }
  }
  return {
    async current() {
      const now = await readClaims()
      if (cached?.mark === now.mark) return cached
      // Whoever asks while it is being built waits for the same one.
      if (building?.mark !== now.mark) {
        const mine = { mark: now.mark, done: build(now) }
        building = mine
        mine.done.then(
          (built) => {
            if (building === mine) cached = built
          },
          () => {
            if (building === mine) building = null
          },
        )
      }
      return building.done
    },
    claims: async () => (await readClaims()).claims,
  }
}

/** A version of a claim is never changed; its slug and whose narrower version it is stand outside it. */
function unchangedIn({ index, claims }: IndexedClaims): EarlierIndex<StoredClaim> {
  return {
    index,
    numberOf(claim) {
      const before = claims.get(claim.slug)
      return before?.versionId === claim.versionId && before.parent === claim.parent
        ? index.numberOf(claim.slug)
        : undefined
    },
  }
}
