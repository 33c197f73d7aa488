import { late } from '../../domain/late.ts'

const graphemes = late(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }))
/** A cut goes back to the last space only if that keeps at least this share of the room. */
const KEPT_SHARE = 0.6

/**
 * At most `max` UTF-16 units, ending in '…' where something was cut: at a space if one is near, else between two
 * characters as a reader sees them. Looks at the first `max` units only, whatever the length of the text.
 */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 1) return ''
  const room = max - 1
  const end = boundaryBefore(text, room)
  const space = text.lastIndexOf(' ', end)
  const cut = space >= room * KEPT_SHARE ? space : end
  return `${text.slice(0, cut).replace(/[\s,;:·–—-]{1,8}$/, '')}…`
}

/** The last grapheme boundary at or before `room`. */
function boundaryBefore(text: string, room: number): number {
  // One unit more than fits, so that a character that straddles the edge is seen to straddle it.
  const window = text.slice(0, room + 2)
  let boundary = 0
  for (const { index, segment } of graphemes().segment(window)) {
    const end = index + segment.length
    if (end > room) return index
    boundary = end
  }
  return boundary
}

/** So much of the room is for what follows the words that must be seen. */
const AFTER_SHARE = 0.25

/**
 * The same where the words from `from` to `to` must be seen: where a cut from the end would hide them, the beginning is
 * left out instead, and '…' stands on each side that was cut. Words longer than the room are seen from their beginning.
 */
export function cutAround(text: string, { start: from, end: to }: { start: number; end: number }, max: number): string {
  const plain = cutAtWord(text, max)
  if (text.length <= max || to <= from || from >= text.length || to <= plain.length - 1) return plain
  const room = max - 2
  if (room < 1) return plain
  const end = Math.min(text.length, to + Math.floor(room * AFTER_SHARE))
  const begin = Math.min(from, Math.max(0, end - room))
  const start = wordFrom(text, begin, from)
  if (start === 0) return plain
  return `…${cutAtWord(text.slice(start, start + max * 2), max - 1)}`
}

/** The first beginning of a word from `begin` on, no later than `latest`; words without spaces begin between two characters. */
function wordFrom(text: string, begin: number, latest: number): number {
  if (begin === 0 || text[begin - 1] === ' ') return begin
  const space = text.indexOf(' ', begin)
  if (space >= 0 && space < latest) return space + 1
  const from = Math.max(0, begin - LOOKS_BACK)
  for (const { index } of graphemes().segment(text.slice(from, begin + LOOKS_BACK)))
    if (from + index >= begin) return Math.min(latest, from + index)
  return latest
}

/** Longer than any character as a reader sees it: told apart from here on, they are whole. */
const LOOKS_BACK = 128
