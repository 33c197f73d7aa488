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
