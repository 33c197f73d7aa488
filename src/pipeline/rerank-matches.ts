import type { Match, Reason } from '../domain/statement.ts'

/** How far above the bar meaning is still asked about; below, it is asked down to the bar for review. */
const ABOVE = 0.15
/** What full likeness of meaning adds, and none takes off, half each way; from a grid on headlines, flat around it. */
const WEIGHT = 0.4
/** Likeness of texts about other things: adds nothing, takes nothing. */
const INDIFFERENT = 0.5

/** Is the decision near enough that likeness of meaning is worth its cost? Never where words alone gave no match. */
export function isNearBar(match: Match): boolean {
  return match.band !== 'dropped' && match.score < match.threshold + ABOVE
}

/**
 * The match with likeness of meaning (0–1) weighed in. It moves between posted and review only: what the words dropped
 * stays dropped, and nothing that has no anchor comes this far.
 */
export function rerankMatch(match: Match, likeness: number): Match {
  if (!isNearBar(match)) return match
  const added = WEIGHT * (likeness - INDIFFERENT)
  const score = Math.min(1, Math.max(0, match.score + added))
  const reason: Reason = {
    rule: 'meaning',
    detail: `${Math.round(likeness * 100)} % alike in meaning`,
    weight: round(added),
  }
  return {
    ...match,
    score,
    band: score >= match.threshold ? 'posted' : 'possible',
    reasons: [...match.reasons, reason],
  }
}

/** The score as a curve is drawn with it. */
export function rerankedScore(score: number, likeness: number): number {
  return score + WEIGHT * (likeness - INDIFFERENT)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
