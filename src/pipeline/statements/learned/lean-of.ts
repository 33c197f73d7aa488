import { foldText } from '../../text/fold-text.ts'
import { isFunctionWord } from '../../text/function-words.ts'
import { GENERIC, isNameOf } from '../claim-sides.ts'
import type { Entity } from '../entity.ts'
import { OF_A_STATE } from '../finish-entity.ts'
import { type Reader, sideIn } from '../reader.ts'
import { roleOf } from '../roles.ts'

/** Bodies and lesser offices that speak for a state too. */
const ALSO_OF_A_STATE =
  /^(?:military|embassy|embajada|police|policia|administration|authorities|autoridades|officials?|funcionari[oa]s?|cancilleria|governor|gobernador\w*|mayor|alcalde\w*|general|navy|armada|force|fuerzas?)$/

/**
 * Where somebody who is no party stands, as far as the text hints at it: what is not sure enough to make them a party
 * still tells the learned reader more than "other" does.
 */
export function leanOf(entity: Entity | null, reader: Reader): string {
  if (entity === null) return 'text'
  const known = reader.leans.get(entity)
  if (known !== undefined) return known
  const lean = findLean(entity, reader)
  reader.leans.set(entity, lean)
  return lean
}

function findLean(entity: Entity, reader: Reader): string {
  const side = sideIn(reader, entity)
  if (side !== 'other') return side
  const { parties } = reader.content
  const words = [...wordsOf(entity, reader)]
  const near = new Set(
    parties.filter((party) => words.some((word) => isNameOf(word, party.names))).map((one) => one.side),
  )
  const [nearest] = near
  if (near.size === 1 && nearest !== undefined) return `near ${nearest}`
  const countries = [...entity.countries]
  const home = new Set(
    parties
      .filter((party) => countries.some((country) => party.countries.has(country) || party.led.has(country)))
      .map((one) => one.side),
  )
  const [of] = home
  const official = [...entity.roles].some((role) => OF_A_STATE.test(role) || ALSO_OF_A_STATE.test(role))
  if (home.size > 1) return official ? 'both, official' : 'both'
  if (of !== undefined) return official ? `land ${of}, official` : `land ${of}`
  const states = new Set(
    parties.filter((party) => party.countries.size > 0 || party.led.size > 0).map((party) => party.side),
  )
  if (countries.length > 0) return states.size > 0 ? 'abroad' : 'some land'
  const [only] = states
  if (official) return states.size === 1 && only !== undefined ? `office, ${only} a state` : 'office'
  return entity.roles.size > 0 ? 'role' : 'nobody'
}

/** Could two of a text be one voice: a spokesman and his ministry, a country and its government? */
export function isKin(one: Entity | null, other: Entity | null, reader: Reader): boolean {
  if (one === null || other === null) return one === other
  for (const country of one.countries) if (other.countries.has(country)) return true
  const words = wordsOf(other, reader)
  for (const word of wordsOf(one, reader)) if (words.has(word)) return true
  return false
}

/** Telling words of name, office and what the text calls them else. */
function wordsOf(entity: Entity, reader: Reader): ReadonlySet<string> {
  const known = reader.callings.get(entity)
  if (known !== undefined) return known
  const found = new Set<string>()
  for (const text of [entity.name, entity.affiliation, entity.acronym ?? '', ...entity.forms])
    for (const word of foldText(text).split(/[^a-z0-9]+/))
      if (
        word.length > 2 &&
        !isFunctionWord(word) &&
        !GENERIC.has(word) &&
        roleOf(word, 'en') === undefined &&
        roleOf(word, 'es') === undefined
      )
        found.add(word)
  reader.callings.set(entity, found)
  return found
}
