import { distance } from 'fastest-levenshtein'
import { OnrecordError } from '../../domain/errors.ts'
import type { WatchScope } from '../../domain/event.ts'
import { sentence } from '../../domain/sentence.ts'
import type { ClaimStore } from '../../ports/claim-store.ts'
import { findClaim } from '../answers/find-claim.ts'

/** `all`, `tag:TAG`, a claim's slug, or words of its title. Throws `not_found` with what is near. */
export async function readScope(claims: ClaimStore, typed: string): Promise<WatchScope> {
  const wanted = typed.trim()
  if (wanted.toLowerCase() === 'all') return { type: 'all' }
  const tag = /^(?:tag:|#)\s*(.+)$/i.exec(wanted)?.[1]
  if (tag === undefined) return { type: 'claim', slug: (await findClaim(claims, wanted)).slug }
  const tags = [...new Set((await claims.active()).flatMap((claim) => claim.tags))]
  const found = tags.find((known) => known.toLowerCase() === tag.toLowerCase())
  if (found !== undefined) return { type: 'tag', tag: found }
  const nearest = tags.toSorted((a, b) => distance(a, tag) - distance(b, tag)).slice(0, 3)
  throw new OnrecordError(
    'not_found',
    sentence`No claim has the tag "${tag}".${nearest.length > 0 ? sentence` Did you mean ${nearest.join(', ')}?` : sentence` No claim has any.`}`,
  )
}

/** As it is typed. */
export function scopeName(scope: WatchScope): string {
  if (scope.type === 'claim') return scope.slug
  return scope.type === 'tag' ? `tag:${scope.tag}` : 'all'
}
