import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import { profileClaim } from './claim-profile.ts'
import type { ClaimProfile } from './facet.ts'
import { indexPostings, type Postings } from './index-postings.ts'
import { indexWholeNames, type WholeNames } from './name-runs.ts'
import { createNameSpellings, type NameSpellings } from './name-spellings.ts'
import { createProfilePacker, type PackedProfiles } from './pack-profiles.ts'

/** One index over all claims: key of a term → the facets of claims it meets. */
export type ClaimIndex = {
  /** Number of claims; they are numbered in the order they were given. */
  size: number
  bySlug: ReadonlyMap<string, number>
  packed: PackedProfiles
  postings: Postings
  spellings: NameSpellings
  wholeNames: WholeNames
  /** Does some claim have a facet under the key? */
  has(key: string): boolean
  /** The claim as objects; made when asked for, kept while it is asked for again. */
  profileOf(claim: number): ClaimProfile
}

/** Profiles kept as objects, twice so many at most: about 15 KB each. */
const KEPT_PROFILES = 1_500

/** Builds the index anew; do it when a claim is added or edited. Linear in the claims' length. */
export function buildClaimIndex(claims: readonly Claim[], actors: readonly Actor[]): ClaimIndex {
  const actorsById = new Map(actors.map((actor) => [actor.id, actor]))
  const packer = createProfilePacker()
  const spellings = createNameSpellings()
  let [young, old] = [new Map<number, ClaimProfile>(), new Map<number, ClaimProfile>()]
  const keep = (claim: number, profile: ClaimProfile) => {
    young.set(claim, profile)
    if (young.size < KEPT_PROFILES) return
    old = young
    young = new Map()
  }
  for (const [claim, one] of claims.entries()) {
    const profile = profileClaim(one, actorsById)
    packer.add(profile)
    spellings.add(profile)
    if (claim < KEPT_PROFILES) keep(claim, profile)
  }
  const packed = packer.done()
  return {
    size: packed.size,
    bySlug: new Map(packed.slugs.map((slug, claim) => [slug, claim])),
    packed,
    postings: indexPostings(packed),
    spellings: spellings.names,
    wholeNames: indexWholeNames(packed.keys.values),
    has: (key) => packed.keys.find(key) !== undefined,
    profileOf(claim) {
      const near = young.get(claim)
      if (near !== undefined) return near
      const profile = old.get(claim) ?? packed.unpack(claim)
      keep(claim, profile)
      return profile
    },
  }
}
