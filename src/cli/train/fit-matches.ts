import { readFacts } from '../../pipeline/match/learned/facts.ts'
import { type Packed, packTrees } from '../../pipeline/match/learned/model.ts'
import { ALWAYS, weighTalk } from '../../pipeline/match/learned/talk.ts'
import { boostTrees, type Seen } from './boost-trees.ts'
import { fitChoice } from './logistic.ts'
import type { Text } from './match-examples.ts'
import { numberFeatures } from './number-features.ts'

/** Words and pairs of words that fewer texts have are left out; each text is there with its summaries. */
const FEWEST_TEXTS = 24
/** L2 pull of the words, see `fitChoice`. */
const FREEDOM = 0.05
const FOLDS = 5
const BOOSTING = { rounds: 300, rate: 0.06, fewest: 60, pull: 5 }

/** How texts talk, then what that and everything else met tells of a match. Under a minute. */
export function fitMatches(texts: readonly Text[], tell: (line: string) => void = () => {}): Packed {
  tell('How texts talk, five times without a fifth of the claims …')
  const held = foldTalk(texts)
  const seen = seePairs(texts, (text) => held[foldOf(text.near)] as ReadonlyMap<string, number>)
  tell(`Trees over ${seen.length} pairs of a text and a claim …`)
  const forest = boostTrees(seen, BOOSTING)
  return { talk: roundAll(fitTalk(texts)), ...packTrees(forest) }
}

/** What the words tell, each time fitted without the texts of a fifth of the claims. */
function foldTalk(texts: readonly Text[]): ReadonlyMap<string, number>[] {
  return Array.from({ length: FOLDS }, (_, fold) => fitTalk(texts.filter(({ near }) => foldOf(near) !== fold)))
}

function seePairs(texts: readonly Text[], talkOf: (text: Text) => ReadonlyMap<string, number>): Seen[] {
  return texts.flatMap((text) => {
    if (text.pairs.length === 0) return []
    const talk = weighTalk(text.talk, talkOf(text))
    return text.pairs.map(({ found, right, weight }) => ({
      facts: readFacts(found.profile, text.item, found.score, found.value, talk),
      right,
      weight,
    }))
  })
}

/** Log odds, by words and pairs of words, that a text is about a claim; both sides weigh the same. */
function fitTalk(texts: readonly Text[]): Map<string, number> {
  const { numbers, coded } = numberFeatures(
    texts.map((text) => ({ features: [ALWAYS, ...text.talk], about: text.claim !== null && !text.silent })),
    FEWEST_TEXTS,
  )
  const about = coded.filter(({ example }) => example.about).length
  const weight = (coded.length - about) / about
  const weights = fitChoice(
    coded.map(({ example, features }) => ({
      features,
      label: example.about ? 1 : 0,
      weight: example.about ? weight : 1,
    })),
    numbers.size,
    2,
    FREEDOM,
  )
  return new Map(
    [...numbers].map(([feature, at]) => [feature, (weights[at * 2 + 1] as number) - (weights[at * 2] as number)]),
  )
}

/** The same number for the same claim, whatever stands beside it. */
function foldOf(slug: string): number {
  let sum = 7
  for (const letter of slug) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return sum % FOLDS
}

function roundAll(weights: ReadonlyMap<string, number>): Record<string, number> {
  const kept = [...weights].map(([feature, weight]) => [feature, Math.round(weight * 100) / 100] as const)
  return Object.fromEntries(kept.filter(([, weight]) => weight !== 0))
}
