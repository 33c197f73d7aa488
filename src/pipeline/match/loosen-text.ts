const LINK = /(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S*/g
const TAG = /[#@]([\p{L}\p{N}_]{2,80})/gu
const HUMP = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|_/gu

/** Takes links out and the words of "#BorderPatrol" and "@BorderPatrol" apart. Matching only: offsets move. Linear. */
export function loosenText(text: string): string {
  const linked = text.includes('://') || text.includes('www.') || text.includes('pic.') ? text.replace(LINK, ' ') : text
  if (!linked.includes('#') && !linked.includes('@')) return linked
  return linked.replace(TAG, (_, words: string) => ` ${words.replace(HUMP, ' ')} `)
}
