import type { Claim } from '../../domain/claim.ts'
import type { Coverage } from '../../domain/notice.ts'
import type { Instant } from '../../domain/vocabulary.ts'
import type { AnswerContext } from './answer-context.ts'
import { withGap } from './polling-gaps.ts'
import { silentParties } from './read-coverage.ts'

/**
 * Coverage of a claim, or of everything, at a past moment, from the health history: what each source was then, one that nobody had polled
 * yet as such, and none where no worker ran. Which sources there were is taken from the configuration of today; one that is switched off by now counts
 * where it was polled before the moment and after it.
 */
export async function readCoverageAt(context: AnswerContext, claim: Claim | null, at: Instant): Promise<Coverage> {
  const { store, sources, actors } = context
  const health = new Map((await store.queries.healthAt(at)).map((row) => [row.sourceId, row]))
  const records = await store.polls.records()
  const lastPolled = new Map(records.map((record) => [record.sourceId, record.lastPollAt]))
  const polled = [...sources.values()].filter(
    (source) =>
      (claim === null || claim.languages.includes(source.language) || source.language === 'und') &&
      (source.enabled || (health.has(source.id) && (lastPolled.get(source.id) ?? 0) >= at)),
  )
  const troubled: Coverage['troubled'] = []
  for (const source of polled) {
    const row = health.get(source.id)
    if (row?.state === 'healthy' || row?.state === 'quiet') continue
    troubled.push({ name: source.name, state: row?.state ?? 'new', since: row?.at ?? at })
  }
  const coverage = {
    healthy: polled.length - troubled.length,
    total: polled.length,
    troubled,
    notPolled: claim === null ? [] : silentParties(claim, polled, actors, at),
  }
  return withGap(context, records, coverage, at)
}
