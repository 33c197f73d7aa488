import type { Actor } from '../../domain/actor.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Side } from '../../domain/reason.ts'
import type { Speaker } from '../../domain/statement.ts'
import { tokenise } from '../text/tokenise.ts'
import { readClaim, sideOf } from './claim-sides.ts'
import { countriesIn } from './places.ts'
import { roleOf } from './roles.ts'

/** The same list each time: what is read of a claim is kept by it. */
const NO_ACTORS: readonly Actor[] = []

/** Side of a printed speaker, for rules that have no text to read any more. */
export function draftSide(speaker: Speaker, claim: Claim): Side {
  const words = tokenise(`${speaker.name}, ${speaker.affiliation}`)
  const roles = new Set(
    words.filter((word) => roleOf(word.folded, 'en') ?? roleOf(word.folded, 'es')).map((word) => word.folded),
  )
  return sideOf(
    {
      id: 0,
      kind: roles.size > 0 ? 'person' : 'country',
      name: speaker.name,
      affiliation: speaker.affiliation,
      keys: new Set(words.filter((word) => word.capital).map((word) => word.folded)),
      roles,
      countries: new Set([...countriesIn(words, 'en'), ...countriesIn(words, 'es')]),
      actor: null,
      forms: new Set(),
    },
    readClaim(claim, 'en', NO_ACTORS),
    NO_ACTORS,
  )
}
