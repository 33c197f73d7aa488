import type { Language } from '../../domain/vocabulary.ts'
import type { ClaimRead } from './claim-profile.ts'
import type { ClaimProfile, Facet, Phrasing } from './facet.ts'
import { growNumbers, type Interned, intern } from './growing.ts'
import { isSpecific } from './is-specific.ts'
import type { KnownWord } from './known-word.ts'

const KINDS: readonly Facet['kind'][] = ['word', 'name', 'place', 'body', 'number', 'year']
const NAME = KINDS.indexOf('name')
const FROM: readonly Facet['from'][] = ['text', 'title', 'alias', 'party']
const LANGUAGES: readonly Language[] = ['en', 'es', 'und']
/** Numbers a facet takes: rarity, weight, surface, bits, where its keys begin. */
const STRIDE = 5
/** A key's number takes 26 bits, how well it meets the other six. */
const KEY_BITS = 26
const KEY_MASK = 2 ** KEY_BITS - 1

/**
 * Profiles of all claims as columns of numbers: a hundred thousand of them as objects would take gigabytes. Facets are
 * numbered through over all claims.
 */
export type PackedProfiles = {
  size: number
  slugs: string[]
  /** Strings and numbers that facets name by number. */
  keys: Interned<string>
  numbers: Interned<number>
  /** How well a key meets a facet. */
  strengths: Interned<number>
  /** Claim → its first facet; one more entry than claims. */
  firstFacet: Uint32Array
  /** Facet → its claim. */
  claimOf: Uint32Array
  /** Facet → rarity and weight, as numbers of `numbers`, and whether it anchors. */
  rarityOf(facet: number): number
  weightOf(facet: number): number
  isAnchor(facet: number): boolean
  isName(facet: number): boolean
  /** Calls back for every key of the facets from `from` up to but without `to`, in order; `strength` as a number of `strengths`. */
  eachKey(from: number, to: number, call: (facet: number, key: number, strength: number) => void): void
  unpack(claim: number): ClaimProfile
  wordsOf(claim: number): string[]
  madeOn(claim: number): number | null
  inside: Inside
}

/** What the next packer takes over, so that numbers mean the same in both. */
type Inside = Tables & {
  parents: readonly (string | null)[]
  days: readonly (number | null)[]
  phrasingSurfaces: readonly string[][]
  parts: ReadonlyMap<number, number[]>
  facets: Uint32Array
  keyed: Uint32Array
  lists: Uint32Array
  firstList: Uint32Array
}
type Tables = {
  surfaces: Interned<string>
  strengths: Interned<number>
  words: (PackedWord | undefined)[]
}
/** A word as it is packed wherever it occurs: most facets are words met before. */
type PackedWord = { keys: readonly number[]; surface: string; surfaceId: number; rarity: number; rarityId: number }

export type ProfilePacker = {
  add(read: ClaimRead): void
  /** The claim as it was packed before. */
  copy(claim: number): void
  done(): PackedProfiles
}

const KIND_BITS = bitsBy(KINDS, 0)
const FROM_BITS = bitsBy(FROM, 3)
const LANGUAGE_BITS = bitsBy(LANGUAGES, 5)
const [ANCHOR_BIT, REST_BIT] = [128, 256]

function bitsBy<Of extends string>(all: readonly Of[], shift: number): Record<Of, number> {
  return Object.fromEntries(all.map((one, at) => [one, at << shift])) as Record<Of, number>
}

function bitsOf({ kind, from, language, anchor, restOfName }: Facet): number {
  const flags = (anchor ? ANCHOR_BIT : 0) | (restOfName ? REST_BIT : 0)
  return KIND_BITS[kind] | FROM_BITS[from] | LANGUAGE_BITS[language] | flags
}

/** What `previous` learnt of words is used again; claims that have not changed can be copied from it. */
export function createProfilePacker(previous?: PackedProfiles): ProfilePacker {
  const keys = previous?.keys ?? intern<string>()
  const numbers = previous?.numbers ?? intern<number>()
  const tables: Tables = previous?.inside ?? { surfaces: intern(), strengths: intern(), words: [] }
  const { surfaces, strengths, words } = tables
  const slugs: string[] = []
  const parents: (string | null)[] = []
  const days: (number | null)[] = []
  const phrasingSurfaces: string[][] = []
  const parts = new Map<number, number[]>()
  const first = growNumbers()
  const claims = growNumbers()
  const facets = growNumbers()
  const keyed = growNumbers()
  /** All that is a list of small numbers, claim after claim: see `add`. */
  const lists = growNumbers()
  const firstList = growNumbers()
  let total = 0

  const list = (of: readonly number[]) => {
    let at = lists.length()
    const values = lists.more(of.length + 1)
    values[at++] = of.length
    for (let from = 0; from < of.length; from++) values[at++] = of[from] as number
  }

  const packWord = ({ keys: own, word, surface, rarity }: Facet): PackedWord => {
    const known = words[word]
    if (known !== undefined) return known
    const packed: PackedWord = {
      keys: Array.from(own, ([key, strength]) => strengths.idOf(strength) * 2 ** KEY_BITS + keys.idOf(key)),
      surface,
      surfaceId: surfaces.idOf(surface),
      rarity,
      rarityId: numbers.idOf(rarity),
    }
    if (word >= 0) words[word] = packed
    return packed
  }

  // There are three of them.
  let [weight, weightIs] = [Number.NaN, 0]
  const weightId = (of: number) => {
    if (of === weight) return weightIs
    weight = of
    weightIs = numbers.idOf(of)
    return weightIs
  }

  /** Kept at the word: looking for its letters each time it comes was a tenth of packing. */
  const spellingId = (word: KnownWord) => {
    if (word.packedBy === surfaces) return word.packedAs
    word.packedBy = surfaces
    word.packedAs = surfaces.idOf(word.folded)
    return word.packedAs
  }

  return {
    add({ profile, told }) {
      const claim = slugs.length
      slugs.push(profile.slug)
      parents.push(profile.parent)
      days.push(profile.madeOn)
      phrasingSurfaces.push(profile.phrasings.map(({ surface }) => surface))
      first.push(total)
      for (const facet of profile.facets) {
        const word = packWord(facet)
        claims.push(claim)
        const at = facets.length()
        const row = facets.more(STRIDE)
        row[at] = word.rarity === facet.rarity ? word.rarityId : numbers.idOf(facet.rarity)
        row[at + 1] = weightId(facet.weight)
        row[at + 2] = word.surface === facet.surface ? word.surfaceId : surfaces.idOf(facet.surface)
        row[at + 3] = bitsOf(facet)
        const from = keyed.length()
        row[at + 4] = from
        const own = keyed.more(word.keys.length)
        for (let key = 0; key < word.keys.length; key++) own[from + key] = word.keys[key] as number
        if (facet.parts.length > 0) parts.set(total, facet.parts)
        total += 1
      }
      firstList.push(lists.length())
      const { phrasings, core, parties, neighbours } = profile
      lists.push(phrasings.length)
      for (const { language } of phrasings) lists.push(LANGUAGES.indexOf(language))
      lists.push(phrasings.length)
      for (const { tokens } of phrasings) lists.push(tokens)
      for (const phrasing of phrasings) list(phrasing.facets)
      lists.push(core.size)
      for (const facet of core.keys()) lists.push(facet)
      lists.push(core.size)
      for (const share of core.values()) lists.push(numbers.idOf(share))
      list(parties)
      lists.push(2 * neighbours.length)
      for (const [one, next] of neighbours) {
        lists.push(one)
        lists.push(next)
      }
      lists.push(told.length)
      for (const word of told) lists.push(spellingId(word))
    },
    copy(from) {
      if (previous === undefined) throw new Error('There are no earlier profiles to copy from.')
      const old = previous.inside
      const claim = slugs.length
      slugs.push(previous.slugs[from] as string)
      parents.push(old.parents[from] ?? null)
      days.push(old.days[from] ?? null)
      phrasingSurfaces.push(old.phrasingSurfaces[from] as string[])
      first.push(total)
      const [begin, end] = [previous.firstFacet[from] as number, previous.firstFacet[from + 1] as number]
      const keysFrom = begin < end ? (old.facets[begin * STRIDE + 4] as number) : 0
      const keysEnd = end * STRIDE < old.facets.length ? (old.facets[end * STRIDE + 4] as number) : old.keyed.length
      const moved = keyed.length() - keysFrom
      for (let facet = begin; facet < end; facet++, total++) {
        claims.push(claim)
        const at = facet * STRIDE
        for (let column = 0; column < STRIDE - 1; column++) facets.push(old.facets[at + column] as number)
        facets.push((old.facets[at + 4] as number) + moved)
        const own = old.parts.get(facet)
        if (own !== undefined) parts.set(total, own)
      }
      if (begin < end) for (let at = keysFrom; at < keysEnd; at++) keyed.push(old.keyed[at] as number)
      firstList.push(lists.length())
      const listsEnd = from + 1 < previous.size ? (old.firstList[from + 1] as number) : old.lists.length
      for (let at = old.firstList[from] as number; at < listsEnd; at++) lists.push(old.lists[at] as number)
    },
    done() {
      first.push(total)
      const columns = {
        firstFacet: first.done(),
        claimOf: claims.done(),
        facets: facets.done(),
        keyed: keyed.done(),
        lists: lists.done(),
        firstList: firstList.done(),
      }
      const keysEnd = (facet: number) =>
        facet + 1 < total ? (columns.facets[(facet + 1) * STRIDE + 4] as number) : columns.keyed.length
      const eachKeyOf = (facet: number, call: (key: number, strength: number) => void) => {
        const to = keysEnd(facet)
        for (let at = columns.facets[facet * STRIDE + 4] as number; at < to; at++) {
          const packed = columns.keyed[at] as number
          call(packed & KEY_MASK, strengths.values[packed >>> KEY_BITS] as number)
        }
      }
      const unpackFacet = (facet: number): Facet => {
        const at = facet * STRIDE
        const bits = columns.facets[at + 3] as number
        const own = new Map<string, number>()
        eachKeyOf(facet, (key, strength) => own.set(keys.values[key] as string, strength))
        return {
          keys: own,
          word: -1,
          rarity: numbers.values[columns.facets[at] as number] as number,
          weight: numbers.values[columns.facets[at + 1] as number] as number,
          kind: KINDS[bits & 7] as Facet['kind'],
          anchor: (bits & ANCHOR_BIT) !== 0,
          restOfName: (bits & REST_BIT) !== 0,
          parts: parts.get(facet) ?? [],
          from: FROM[(bits >> 3) & 3] as Facet['from'],
          surface: surfaces.values[columns.facets[at + 2] as number] as string,
          language: LANGUAGES[(bits >> 5) & 3] as Language,
        }
      }
      const readLists = (claim: number) => {
        let at = columns.firstList[claim] as number
        const next = (): number[] => {
          const length = columns.lists[at] as number
          const values = Array.from(columns.lists.subarray(at + 1, at + 1 + length))
          at += 1 + length
          return values
        }
        const languages = next()
        const tokens = next()
        const phrasings = languages.map(
          (language, index): Phrasing => ({
            surface: phrasingSurfaces[claim]?.[index] ?? '',
            language: LANGUAGES[language] as Language,
            facets: next(),
            tokens: tokens[index] as number,
          }),
        )
        const coreFacets = next()
        const coreShares = next()
        const core = new Map(
          coreFacets.map((facet, index) => [facet, numbers.values[coreShares[index] as number] as number]),
        )
        const parties = next()
        const pairs = next()
        const neighbours: [number, number][] = []
        for (let pair = 0; pair < pairs.length; pair += 2)
          neighbours.push([pairs[pair] as number, pairs[pair + 1] as number])
        const words = next().map((word) => surfaces.values[word] as string)
        return { phrasings, core, parties, neighbours, words }
      }
      return {
        size: slugs.length,
        slugs,
        keys,
        numbers,
        strengths,
        firstFacet: columns.firstFacet,
        claimOf: columns.claimOf,
        rarityOf: (facet) => columns.facets[facet * STRIDE] as number,
        weightOf: (facet) => columns.facets[facet * STRIDE + 1] as number,
        isAnchor: (facet) => ((columns.facets[facet * STRIDE + 3] as number) & ANCHOR_BIT) !== 0,
        isName: (facet) => ((columns.facets[facet * STRIDE + 3] as number) & 7) === NAME,
        eachKey(from, to, call) {
          for (let facet = from; facet < to; facet++) {
            const end = keysEnd(facet)
            for (let at = columns.facets[facet * STRIDE + 4] as number; at < end; at++) {
              const packed = columns.keyed[at] as number
              call(facet, packed & KEY_MASK, packed >>> KEY_BITS)
            }
          }
        },
        unpack(claim) {
          const from = columns.firstFacet[claim] as number
          const to = columns.firstFacet[claim + 1] as number
          const own = Array.from({ length: to - from }, (_, at) => unpackFacet(from + at))
          const lists = readLists(claim)
          return {
            slug: slugs[claim] as string,
            parent: parents[claim] ?? null,
            facets: own,
            specific: isSpecific({ facets: own, phrasings: lists.phrasings }),
            ...lists,
            madeOn: days[claim] ?? null,
          }
        },
        wordsOf: (claim) => readLists(claim).words,
        madeOn: (claim) => days[claim] ?? null,
        inside: { ...tables, parents, days, phrasingSurfaces, parts, ...columns },
      }
    },
  }
}
