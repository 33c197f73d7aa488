import { CONNECTORS } from './name-after-role.ts'
import { roleOf } from './roles.ts'
import type { Word } from './sentence-words.ts'

/** "Mohamed bin Salmán", "Ursula von der Leyen", "Lula da Silva": small words inside a name. */
export function isNameParticle(words: readonly Word[], at: number, language: 'en' | 'es'): boolean {
  const particle = language === 'en' ? PARTICLE_EN : PARTICLE
  const before = words[at - 1]
  if (before?.capital !== true) return false
  let next = at
  while (next < at + 3 && particle.test((words[next] as Word | undefined)?.folded ?? '')) next++
  const after = words[next]
  return (
    next > at &&
    after?.capital === true &&
    roleOf(before.folded, language) === undefined &&
    words.slice(at, next + 1).every((word) => word.gap.trim() === '')
  )
}

const PARTICLE = /^(?:bin|ben|ibn|bint|van|von|der|den|da|dos|das|du|di|ter)$/
const PARTICLE_EN = /^(?:bin|ben|ibn|bint|van|von|der|den|da|dos|das|du|di|ter|de|la|las|los|del|al|el)$/

/** "ministro de Comunicación e Información", "Ministry of Foreign Affairs and Trade": "and" within one office. */
export function joinsMatter(words: readonly Word[], start: number, at: number, language: 'en' | 'es'): boolean {
  const { folded } = words[at] as Word
  if (folded !== 'and' && folded !== 'y' && folded !== 'e') return false
  const next = words[at + 1]
  if (next === undefined || !next.capital || next.acronym || roleOf(next.folded, language) !== undefined) return false
  if (endsInBody(words, start, at)) return true
  const before = words.slice(start, at).map((word) => word.folded)
  const office = before.findIndex((word) =>
    /^(?:minist\w+|secretar\w+|department|departamento|committee|comision|commission)$/.test(word),
  )
  return office >= 0 && before.slice(office).some((word) => CONNECTORS[language].has(word))
}

/** "the Investigation and Identification Team": one body, whose kind is told last. */
function endsInBody(words: readonly Word[], start: number, at: number): boolean {
  if ((words[start - 1]?.folded ?? '') !== 'the' || at - start !== 1) return false
  for (let next = at + 1; next <= at + 3; next++) {
    const word = words[next]
    if (word === undefined || !word.capital || word.gap.trim() !== '') return false
    if (roleOf(word.folded, 'en') === 'body') return true
  }
  return false
}
