import type { Word } from '../text/tokenise.ts'
import { NO_PARTS, type ReadFacet } from './facet.ts'
import type { Naming } from './known-word.ts'
import type { Term } from './read-terms.ts'
import { soundSkeleton } from './sound-skeleton.ts'
import { namingOf, wholeNameFacet } from './word-facets.ts'

/** Share of its rarity that a word keeps beside the head of its name. */
const REST_OF_NAME = 0.6
/** Share that each word of a name made of everyday words keeps: "Salt" and "Typhoon" apart tell little. */
const PART_OF_NAME = 0.8
/** Nats of a name made of everyday words, where it stands whole: most of what its words have together. */
const WHOLE_SHARE = 0.85
const MOST_RARITY = 15
/** A word at least this rare (nats) is a name by itself; those below are words that also mean something else. */
const EVERYDAY = 12.4
/** Words of one name are at most this far apart: "Cartel de los Soles". */
const LARGEST_STEP = 3

/** A name to be met whole, and the terms it is made of: `from` up to but without `to`. */
export type WholeName = { facet: ReadFacet; from: number; to: number }

/**
 * Words of one name come together, so they must not each surprise in full. Of a person, or a name with a word found
 * nowhere else, the telling word keeps its rarity and the others part of it. A name made of everyday words ("Nord
 * Stream", "Salt Typhoon") becomes a facet of its own, met only where it stands whole. Thins `facets` in place.
 */
export function readNameRuns(terms: readonly Term[], facets: readonly ReadFacet[]): readonly WholeName[] {
  // Lists are made only where there is a name of several words, and of one make each: most texts have none.
  let whole = NO_WHOLE_NAMES
  for (let from = 0; from < facets.length; ) {
    let to = from + 1
    while (continues(terms, facets, from, to)) to++
    if (to - from > 1) {
      const names = namesIn(terms, facets, from, to)
      if (isTold(names)) thinRun(facets, from, names)
      else {
        const name = { facet: joinRun(facets, from, names), from, to }
        if (whole === NO_WHOLE_NAMES) whole = [name]
        else whole.push(name)
      }
    }
    from = to
  }
  return whole
}

const NO_WHOLE_NAMES: WholeName[] = []

function continues(terms: readonly Term[], facets: readonly ReadFacet[], from: number, to: number): boolean {
  if (to >= facets.length) return false
  if ((facets[from] as ReadFacet).kind !== 'name' || (facets[to] as ReadFacet).kind !== 'name') return false
  return (terms[to] as Term).at - (terms[to - 1] as Term).at <= LARGEST_STEP
}

function namesIn(terms: readonly Term[], facets: readonly ReadFacet[], from: number, to: number): Naming[] {
  const names: Naming[] = []
  for (let at = from; at < to; at++) names.push(namingOf((terms[at] as Term).head, (facets[at] as ReadFacet).language))
  return names
}

/** Is it a person's, or has it a word found nowhere else? */
function isTold(names: readonly Naming[]): boolean {
  for (let at = 0; at < names.length; at++) {
    const { given, rarity } = names[at] as Naming
    if (given || rarity >= EVERYDAY) return true
  }
  return false
}

/** `names`: those of the facets from `from` on. */
function thinRun(facets: readonly ReadFacet[], from: number, names: readonly Naming[]): void {
  // A given name is never what a person is known by while another word of the name is there.
  let [head, most] = [0, -1]
  for (let at = 0; at < names.length; at++) {
    const weight = (names[at] as Naming).givenAsPrinted ? 0 : (facets[from + at] as ReadFacet).rarity
    if (weight <= most) continue
    head = at
    most = weight
  }
  for (let at = 0; at < names.length; at++) {
    if (at === head) continue
    const facet = facets[from + at] as ReadFacet
    facet.rarity *= REST_OF_NAME
    facet.restOfName = true
  }
}

function joinRun(facets: readonly ReadFacet[], from: number, names: readonly Naming[]): ReadFacet {
  const first = facets[from] as ReadFacet
  let together = 0
  let [sounds, surface] = ['', '']
  for (let at = 0; at < names.length; at++) {
    const facet = facets[from + at] as ReadFacet
    together += facet.rarity
    facet.rarity *= PART_OF_NAME
    facet.restOfName = true
    facet.anchor = false
    const space = at === 0 ? '' : ' '
    sounds += space + (names[at] as Naming).sound
    surface += space + facet.surface
  }
  const word = wholeNameFacet(`q:${sounds}`)
  return {
    keys: word.keys,
    word,
    rarity: Math.min(MOST_RARITY, WHOLE_SHARE * together),
    weight: first.weight,
    kind: first.kind,
    anchor: true,
    restOfName: false,
    parts: NO_PARTS,
    from: first.from,
    surface,
    language: first.language,
  }
}

/** Sound of the first word → of the second → whole names that begin with them, longest first. */
export type WholeNames = Map<string, Map<string, string[][]>>

export function indexWholeNames(keys: Iterable<string>): WholeNames {
  const names: WholeNames = new Map()
  for (const key of keys) {
    if (!key.startsWith('q:')) continue
    const words = key.slice(2).split(' ')
    const [first, second] = words as [string, string]
    const known = names.get(first) ?? new Map<string, string[][]>()
    names.set(first, known)
    const list = known.get(second)
    if (list === undefined) known.set(second, [words])
    else list.push(words)
  }
  for (const known of names.values()) for (const list of known.values()) list.sort((a, b) => b.length - a.length)
  return names
}

/** Keys of the whole names that begin at a term; `soundOf` is nothing for what is no plain word. */
export function findWholeNames(
  names: WholeNames,
  terms: readonly Term[],
  soundOf: (term: Term) => string,
  at: number,
): readonly string[] {
  if (at + 1 >= terms.length) return NO_NAMES
  const begun = names.get(soundOf(terms[at] as Term))?.get(soundOf(terms[at + 1] as Term))
  if (begun === undefined) return NO_NAMES
  const found: string[] = []
  for (const words of begun) {
    const whole = words.every((word, step) => {
      const term = terms[at + step]
      if (term === undefined || soundOf(term) !== word) return false
      return step === 0 || term.at - (terms[at + step - 1]?.at ?? 0) <= LARGEST_STEP
    })
    if (whole) found.push(`q:${words.join(' ')}`)
  }
  return found
}

const NO_NAMES: readonly string[] = []

/**
 * A name met whole under `key` from token `at` on: as it is printed, with the small words between its own, and `bare`
 * without them. `null` where the key is no whole name's or the tokens are another text's.
 */
export function readWholeName(
  tokens: readonly Pick<Word, 'text' | 'folded'>[],
  at: number,
  key: string,
): { printed: string; bare: string } | null {
  if (!key.startsWith('q:')) return null
  const own: number[] = []
  for (const sound of key.slice(2).split(' ')) {
    const from = own.length === 0 ? at : (own[own.length - 1] as number) + 1
    const to = own.length === 0 ? at + 1 : from + LARGEST_STEP
    const next = tokens.slice(from, to).findIndex(({ folded }) => soundSkeleton(folded) === sound)
    if (next < 0) return null
    own.push(from + next)
  }
  const say = (words: typeof tokens) => words.map(({ text }) => text).join(' ')
  return {
    printed: say(tokens.slice(at, (own[own.length - 1] as number) + 1)),
    bare: say(own.map((place) => tokens[place] as (typeof tokens)[number])),
  }
}
