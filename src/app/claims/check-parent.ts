import type { Claim, StoredClaim } from '../../domain/claim.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import type { ClaimStore } from '../../ports/claim-store.ts'
import { findClaim } from '../answers/find-claim.ts'

/**
 * The claim with its parent under the parent's present slug. Throws `not_found` with the nearest slugs, `invalid` where
 * it would be a narrower version of itself, directly or in a ring, or of an archived claim.
 */
export async function checkParent(claims: ClaimStore, claim: Claim, own: StoredClaim | null): Promise<Claim> {
  if (claim.parent === undefined) return claim
  const parent = await findClaim(claims, claim.parent)
  if (parent.archivedAt !== null)
    throw new OnrecordError('invalid', sentence`${parent.slug} is archived: restore it first, or name another parent.`)
  const trail = [own?.slug ?? claim.slug]
  for (let above: StoredClaim | null = parent; above !== null; ) {
    if (above.slug === trail[0])
      throw new OnrecordError(
        'invalid',
        sentence`A claim is no narrower version of itself: ${[...trail, above.slug].join(' → ')}. Nothing was changed.`,
      )
    trail.push(above.slug)
    if (trail.length > 100) break
    above = above.parent === undefined ? null : await claims.find(above.parent)
  }
  return { ...claim, parent: parent.slug }
}
