import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import { readClaim } from './claim-profile.ts'
import type { ClaimProfile } from './facet.ts'
import { indexPostings, type Postings } from './index-postings.ts'
import { openWords } from './known-word.ts'
import { indexWholeNames, type WholeNames } from './name-runs.ts'
import { indexNameSpellings, type NameSpellings } from './name-spellings.ts'
import { createProfilePacker, type PackedProfiles } from './pack-profiles.ts'
import { numberSlugs } from './slug-numbers.ts'

/** One index over all claims: key of a term → the facets of claims it meets. */
export type ClaimIndex = {
  /** Number of claims; they are numbered in the order they were given. */
  size: number
  /** Number of the claim of a slug. */
  numberOf(slug: string): number | undefined
  packed: PackedProfiles
  postings: Postings
  spellings: NameSpellings
  wholeNames: WholeNames
  /** Tells it from any other index, for those who keep what they asked it. */
  mark: object
  /** Does some claim have a facet under the key? */
  has(key: string): boolean
  /** The key's number where that is so. */
  numberOfKey(key: string): number | undefined
  /** The claim as objects; made when asked for, kept while it is asked for again. */
  profileOf(claim: number): ClaimProfile
}

/**
 * Profiles kept as objects, twice so many at most: about 7 KB each with all that was made of it while items were scored.
 * With 1,500, one in ten of those that 600 items were scored against, of 10,000 claims, had been unpacked before and let
 * go of.
 */
const KEPT_PROFILES = 4_000

/** An index built before, and which of its claims a claim is where nothing about it has changed. */
export type EarlierIndex<C extends Claim = Claim> = { index: ClaimIndex; numberOf(claim: C): number | undefined }

/** Builds the index anew at one go. Linear in the claims' length. */
export function buildClaimIndex(claims: readonly Claim[], actors: readonly Actor[]): ClaimIndex {
  const building = buildInSteps(claims, actors)
  for (;;) {
    const step = building.next()
    if (step.done) return step.value
  }
}

/** The same a little at a time: yields every few milliseconds at most. Of `earlier` it takes what has not changed. */
export function* buildInSteps<C extends Claim>(
  claims: readonly C[],
  actors: readonly Actor[],
  earlier?: EarlierIndex<C>,
): Generator<void, ClaimIndex> {
  const actorsById = new Map(actors.map((actor) => [actor.id, actor]))
  const packer = createProfilePacker(earlier?.index.packed)
  const slugs = numberSlugs(claims.length)
  let [young, old] = [new Map<number, ClaimProfile>(), new Map<number, ClaimProfile>()]
  const keep = (claim: number, profile: ClaimProfile) => {
    young.set(claim, profile)
    if (young.size < KEPT_PROFILES) return
    old = young
    young = new Map()
  }
  yield* openWords(new Set(claims.flatMap(({ languages }) => languages)))
  for (const one of claims) {
    const known = earlier?.numberOf(one)
    if (known === undefined) packer.add(readClaim(one, actorsById))
    else packer.copy(known)
    slugs.add(one.slug)
    yield
  }
  const packed = packer.done()
  yield
  const postings = yield* indexPostings(packed)
  // A word of claims that are gone keeps its number, and is met by nothing.
  const isMet = (key: number | undefined) => key !== undefined && (postings.counts[key] as number) > 0
  const spellings = yield* indexNameSpellings(packed)
  const wholeNames = indexWholeNames(packed.keys.values.filter((_, key) => isMet(key)))
  yield
  return {
    size: packed.size,
    numberOf: slugs.find,
    packed,
    postings,
    spellings,
    wholeNames,
    mark: {},
    has: (key) => isMet(packed.keys.find(key)),
    numberOfKey(key) {
      const number = packed.keys.find(key)
      return isMet(number) ? number : undefined
    },
    profileOf(claim) {
      const near = young.get(claim)
      if (near !== undefined) return near
      const profile = old.get(claim) ?? packed.unpack(claim)
      keep(claim, profile)
      return profile
    },
  }
}
