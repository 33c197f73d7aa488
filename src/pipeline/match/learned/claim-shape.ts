import { type ClaimProfile, type Facet, type Phrasing, withParts } from '../facet.ts'
import { NAME_RARITY } from '../word-facets.ts'

/** What is asked of a claim for every item it is compared with; made once a profile. */
export type ClaimShape = {
  /** Facets of the claim's own sentence, and of all its wordings; words of whole names and first names left out. */
  own: readonly number[]
  all: readonly number[]
  ownNames: readonly number[]
  ownNumbers: readonly number[]
  allNames: readonly number[]
  allPlaces: readonly number[]
  allWords: readonly number[]
  /** Words of the wordings beside the sentence. */
  aliasWords: readonly number[]
  core: readonly number[]
  parties: readonly number[]
  /** Facets of the wordings beside the sentence, the words of whole names left out, with their rarity together. */
  wordings: { facets: readonly number[]; rarity: number }[]
  /** Names by how much of the wordings holds them, times their rarity (0–1). */
  weighedNames: readonly { facet: number; weight: number }[]
  /** Number of names that few texts have. */
  rareNames: number
}

/** Nats from which a name is rare. */
const RARE = 10.5

const shapes = new WeakMap<ClaimProfile, ClaimShape>()

export function shapeOf(profile: ClaimProfile): ClaimShape {
  const known = shapes.get(profile)
  if (known !== undefined) return known
  const fresh = makeShape(profile)
  shapes.set(profile, fresh)
  return fresh
}

function makeShape(profile: ClaimProfile): ClaimShape {
  const { facets, phrasings } = profile
  const of = (facet: number) => facets[facet] as Facet
  const parts = facets.reduce<Set<number> | null>(withParts, null)
  const own: number[] = []
  const others: number[] = []
  const all: number[] = []
  // Marks on facets: of the sentence, of another wording.
  const marks = new Array<number>(facets.length).fill(0)
  for (let at = 0; at < phrasings.length; at++) {
    const mark = at === 0 ? OWN : OTHER
    const among = at === 0 ? own : others
    for (const facet of (phrasings[at] as Phrasing).facets) {
      if (parts?.has(facet) || of(facet).restOfName) continue
      const before = marks[facet] as number
      // Of the sentence, which comes first, what stands there twice is kept twice.
      if ((before & OTHER) !== 0) continue
      if (before === 0) all.push(facet)
      marks[facet] = before | mark
      among.push(facet)
    }
  }
  return {
    own,
    all,
    ...sortOut(facets, own, all, others),
    core: profile.core.size === 0 ? NONE : [...profile.core.keys()],
    parties: profile.parties.filter((facet) => !of(facet).restOfName),
    wordings: phrasings.slice(1).map((phrasing) => {
      const kept = parts === null ? phrasing.facets : phrasing.facets.filter((facet) => !parts.has(facet))
      let rarity = 0
      for (const facet of kept) rarity += of(facet).rarity
      return { facets: kept, rarity }
    }),
    weighedNames: weighNames(profile),
  }
}

const [OWN, OTHER] = [1, 2]
const NONE: readonly number[] = []

type ByKind = 'ownNames' | 'ownNumbers' | 'allNames' | 'allPlaces' | 'allWords' | 'aliasWords' | 'rareNames'

/** Facets of each kind, in one walk over each list. */
function sortOut(
  facets: readonly Facet[],
  own: readonly number[],
  all: readonly number[],
  others: readonly number[],
): Pick<ClaimShape, ByKind> {
  const [ownNames, ownNumbers, aliasWords]: [number[], number[], number[]] = [[], [], []]
  const [allNames, allPlaces, allWords]: [number[], number[], number[]] = [[], [], []]
  let rareNames = 0
  for (const facet of own) {
    const { kind } = facets[facet] as Facet
    if (kind === 'name') ownNames.push(facet)
    else if (kind === 'number' || kind === 'year') ownNumbers.push(facet)
  }
  for (const facet of all) {
    const { kind, rarity } = facets[facet] as Facet
    if (kind === 'word') allWords.push(facet)
    else if (kind === 'place' || kind === 'body') allPlaces.push(facet)
    else if (kind === 'name') {
      allNames.push(facet)
      if (rarity >= RARE) rareNames += 1
    }
  }
  for (const facet of others) if ((facets[facet] as Facet).kind === 'word') aliasWords.push(facet)
  return { ownNames, ownNumbers, allNames, allPlaces, allWords, aliasWords, rareNames }
}

function weighNames({ facets, phrasings }: ClaimProfile): ClaimShape['weighedNames'] {
  const names: number[] = []
  /** Of each of `names` the share of the wordings, and the last of them that was counted. */
  const shares: number[] = []
  const counted: number[] = []
  for (let at = 0; at < phrasings.length; at++)
    for (const facet of (phrasings[at] as Phrasing).facets) {
      if ((facets[facet] as Facet).kind !== 'name') continue
      const known = names.indexOf(facet)
      if (known < 0) {
        names.push(facet)
        shares.push(1 / phrasings.length)
        counted.push(at)
      } else if (counted[known] !== at) {
        shares[known] = (shares[known] as number) + 1 / phrasings.length
        counted[known] = at
      }
    }
  return names.map((facet, at) => ({
    facet,
    weight: ((shares[at] as number) * Math.min((facets[facet] as Facet).rarity, NAME_RARITY)) / NAME_RARITY,
  }))
}
