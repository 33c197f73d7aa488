import type { SourceRecord } from '../domain/source.ts'
import type { Instant } from '../domain/vocabulary.ts'
import { isQuiet, LEAST_QUIET_MS, MOST_ARRIVALS } from '../pipeline/judge-habit.ts'
import { planNotices } from '../pipeline/plan-notices.ts'
import { TROUBLED } from '../pipeline/step-health.ts'
import type { HealthCheck } from '../ports/stores.ts'
import { quietNotice, repeatedNotices, type Troubled } from './poll/health-notice.ts'
import type { PollContext } from './poll/poll-context.ts'

/** A habit is made of days: looking four times in each is enough. */
const JUDGE_HABIT_EVERY_MS = 6 * 3_600_000

/**
 * What no poll would tell: trouble that goes on is told again, once a day for all sources in trouble, and a source that answers but has had nothing new for
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
  const troubled = records.some(({ state }) => TROUBLED.includes(state)) ? await stillTroubled(context, at) : []
  for (const record of records) {
    const source = sources.get(record.sourceId)
    if (!source) continue
    const check = checkOf(record, at)
    if (record.state === 'healthy') {
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
  // One notice for all, so that those told of at other hours are told of together from now on. It has one key and goes
  // with each of them, lest it be lost with one whose state changed meanwhile.
  const deliveries = planNotices(repeatedNotices(troubled, at), watches, `health:still:${at}`)
  for (const { record } of troubled) checks.push({ ...checkOf(record, at), told: record.state, deliveries })
  await store.polls.commitHealthChecks(checks)
  return checks.filter((check) => check.told !== null).length
}

/** Every source in trouble that was told of, longest in trouble first. */
async function stillTroubled({ store, sources }: PollContext, at: Instant): Promise<Troubled[]> {
  const never = { silentSince: Number.MIN_SAFE_INTEGER, judgedBefore: Number.MIN_SAFE_INTEGER }
  const records = await store.polls.sourcesToCheck({ troubled: TROUBLED, toldBefore: at, ...never })
  return records
    .flatMap((record) => {
      const source = sources.get(record.sourceId)
      return source && TROUBLED.includes(record.state) ? [{ source, record }] : []
    })
    .toSorted((a, b) => a.record.stateSince - b.record.stateSince)
}

function checkOf({ sourceId, state }: SourceRecord, at: Instant): HealthCheck {
  return { sourceId, at, expected: state, step: null, told: null, habitChecked: false, deliveries: [] }
}
