import { isQuiet, LEAST_QUIET_MS, MOST_ARRIVALS } from '../pipeline/judge-habit.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import { TROUBLED } from '../pipeline/step-health.ts'
import type { HealthCheck } from '../ports/stores.ts'
import { quietNotice, repeatedNotice } from './poll/health-notice.ts'
import type { PollContext } from './poll/poll-context.ts'

/** A habit is made of days: looking four times in each is enough. */
const JUDGE_HABIT_EVERY_MS = 6 * 3_600_000

/**
 * What no poll would tell: trouble that goes on is told again, and a source that answers but has had nothing new for
 * longer than its habit is quiet. Called once a round; sources that need no look cost nothing. Returns how many it told.
 */
export async function checkHealth(context: PollContext): Promise<number> {
  const { store, clock, rules, sources } = context
  const at = clock.now()
  const records = await store.polls.sourcesToCheck({
    troubled: TROUBLED,
    toldBefore: at - rules.repeatNoticeMs,
    silentSince: at - LEAST_QUIET_MS,
    judgedBefore: at - JUDGE_HABIT_EVERY_MS,
  })
  if (records.length === 0) return 0
  const watches = await store.watches.active()
  const checks: HealthCheck[] = []
  for (const record of records) {
    const source = sources.get(record.sourceId)
    if (!source) continue
    const check: HealthCheck = {
      sourceId: source.id,
      at,
      expected: record.state,
      step: null,
      told: null,
      habitChecked: false,
      deliveries: [],
    }
    if (TROUBLED.includes(record.state))
      checks.push({
        ...check,
        told: record.state,
        deliveries: planNotices([repeatedNotice(source, record, at)], watches, `health:${source.id}:${at}`),
      })
    else if (record.state === 'healthy') {
      const quiet = isQuiet(await store.polls.arrivals(source.id, MOST_ARRIVALS), at)
      checks.push({
        ...check,
        habitChecked: true,
        ...(quiet
          ? {
              step: { state: 'quiet', at, error: null },
              told: 'quiet',
              deliveries: planNotices([quietNotice(source, record, at)], watches, `health:${source.id}:${at}`),
            }
          : {}),
      })
    }
  }
  await store.polls.commitHealthChecks(checks)
  return checks.filter((check) => check.told !== null).length
}
