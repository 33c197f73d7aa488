import type { Reason } from '../../domain/statement.ts'
import type { ClaimIndex } from './claim-index.ts'
import type { ClaimProfile } from './facet.ts'
import type { ClaimScore } from './score-claim.ts'

/** A claim as scored for one item; `value` is the score that decides. */
export type ScoredClaim = {
  profile: ClaimProfile
  score: ClaimScore
  value: number
  notes: Reason[]
  /** Its parent, or a narrower claim, has the item. */
  yields: boolean
}

/** Share, by rarity, of a narrower claim's own terms that makes an item its own. */
const OWN_SHARE = 0.25
/** What is left of a narrower claim's score where none of its own terms is there: the parent's words alone. */
const BORROWED = 0.6
/** A narrower claim must be as good as its parent, or all but, to take an item from it; else the parent keeps it. */
const NEARLY = 0.95

/**
 * An item goes to the narrower claim where that claim's own terms are there (those its parent does not have), and to
 * the parent where they are not, or where the parent is nearer. Changes `scored` in place.
 */
export function preferNarrower(index: ClaimIndex, scored: ScoredClaim[]): void {
  if (!scored.some(({ profile }) => profile.parent !== null)) return
  const bySlug = new Map(scored.map((entry) => [entry.profile.slug, entry]))
  for (const narrower of scored) {
    const slug = narrower.profile.parent
    const wide = slug === null ? undefined : index.numberOf(slug)
    const parent = wide === undefined ? undefined : index.profileOf(wide)
    if (parent === undefined || slug === null) continue
    const own = ownShare(index, narrower, parent)
    if (own.share < OWN_SHARE) {
      narrower.value *= BORROWED
      narrower.notes.push({ rule: 'narrower claim', detail: `none of its own terms, only those of ${slug}` })
      continue
    }
    const wider = bySlug.get(slug)
    if (wider === undefined) continue
    if (narrower.value < NEARLY * wider.value) {
      narrower.yields = true
      narrower.notes.push({ rule: 'narrower claim', detail: `${slug} is nearer, at ${wider.value.toFixed(2)}` })
      continue
    }
    wider.yields = true
    wider.notes.push({ rule: 'narrower claim', detail: `${narrower.profile.slug} has it: ${own.words.join(', ')}` })
    narrower.notes.push({ rule: 'narrower claim', detail: `before ${slug}: ${own.words.join(', ')}` })
  }
}

function ownShare(
  { packed }: ClaimIndex,
  { profile, score }: ScoredClaim,
  parent: ClaimProfile,
): { share: number; words: string[] } {
  const shared = new Set(
    parent.facets.flatMap(({ weight }, facet) => (weight > 0 ? packed.keysOf(parent.claim, facet) : [])),
  )
  const met = new Set(score.meetings.map(({ facet }) => facet))
  const words: string[] = []
  let total = 0
  let found = 0
  for (const facet of profile.phrasings.flatMap(({ facets }, at) => (at === 0 ? facets : []))) {
    const entry = profile.facets[facet]
    if (entry === undefined || packed.keysOf(profile.claim, facet).some((key) => shared.has(key))) continue
    total += entry.rarity
    if (!met.has(facet)) continue
    found += entry.rarity
    words.push(`“${entry.surface}”`)
  }
  return { share: total === 0 ? 0 : found / total, words: words.slice(0, 4) }
}
