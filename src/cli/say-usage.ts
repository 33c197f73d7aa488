import { USAGE } from '../chat/catalogue/es/usage.ts'
import { partsOf } from '../chat/compose/parts-of.ts'
import { putTogether } from '../domain/sentence.ts'
import type { Locale } from '../domain/vocabulary.ts'

/** What the library that reads the options says, in the reader's language, line by line; what is no known line stays. */
export function sayUsage(text: string, locale: Locale): string {
  if (locale === 'en') return text
  return text.split('\n').map(inSpanish).join('\n')
}

function inSpanish(line: string): string {
  const found = partsOf(line, USAGE)
  if (found === null) return line
  // A part may be such a line itself: which choices there are.
  return putTogether(USAGE[found.pattern] ?? found.pattern, found.parts.map(inSpanish), () => '')
}
