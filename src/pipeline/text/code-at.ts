/** The code of a character; 0 before the text and behind it: a string asked there makes slow whatever asks. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0
}

/** The first code that is no ASCII: below it most of a text is told without an expression. */
export const ASCII_END = 128

/** a to z, in either case. */
export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
