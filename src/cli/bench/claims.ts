import type { Claim } from '../../domain/claim.ts'
import { plainClaim } from '../evaluate/read-sets.ts'
import type { CheckedClaim } from './corpora.ts'

/**
 * So many claims: the real ones as they are, then ones that take the first half of one and the second half of another.
 * Every word and name therefore comes as often, in proportion, as in real claims.
 */
export function makeClaims(real: readonly CheckedClaim[], count: number): Claim[] {
  const claims: Claim[] = []
  for (let index = 0; index < count; index++) {
    const own = real[index % real.length] as CheckedClaim
    const round = Math.floor(index / real.length)
    const other = real[(index * 7 + round * 1_009) % real.length] as CheckedClaim
    const text = round === 0 ? own.text : splice(own.text, other.text)
    claims.push({
      ...plainClaim({
        slug: `claim-${index}`,
        text,
        title: round === 0 ? own.title : '',
        language: 'en',
        date: own.date,
      }),
      claimant: claimantOf(text),
      review: 'auto',
    })
  }
  return claims
}

function splice(first: string, second: string): string {
  const [a, b] = [first.split(' '), second.split(' ')]
  return [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))].join(' ')
}

/** A person or body the claim itself names, where it names one. */
function claimantOf(text: string): string {
  return /(?<=\s)(?:[A-Z][a-z]+\s){1,2}[A-Z][a-z]+/.exec(text)?.[0] ?? ''
}
