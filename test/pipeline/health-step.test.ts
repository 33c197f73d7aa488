import { describe, expect, it } from 'vitest'
import type { SourceRecord } from '../../src/domain/source.ts'
import type { SourceState } from '../../src/domain/vocabulary.ts'
import { type PollOutcome, stepHealth } from '../../src/pipeline/step-health.ts'
import { DAY, HOUR, NOON } from '../support/bounty-case.ts'
import { aRecord } from '../support/builders.ts'

const good = (extra: object = {}): PollOutcome => ({ type: 'good', ...extra })
const bad = (state: SourceState = 'failing'): PollOutcome => ({
  type: 'bad',
  state,
  error: `it is ${state}`,
  retryAfterMs: null,
})
const moved = (to = 'https://new.example/rss') => good({ movedTo: to })
const rules = { intervalMs: HOUR, noticeAfterFailures: 3, random: 0.5 }

/** Polls once an hour; what was told, as `state` after each poll, `-` where nothing was. */
function live(outcomes: readonly PollOutcome[], from: Partial<SourceRecord> = { state: 'healthy' }, stepMs = HOUR) {
  let record = aRecord(from)
  const told: string[] = []
  const steps: string[] = []
  for (const [i, outcome] of outcomes.entries()) {
    const result = stepHealth(record, outcome, NOON + i * stepMs, rules)
    told.push(result.notice?.state ?? '-')
    if (result.step) steps.push(result.step.state)
    record = result.record
  }
  return { told, steps, record }
}

const times = <T>(n: number, one: T): T[] => Array<T>(n).fill(one)

describe('what the operations channel is told', () => {
  it.each<[string, PollOutcome[], string[], Partial<SourceRecord>?]>([
    ['nothing of a source that is well', times(4, good()), ['-', '-', '-', '-']],
    ['nothing of a failure that passes', [bad(), bad(), good(), good()], ['-', '-', '-', '-']],
    [
      'the third failure in a row, once, and the recovery, once',
      [...times(6, bad()), good(), good()],
      ['-', '-', 'failing', '-', '-', '-', 'healthy', '-'],
    ],
    [
      'the second outage like the first',
      [...times(3, bad()), good(), ...times(3, bad())],
      ['-', '-', 'failing', 'healthy', '-', '-', 'failing'],
    ],
    ['that it is gone, at the first answer', [bad('gone')], ['gone']],
    [
      'that it is gone, after having been told that it fails',
      [...times(3, bad()), bad('gone')],
      ['-', '-', 'failing', 'gone'],
    ],
    [
      'not each change of one that flaps',
      [...times(3, bad()), bad('blocked'), bad(), bad('blocked'), bad()],
      ['-', '-', 'failing', '-', '-', '-', '-'],
    ],
    [
      'a change that lasts',
      [...times(3, bad()), ...times(8, bad('blocked'))],
      ['-', '-', 'failing', ...times(5, '-'), 'blocked', '-', '-'],
    ],
    ['a move, once', times(3, moved()), ['moved', '-', '-']],
    [
      'a move to elsewhere on every poll, once a day',
      Array.from({ length: 49 }, (_, i) => moved(`https://h${i}.example/`)),
      ['moved', ...times(23, '-'), 'moved', ...times(23, '-'), 'moved'],
    ],
    [
      'a move that comes and goes, once a day, and its end, once',
      Array.from({ length: 26 }, (_, i) => (i % 2 === 0 ? moved() : good())),
      ['moved', 'healthy', ...times(22, '-'), 'moved', 'healthy'],
    ],
    [
      'another move that lasts, a day after the first',
      [moved(), ...times(26, moved('https://c.example/'))],
      ['moved', ...times(23, '-'), 'moved', '-', '-'],
    ],
    ['a move once, though a poll between fails', [moved(), bad(), moved()], ['moved', '-', '-']],
    ['the end of a move', [moved(), good()], ['moved', 'healthy']],
    [
      'that a quiet source has something new, once',
      [good({ newItems: 0 }), good({ newItems: 2 }), good()],
      ['-', 'healthy', '-'],
      { state: 'quiet', told: { state: 'quiet', at: NOON } },
    ],
    [
      'nothing of a quiet source that fails once',
      [bad(), good(), good({ newItems: 1 })],
      ['-', '-', 'healthy'],
      { state: 'quiet', told: { state: 'quiet', at: NOON } },
    ],
    [
      'trouble of a quiet source',
      [...times(3, bad()), good()],
      ['-', '-', 'failing', 'healthy'],
      { state: 'quiet', told: { state: 'quiet', at: NOON } },
    ],
    ['failures counted before the notices were', [bad()], ['failing'], { state: 'failing', failuresInARow: 7 }],
  ])('%s', (_, outcomes, told, from) => {
    expect(live(outcomes, from ?? { state: 'healthy' }).told).toEqual(told)
  })
})

describe('the record of a source', () => {
  it('keeps since when, the last good poll and the last error in words', () => {
    const { record, steps } = live([good(), bad(), bad('blocked'), bad('blocked')], { state: 'new' })
    expect(steps).toEqual(['healthy', 'failing', 'blocked'])
    expect(record).toMatchObject({
      state: 'blocked',
      stateSince: NOON + 2 * HOUR,
      lastGoodPollAt: NOON,
      failuresInARow: 3,
      lastError: 'it is blocked',
    })
  })
  it('keeps what a document asked through answers without one, and forgets it when a document says nothing', () => {
    const hints = { ttlMinutes: 30 }
    expect(live([good({ hints }), good(), bad(), good()]).record.hints).toEqual(hints)
    expect(live([good({ hints }), good({ hints: null })]).record.hints).toBeNull()
  })
  it('is never asked later than a day and a bit from now, whatever happened, unless the source asks for it', () => {
    for (const state of ['failing', 'blocked', 'not_a_feed', 'gone'] as const) {
      const { record } = live(times(40, bad(state)))
      expect(record.nextPollAt - (NOON + 39 * HOUR)).toBeLessThanOrEqual(DAY)
    }
  })
  it('stays quiet through good polls that bring nothing', () => {
    expect(live(times(3, good({ newItems: 0 })), { state: 'quiet' }).record.state).toBe('quiet')
  })
})
