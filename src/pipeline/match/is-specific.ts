import type { ClaimProfile } from './facet.ts'

/** Nats from which a name is rare. */
const RARE_NAME = 10
/** With fewer wordings nobody has said by which words the claim goes. */
const FEWEST_WORDINGS = 3

/** Has the claim's sentence or an alias a rare name of its own? Parties do not count: they have many matters. */
export function isSpecific({ facets, phrasings }: Pick<ClaimProfile, 'facets' | 'phrasings'>): boolean {
  return (
    phrasings.length >= FEWEST_WORDINGS &&
    facets.some(
      ({ kind, rarity, weight, restOfName, parts }) =>
        kind === 'name' && weight > 0 && !restOfName && parts.length === 0 && rarity >= RARE_NAME,
    )
  )
}
