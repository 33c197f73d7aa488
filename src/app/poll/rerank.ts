import type { Claim } from '../../domain/claim.ts'
import { messageOf } from '../../domain/errors.ts'
import type { Match } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { isNearBar, rerankMatch } from '../../pipeline/rerank-matches.ts'
import type { PollContext } from './poll-context.ts'

/**
 * Weighs likeness of meaning in for matches near the bar, where a re-ranker is switched on. It reads English; for other
 * languages, and where it fails, the matches stay as the words made them.
 */
export async function rerankMatches(
  { reranker, log }: Pick<PollContext, 'reranker' | 'log'>,
  matches: Match[],
  text: { title: string; body: string; language: Language },
  claims: ReadonlyMap<string, Claim>,
): Promise<Match[]> {
  if (!reranker || text.language !== 'en' || !matches.some(isNearBar)) return matches
  const words = `${text.title}. ${text.body}`
  try {
    const reranked: Match[] = []
    for (const match of matches) {
      const claim = claims.get(match.claim)
      if (!isNearBar(match) || !claim?.languages.includes('en')) {
        reranked.push(match)
        continue
      }
      const [likeness] = await reranker.likeness(claim.text, [words])
      reranked.push(likeness === undefined ? match : rerankMatch(match, likeness))
    }
    return reranked
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'the re-ranker failed; matches stay as the words made them')
    return matches
  }
}
