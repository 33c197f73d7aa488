/**
 * A sentence for people with its parts kept apart, so that the catalogue can say it in another language: the words with
 * `{0}`, `{1}` … where a part belongs, and the parts. A part may be a sentence itself. English is what it was written in.
 */
export type Sentence = { readonly pattern: string; readonly parts: readonly Part[] }
export type Part = string | number | null | undefined | Sentence

/** Tag of a template; a line break with the indent behind it is a blank. */
export function sentence(words: TemplateStringsArray, ...parts: Part[]): Sentence {
  const [first = '', ...rest] = words
  const pattern = rest.reduce((said, word, n) => `${said}{${n}}${word}`, first).replace(/\n\s*/g, ' ')
  return { pattern, parts }
}

export function isSentence(part: unknown): part is Sentence {
  return typeof part === 'object' && part !== null && 'pattern' in part && 'parts' in part
}

/** As it was written. */
export function inEnglish(said: Sentence | string): string {
  return typeof said === 'string' ? said : putTogether(said.pattern, said.parts, inEnglish)
}

/** `pattern` with the parts in their places; sentences among them by `say`. */
export function putTogether(pattern: string, parts: readonly Part[], say: (said: Sentence) => string): string {
  return pattern.replace(/\{(\d+)\}/g, (whole, number: string) => {
    if (Number(number) >= parts.length) return whole
    const part = parts[Number(number)]
    return isSentence(part) ? say(part) : String(part)
  })
}
