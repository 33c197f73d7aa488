import type { Instant } from '../../../domain/vocabulary.ts'
export function parseDate(words: string): Instant | null {
  const at = Date.parse(words)
  return Number.isNaN(at) ? null : at
}
