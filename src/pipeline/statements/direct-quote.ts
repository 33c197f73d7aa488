import type { Reading } from './reader.ts'

/** Shorter quotations are scare quotes or names, not words said. UTF-16 units. */
const SHORTEST = 12

/** The quotation in which a reading's cue lies; `undefined` where the outlet tells it in its own words. */
export function directQuoteOf({ sentence, from, to }: Reading): { start: number; end: number } | undefined {
  const start = sentence.words[from]?.start ?? sentence.start
  const end = sentence.words[Math.max(from, to - 1)]?.end ?? sentence.end
  return sentence.quotes.find((one) => one.end - one.start >= SHORTEST && one.start <= start && end <= one.end + 1)
}
