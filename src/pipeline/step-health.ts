import type { PollHints, SourceRecord } from '../domain/source.ts'
import type { Instant, SourceState } from '../domain/vocabulary.ts'
import { LONGEST_BACKOFF_MS, planNextPoll } from './plan-next-poll.ts'
import { NO_PACING, type Pacing } from './read-pacing.ts'

/** How a poll went. */
export type PollOutcome =
  | {
      type: 'good'
      /** Items not seen before; a quiet source is healthy again with the first. */
      newItems?: number
      /** Where a permanent redirect to a foreign host points. */
      movedTo?: string | null
      pacing?: Pacing
      /** What the document asks of pollers; left out where there was none to read: what is known still holds. */
      hints?: PollHints | null
    }
  | { type: 'bad'; state: SourceState; error: string; retryAfterMs: number | null }

export type HealthRules = {
  intervalMs: number
  noticeAfterFailures: number
  /** `[0, 1)`, for jitter. */
  random: number
}

export type HealthResult = {
  record: SourceRecord
  /** The state changed. */
  step: { state: SourceState; at: Instant; error: string | null } | null
  /** Tell the operations channel: it fails for the n-th time, it is gone or moved, or it is back after being told of. */
  notice: { state: SourceState; was: SourceState; failuresInARow: number } | null
}

/** States that are trouble for as long as they last: the operations channel is reminded of them. */
export const TROUBLED: readonly SourceState[] = ['failing', 'blocked', 'not_a_feed', 'gone']
/** A source told of that fails in another way is told again, but not for every change of one that flaps. */
const CHANGE_TOLD_AFTER_MS = 6 * 3_600_000

/** A feed may answer each poll with another foreign address: moves are told once a day. */
const MOVE_TOLD_AFTER_MS = 24 * 3_600_000

/** The source's record after a poll: state, failures, when to ask next. Nothing here disables a source. */
export function stepHealth(before: SourceRecord, outcome: PollOutcome, at: Instant, rules: HealthRules): HealthResult {
  const good = outcome.type === 'good'
  const state = good ? goodState(before, outcome) : outcome.state
  const failuresInARow = good ? 0 : before.failuresInARow + 1
  const changed = state !== before.state
  const error = good ? null : outcome.error
  const hints = good && outcome.hints !== undefined ? outcome.hints : (before.hints ?? null)
  const movedTo = good ? (outcome.movedTo ?? null) : (before.movedTo ?? null)
  const told = before.told ?? null
  const tell = good
    ? tellsGood(before, state, movedTo, at)
    : tellsBad(
        told,
        state,
        isLeftAlone(outcome, rules) ? Number.POSITIVE_INFINITY : failuresInARow,
        at,
        rules.noticeAfterFailures,
      )
  const record: SourceRecord = {
    ...before,
    lastPollAt: at,
    lastGoodPollAt: good ? at : before.lastGoodPollAt,
    nextPollAt: planNextPoll(at, {
      intervalMs: rules.intervalMs,
      failures: failuresInARow,
      pacing: good ? (outcome.pacing ?? NO_PACING) : { retryAfterMs: outcome.retryAfterMs, freshForMs: null },
      hints,
      random: rules.random,
    }),
    state,
    stateSince: changed ? at : before.stateSince,
    failuresInARow,
    lastError: error,
    hints,
    movedTo,
    told: toldAfter(before, state, movedTo, at, tell),
  }
  return {
    record,
    step: changed ? { state, at, error } : null,
    notice: tell ? { state, was: before.state, failuresInARow: good ? before.failuresInARow : failuresInARow } : null,
  }
}

function goodState(before: SourceRecord, outcome: Extract<PollOutcome, { type: 'good' }>): SourceState {
  if (outcome.movedTo != null) return 'moved'
  // Answering is not publishing: only something new ends the quiet.
  const wasQuiet = before.state === 'quiet' || before.told?.state === 'quiet'
  return wasQuiet && (outcome.newItems ?? 0) === 0 ? 'quiet' : 'healthy'
}

/** A move is told once for each address it names, but not twice a day; a recovery of what was told of, once. */
function tellsGood(before: SourceRecord, state: SourceState, movedTo: string | null, at: Instant): boolean {
  const told = before.told ?? null
  if (state === 'moved') return isNewMove(before, movedTo) && !toldOfMoveLately(told, at)
  return state === 'healthy' && told !== null && told.state !== 'healthy'
}

function isNewMove(before: SourceRecord, movedTo: string | null): boolean {
  return before.told?.state !== 'moved' || before.movedTo !== movedTo
}

/** `healthy` stands for a move that was told of and is over, or is a move to elsewhere by now. */
function toldOfMoveLately(told: SourceRecord['told'], at: Instant): boolean {
  return (told?.state === 'moved' || told?.state === 'healthy') && at - told.at < MOVE_TOLD_AFTER_MS
}

function toldAfter(
  before: SourceRecord,
  state: SourceState,
  movedTo: string | null,
  at: Instant,
  tell: boolean,
): SourceRecord['told'] {
  const told = before.told ?? null
  const lately = told !== null && toldOfMoveLately(told, at)
  if (state === 'healthy') return lately ? { state, at: told.at } : null
  if (tell) return { state, at }
  return state === 'moved' && lately && isNewMove(before, movedTo) ? { state: 'healthy', at: told.at } : told
}

/** Asked so much later at the server's own wish that a further failure would come too late to be told of. */
function isLeftAlone({ retryAfterMs }: Extract<PollOutcome, { type: 'bad' }>, { intervalMs }: HealthRules): boolean {
  return retryAfterMs !== null && retryAfterMs > Math.max(LONGEST_BACKOFF_MS, intervalMs)
}

function tellsBad(
  told: SourceRecord['told'],
  state: SourceState,
  failures: number,
  at: Instant,
  noticeAfterFailures: number,
): boolean {
  const toldOfTrouble = told != null && TROUBLED.includes(told.state)
  // An address that is gone for good is not asked again: there will be no n-th time.
  if (!toldOfTrouble) return state === 'gone' || failures >= noticeAfterFailures
  return told.state !== state && (state === 'gone' || at - told.at >= CHANGE_TOLD_AFTER_MS)
}
