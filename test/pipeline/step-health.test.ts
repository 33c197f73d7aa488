import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SourceRecord } from '../../src/domain/source.ts'
import type { SourceState } from '../../src/domain/vocabulary.ts'
import { type HealthResult, type PollOutcome, stepHealth } from '../../src/pipeline/step-health.ts'
import { DAY, HOUR, MINUTE, NOON } from '../support/bounty-case.ts'
import { aRecord } from '../support/builders.ts'

const GOOD: PollOutcome = { type: 'good' }
const bad = (state: SourceState = 'failing', retryAfterMs: number | null = null): PollOutcome => ({
  type: 'bad',
  state,
  error: 'HTTP 503',
  retryAfterMs,
})
const rules = (random = 0.5, intervalMs = HOUR) => ({ intervalMs, noticeAfterFailures: 3, random })

/** A source through a list of polls, an hour between them. */
function run(outcomes: readonly PollOutcome[], random = 0.5): HealthResult[] {
  let record: SourceRecord = aRecord({ state: 'healthy' })
  return outcomes.map((outcome, n) => {
    const result = stepHealth(record, outcome, NOON + n * HOUR, rules(random))
    record = result.record
    return result
  })
}
const wait = (result: HealthResult, n = 0) => result.record.nextPollAt - (NOON + n * HOUR)

describe('when it is asked again', () => {
  test('the wait grows with every failure, up to six hours, and is back at once when it answers', () => {
    const waits = run([...Array.from({ length: 6 }, () => bad()), GOOD]).map((result, n) => wait(result, n) / HOUR)
    expect(waits).toEqual([1, 2, 4, 6, 6, 6, 1])
  })

  test('jitter stays within a tenth, whatever chance says, and is not always the same', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        fc.integer({ min: MINUTE, max: DAY }),
        fc.integer({ min: 0, max: 40 }),
        (random, intervalMs, failures) => {
          const record = aRecord({ state: 'failing', failuresInARow: failures })
          const good = stepHealth(record, GOOD, NOON, rules(random, intervalMs)).record.nextPollAt - NOON
          expect(good).toBeGreaterThanOrEqual(Math.floor(intervalMs * 0.9))
          expect(good).toBeLessThanOrEqual(Math.ceil(intervalMs * 1.1))
          const failed = stepHealth(record, bad(), NOON, rules(random, intervalMs)).record.nextPollAt - NOON
          expect(failed).toBeGreaterThanOrEqual(Math.floor(intervalMs * 0.9))
          expect(failed).toBeLessThanOrEqual(Math.ceil(Math.max(6 * HOUR, intervalMs) * 1.1))
        },
      ),
    )
    expect(wait(run([GOOD], 0.1)[0] as HealthResult)).not.toBe(wait(run([GOOD], 0.9)[0] as HealthResult))
  })

  test('never before what the server asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: DAY }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        fc.constantFrom<SourceState>('failing', 'blocked'),
        (retryAfterMs, random, state) => {
          const next = stepHealth(aRecord(), bad(state, retryAfterMs), NOON, rules(random)).record.nextPollAt
          expect(next - NOON).toBeGreaterThanOrEqual(retryAfterMs)
        },
      ),
    )
  })
})

describe('what is told', () => {
  const outcome = fc.constantFrom(GOOD, GOOD, bad(), bad(), bad('blocked'), bad('not_a_feed'))

  test('a recovery is told only after a failure was, and each failure told is followed by one recovery at most', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 40 }), (outcomes) => {
        let told = false
        for (const { notice } of run(outcomes)) {
          if (notice?.state === 'healthy') {
            expect(told).toBe(true)
            told = false
          } else if (notice) told = true
        }
      }),
      { numRuns: 300 },
    )
  })

  test('fewer failures in a row than agreed are told to nobody', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom([GOOD], [bad(), GOOD], [bad(), bad('blocked'), GOOD]), { maxLength: 12 }),
        (parts) => {
          expect(run(parts.flat()).filter((result) => result.notice !== null)).toEqual([])
        },
      ),
    )
  })

  test('a row is kept for every change of state and for no other poll', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 40 }), (outcomes) => {
        let state: SourceState = 'healthy'
        for (const { record, step } of run(outcomes)) {
          expect(step?.state ?? state).toBe(record.state)
          expect(step !== null).toBe(record.state !== state)
          state = record.state
        }
      }),
    )
  })
})
