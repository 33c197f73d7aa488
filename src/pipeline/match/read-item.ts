import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from '../text/fold-text.ts'
import { LONGEST_TEXT, type Word } from '../text/tokenise.ts'
import type { ClaimIndex } from './claim-index.ts'
import { forgetWords } from './known-word.ts'
import { loosenText } from './loosen-text.ts'
import { findWholeNames } from './name-runs.ts'
import { readTerms, type Term } from './read-terms.ts'
import { correctedName, meetingsOf } from './word-meetings.ts'

/** An item under the keys claims can be met by. Positions are token indexes; the title's come first. */
export type ReadItem = {
  /** Key → where it occurs, ascending. */
  places: Map<string, number[]>
  /** Key → the words printed there first. */
  surfaces: Map<string, string>
  /** Distinct words of the text, folded, for spelling likeness; filled when asked for. */
  words: Set<string>
  /** Words as they stand, the title's first; a position of `places` is an index of it. */
  tokens: Word[]
  /** A bit for each key of the index, by its number: does it occur? */
  keyed: Uint8Array
  /** Numbers of the keys of `places`, in its order. */
  numbers: number[]
  /** What was read, for what is asked of few items only. */
  title: string
  body: string
  titleTokens: number
  bodyTokens: number
  language: Language
}

/** A name met by a misspelling counts a little less than one spelt right. */
export const MISSPELT = 0.8

/** Keeps only keys that some claim has: what a text says beyond the claims costs no memory. Linear. */
export function readItem(
  index: ClaimIndex,
  title: string,
  body: string,
  language: Language,
  options: { words?: boolean } = {},
): ReadItem {
  forgetWords()
  const words = new Set<string>()
  const tokens: Word[] = []
  const places = new Map<string, number[]>()
  const surfaces = new Map<string, string>()
  const keyed = new Uint8Array((index.packed.keys.values.length >> 3) + 1)
  const numbers: number[] = []
  const note = (key: string, at: number, surface: string, number = index.packed.keys.find(key)) => {
    const known = places.get(key)
    if (known === undefined) {
      places.set(key, [at])
      surfaces.set(key, surface)
      if (number === undefined) return
      numbers.push(number)
      keyed[number >> 3] = (keyed[number >> 3] as number) | (1 << (number & 7))
    } else if (known[known.length - 1] !== at) known.push(at)
  }
  const soundOf = ({ kind, head }: Term) => (kind === 'word' ? meetingsOf(index, head).sound : '')
  const take = (text: string, offset: number): number => {
    const { terms, words: read } = readTerms(loosenText(text), language)
    for (const word of read) tokens.push(word)
    for (let order = 0; order < terms.length; order++) {
      const term = terms[order] as Term
      const at = offset + term.at
      const { head, surface } = term
      if (options.words) words.add(head.folded)
      if (term.kind !== 'word') {
        if (index.wholeNames.has(''))
          for (const key of findWholeNames(index.wholeNames, terms, soundOf, order)) note(key, at, surface)
        for (const key of term.keys) if (index.has(key)) note(key, at, surface)
        continue
      }
      const met = meetingsOf(index, head)
      if (met.begins) for (const key of findWholeNames(index.wholeNames, terms, soundOf, order)) note(key, at, surface)
      for (let own = 0; own < met.keys.length; own++)
        note(met.keys[own] as string, at, surface, met.numbers[own] as number)
      const right = correctedName(index, head, language)
      if (right !== null) note(`n:${right}`, at, surface)
    }
    return read.length
  }
  const titleTokens = take(title.slice(0, LONGEST_TEXT), 0)
  // Many sources print the title again as the first words of the body: it must not count twice.
  const repeats = title !== '' && foldText(body.slice(0, title.length)) === foldText(title)
  const bodyTokens = take(repeats ? body.slice(title.length) : body, titleTokens)
  return { places, surfaces, words, tokens, keyed, numbers, title, body, titleTokens, bodyTokens, language }
}
