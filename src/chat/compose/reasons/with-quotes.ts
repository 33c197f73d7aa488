import type { Reader } from '../reader.ts'

/** Words between straight quotation marks, or the bot's own, between those of the reader's language. */
export function withQuotes(words: string, { words: { quoteMarks } }: Reader): string {
  const [open, close] = quoteMarks
  return words.replace(/"([^"]*)(?:"|$)|“([^”]*)(?:”|$)/g, (_all, straight?: string, curly?: string) => {
    return `${open}${straight ?? curly ?? ''}${close}`
  })
}
