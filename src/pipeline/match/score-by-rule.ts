import type { ClaimIndex } from './claim-index.ts'
import { combineScore } from './combine-score.ts'
import type { ClaimProfile } from './facet.ts'
import { findCandidates } from './find-candidates.ts'
import type { ReadItem } from './read-item.ts'
import { type ClaimScore, scoreClaim } from './score-claim.ts'

/** A claim as the rules score it for an item: 0–1. */
export type ByRule = { profile: ClaimProfile; score: ClaimScore; value: number }

/** The claims that share an anchor with the item, scored by rule, as the candidates come. */
export function scoreByRule(index: ClaimIndex, item: ReadItem): ByRule[] {
  const scored: ByRule[] = []
  for (const candidate of findCandidates(index, item)) {
    if (!candidate.anchored) continue
    const score = scoreClaim(index, candidate.claim, item)
    if (score === null) continue
    const profile = index.profileOf(candidate.claim)
    scored.push({ profile, score, value: combineScore(score, profile.specific) })
  }
  return scored
}
