import type { MatchFact } from '../../../domain/reason.ts'
import type { Places } from '../best-passage.ts'
import type { ClaimProfile, Facet } from '../facet.ts'
import type { ReadItem } from '../read-item.ts'
import type { ClaimScore } from '../score-claim.ts'
import { surpriseOf } from '../surprise.ts'
import { type ClaimShape, shapeOf } from './claim-shape.ts'

/** What the learned weighing is told of an item and a claim, in this order; −1 where a claim has nothing of the kind. */
export const FACTS = [
  'score by rule',
  'rare words shared',
  'rare words in the title',
  'its best alias',
  'a second alias',
  'how rare that alias is',
  'parties named',
  'parties beyond the sentence',
  'numbers',
  'names and wording together',
  'names of its sentence',
  'its wording',
  'core in the title',
  'core in the text',
  'core',
  'its plain words',
  'words of the aliases',
  'words of the aliases in the title',
  'places and bodies',
  'the name most wordings have',
  'that name among its best',
  'how often that name stands there',
  'words that stand side by side',
  'terms in the title',
  'share of terms in the title',
  'its own names',
  'a name the story goes by',
  'rare names there could be',
  'the sentence in the text',
  'names in the text',
  'whether people argue in it',
  'how much of it argues',
] as const satisfies readonly MatchFact[]

/** Added to the words of a text, so that a headline alone does not tell too much by each. */
const FEW_WORDS = 20
/** Evidence above this tells no more. Nats. */
const MOST_EVIDENCE = 60

/** The facts about one item and one claim, as `FACTS` orders them; `talk` is of `weighTalk`. Linear in the claim's facets and their places. */
export function readFacts(
  profile: ClaimProfile,
  item: ReadItem,
  score: ClaimScore,
  byRule: number,
  talk: number,
): number[] {
  const shape = shapeOf(profile)
  const { places } = score
  const met = (facet: number) => (places[facet] as readonly number[]).length > 0
  const inTitle = (facet: number) => ((places[facet] as readonly number[])[0] ?? item.titleTokens) < item.titleTokens
  const share = (facets: readonly number[], holds: (facet: number) => boolean) => shareOf(profile, facets, holds)
  const central = centralName(shape, places)
  const aliases = bestAliases(profile, shape, met)
  return [
    Math.log((byRule + 0.02) / (1.02 - byRule)),
    Math.min(MOST_EVIDENCE, Math.max(0, score.evidence)) / 20,
    titleEvidence(profile, shape, item, inTitle),
    aliases.best,
    aliases.second,
    aliases.rarity / 10,
    rarityOf(profile, shape.parties, met) / 10,
    score.parties,
    share(shape.ownNumbers, met),
    score.anchors * score.likeness,
    score.anchors,
    score.likeness,
    share(shape.core, inTitle),
    share(shape.core, met),
    score.core,
    rarityOf(profile, shape.allWords, met) / 10,
    share(shape.aliasWords, met),
    share(shape.aliasWords, inTitle),
    share(shape.allPlaces, met),
    central.weight,
    central.best === 0 ? -1 : central.weight / central.best,
    Math.log1p(central.times),
    Math.log1p(score.together.length),
    Math.log1p(score.inTitle),
    score.inTitle / Math.max(1, score.meetings.length),
    share(shape.ownNames, met),
    score.topical ?? -1,
    shape.rareNames,
    share(shape.own, met),
    share(shape.allNames, met),
    talk,
    (100 * talk) / (item.titleTokens + item.bodyTokens + FEW_WORDS),
  ]
}

function rarityOf(profile: ClaimProfile, facets: readonly number[], holds: (facet: number) => boolean): number {
  let sum = 0
  for (const facet of facets) if (holds(facet)) sum += (profile.facets[facet] as Facet).rarity
  return sum
}

function shareOf(profile: ClaimProfile, facets: readonly number[], holds: (facet: number) => boolean): number {
  const total = rarityOf(profile, facets, () => true)
  return total === 0 ? -1 : rarityOf(profile, facets, holds) / total
}

/** The name met that most of the wordings have. */
function centralName({ weighedNames }: ClaimShape, places: Places) {
  let [weight, times, best] = [0, 0, 0]
  for (const name of weighedNames) {
    best = Math.max(best, name.weight)
    const count = places[name.facet]?.length ?? 0
    if (count === 0 || name.weight <= weight) continue
    weight = name.weight
    times = count
  }
  return { weight, times, best }
}

function bestAliases(profile: ClaimProfile, { wordings }: ClaimShape, met: (facet: number) => boolean) {
  let [best, second, rarity] = [0, 0, 0]
  for (const wording of wordings) {
    if (wording.rarity === 0) continue
    const share = rarityOf(profile, wording.facets, met) / wording.rarity
    if (share > best) {
      second = best
      best = share
      rarity = wording.rarity
    } else second = Math.max(second, share)
  }
  return { best, second, rarity }
}

function titleEvidence(
  profile: ClaimProfile,
  { all }: ClaimShape,
  item: ReadItem,
  inTitle: (facet: number) => boolean,
): number {
  let sum = 0
  for (const facet of all)
    if (inTitle(facet)) sum += surpriseOf((profile.facets[facet] as Facet).rarity, item.titleTokens)
  return sum / 20
}
