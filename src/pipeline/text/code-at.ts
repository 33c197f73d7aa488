/** The code of a character; 0 before the text and behind it: a string asked there makes slow whatever asks. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0
}
