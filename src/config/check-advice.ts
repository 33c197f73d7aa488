import type { Claim } from '../domain/claim.ts'
import type { Source } from '../domain/source.ts'
import type { ConfigFiles } from './check-references.ts'
import { problemAt } from './explain-issues.ts'
import type { Problem } from './types.ts'

const LANGUAGE_NAMES = { en: 'English', es: 'Spanish' } as const

/** What works but is probably not what was meant. */
export function adviseOnClaims(files: ConfigFiles, claims: Claim[], sources: Source[]): Problem[] {
  const used = new Set(sources.filter((source) => source.enabled).map((source) => source.language))
  return claims.flatMap((claim, index) => {
    const missing = (['en', 'es'] as const).filter(
      (language) => (used.has(language) || claim.languages.includes(language)) && !claim.aliases[language]?.length,
    )
    return missing.map((language) => {
      const message = `has no aliases in ${LANGUAGE_NAMES[language]}, which its sources use: texts in it will be missed`
      return problemAt(files.claims, ['claims', index, 'aliases'], `"${claim.slug}" ${message}`, null, 'key')
    })
  })
}
