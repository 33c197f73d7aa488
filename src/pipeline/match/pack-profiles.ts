import type { Language } from '../../domain/vocabulary.ts'
import type { ClaimRead } from './claim-profile.ts'
import { type ClaimProfile, type Facet, NO_PARTS, type ReadFacet } from './facet.ts'
import {
  type BytePieces,
  growBytes,
  growNumbers,
  type Interned,
  intern,
  numberAt,
  type Pieces,
  pieceOf,
  placeInPiece,
  readBytes,
} from './growing.ts'
import { isSpecific } from './is-specific.ts'
import type { KnownWord, Spelling, WordFacet } from './known-word.ts'
import { LANGUAGES, passList, readCore, readList, readPhrasings } from './packed-lists.ts'
import { strengthOf } from './word-facets.ts'

const KINDS: readonly Facet['kind'][] = ['word', 'name', 'place', 'body', 'number', 'year']
const NAME = KINDS.indexOf('name')
const FROM: readonly Facet['from'][] = ['text', 'title', 'alias', 'party']
/** Numbers a facet takes, a power of two: its word, whose keys it has; rarity; surface; bits, and its weight above them. */
const STRIDE = 4
const WEIGHT_SHIFT = 9
const MOST_NUMBERS = 2 ** (32 - WEIGHT_SHIFT)
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
  /** Facets of all claims. */
  facets: number
  /** Facet → rarity and weight, as numbers of `numbers`, and whether it anchors. */
  rarityOf(facet: number): number
  weightOf(facet: number): number
  isAnchor(facet: number): boolean
  isName(facet: number): boolean
  /** The word whose keys a facet has: a number below `words`. */
  wordOf(facet: number): number
  words: number
  /** Calls back for every key of a word, in order; `strength` as a number of `strengths`. */
  eachKeyOf(word: number, call: (key: number, strength: number) => void): void
  /** Calls back for every key of the facets from `from` up to but without `to`, in order; `strength` as a number of `strengths`. */
  eachKey(from: number, to: number, call: (facet: number, key: number, strength: number) => void): void
  /** The same for those keys alone whose bit is set in `bits`. */
  eachKeyAmong(
    bits: Uint8Array,
    from: number,
    to: number,
    call: (facet: number, key: number, strength: number) => void,
  ): void
  unpack(claim: number): ClaimProfile
  /** Keys of a claim's facet, in order. */
  keysOf(claim: number, facet: number): readonly string[]
  wordsOf(claim: number): string[]
  madeOn(claim: number): number | null
  inside: Inside
}

/** What the next packer takes over, so that numbers mean the same in both. */
type Inside = Tables & {
  parents: readonly (string | null)[]
  days: readonly (number | null)[]
  /** Wordings of all claims, one after the other; a claim's lists say where its own begin. */
  phrasingSurfaces: readonly string[]
  facets: Pieces
  lists: BytePieces
  /** Claim → where its lists begin; one more entry than claims. */
  firstList: number[]
}
type Tables = {
  surfaces: Interned<string>
  strengths: Interned<number>
  /** Keys of all packed words, one word's after the other's, and where those of a word end; they are only added to. */
  wordKeys: number[]
  wordEnds: number[]
}
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
  const { surfaces, strengths, wordKeys, wordEnds } = previous?.inside ?? makeTables()
  const slugs: string[] = []
  const parents: (string | null)[] = []
  const days: (number | null)[] = []
  const phrasingSurfaces: string[] = []
  /** Claim → its first facet. */
  const first: number[] = []
  const facets = growNumbers()
  /** All that is a list of small numbers, claim after claim: see `add`. */
  const lists = growBytes()
  const firstList: number[] = []
  let total = 0

  const list = (of: readonly number[]) => {
    lists.push(of.length)
    for (let at = 0; at < of.length; at++) lists.push(of[at] as number)
  }

  /** Most facets are of words met before. Of other tables' numbers it knows nothing. */
  const packWord = (word: WordFacet) => {
    if (word.packedBy === surfaces) return
    word.packedBy = surfaces
    word.packedAs = wordEnds.length
    word.rarityId = -1
    word.less = Number.NaN
    word.surface = ''
    word.otherSurface = ''
    for (const key of word.keys) wordKeys.push(strengths.idOf(strengthOf(key)) * 2 ** KEY_BITS + keys.idOf(key))
    wordEnds.push(wordKeys.length)
  }

  // There are three of them.
  let [weight, weightIs] = [Number.NaN, 0]
  const weightId = (of: number) => {
    if (of === weight) return weightIs
    weight = of
    weightIs = numbers.idOf(of)
    if (weightIs >= MOST_NUMBERS) throw new Error('More different numbers than a weight has room for.')
    return weightIs
  }

  const rarityId = (word: WordFacet, of: number) => {
    if (of === word.rarity) {
      if (word.rarityId < 0) word.rarityId = numbers.idOf(of)
      return word.rarityId
    }
    if (of !== word.less) {
      word.less = of
      word.lessId = numbers.idOf(of)
    }
    return word.lessId
  }

  const surfaceId = (word: WordFacet, of: string) => {
    if (of === word.surface) return word.surfaceId
    if (of === word.otherSurface) return word.otherSurfaceId
    word.otherSurface = word.surface
    word.otherSurfaceId = word.surfaceId
    word.surface = of
    word.surfaceId = surfaces.idOf(of)
    return word.surfaceId
  }

  /** Kept at the word: looking for its letters each time it comes was a tenth of packing. */
  const spellingId = (spelling: Spelling) => {
    if (spelling.packedBy === surfaces) return spelling.packedAs
    spelling.packedBy = surfaces
    spelling.packedAs = surfaces.idOf(spelling.folded)
    return spelling.packedAs
  }

  return {
    add({ profile, told }) {
      slugs.push(profile.slug)
      parents.push(profile.parent)
      days.push(profile.madeOn)
      first.push(total)
      const { facets: own, phrasings, core, parties } = profile
      let whole = 0
      for (let at = 0; at < own.length; at++) {
        const facet = own[at] as ReadFacet
        const { word } = facet
        packWord(word)
        facets.push(word.packedAs)
        facets.push(rarityId(word, facet.rarity))
        const weight = weightId(facet.weight)
        facets.push(surfaceId(word, facet.surface))
        facets.push(bitsOf(facet) + weight * 2 ** WEIGHT_SHIFT)
        if (facet.parts.length > 0) whole += 1
      }
      total += own.length
      firstList.push(lists.length())
      lists.push(phrasingSurfaces.length)
      lists.push(phrasings.length)
      for (const phrasing of phrasings) {
        phrasingSurfaces.push(phrasing.surface)
        lists.push(LANGUAGES.indexOf(phrasing.language))
        lists.push(phrasing.tokens)
        lists.push(phrasing.words)
        list(phrasing.facets)
      }
      lists.push(core.size)
      for (const [facet, share] of core) {
        lists.push(facet)
        lists.push(numbers.idOf(share))
      }
      list(parties)
      lists.push(told.length)
      for (let at = 0; at < told.length; at++) lists.push(spellingId((told[at] as KnownWord).spelling))
      lists.push(whole)
      if (whole === 0) return
      for (let at = 0; at < own.length; at++) {
        const { parts } = own[at] as Facet
        if (parts.length === 0) continue
        lists.push(at)
        list(parts)
      }
    },
    copy(from) {
      if (previous === undefined) throw new Error('There are no earlier profiles to copy from.')
      const old = previous.inside
      slugs.push(previous.slugs[from] as string)
      parents.push(old.parents[from] ?? null)
      days.push(old.days[from] ?? null)
      first.push(total)
      const [begin, end] = [previous.firstFacet[from] as number, previous.firstFacet[from + 1] as number]
      for (let at = begin * STRIDE; at < end * STRIDE; at++) facets.push(numberAt(old.facets, at))
      total += end - begin
      firstList.push(lists.length())
      const before = readBytes(old.lists, old.firstList[from] as number)
      const surface = before.next()
      lists.push(phrasingSurfaces.length)
      lists.copy(old.lists, before.place(), old.firstList[from + 1] as number)
      const phrasings = before.next()
      for (let at = 0; at < phrasings; at++) phrasingSurfaces.push(old.phrasingSurfaces[surface + at] as string)
    },
    done() {
      first.push(total)
      firstList.push(lists.length())
      const firstFacet = Uint32Array.from(first)
      const rows = facets.done()
      const listed = lists.done()
      const column = (facet: number, of: number) => numberAt(rows, facet * STRIDE + of)
      // Of their own, for the next packer goes on with the lists.
      const keyed = Uint32Array.from(wordKeys)
      const keysEnd = Uint32Array.from(wordEnds)
      const keysFrom = (word: number) => (word === 0 ? 0 : (keysEnd[word - 1] as number))
      const eachKeyOf: PackedProfiles['eachKeyOf'] = (word, call) => {
        const end = keysEnd[word] as number
        for (let at = keysFrom(word); at < end; at++) {
          const packed = keyed[at] as number
          call(packed & KEY_MASK, packed >>> KEY_BITS)
        }
      }
      type Call = (facet: number, key: number, strength: number) => void
      // A function of its own: compiled inside the loop over facets, a loop as short as this was left again at every facet.
      const eachOfFacet = (facet: number, call: Call) => {
        const word = column(facet, 0)
        const end = keysEnd[word] as number
        for (let at = keysFrom(word); at < end; at++) {
          const packed = keyed[at] as number
          call(facet, packed & KEY_MASK, packed >>> KEY_BITS)
        }
      }
      const eachKey: PackedProfiles['eachKey'] = (from, to, call) => {
        for (let facet = from; facet < to; facet++) eachOfFacet(facet, call)
      }
      const eachKeyAmong: PackedProfiles['eachKeyAmong'] = (bits, from, to, call) => {
        for (let facet = from; facet < to; facet++) {
          const word = column(facet, 0)
          const end = keysEnd[word] as number
          for (let at = keysFrom(word); at < end; at++) {
            const packed = keyed[at] as number
            const key = packed & KEY_MASK
            if (((bits[key >> 3] as number) & (1 << (key & 7))) !== 0) call(facet, key, packed >>> KEY_BITS)
          }
        }
      }
      const unpackFacet = (facet: number): Facet => {
        const row = pieceOf(rows, facet * STRIDE)
        const at = placeInPiece(facet * STRIDE)
        const bits = row[at + 3] as number
        return {
          rarity: numbers.values[row[at + 1] as number] as number,
          weight: numbers.values[bits >>> WEIGHT_SHIFT] as number,
          kind: KINDS[bits & 7] as Facet['kind'],
          anchor: (bits & ANCHOR_BIT) !== 0,
          restOfName: (bits & REST_BIT) !== 0,
          parts: NO_PARTS,
          from: FROM[(bits >> 3) & 3] as Facet['from'],
          surface: surfaces.values[row[at + 2] as number] as string,
          language: LANGUAGES[(bits >> 5) & 3] as Language,
        }
      }
      const unpack = (claim: number): ClaimProfile => {
        const to = firstFacet[claim + 1] as number
        const own: Facet[] = []
        for (let facet = firstFacet[claim] as number; facet < to; facet++) own.push(unpackFacet(facet))
        const bytes = readBytes(listed, firstList[claim] as number)
        const phrasings = readPhrasings(bytes, phrasingSurfaces)
        const core = readCore(bytes, numbers.values)
        const parties = readList(bytes)
        passList(bytes)
        for (let left = bytes.next(); left > 0; left--) {
          const whole = own[bytes.next()] as Facet
          whole.parts = readList(bytes)
        }
        return {
          claim,
          slug: slugs[claim] as string,
          parent: parents[claim] ?? null,
          facets: own,
          phrasings,
          core,
          specific: isSpecific({ facets: own, phrasings }),
          parties,
          madeOn: days[claim] ?? null,
          sets: null,
          shares: null,
        }
      }
      const wordsOf = (claim: number): string[] => {
        const bytes = readBytes(listed, firstList[claim] as number)
        readPhrasings(bytes, phrasingSurfaces)
        readCore(bytes, numbers.values)
        passList(bytes)
        return readList(bytes).map((word) => surfaces.values[word] as string)
      }
      return {
        size: slugs.length,
        slugs,
        keys,
        numbers,
        strengths,
        firstFacet,
        facets: total,
        rarityOf: (facet) => column(facet, 1),
        weightOf: (facet) => column(facet, 3) >>> WEIGHT_SHIFT,
        isAnchor: (facet) => (column(facet, 3) & ANCHOR_BIT) !== 0,
        isName: (facet) => (column(facet, 3) & 7) === NAME,
        wordOf: (facet) => column(facet, 0),
        words: keysEnd.length,
        eachKeyOf,
        eachKey,
        eachKeyAmong,
        unpack,
        keysOf(claim, facet) {
          const own: string[] = []
          eachKeyOf(column((firstFacet[claim] as number) + facet, 0), (key) => own.push(keys.values[key] as string))
          return own
        },
        wordsOf,
        madeOn: (claim) => days[claim] ?? null,
        inside: {
          surfaces,
          strengths,
          wordKeys,
          wordEnds,
          parents,
          days,
          phrasingSurfaces,
          facets: rows,
          lists: listed,
          firstList,
        },
      }
    },
  }
}

function makeTables(): Tables {
  return { surfaces: intern(), strengths: intern(), wordKeys: [], wordEnds: [] }
}
