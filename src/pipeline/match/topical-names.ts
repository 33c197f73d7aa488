import { foldText } from '../text/fold-text.ts'
import { isFigureName } from '../text/public-figures.ts'
import type { Places } from './best-passage.ts'
import type { ClaimProfile, Facet } from './facet.ts'
import type { ReadItem } from './read-item.ts'
import { shareLists } from './share-lists.ts'

/** Nats of a name that no word list knows. */
export const RARE_NAME = 10.9
/** Share of the claim's wordings that must have it. */
const IN_MOST = 0.5

/**
 * Names by which the story itself goes: no word list has them, most wordings of the claim do, and they are nobody's who
 * makes or answers it. "Cheonan", "Nijjar"; not "FARC" or "Putin", of whom the news tells every day.
 */
export function topicalNames(profile: ClaimProfile): readonly number[] {
  if (profile.core.size === 0) return NO_NAMES
  const known = kept.get(profile)
  if (known !== undefined) return known
  const fresh = findTopicalNames(profile)
  kept.set(profile, fresh)
  return fresh
}

const NO_NAMES: readonly number[] = []

/** Asked for every item a claim is compared with. */
const kept = new WeakMap<ClaimProfile, readonly number[]>()

function findTopicalNames(profile: ClaimProfile): number[] {
  const partOfName = new Set(profile.facets.flatMap(({ parts }) => parts))
  const often = [...profile.core].filter(
    ([facet, share]) => share >= IN_MOST && isRareName(profile, facet) && !partOfName.has(facet),
  )
  if (often.length === 0) return []
  const spelt = new Set(often.map(([facet]) => consonants(profile.facets[facet] as Facet)))
  return profile.facets.flatMap((one, facet) =>
    isRareName(profile, facet) && spelt.has(consonants(one)) ? [facet] : [],
  )
}

function isRareName(profile: ClaimProfile, facet: number): boolean {
  const { kind, rarity, weight, restOfName, parts, surface } = profile.facets[facet] as Facet
  return (
    kind === 'name' &&
    weight > 0 &&
    rarity >= RARE_NAME &&
    !restOfName &&
    parts.length === 0 &&
    surface !== surface.toUpperCase() &&
    !profile.parties.includes(facet) &&
    !isFigureName(foldText(surface))
  )
}

/** "Douma" and "Duma", "Ghouta" and "Guta": one name in two transcriptions. */
function consonants({ surface }: Facet): string {
  const folded = foldText(surface).replace(/['’]s$/u, '')
  return (
    folded.slice(0, 1) +
    folded
      .slice(1)
      .replace(/[aeiouhy]/g, '')
      .replace(/(.)\1+/g, '$1')
  )
}

/** Is a country of the claim's own sentence there, where it has any? A story is told of more than one culprit. */
export function namesPlace(profile: ClaimProfile, places: Places): boolean {
  const own = shareLists(profile).places
  return own.length === 0 || own.some((facet) => (places[facet] as readonly number[]).length > 0)
}

/** How much a text is of that name: in its title or more than once, 2; once, 1; not at all, 0; null where the claim has none. */
export function countTopical(profile: ClaimProfile, all: Places, item: ReadItem): 0 | 1 | 2 | null {
  const names = topicalNames(profile)
  if (names.length === 0) return null
  const places = new Set(names.flatMap((facet) => all[facet] ?? []))
  if (places.size === 0) return 0
  if (!namesPlace(profile, all)) return 0
  return places.size > 1 || [...places].some((at) => at < item.titleTokens) ? 2 : 1
}
