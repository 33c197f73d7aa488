import type { Claim } from '../domain/claim.ts'
import { type Sentence, sentence } from '../domain/sentence.ts'
import type { Source } from '../domain/source.ts'
import { type ConfigFiles, expandPath } from './check-references.ts'
import { problemAt, valueAt } from './explain-issues.ts'
import type { Problem } from './types.ts'

const LANGUAGE_NAMES = { en: 'English', es: 'Spanish' } as const

/** A day begins in UTC+14 first. */
const EARLIEST_ZONE_MS = 14 * 3_600_000

/** What works but is probably not what was meant. */
export function adviseOnClaims(files: ConfigFiles, claims: Claim[], sources: Source[]): Problem[] {
  const used = new Set(sources.filter((source) => source.enabled).map((source) => source.language))
  return claims.flatMap((claim, index) => {
    const toCome =
      Date.parse(claim.firstMadeOn) - EARLIEST_ZONE_MS > Date.now()
        ? [
            problemAt(
              files.claims,
              ['claims', index, 'firstMadeOn'],
              sentence`"${claim.slug}" is first made on ${claim.firstMadeOn}, which is in the future`,
            ),
          ]
        : []
    const missing = (['en', 'es'] as const).filter(
      (language) => (used.has(language) || claim.languages.includes(language)) && !claim.aliases[language]?.length,
    )
    const missed = missing.map((language) => {
      const message = sentence`"${claim.slug}" has no aliases in ${LANGUAGE_NAMES[language]}, which its sources use: texts in it will be missed`
      return problemAt(files.claims, ['claims', index, 'aliases'], message, null, 'key')
    })
    return [...toCome, ...missed]
  })
}

/**
 * Settings that have their place but no effect yet: whoever sets one must not rely on it. What builds one takes its
 * line away.
 */
const NOT_YET_OBEYED: { path: string[]; unless?: string; instead: Sentence }[] = [
  { path: ['matching', 'falseAlertsPerThousand'], unless: '1', instead: sentence`matching is as strict as for 1` },
]

export function adviseOnUnbuilt(files: ConfigFiles): Problem[] {
  const { data } = files.settings
  return NOT_YET_OBEYED.flatMap(({ path, unless, instead }) =>
    expandPath(data, path)
      .filter((place) => valueAt(data, place) !== undefined && String(valueAt(data, place)) !== unless)
      .map((place) =>
        problemAt(files.settings, place, sentence`has no effect in this version: ${instead}`, null, 'key'),
      ),
  )
}
