import { describe, expect, it } from 'vitest'
import { LONGEST_FRESHNESS_MS, planNextPoll } from '../../src/pipeline/plan-next-poll.ts'
import { NO_PACING, readHints, readPacing } from '../../src/pipeline/read-pacing.ts'
import { DAY, HOUR, MINUTE, NOON } from '../support/bounty-case.ts'

const utc = (at: number) => new Date(at).toUTCString()

describe('what an answer says about when to ask again', () => {
  const cases: [string, Record<string, string>, number | null, number | null][] = [
    ['nothing', {}, null, null],
    ['Retry-After in seconds', { 'retry-after': '120' }, 2 * MINUTE, null],
    ['Retry-After with blanks', { 'retry-after': ' 120 ' }, 2 * MINUTE, null],
    ['Retry-After as a date', { 'retry-after': utc(NOON + HOUR) }, HOUR, null],
    [
      'a date on the clock of the server',
      { 'retry-after': utc(NOON + 3 * HOUR), date: utc(NOON + 2 * HOUR) },
      HOUR,
      null,
    ],
    ['the form of RFC 850', { 'retry-after': 'Saturday, 01-Nov-25 13:00:00 GMT' }, HOUR, null],
    ['the form of asctime, which is UTC', { 'retry-after': 'Sat Nov  1 13:00:00 2025' }, HOUR, null],
    ['a week is cut to a day', { 'retry-after': String(7 * 86_400) }, DAY, null],
    ['a far date is cut to a day', { 'retry-after': utc(NOON + 30 * DAY) }, DAY, null],
    ['digits without end', { 'retry-after': '9'.repeat(400) }, DAY, null],
    ['a past date', { 'retry-after': utc(NOON - HOUR) }, null, null],
    ['zero', { 'retry-after': '0' }, null, null],
    ['a negative number', { 'retry-after': '-5' }, null, null],
    ['a fraction', { 'retry-after': '1.5' }, null, null],
    ['words', { 'retry-after': 'soon' }, null, null],
    ['max-age', { 'cache-control': 'public, max-age=600' }, null, 10 * MINUTE],
    ['max-age in capitals and quotes', { 'cache-control': 'Max-Age="600"' }, null, 10 * MINUTE],
    ['max-age less its age', { 'cache-control': 'max-age=600', age: '540' }, null, MINUTE],
    ['older than it may be', { 'cache-control': 'max-age=600', age: '700' }, null, null],
    ['s-maxage is for others', { 'cache-control': 's-maxage=600' }, null, null],
    ['no-cache beats max-age', { 'cache-control': 'no-cache, max-age=600' }, null, null],
    ['no-store beats max-age', { 'cache-control': 'max-age=600, no-store' }, null, null],
    ['a max-age that is none', { 'cache-control': 'max-age=long' }, null, null],
  ]
  it.each(cases)('%s', (_, headers, retryAfterMs, freshForMs) => {
    expect(readPacing(headers, NOON)).toEqual({ retryAfterMs, freshForMs })
  })
})

describe('what a document asks', () => {
  it.each([
    ['nothing', {}, null],
    [
      'all three',
      { ttlMinutes: 90, skipHours: [3, 1, 3], skipDays: ['Sunday', ' saturday '] },
      { ttlMinutes: 90, skipHours: [1, 3], skipDays: [0, 6] },
    ],
    ['hour 24 of RSS 0.91', { skipHours: [24] }, { skipHours: [0] }],
    ['nonsense', { ttlMinutes: -1, skipHours: [25, -1, 1.5, Number.NaN], skipDays: ['Domingo', ''] }, null],
    [
      'never is a mistake',
      {
        skipHours: [...Array(24).keys()],
        skipDays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
      },
      null,
    ],
  ])('%s', (_, document, hints) => {
    expect(readHints(document)).toEqual(hints)
  })
})

describe('the next poll', () => {
  const base = { intervalMs: 15 * MINUTE, failures: 0, pacing: NO_PACING, hints: null, random: 0.5 }
  const wait = (next: Partial<typeof base> & object) => planNextPoll(NOON, { ...base, ...next }) - NOON

  it.each<[string, Partial<Parameters<typeof planNextPoll>[1]>, number]>([
    ['comes after the interval', {}, 15 * MINUTE],
    ['is spread to the early side', { random: 0 }, 13.5 * MINUTE],
    ['is spread to the late side', { random: 0.9999999 }, 16.5 * MINUTE],
    [
      'waits for Retry-After on a good answer too',
      { pacing: { retryAfterMs: 40 * MINUTE, freshForMs: null }, random: 0 },
      40 * MINUTE,
    ],
    [
      'is never before Retry-After',
      { failures: 1, pacing: { retryAfterMs: 40 * MINUTE, freshForMs: null }, random: 0 },
      40 * MINUTE,
    ],
    [
      'does not hurry for a short Retry-After',
      { failures: 2, pacing: { retryAfterMs: 1_000, freshForMs: null } },
      30 * MINUTE,
    ],
    [
      'waits while a copy is fresh',
      { pacing: { retryAfterMs: null, freshForMs: 40 * MINUTE }, random: 0 },
      40 * MINUTE,
    ],
    [
      'is not blinded by three days of max-age',
      { pacing: { retryAfterMs: null, freshForMs: 3 * DAY }, random: 0 },
      LONGEST_FRESHNESS_MS,
    ],
    ['heeds ttl', { hints: { ttlMinutes: 30 }, random: 0 }, 30 * MINUTE],
    ['is not blinded by a ttl of a week', { hints: { ttlMinutes: 10_080 }, random: 0 }, LONGEST_FRESHNESS_MS],
    ['does not come sooner for a short ttl', { hints: { ttlMinutes: 1 } }, 15 * MINUTE],
    ['first failure: no longer than a good poll', { failures: 1 }, 15 * MINUTE],
    ['second failure: twice', { failures: 2 }, 30 * MINUTE],
    ['fifth failure', { failures: 5 }, 4 * HOUR],
    ['backoff ends at six hours', { failures: 60 }, 6 * HOUR],
    ['or at an interval that is longer', { failures: 60, intervalMs: 2 * DAY }, 2 * DAY],
    ['a failure is no fresh copy', { failures: 1, pacing: { retryAfterMs: null, freshForMs: HOUR } }, 15 * MINUTE],
    ['leaves out the hours that are skipped', { hints: { skipHours: [12, 13] }, random: 0 }, 2 * HOUR],
    ['goes on in the hour after them, spread', { hints: { skipHours: [12, 13] }, random: 0.5 }, 2 * HOUR + 3 * MINUTE],
    ['is not moved by hours that do not fall on it', { hints: { skipHours: [3, 4] } }, 15 * MINUTE],
    // NOON is a Saturday.
    ['leaves out a weekend', { hints: { skipDays: [6, 0] }, random: 0 }, 36 * HOUR],
    [
      'but no silence beyond a long weekend',
      { hints: { skipDays: [6, 0, 1, 2, 3, 4] }, random: 0.5 },
      72 * HOUR + 15 * MINUTE,
    ],
  ])('%s', (_, next, ms) => {
    expect(Math.abs(wait(next as object) - ms)).toBeLessThan(2)
  })

  it('does not ask again together what was asked together', () => {
    const at = Array.from({ length: 100 }, (_, i) => planNextPoll(NOON, { ...base, random: i / 100 }))
    expect(new Set(at.map((one) => Math.floor(one / 1_000))).size).toBeGreaterThan(90)
  })
})
