import { distance } from 'fastest-levenshtein'
import type { StoredClaim } from '../../domain/claim.ts'
import { OnrecordError } from '../../domain/errors.ts'
import { sentence } from '../../domain/sentence.ts'
import { foldText } from '../../pipeline/text/fold-text.ts'
import type { ClaimStore } from '../../ports/claim-store.ts'

/**
 * The claim a person means: its slug, or one it had before, in any case, or words of its title where only one claim has them.
 * Throws `not_found` with the three nearest slugs.
 */
export async function findClaim(claims: ClaimStore, typed: string): Promise<StoredClaim> {
  const wanted = foldText(typed.trim().replace(/^["'“«]+|["'”»]+$/g, ''))
  const exact = await claims.find(wanted.replace(/\s+/g, '-'))
  if (exact) return exact
  const all = await claims.all()
  const words = wanted.split(/[\s-]+/).filter(Boolean)
  const byWords = all.filter((claim) => {
    const has = foldText(`${claim.slug} ${claim.title}`)
    return words.length > 0 && words.every((word) => has.includes(word))
  })
  if (byWords.length === 1 && byWords[0]) return byWords[0]
  if (all.length === 0)
    throw new OnrecordError(
      'not_found',
      sentence`There is no claim "${typed}": none is tracked yet. Add one: "onrecord claims add".`,
    )
  const nearest = (byWords.length > 1 ? byWords : all)
    .map((claim) => ({ slug: claim.slug, far: distance(claim.slug, wanted) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map((claim) => claim.slug)
  const many = byWords.length > 1 ? sentence`"${typed}" fits several claims` : sentence`There is no claim "${typed}"`
  throw new OnrecordError('not_found', sentence`${many}. Did you mean ${nearest.join(', ')}?`)
}
