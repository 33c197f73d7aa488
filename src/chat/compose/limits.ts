import { cleanLine } from '../text/clean-text.ts'
import { cutAtWord } from '../text/cut-at-word.ts'

/**
 * Longest pieces a message is put together from, in UTF-16 units. A piece is cut before it is joined with others, so
 * that no speaker's name, however long, can push the words about it out of sight.
 */
const LIMITS = { name: 90, title: 140, line: 300, reason: 500, quote: 1200, words: 160, command: 200 } as const

/** Text from outside as one safe line of bounded length. */
export function bounded(text: string, kind: keyof typeof LIMITS): string {
  // No text is looked at beyond a few times its room: what is stripped is rarely more than that.
  return cutAtWord(cleanLine(text.slice(0, LIMITS[kind] * 8)), LIMITS[kind])
}

/** Longest such a piece, in UTF-16 units. */
export function roomOf(kind: keyof typeof LIMITS): number {
  return LIMITS[kind]
}
