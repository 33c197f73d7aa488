import type { Claim } from '../../domain/claim.ts'
import { profileClaim } from '../../pipeline/match/claim-profile.ts'
import type { AnswerContext } from '../answers/answer-context.ts'

const LANGUAGE_NAMES = { en: 'English', es: 'Spanish' } as const

/** What works but is probably not what was meant, a sentence each. */
export function claimWarnings({ sources, actors }: AnswerContext, claim: Claim): string[] {
  const polled = [...sources.values()].filter(({ enabled }) => enabled)
  const warnings = (['en', 'es'] as const).flatMap((language) => {
    const using = polled.filter((source) => source.language === language).length
    if (claim.aliases[language]?.length || (using === 0 && !claim.languages.includes(language))) return []
    const many = using === 1 ? 'which one of its sources uses' : `which ${using} of its sources use`
    const why = using > 0 ? many : 'in which it is looked for'
    return [`no alias in ${LANGUAGE_NAMES[language]}, ${why}: texts in it will be missed`]
  })
  const facets = profileClaim(claim, new Map(actors.map((actor) => [actor.id, actor]))).facets
  const ties = facets.some(({ kind, weight }) => weight > 0 && kind !== 'word' && kind !== 'year')
  if (!ties)
    warnings.push(
      'no name, place, body or number in its text, title or aliases: what is about it is told only by common words',
    )
  return warnings
}
