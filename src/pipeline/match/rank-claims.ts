import type { Language } from '../../domain/vocabulary.ts'
import { findDates } from '../text/find-dates.ts'
import type { ClaimIndex } from './claim-index.ts'
import { neighboursIn } from './claim-profile.ts'
import { POSTING, sortIn } from './index-postings.ts'
import { type ReadItem, readItem } from './read-item.ts'
import { measureSpelling } from './spelling-likeness.ts'
import { surpriseOf } from './surprise.ts'

export type RankedClaim = { claim: string; score: number }

/** So many claims by words alone are looked at more closely. */
const SHORT_LIST = 100
/** BM25 over facets: saturation does not apply (a facet is met or not), length does. */
const LENGTH_SHARE = 0.5
/** A date printed in the text this near to the claim's first day tells most; days, e-fold. */
const NEAR_DAYS = 60
const WEIGHTS = { words: 0.5, surprise: 0.5, spelling: 1, together: 0.15, date: 0.5 }

/**
 * Plain retrieval: claims by likeness to a text, best first, with no anchor asked for and no threshold. For finding
 * the claim a text repeats among thousands; whether to tell anybody is for `matchClaims`.
 */
export function rankClaims(
  index: ClaimIndex,
  text: { title: string; body: string; language: Language },
  most = 5,
): RankedClaim[] {
  const item = readItem(index, text.title, text.body, text.language, { words: true })
  const list = shortList(index, item)
  if (list.length === 0) return []
  const spelling = measureSpelling(index, item.words)
  const days = findDates(`${text.title}\n${text.body}`).flatMap(({ year, month, day }) =>
    year === null || month === null ? [] : [Date.UTC(year, month - 1, day ?? 15) / 86_400_000],
  )
  const scored = list.map((entry) => ({
    ...entry,
    spelling: spelling(entry.claim),
    together: togetherness(index, item, entry),
    date: nearness(index.packed.madeOn(entry.claim), days),
  }))
  const top = (value: (entry: (typeof scored)[number]) => number, least: number) =>
    scored.reduce((best, entry) => Math.max(best, value(entry)), least)
  const best = {
    words: top(({ words }) => words, 1e-9),
    surprise: top(({ surprise }) => surprise, 1e-9),
    spelling: top((entry) => entry.spelling, 1e-9),
    together: top((entry) => entry.together, 8),
  }
  return scored
    .map((entry) => ({
      claim: index.packed.slugs[entry.claim] ?? '',
      score:
        (WEIGHTS.words * entry.words) / best.words +
        (WEIGHTS.surprise * entry.surprise) / best.surprise +
        (WEIGHTS.spelling * entry.spelling) / best.spelling +
        (WEIGHTS.together * entry.together) / best.together +
        WEIGHTS.date * entry.date,
    }))
    .sort((a, b) => b.score - a.score || (a.claim < b.claim ? -1 : 1))
    .slice(0, most)
}

type Entry = { claim: number; words: number; surprise: number; facets: Set<number> }

function shortList(index: ClaimIndex, item: ReadItem): Entry[] {
  const found = new Map<number, Entry & { by: Map<number, number> }>()
  const count = index.size
  const { packed, postings } = index
  const tokens = item.words.size * 1.5
  for (const key of item.places.keys()) {
    // Whole names are for telling claims from noise; here their words are counted, and `together` rewards the whole.
    if (key.startsWith('q:')) continue
    const id = packed.keys.find(key)
    if (id === undefined) continue
    const df = postings.counts[id] ?? 0
    const idf = Math.log(1 + (count - df + 0.5) / (df + 0.5))
    for (let place = postings.first[id] as number; place < (postings.first[id + 1] as number); place++) {
      const at = POSTING * place
      const facet = postings.rows[at] as number
      const strength = postings.strengths[sortIn(postings.rows[at + 2] as number)] as number
      const claim = postings.rows[at + 1] as number
      const among = facet + (packed.firstFacet[claim] as number)
      let entry = found.get(claim)
      if (entry === undefined) {
        entry = { claim, words: 0, surprise: 0, facets: new Set(), by: new Map() }
        found.set(claim, entry)
      }
      const before = entry.by.get(facet) ?? 0
      if (idf * strength <= before) continue
      const weight = packed.numbers.values[packed.weightOf(among)] as number
      const rarity = packed.numbers.values[packed.rarityOf(among)] as number
      entry.by.set(facet, idf * strength)
      entry.facets.add(facet)
      entry.words += (idf * strength - before) * weight
      if (before === 0) entry.surprise += weight * strength * surpriseOf(Math.min(11, (rarity + idf + 2) / 2), tokens)
    }
  }
  const average = packed.facets / Math.max(1, count)
  const lengthOf = (claim: number) => (packed.firstFacet[claim + 1] ?? 0) - (packed.firstFacet[claim] ?? 0)
  for (const entry of found.values()) entry.words /= 1 - LENGTH_SHARE + (LENGTH_SHARE * lengthOf(entry.claim)) / average
  return [...found.values()].sort((a, b) => b.words - a.words || a.claim - b.claim).slice(0, SHORT_LIST)
}

/** Rarity of neighbouring words of the claim that are neighbours in the text. */
function togetherness(index: ClaimIndex, item: ReadItem, entry: Entry): number {
  const profile = index.profileOf(entry.claim)
  const keysOf = (facet: number) => index.packed.keysOf(entry.claim, facet)
  const together = (a: number, b: number) =>
    entry.facets.has(a) && entry.facets.has(b) && touch(placesOf(keysOf(a), item), placesOf(keysOf(b), item))
  let sum = 0
  for (const [a, b] of neighboursIn(profile.phrasings, together))
    sum += Math.min(profile.facets[a]?.rarity ?? 0, profile.facets[b]?.rarity ?? 0)
  return sum
}

function placesOf(keys: readonly string[], item: ReadItem): Set<number> {
  const places = new Set<number>()
  for (const key of keys) for (const at of item.places.get(key) ?? []) places.add(at)
  return places
}

function touch(first: Set<number>, second: Set<number>): boolean {
  for (const at of first) if (second.has(at + 1) || second.has(at + 2)) return true
  return false
}

function nearness(madeOn: number | null, days: readonly number[]): number {
  if (madeOn === null) return 0
  return days.reduce((best, day) => Math.max(best, Math.exp(-Math.abs(day - madeOn) / NEAR_DAYS)), 0)
}
