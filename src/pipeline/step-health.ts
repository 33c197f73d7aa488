import type { SourceRecord } from '../domain/source.ts'
import type { Instant, SourceState } from '../domain/vocabulary.ts'

/** How a poll went. */
export type PollOutcome =
  | { type: 'good' }
  | { type: 'bad'; state: SourceState; error: string; retryAfterMs: number | null }

export type HealthRules = {
  intervalMs: number
  noticeAfterFailures: number
  /** `[0, 1)`, for jitter. */
  random: number
}

/** A failing source is asked less often, but at least this often: it may recover. */
const LONGEST_BACKOFF_MS = 6 * 3_600_000
/** Asked again only to see whether it came back. */
const GONE_INTERVAL_MS = 24 * 3_600_000
/** Jitter keeps sources that failed together from being asked together. Share of the interval. */
const JITTER = 0.1

export type HealthResult = {
  record: SourceRecord
  /** The state changed. */
  step: { state: SourceState; at: Instant; error: string | null } | null
  /** Tell the operations channel: it fails for the n-th time, or it is back after having been told of. */
  notice: { state: SourceState; was: SourceState; failuresInARow: number } | null
}

/** The source's record after a poll: state, failures, when to ask next. Nothing here disables a source. */
export function stepHealth(before: SourceRecord, outcome: PollOutcome, at: Instant, rules: HealthRules): HealthResult {
  const state: SourceState = outcome.type === 'good' ? 'healthy' : outcome.state
  const failuresInARow = outcome.type === 'good' ? 0 : before.failuresInARow + 1
  const error = outcome.type === 'good' ? null : outcome.error
  const changed = state !== before.state
  const record: SourceRecord = {
    ...before,
    lastPollAt: at,
    lastGoodPollAt: outcome.type === 'good' ? at : before.lastGoodPollAt,
    nextPollAt: at + waitMs(outcome, failuresInARow, rules),
    state,
    stateSince: changed ? at : before.stateSince,
    failuresInARow,
    lastError: error,
  }
  const told = before.failuresInARow >= rules.noticeAfterFailures
  const due = outcome.type === 'bad' && (failuresInARow === rules.noticeAfterFailures || (told && changed))
  const recovered = outcome.type === 'good' && told
  return {
    record,
    step: changed ? { state, at, error } : null,
    notice:
      due || recovered
        ? { state, was: before.state, failuresInARow: outcome.type === 'good' ? before.failuresInARow : failuresInARow }
        : null,
  }
}

function waitMs(outcome: PollOutcome, failures: number, { intervalMs, random }: HealthRules): number {
  const jittered = (ms: number) => Math.round(ms * (1 + JITTER * (2 * random - 1)))
  if (outcome.type === 'good') return jittered(intervalMs)
  if (outcome.state === 'gone') return GONE_INTERVAL_MS
  // The first failure waits no longer than a good poll would: most are over by then.
  const backoff = Math.min(intervalMs * 2 ** Math.min(failures - 1, 10), Math.max(LONGEST_BACKOFF_MS, intervalMs))
  return Math.max(jittered(backoff), outcome.retryAfterMs ?? 0)
}
