import { cleanLine, cleanText } from '../../text/clean-text.ts'

/**
 * Text from outside as Discord shows it letter by letter: no markup, no mention, no address or invite that becomes a
 * link, no name that becomes a picture, nothing at the start of a line that makes a heading, quote or list. Discord
 * takes a backslash before any character that is neither letter, digit nor space for that character.
 */
const MARKUP = /[\\*_~`|[\]()<>#@]/g
/** Schemes become links by themselves; invites become cards even without a scheme. */
const SCHEME = /:(?=\/)/g
const SLASHES = /(?<=[\p{L}\p{N}])\/(?=[\p{L}\p{N}])/gu
/** A name between two colons is shown as a picture, in whatever it stands: `2a14:6f42:c::` as "2a14:6f42©:". */
const PICTURE = /:(?=(?:\\?[\w+-])+:)/g
/** What makes a list or small print at the start of a line; `#` and `>` are escaped everywhere. */
const LINE_START = /^(\s*)([-+]|\d{1,9}[.)])(?=\s)/gm

export function escapeLine(text: string): string {
  return escapeMarkup(cleanLine(text))
}

/** The same for several lines. */
export function escapeText(text: string): string {
  return escapeMarkup(cleanText(text))
}

function escapeMarkup(text: string): string {
  return text
    .replace(MARKUP, '\\$&')
    .replace(SCHEME, '\\:')
    .replace(SLASHES, '\\/')
    .replace(PICTURE, '\\:')
    .replace(LINE_START, (_all, indent: string, mark: string) =>
      mark.length === 1 ? `${indent}\\${mark}` : `${indent}${mark.slice(0, -1)}\\${mark.at(-1)}`,
    )
}

/** A place where Discord shows no markup at all, such as a footer, a button or the name of a thread: mentions are inert there. */
export function plainLine(text: string): string {
  return cleanLine(text)
}
