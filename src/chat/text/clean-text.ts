/**
 * Text from outside, made safe to print on any platform: what is left looks like what it is.
 * Every expression here is a plain class or has a fixed bound, so that the cost is linear in the length.
 */

/** A terminal colour or cursor sequence, dropped whole so that no "[31m" is left behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is being removed
const TERMINAL_SEQUENCE = /(?:\u001b\[|\u009b)[0-?]{0,40}[ -/]{0,8}[@-~]/g
/** Line ends in all spellings, with those that only some programs honour. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is being replaced
const LINE_END = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/g
/** C0 (but for tab and line feed), DEL, C1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is being removed
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
/** Marks, embeddings, overrides and isolates that reorder what is read. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/**
 * Characters without a shape: zero-width space and non-joiner, word joiner, soft hyphen, byte order mark, fillers,
 * interlinear marks, tags, non-characters.
 */
const INVISIBLE =
  /[\u00ad\u115f\u1160\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu
/** Combining marks without a shape: grapheme joiner, Khmer inherent vowels, variation selectors but the emoji one. */
const INVISIBLE_MARK = /\u034f|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\ufe00-\ufe0e]/gu
/** A joiner is kept only where it holds an emoji together. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu
/** The emoji selector after something that is no emoji. */
const STRAY_SELECTOR = /(?<![\p{Extended_Pictographic}0-9#*])\ufe0f/gu
/** With the `u` flag this finds halves only, never a pair. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu
/** No written language piles more than a few marks on a letter; a pile runs over the lines around it. */
const MARK_PILE = /(\p{M}{4})\p{M}+/gu
/** Marks without a letter would stand on the space, or on whatever is printed before. */
const LONE_MARKS = /(^|\s)\p{M}+/gu

function strip(text: string): string {
  return text
    .replace(TERMINAL_SEQUENCE, '')
    .replace(LINE_END, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATE, '')
    .replace(BIDI, '')
    .replace(INVISIBLE, '')
    .replace(INVISIBLE_MARK, '')
    .replace(STRAY_SELECTOR, '')
    .replace(STRAY_JOINER, '')
    .replace(MARK_PILE, '$1')
    .replace(LONE_MARKS, '$1')
}

/** One line: every run of white space is one space. */
export function cleanLine(text: string): string {
  return strip(text).replace(/\s+/g, ' ').trim()
}

/** Several lines: white space within a line is one space, at most one empty line in a row. */
export function cleanText(text: string): string {
  return strip(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
