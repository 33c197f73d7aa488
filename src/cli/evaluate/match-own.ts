import type { Claim } from '../../domain/claim.ts'
import { buildClaimIndex, matchClaims } from '../../pipeline/match-claims.ts'
import { detectLanguage } from '../../pipeline/text/detect-language.ts'
import type { Section } from './figure.ts'
import { toTrackedClaim } from './gold-set.ts'
import { OWN_CLAIMS, OWN_ITEMS } from './own-set.ts'

/** Our own claims as the product tracks them. */
export function ownClaims(): Claim[] {
  return OWN_CLAIMS.map((claim) => ({
    ...toTrackedClaim(claim),
    ...(claim.parent === undefined ? {} : { parent: claim.parent }),
  }))
}

/** The project's own set: needs nothing outside the project. */
export function measureOwnMatches(): Section {
  const index = buildClaimIndex(ownClaims(), [])
  const errors: string[] = []
  let right = 0
  let extra = 0
  let missed = 0
  let negatives = 0
  let first = 0
  for (const { id, lang, title, text, claim } of OWN_ITEMS) {
    const language = detectLanguage(`${title}\n${text}`, lang)
    const matches = matchClaims(index, { title, body: text, language })
    const posted = matches.filter(({ band }) => band === 'posted')
    const hit = posted.some((match) => match.claim === claim)
    if (claim !== null) hit ? right++ : missed++
    if (claim !== null && posted[0]?.claim === claim) first++
    if (claim === null && posted.length > 0) negatives++
    extra += posted.filter((match) => match.claim !== claim).length
    if (hit !== (claim !== null) || posted.some((match) => match.claim !== claim))
      errors.push(
        `${id} wanted ${claim ?? 'none'}: ${matches
          .slice(0, 3)
          .map(
            (match) =>
              `${match.claim} ${match.score.toFixed(2)} [${match.reasons.map(({ detail }) => detail).join(' · ')}]`,
          )
          .join('; ')} “${title}”`,
      )
  }
  const about = OWN_ITEMS.filter(({ claim }) => claim !== null).length
  const set = `own set, ${OWN_CLAIMS.length} claims`
  return {
    figures: [
      { set, name: 'match F1', value: (2 * right) / (2 * right + extra + missed), cases: OWN_ITEMS.length, floor: 0.9 },
      { set, name: 'right claim first', value: first / about, cases: about, floor: 0.85 },
      {
        set,
        name: 'hard negatives matched',
        value: negatives,
        cases: OWN_ITEMS.length - about,
        floor: 1,
        atMost: true,
        print: 'count',
      },
    ],
    errors,
    notes: [],
  }
}
