import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

/** Columns a text takes: wide characters count two, marks and colours none. */
export function widthOf(text: string): number {
  return stringWidth(text)
}

export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)))
}

/** A space at which no line breaks; `hang` prints it as an ordinary one. Cleaned text from outside holds none. */
export const UNBROKEN = '\u00a0'

/** Wraps to `width` columns, the first line after `first`, the others after `rest` (of the same width). */
export function hang(text: string, width: number, first: string, rest: string): string[] {
  const room = Math.max(10, width - widthOf(first))
  return wrapAnsi(text, room, { hard: true, trim: true })
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line.replaceAll(UNBROKEN, ' '))
}
