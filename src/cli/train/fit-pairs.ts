import type { Judged } from '../../pipeline/statements/learned/model.ts'
import { featuresOfPair } from '../../pipeline/statements/learned/pair-features.ts'
import { findPairs, type Pair } from '../../pipeline/statements/learned/pairs.ts'
import type { Seen } from '../../pipeline/statements/learned/seen.ts'
import { likeness, type Text } from './examples.ts'
import { fitChoice } from './logistic.ts'
import { numberFeatures } from './number-features.ts'

/** A feature seen fewer times tells nothing of other texts. */
const FEWEST = 8
/** Freedom of the weights (the inverse of the L2 pull). Chosen by hand; other values were not tried. */
const FREEDOM = 0.3

type PairExample = { text: Text; pair: Pair; features: string[]; right: boolean }

/** Every pair of every text, with what it is weighed by, and whether the label has it. */
function pairExamples(texts: readonly Text[], judge: (seen: Seen) => readonly Judged[]): PairExample[] {
  return texts.flatMap((text) => {
    const pairs = findPairs(text.examples, text.ruled, judge)
    const right = rightPairs(text, pairs)
    return pairs.map((pair) => ({
      text,
      pair,
      features: featuresOfPair(pair, pairs, text.reader),
      right: right.has(pair),
    }))
  })
}

/** Weights of the features of pairs, in hundredths. */
export function fitPairs(texts: readonly Text[], judge: (seen: Seen) => readonly Judged[]): Record<string, number> {
  const { numbers, coded } = numberFeatures(pairExamples(texts, judge), FEWEST)
  const weights = fitChoice(
    coded.map(({ example, features }) => ({ features, label: example.right ? 1 : 0, weight: example.text.weight })),
    numbers.size,
    2,
    FREEDOM,
  )
  return Object.fromEntries(
    [...numbers]
      .map(
        ([feature, at]) =>
          [feature, Math.round(((weights[at * 2 + 1] as number) - (weights[at * 2] as number)) * 100)] as const,
      )
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Pairs whose speaker has the stance by the label; a row nobody was labelled for in its sentence goes to its likest namesake. */
function rightPairs(text: Text, pairs: readonly Pair[]): Set<Pair> {
  const labelled = new Map<string, Set<string>>()
  for (const { candidate, stances } of text.examples)
    for (const stance of stances) {
      const key = String(candidate.holder?.id)
      labelled.set(key, (labelled.get(key) ?? new Set()).add(stance))
    }
  const right = new Set(pairs.filter(({ holder, stance }) => labelled.get(String(holder?.id))?.has(stance)))
  for (const row of text.rows) {
    const fit = pairs
      .filter((pair) => pair.stance === row.stance && likeness(pair.holder, row) > 0)
      .sort((a, b) => likeness(b.holder, row) - likeness(a.holder, row) || b.chance - a.chance)
    if (fit[0] !== undefined && !fit.some((pair) => right.has(pair))) right.add(fit[0])
  }
  return right
}
