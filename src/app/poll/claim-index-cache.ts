import type { Actor } from '../../domain/actor.ts'
import type { StoredClaim } from '../../domain/claim.ts'
import { buildClaimIndex, type ClaimIndex } from '../../pipeline/match-claims.ts'
import type { Store } from '../../ports/stores.ts'

export type IndexedClaims = { index: ClaimIndex; claims: ReadonlyMap<string, StoredClaim>; mark: number }
export type ClaimIndexCache = {
  current(): Promise<IndexedClaims>
  /** The active claims alone: reading thousands of them for every card would be most of its cost. */
  claims(): Promise<ReadonlyMap<string, StoredClaim>>
}

/** The index over all active claims, built anew only after a person changed something. */
export function createClaimIndexCache(store: Store, actors: readonly Actor[]): ClaimIndexCache {
  let cached: IndexedClaims | null = null
  let read: Omit<IndexedClaims, 'index'> | null = null
  const readClaims = async () => {
    const mark = await store.polls.changeMark()
    if (read?.mark === mark) return read
    const claims = await store.claims.active()
    read = { claims: new Map(claims.map((claim) => [claim.slug, claim])), mark }
    return read
  }
  return {
    async current() {
      const { claims, mark } = await readClaims()
      if (cached?.mark === mark) return cached
      cached = { index: buildClaimIndex([...claims.values()], actors), claims, mark }
      return cached
    },
    claims: async () => (await readClaims()).claims,
  }
}
