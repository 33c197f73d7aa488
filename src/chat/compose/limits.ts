import type { Ground } from '../../domain/ground.ts'
import { cleanLine } from '../text/clean-text.ts'
import { cutAround, cutAtWord } from '../text/cut-at-word.ts'

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

/** The same of a quote, cut so that the words it is shown for are seen, where it is known which those are. */
export function boundedQuote(
  { words, ground }: { words: string; ground?: Ground | undefined },
  kind: 'words' | 'quote',
): string {
  if (ground === undefined || ground.start >= words.length || words.length <= LIMITS[kind]) return bounded(words, kind)
  // What is stripped before them moves them; no more than a few times the room is looked at on either side.
  const from = Math.max(0, ground.start - LIMITS[kind] * 4)
  const before = cleanLine(`${words.slice(from, ground.start)}|`).length - 1
  const shown = cleanLine(words.slice(ground.start, ground.end).slice(0, LIMITS[kind])).length
  const text = cleanLine(words.slice(from, ground.start + LIMITS[kind] * 8))
  const cut = cutAround(text, { start: before, end: before + shown }, LIMITS[kind])
  return from === 0 || cut.startsWith('…') ? cut : `…${cutAtWord(cut, LIMITS[kind] - 1)}`
}

/** Longest such a piece, in UTF-16 units. */
export function roomOf(kind: keyof typeof LIMITS): number {
  return LIMITS[kind]
}
