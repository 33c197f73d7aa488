import type { ClaimProfile } from './facet.ts'

/** Facets of a claim's wordings as sets, for what is asked of a claim at every item it is compared with; made once a profile. */
export type PhrasingSets = {
  /** Of the claim's own sentence. */
  own: ReadonlySet<number>
  /** Phrasing → the words of its whole names, which do not count beside them. */
  parts: readonly ReadonlySet<number>[]
}

const kept = new WeakMap<ClaimProfile, PhrasingSets>()

export function phrasingSets(profile: ClaimProfile): PhrasingSets {
  const known = kept.get(profile)
  if (known !== undefined) return known
  const { facets, phrasings } = profile
  const fresh = {
    own: new Set(phrasings[0]?.facets),
    parts: phrasings.map((phrasing) => new Set(phrasing.facets.flatMap((facet) => facets[facet]?.parts ?? []))),
  }
  kept.set(profile, fresh)
  return fresh
}

/** Words of whole names of the claim's own sentence. */
export function ownParts(profile: ClaimProfile): ReadonlySet<number> {
  return phrasingSets(profile).parts[0] ?? NOTHING
}

const NOTHING: ReadonlySet<number> = new Set()
