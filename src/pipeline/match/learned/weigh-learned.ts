import type { Reason } from '../../../domain/statement.ts'
import type { ReadItem } from '../read-item.ts'
import type { ByRule } from '../score-by-rule.ts'
import { FACTS, readFacts } from './facts.ts'
import { weighTalkOf } from './talk.ts'
import { shareOut, sumTrees } from './trees.ts'
import { matchModel } from './weights.ts'

/** Scored by rule below this nothing is weighed. */
export const LEAST = 0.1
/**
 * Chance → score it is worth, straight between: what is likelier than not is for review, and nine in ten for a post, at
 * the bars that are shipped. Chosen on claims held out; hard negatives and the founding case, in which nobody may be told of
 * another matter, were the limit.
 */
const WORTH: readonly (readonly [chance: number, score: number])[] = [
  [0, 0],
  [0.1, 0.1],
  [0.5, 0.45],
  [0.89, 0.59],
  [1, 1],
]
/** Below this chance the rules’ score is lowered, down to so much of it. */
const UNLIKELY = 0.3
const LEFT = 0.3

/** What likeness says of a match: by what facts, and what the rules had said (0–1). */
export type Likeness = { chance: number; byRule: number; facts: readonly number[] }

/**
 * The claims with their scores raised or lowered by likeness to texts that were, or were not, about their claim. The rules'
 * score stands where likeness says nothing else.
 */
export function weighLearned(found: readonly ByRule[], item: ReadItem): (ByRule & { likeness: Likeness | null })[] {
  let talk: number | null = null
  return found.map((one) => {
    if (one.value < LEAST || !isListed(one)) return { ...one, likeness: null }
    const model = matchModel()
    talk ??= weighTalkOf(item, model.talk)
    const facts = readFacts(one.profile, item, one.score, one.value, talk)
    const chance = 1 / (1 + Math.exp(-sumTrees(model.forest, facts)))
    return { ...one, value: weighIn(one.value, chance), likeness: { chance, byRule: one.value, facts } }
  })
}

/** The rules' score (0–1) and the chance (0–1) in one score. */
export function weighIn(byRule: number, chance: number): number {
  const kept = byRule * Math.min(1, LEFT + ((1 - LEFT) * chance) / UNLIKELY)
  return Math.max(kept, worthOf(chance))
}

function worthOf(chance: number): number {
  const at = WORTH.findIndex(([limit]) => chance <= limit)
  const [high, top] = WORTH[Math.max(1, at)] as readonly [number, number]
  const [low, bottom] = WORTH[Math.max(1, at) - 1] as readonly [number, number]
  return bottom + ((chance - low) / (high - low)) * (top - bottom)
}

/** Was fitted to claims of editors, with parties and other wordings; of a bare sentence it knows nothing. */
function isListed({ profile }: ByRule): boolean {
  return profile.parties.length > 0 && profile.phrasings.length > 1
}

const MOST_TOLD = 3
/** Log odds from which a fact is told of. */
const TELLING = 0.1

/** The same in words: the facts that did most for it and against it. */
export function explainLikeness({ chance, byRule, facts }: Likeness): Reason {
  const shares = shareOut(matchModel().forest, facts, FACTS.length).map((share, fact) => ({
    share,
    name: FACTS[fact] as string,
  }))
  const told = (sign: 1 | -1) =>
    shares
      .filter(({ share, name }) => sign * share > TELLING && name !== FACTS[0])
      .sort((a, b) => sign * (b.share - a.share))
      .slice(0, MOST_TOLD)
      .map(({ name }) => name)
      .join(', ')
  const [up, down] = [told(1), told(-1)]
  return {
    rule: 'chance by likeness',
    detail: `${Math.round(chance * 100)} in 100${up && `; for it: ${up}`}${down && `; against: ${down}`}; by rule ${byRule.toFixed(2)}`,
    weight: Math.round(chance * 100) / 100,
  }
}
