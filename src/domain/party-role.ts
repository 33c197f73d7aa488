import type { Actor } from './actor.ts'
import { areAffiliated, bodiesOf } from './affiliations.ts'
import type { Claim, Party } from './claim.ts'
import type { Speaker } from './statement.ts'
import type { Instant } from './vocabulary.ts'

/** Words of offices and bodies that many parties share and that name none of them. */
const FILLER = new Set(
  `the of de del la el los las y and for a u s us former president presidente presidenta secretary secretario secretaria
  government gobierno minister ministro ministra ministry department departamento spokesperson official officials agent
  state states united national nacional federal general`.split(/\s+/),
)

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
  const said = tellingWords(speaker.name)
  return (
    claim.parties.find((party) => {
      const words = tellingWords(party.name)
      return [...said].some((word) => words.has(word))
    }) ?? null
  )
}

/** Named, and neither the claimant nor of the same house as the claimant. */
export function isIndependent(speaker: Speaker, claim: Claim, actors: readonly Actor[], at: Instant): boolean {
  if (speaker.unnamed || !speaker.name) return false
  if (partyOf(speaker, claim, actors, at)?.role === 'claimant') return false
  const { actor } = speaker
  if (actor === undefined) return true
  return !claim.parties.some(
    (party) => party.role === 'claimant' && party.actor !== undefined && areAffiliated(actor, party.actor, actors, at),
  )
}

function tellingWords(name: string): Set<string> {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set((folded.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1 && !FILLER.has(word)))
}
