import type { Language } from '../../domain/vocabulary.ts'
import type { ClaimIndex } from './claim-index.ts'
import type { KnownWord, Spelling, WordMeetings } from './known-word.ts'
import { correctName } from './name-spellings.ts'
import { soundSkeleton } from './sound-skeleton.ts'
import { isKnownWord } from './word-rarity.ts'

/** What the index has of a word; worked out when it is first asked about the word, and again after another index was. */
export function meetingsOf(index: ClaimIndex, { spelling }: KnownWord): WordMeetings {
  if (spelling.met === null || spelling.met.mark !== index.mark) spelling.met = findMeetings(index, spelling)
  return spelling.met
}

function findMeetings(index: ClaimIndex, { keys, folded }: Spelling): WordMeetings {
  const met: string[] = []
  const numbers: number[] = []
  for (const key of keys) {
    const number = index.numberOfKey(key)
    if (number === undefined) continue
    met.push(key)
    numbers.push(number)
  }
  const sound = index.wholeNames.size === 0 ? '' : soundSkeleton(folded)
  return {
    mark: index.mark,
    keys: met.length === 0 ? NO_KEYS : met,
    numbers: met.length === 0 ? NO_NUMBERS : numbers,
    telling: met.some((key) => key[0] !== 'x'),
    sound,
    begins: index.wholeNames.has(sound),
    right: undefined,
  }
}

const NO_KEYS: readonly string[] = []
const NO_NUMBERS: readonly number[] = []

/** Shorter words are too near to others. */
const SHORTEST = 5

/** The tracked name that a word no claim has may be a misspelling of: one that is printed as a name and that no list knows. */
export function correctedName(index: ClaimIndex, word: KnownWord, language: Language): string | null {
  const met = meetingsOf(index, word)
  if (met.telling || !word.capital || word.folded.length < SHORTEST) return null
  if (met.right === undefined)
    met.right = isKnownWord(word.folded, language) ? null : correctName(index.spellings, soundSkeleton(word.folded))
  return met.right
}
