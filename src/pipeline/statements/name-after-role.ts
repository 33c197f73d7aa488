import { isGivenName } from '../text/given-names.ts'
import { readPlace } from './places.ts'
import { roleOf } from './roles.ts'
import type { Word } from './sentence-words.ts'

export const CONNECTORS = {
  en: new Set(['of', 'for']),
  es: new Set(['de', 'del', 'para']),
}

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
  for (let at = roleAt + 1; at < end; at++) {
    const word = words[at] as Word
    if (CONNECTORS[language].has(word.folded)) {
      inComplement = true
      after.length = 0
      continue
    }
    const place = readPlace(words, at, language)
    if (place !== null && !capitals.includes(at)) {
      if (inComplement) inComplement = false
      at += place.length - 1
      continue
    }
    // "Secretary of State Ann Lee", "ministra de Defensa Ana Ruiz": a given name ends the office's matter.
    if (inComplement && capitals.includes(at - 1) && capitals.includes(at) && capitals.includes(at + 1))
      if (isGivenName(word.folded) || MATTERS.test((words[at - 1] as Word).folded)) inComplement = false
    if (capitals.includes(at) && !inComplement) after.push(at)
  }
  return kind === 'person' || kind === 'unnamed' ? after : []
}
