import { isGivenName } from '../text/given-names.ts'
import { readPlace } from './places.ts'
import { ROLE_MODIFIERS, roleOf } from './roles.ts'
import type { Word } from './sentence-words.ts'

export const CONNECTORS = {
  en: new Set(['of', 'for']),
  es: new Set(['de', 'del', 'para']),
}

/** "spokesman for President Vladimir Putin", "abogado del general Ruiz": the name is whom the office serves. */
function servesPerson(
  words: readonly Word[],
  roleAt: number,
  from: number,
  end: number,
  language: 'en' | 'es',
): boolean {
  if (!SERVES.test((words[roleAt] as Word).folded)) return false
  for (let at = from; at < end; at++) {
    const { folded } = words[at] as Word
    if (roleOf(folded, language) === 'person') return !MATTERS.test(folded)
    if (readPlace(words, at, language) === null && !ROLE_MODIFIERS.has(folded)) return false
  }
  return false
}

const SERVES =
  /^(?:spokes\w+|lawyer|attorney|counsel|advis[eo]r|aide|envoy|deputy|brother|sister|wife|husband|relative|widow|portavoz|vocer[oa]|abogad[oa]|asesora?|herman[oa]|espos[oa]|familiar|pariente|viuda|defensora?|enviad[oa])$/

/** Offices' matters of one word, after which only a name can follow. */
const MATTERS =
  /^(?:state|defen[cs]e|treasury|energy|war|commerce|health|interior|justice|security|affairs|estado|defensa|hacienda|exteriores|gobernacion|marina|salud|justicia|seguridad)$/

export function nameAfterRole(
  words: readonly Word[],
  roleAt: number,
  end: number,
  capitals: readonly number[],
  language: 'en' | 'es',
): number[] {
  const kind = roleOf((words[roleAt] as Word).folded, language)
  const after: number[] = []
  let inComplement = false
  let ofPerson = false
  for (let at = roleAt + 1; at < end; at++) {
    const word = words[at] as Word
    if (CONNECTORS[language].has(word.folded)) {
      inComplement = true
      after.length = 0
      ofPerson = servesPerson(words, roleAt, at + 1, end, language)
      continue
    }
    const place = readPlace(words, at, language)
    if (place !== null && !capitals.includes(at)) {
      // "commander of the Syrian Democratic Forces": an adjective with an article goes on to what it belongs to.
      const goesOn = place.how === 'adjective' && words[at - 1]?.folded === 'the'
      if (inComplement && !ofPerson && !goesOn) inComplement = false
      at += place.length - 1
      continue
    }
    // "Secretary of State Ann Lee", "ministra de Defensa Ana Ruiz": a given name ends the office's matter.
    if (inComplement && !ofPerson && capitals.includes(at - 1) && capitals.includes(at) && capitals.includes(at + 1))
      if (isGivenName(word.folded) || MATTERS.test((words[at - 1] as Word).folded)) inComplement = false
    if (capitals.includes(at) && !inComplement) after.push(at)
  }
  return kind === 'person' || kind === 'unnamed' ? after : []
}
