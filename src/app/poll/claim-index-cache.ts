import type { Actor } from '../../domain/actor.ts'
import type { StoredClaim } from '../../domain/claim.ts'
import { buildClaimIndex, type ClaimIndex } from '../../pipeline/match-claims.ts'
import type { Store } from '../../ports/stores.ts'

export type IndexedClaims = { index: ClaimIndex; claims: ReadonlyMap<string, StoredClaim>; mark: number }
export type ClaimIndexCache = { current(): Promise<IndexedClaims> }

/** The index over all active claims, built anew only after a person changed something. */
export function createClaimIndexCache(store: Store, actors: readonly Actor[]): ClaimIndexCache {
  let cached: IndexedClaims | null = null
  return {
    async current() {
      const mark = await store.polls.changeMark()
      if (cached?.mark === mark) return cached
      const claims = await store.claims.active()
      cached = {
        index: buildClaimIndex(claims, actors),
        claims: new Map(claims.map((claim) => [claim.slug, claim])),
        mark,
      }
      return cached
    },
  }
}
