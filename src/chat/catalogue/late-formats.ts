import { late } from '../../domain/late.ts'

/** Below this a number is its digits in every language here. */
const GROUPED_FROM = 1_000

/** Numbers as a language writes them. What formats them takes longer to make than a catalogue to load. */
export function lateNumbers(language: string): { format(number: number): string } {
  const format = late(() => new Intl.NumberFormat(language))
  return {
    format: (number) =>
      Number.isInteger(number) && number >= 0 && number < GROUPED_FROM ? String(number) : format().format(number),
  }
}

/** "a, b and c". */
export function lateLists(language: string): { format(names: Iterable<string>): string } {
  const format = late(() => new Intl.ListFormat(language, { type: 'conjunction' }))
  return { format: (names) => format().format(names) }
}
