import { distance } from 'fastest-levenshtein'
import type { StoredClaim } from '../../domain/claim.ts'
import { foldText } from '../../pipeline/text/fold-text.ts'
import type { ClaimNames, ClaimNamesInput } from '../../ports/lookup-verbs.ts'
import type { Store } from '../../ports/stores.ts'
import { claimRef } from '../poll/record-statements.ts'

const NEAREST = 5

/** The claims that somebody may mean by a slug, words of a title or a piece of either, best first. */
export async function nameClaims(
  claims: Store['claims'],
  { typed, limit = NEAREST }: ClaimNamesInput,
): Promise<ClaimNames> {
  const wanted = foldText(typed.trim().replace(/^["'“«]+|["'”»]+$/g, ''))
  const words = wanted.split(/[\s-]+/).filter(Boolean)
  const all = await claims.all()
  if (words.length === 0) return { exact: null, nearest: all.toSorted(byAge).slice(0, limit).map(claimRef), fits: true }
  const named = await claims.find(wanted.replace(/\s+/g, '-'))
  if (named) return { exact: claimRef(named), nearest: [claimRef(named)], fits: true }
  const having = all.filter((claim) => {
    const has = foldText(`${claim.slug} ${claim.title}`)
    return words.every((word) => has.includes(word))
  })
  const only = having.length === 1 ? having[0] : undefined
  const far = new Map((having.length > 0 ? having : all).map((claim) => [claim, distance(claim.slug, wanted)]))
  const nearest = [...far.keys()].sort((a, b) => archivedLast(a, b) || (far.get(a) ?? 0) - (far.get(b) ?? 0))
  return {
    exact: only ? claimRef(only) : null,
    nearest: nearest.slice(0, limit).map(claimRef),
    fits: having.length > 0,
  }
}

/** Tracked before archived, the newest first. */
function byAge(a: StoredClaim, b: StoredClaim): number {
  return archivedLast(a, b) || b.addedAt - a.addedAt
}

function archivedLast(a: StoredClaim, b: StoredClaim): number {
  return Number(a.archivedAt !== null) - Number(b.archivedAt !== null)
}
