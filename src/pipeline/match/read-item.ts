import type { Language } from '../../domain/vocabulary.ts'
import { foldText } from '../text/fold-text.ts'
import { LONGEST_TEXT, type Word } from '../text/tokenise.ts'
import type { ClaimIndex } from './claim-index.ts'
import { forgetWords } from './known-word.ts'
import { loosenText } from './loosen-text.ts'
import { findWholeNames } from './name-runs.ts'
import { correctName } from './name-spellings.ts'
import { readTerms } from './read-terms.ts'
import { soundSkeleton } from './sound-skeleton.ts'
import { isKnownWord } from './word-rarity.ts'

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
  const note = (key: string, at: number, surface: string) => {
    const known = places.get(key)
    if (known === undefined) {
      places.set(key, [at])
      surfaces.set(key, surface)
    } else if (known.at(-1) !== at) known.push(at)
  }
  const take = (text: string, offset: number): number => {
    const { terms, words: read } = readTerms(loosenText(text), language)
    for (const word of read) tokens.push(word)
    const sounds =
      index.wholeNames.size === 0
        ? []
        : terms.map(({ kind, head }) => (kind === 'word' ? soundSkeleton(head.folded) : ''))
    for (const [order, term] of terms.entries()) {
      for (const key of sounds.length === 0 ? [] : findWholeNames(index.wholeNames, terms, sounds, order))
        note(key, offset + term.at, term.surface)
      if (options.words) words.add(term.head.folded)
      let met = false
      for (const key of term.keys)
        if (index.has(key)) {
          note(key, offset + term.at, term.surface)
          met ||= key[0] !== 'x'
        }
      if (met || term.kind !== 'word' || !term.head.capital || term.head.folded.length < 5) continue
      if (isKnownWord(term.head.folded, language)) continue
      const right = correctName(index.spellings, soundSkeleton(term.head.folded))
      if (right !== null) note(`n:${right}`, offset + term.at, term.surface)
    }
    return read.length
  }
  const titleTokens = take(title.slice(0, LONGEST_TEXT), 0)
  // Many sources print the title again as the first words of the body: it must not count twice.
  const repeats = title !== '' && foldText(body.slice(0, title.length)) === foldText(title)
  const bodyTokens = take(repeats ? body.slice(title.length) : body, titleTokens)
  return { places, surfaces, words, tokens, title, body, titleTokens, bodyTokens, language }
}
