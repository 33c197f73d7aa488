import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import { profileClaim } from './claim-profile.ts'
import type { ClaimProfile } from './facet.ts'
import { indexWholeNames, type WholeNames } from './name-runs.ts'
import { indexNameSpellings, type NameSpellings } from './name-spellings.ts'

export type Posting = { claim: number; facet: number; strength: number }

/** One index over all claims: key of a term → the facets of claims it meets. */
export type ClaimIndex = {
  profiles: ClaimProfile[]
  bySlug: Map<string, number>
  postings: Map<string, Posting[]>
  /** Number of claims with a facet under the key. */
  claimCounts: Map<string, number>
  spellings: NameSpellings
  wholeNames: WholeNames
}

/** Builds the index anew; do it when a claim is added or edited. Linear in the claims' length. */
export function buildClaimIndex(claims: readonly Claim[], actors: readonly Actor[]): ClaimIndex {
  const actorsById = new Map(actors.map((actor) => [actor.id, actor]))
  const profiles = claims.map((claim) => profileClaim(claim, actorsById))
  const postings = new Map<string, Posting[]>()
  const claimCounts = new Map<string, number>()
  for (const [claim, profile] of profiles.entries())
    for (const [facet, { keys }] of profile.facets.entries())
      for (const [key, strength] of keys) {
        const list = postings.get(key)
        if (list === undefined) postings.set(key, [{ claim, facet, strength }])
        else list.push({ claim, facet, strength })
        if (list?.at(-2)?.claim !== claim) claimCounts.set(key, (claimCounts.get(key) ?? 0) + 1)
      }
  const bySlug = new Map(profiles.map((profile, index) => [profile.slug, index]))
  return {
    profiles,
    bySlug,
    postings,
    claimCounts,
    spellings: indexNameSpellings(profiles),
    wholeNames: indexWholeNames(postings.keys()),
  }
}
