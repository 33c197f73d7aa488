import { cleanLine } from '../../text/clean-text.ts'
import { cutAtWord } from '../../text/cut-at-word.ts'

/** Longer texts are not even looked at whole. */
const LOOKED_AT = 20_000

/**
 * Characters that format, and twins that do not: mrkdwn knows no escape for them. Only in what is not a quotation;
 * quotations go where nothing formats (see `rich-quote`).
 */
const TWINS: Record<string, string> = { '*': '\u2217', _: '\u02cd', '~': '\u223c', '`': '\u02cb' }
/** `:name:` would become a picture, a tick for one. */
const EMOJI_CODE = /:(?=[a-z0-9_+'-]{0,100}[a-z][a-z0-9_+'-]{0,100}:)/giu
/** Nobody is called by these; a mark without a shape after the sign keeps it so whatever a client makes of the text. */
const CALLS = /@(?=channel|here|everyone)/giu

/** The three characters Slack gives a meaning, as it wants them written. */
export function escapeEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

export const hasEntities = (text: string): boolean => /[&<>]/.test(text)

/** One line of a text from anywhere, for mrkdwn: shows what it says, calls nobody, formats nothing. */
export function toMrkdwn(line: string): string {
  const plain = line
    .replace(/(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu, (char) => TWINS[char] ?? char)
    .replace(EMOJI_CODE, '\u2236')
    .replace(CALLS, '@\u200b')
  return escapeEntities(plain)
}

/** Cleaned, and cut at a word so that what `write` makes of it is at most `max` long. */
export function fitLine(
  text: string,
  max: number,
  write: (line: string) => string = toMrkdwn,
): { text: string; cut: boolean } {
  const line = cleanLine(text.slice(0, LOOKED_AT))
  const whole = write(line)
  const shortened = text.length > LOOKED_AT
  if (whole.length <= max && !shortened) return { text: whole, cut: false }
  let room = Math.min(max, line.length)
  let written = write(cutAtWord(`${line}${shortened ? '…' : ''}`, room))
  while (written.length > max && room > 0) {
    room = Math.floor((room * max) / written.length) - 1
    written = write(cutAtWord(line, Math.max(room, 0)))
  }
  return { text: written, cut: true }
}

/** For plain text objects, whose text is shown as it is. */
export function fitPlain(text: string, max: number): string {
  return fitLine(text, max, (line) => line.replace(CALLS, '@\u200b')).text
}
