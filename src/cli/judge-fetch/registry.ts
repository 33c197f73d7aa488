import type { Behaviour } from './behaviour.ts'
import { DOCUMENTS } from './behaviours/documents.ts'
import { NAMES } from './behaviours/names.ts'
import { REDIRECTS } from './behaviours/redirects.ts'
import { SURROUNDINGS } from './behaviours/surroundings.ts'

/** Every behaviour that is built, found by category and words. */
export const BEHAVIOURS: Behaviour[] = [...REDIRECTS, ...NAMES, ...DOCUMENTS, ...SURROUNDINGS]

/** The behaviour a vector means; blanks and case do not count. Undefined: not built. */
export function findBehaviour(cat: string, what: string): Behaviour | undefined {
  const key = keyOf(cat, what)
  return BEHAVIOURS.find((one) => keyOf(one.cat, one.what) === key)
}

function keyOf(cat: string, what: string): string {
  return `${cat} ${what}`.toLowerCase().replace(/\s+/g, ' ').trim()
}
