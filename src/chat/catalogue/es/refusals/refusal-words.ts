/** With the parts in their places, or put together by a function where words of the vocabulary are among them. */
export type Refusals = Readonly<Record<string, string | ((...parts: string[]) => string)>>

/** A word of the vocabulary in Spanish; as it is where there is none. */
export function wordOf(words: Readonly<Record<string, string>>, said = ''): string {
  return Object.hasOwn(words, said) ? (words[said] ?? said) : said
}
