import { glossPhrase } from './gloss.ts'
import type { Speaker } from './statement.ts'
import { withoutAccents } from './without-accents.ts'

/** Forms of address, and words for an office that do not say which: before a name they tell nobody who it is. */
const SAYS_NOTHING =
  /^(?:mr|mrs|ms|miss|sir|dr|dra|don|doña|sr|sra|gen|col|lt|maj|capt|cpt|sgt|adm|rep|sen|gov|head|heads|chief|boss|jefe|jefa|titular)\.?$/i

/**
 * The affiliation as a reader is told it. Left out are forms of address, and the English that the words of a Spanish body
 * come to: by that two languages' names of one body are known for one, and "court supreme justice" is no English. The
 * country behind it stays.
 */
export function toldAffiliation({ name, affiliation }: Pick<Speaker, 'name' | 'affiliation'>): string {
  if (SAYS_NOTHING.test(affiliation)) return ''
  const [head = '', ...rest] = affiliation.split(', ')
  const gloss = new Set(glossPhrase(withoutAccents(name).match(/[a-z0-9]+/g) ?? []).split(' '))
  const isGloss = head !== '' && head.split(' ').every((word) => gloss.has(word))
  return isGloss ? rest.join(', ') : affiliation
}
