import type { Actor } from './actor.ts'
import { areAffiliated, bodiesOf } from './affiliations.ts'
import type { Claim, Party } from './claim.ts'
import type { Speaker } from './statement.ts'
import type { Instant } from './vocabulary.ts'
import { withoutAccents } from './without-accents.ts'

/** Words of offices and bodies that many parties share and that name none of them. */
const FILLER = new Set(
  `the of de del la el los las y and for a u s us former president presidente presidenta secretary secretario secretaria
  government gobierno minister ministro ministra ministry department departamento spokesperson official officials agent
  state states united national nacional federal general`.split(/\s+/),
)

/** Small words inside names: "Omar de la Torre", "Bank of England". */
const PARTICLES = new Set('of the for and de del la las los el y e al bin von van der di da dos'.split(' '))

/**
 * Is it known who spoke? A configured actor, or a name: initials ("DHS") or at least two words, all of them capitalised
 * but for particles. "Prosecutors", "Federal judge" or "researcher" tell what somebody is, not who.
 */
export function isNamed(speaker: Speaker): boolean {
  if (speaker.unnamed || speaker.name === '') return false
  if (speaker.actor !== undefined) return true
  const bare = speaker.name.replace(/\([^()]*\)/g, ' ').trim()
  if (/^\p{Lu}[\p{Lu}\d.&-]+$/u.test(bare)) return true
  const words = bare.split(/\s+/).filter((word) => !PARTICLES.has(word.toLowerCase()))
  return words.length >= 2 && words.every((word) => /^[\p{Lu}\d"“'’]/u.test(word))
}

/** The party of a claim that a speaker is, or speaks for; `null` for anybody else. A "former" member speaks for nobody. */
export function partyOf(speaker: Speaker, claim: Claim, actors: readonly Actor[], at: Instant): Party | null {
  if (speaker.unnamed || !speaker.name) return null
  if (speaker.actor !== undefined) {
    const own = claim.parties.find((party) => party.actor === speaker.actor)
    if (own) return own
    // The nearest body wins: CBP before DHS before the government.
    for (const body of bodiesOf(speaker.actor, actors, at)) {
      const party = claim.parties.find((p) => p.actor === body)
      if (party) return party
    }
  }
  return claim.parties.find((party) => namesAlike(speaker.name, party.name)) ?? null
}

/** Named, and neither the claimant nor of the same house as the claimant. */
export function isIndependent(speaker: Speaker, claim: Claim, actors: readonly Actor[], at: Instant): boolean {
  if (speaker.unnamed || !speaker.name) return false
  if (partyOf(speaker, claim, actors, at)?.role === 'claimant') return false
  const { actor } = speaker
  if (actor === undefined) return !isOfClaimant(speaker.affiliation, claim, actors, at)
  return !claim.parties.some(
    (party) => party.role === 'claimant' && party.actor !== undefined && areAffiliated(actor, party.actor, actors, at),
  )
}

/** Somebody not configured may still be printed as one of the claimant's house: "DHS spokeswoman". */
function isOfClaimant(affiliation: string, claim: Claim, actors: readonly Actor[], at: Instant): boolean {
  if (affiliation === '' || FORMER.test(affiliation)) return false
  return claim.parties
    .filter((party) => party.role === 'claimant')
    .flatMap((party) => {
      const house = actors.filter(
        ({ id }) => party.actor !== undefined && (id === party.actor || areAffiliated(id, party.actor, actors, at)),
      )
      return [party.name, ...house.flatMap((actor) => [actor.name, ...actor.aliases])]
    })
    .some((name) => namesAlike(affiliation, name))
}

const FORMER = /\b(former|ex|retired|exagente|exjefe|exfuncionari[oa]|retirad[oa])\b/i

/** One name holds all telling words of the other, or they share two: a first name alone makes nobody a party. */
function namesAlike(a: string, b: string): boolean {
  const [one, other] = [tellingWords(a), tellingWords(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  return shared > 0 && (shared >= 2 || shared === one.size || shared === other.size)
}

function tellingWords(name: string): Set<string> {
  const folded = withoutAccents(name)
  return new Set((folded.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1 && !FILLER.has(word)))
}
