import type { Match, Reason } from '../domain/statement.ts'
import type { Band, Language } from '../domain/vocabulary.ts'
import type { ClaimIndex } from './match/claim-index.ts'
import type { ClaimProfile } from './match/facet.ts'
import { explainLikeness, weighLearned } from './match/learned/weigh-learned.ts'
import { readWholeName } from './match/name-runs.ts'
import { preferNarrower } from './match/prefer-narrower.ts'
import { type ReadItem, readItem } from './match/read-item.ts'
import { scoreByRule } from './match/score-by-rule.ts'
import type { ClaimScore } from './match/score-claim.ts'

export { buildClaimIndex, buildInSteps, type ClaimIndex, type EarlierIndex } from './match/claim-index.ts'
export { type RankedClaim, rankClaims } from './match/rank-claims.ts'

export type MatchableText = { title: string; body: string; language: Language }
export type MatchOptions = {
  /** Posted at or above. */
  threshold: number
  /** Shown to an editor at or above. */
  possible: number
}

/** Chosen for one false alert per 1,000 items on public news streams: see `npm run evaluate`. */
export const DEFAULT_THRESHOLD = 0.59
export const DEFAULT_POSSIBLE = 0.45

/** So many dropped claims are told, for "why not". */
const MOST_DROPPED = 3
const MOST_MATCHES = 8

/**
 * The claims an item is about, best first, with reasons: those posted, those for an editor, and the best few dropped
 * ones so that "why not" can say by how much. Linear in the text; hardly grows with the number of claims.
 */
export function matchClaims(index: ClaimIndex, text: MatchableText, options: Partial<MatchOptions> = {}): Match[] {
  const threshold = options.threshold ?? DEFAULT_THRESHOLD
  const possible = options.possible ?? DEFAULT_POSSIBLE
  const item = readItem(index, text.title, text.body, text.language)
  const weighed = weighLearned(scoreByRule(index, item), item)
  const scored = weighed.map((found) => ({ ...found, notes: [] as Reason[], yields: false }))
  preferNarrower(index, scored)
  const banded = scored.map((found) => {
    const { value, yields } = found
    const band: Band = yields ? 'dropped' : value >= threshold ? 'posted' : value >= possible ? 'possible' : 'dropped'
    return { ...found, band }
  })
  const order = ({ band }: { band: Band }) => (band === 'dropped' ? 1 : 0)
  banded.sort((a, b) => order(a) - order(b) || b.value - a.value || (a.profile.slug < b.profile.slug ? -1 : 1))
  const dropped = banded.findIndex(({ band }) => band === 'dropped')
  // Reasons are put into words for those only that anybody is told of.
  return banded
    .slice(0, Math.min(MOST_MATCHES, dropped < 0 ? MOST_MATCHES : dropped + MOST_DROPPED))
    .map(({ profile, score, value, notes, likeness, band }) => ({
      claim: profile.slug,
      score: value,
      band,
      reasons: [...(likeness === null ? [] : [explainLikeness(likeness)]), ...notes, ...explain(profile, item, score)],
      threshold,
    }))
}

function explain(profile: ClaimProfile, item: ReadItem, score: ClaimScore): Reason[] {
  const reasons: Reason[] = score.meetings.slice(0, 8).map(({ facet, key, gain, at }) => {
    const { surface, kind, anchor } = profile.facets[facet] ?? { surface: '', kind: 'word', anchor: false }
    const whole = readWholeName(item.tokens, at, key)
    const printed = whole?.printed ?? item.surfaces.get(key) ?? ''
    const words =
      (whole?.bare ?? printed).toLowerCase() === surface.toLowerCase()
        ? `“${printed}”`
        : `“${printed}” for “${surface}”`
    const where = at < item.titleTokens ? ('title' as const) : ('body' as const)
    return { rule: anchor ? `anchor: ${kind}` : 'term', detail: words, weight: round(gain), where }
  })
  const phrasing = profile.phrasings[score.phrasing]
  reasons.push({
    rule: 'likeness',
    detail: `${Math.round(score.likeness * 100)} % of “${phrasing?.surface ?? ''}”`,
    weight: round(score.likeness),
  })
  return reasons
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
