import { describe, expect, test } from 'vitest'
import { nextDigestAt, quietUntil } from '../../src/pipeline/plan-timing.ts'

const at = (text: string) => Date.parse(text)
const iso = (instant: number | null) => instant && new Date(instant).toISOString().replace(':00.000Z', 'Z')
const daily = (time: string) => ({ every: 'day', at: time }) as const

describe('digests are due once a local day, whatever the clocks do', () => {
  // Six edges: forward and back in New York, in Madrid, and where the change is half an hour or at midnight.
  test.each([
    ['an ordinary day', '2025-11-01T12:00Z', daily('08:00'), 'UTC', '2025-11-02T08:00Z'],
    ['not yet today', '2025-11-01T07:59Z', daily('08:00'), 'UTC', '2025-11-01T08:00Z'],
    ['New York, forward over it', '2026-03-08T06:00Z', daily('02:30'), 'America/New_York', '2026-03-08T07:00Z'],
    ['New York, back: the first of two', '2025-11-02T04:00Z', daily('01:30'), 'America/New_York', '2025-11-02T05:30Z'],
    [
      'New York, back: not the second too',
      '2025-11-02T05:30Z',
      daily('01:30'),
      'America/New_York',
      '2025-11-03T06:30Z',
    ],
    ['Madrid, forward', '2026-03-28T12:00Z', daily('08:00'), 'Europe/Madrid', '2026-03-29T06:00Z'],
    ['Madrid, back', '2025-10-25T12:00Z', daily('08:00'), 'Europe/Madrid', '2025-10-26T07:00Z'],
    [
      'Lord Howe, forward by half an hour',
      '2025-10-04T12:00Z',
      daily('02:15'),
      'Australia/Lord_Howe',
      '2025-10-04T15:30Z',
    ],
    ['Cairo, forward at midnight', '2025-04-24T12:00Z', daily('00:30'), 'Africa/Cairo', '2025-04-24T22:00Z'],
    ['weekly, on Monday', '2025-11-01T12:00Z', { every: 'week', at: '08:00' } as const, 'UTC', '2025-11-03T08:00Z'],
    ['weekly, just passed', '2025-11-03T08:00Z', { every: 'week', at: '08:00' } as const, 'UTC', '2025-11-10T08:00Z'],
  ])('%s', (_what, now, digest, zone, expected) => {
    expect(iso(nextDigestAt(at(now), digest, zone))).toBe(expected)
  })

  test.each(['America/New_York', 'Europe/Madrid', 'Australia/Lord_Howe', 'America/Mexico_City', 'Africa/Cairo', 'UTC'])(
    'a year in %s has 365 of them, none more than 25 hours after the one before',
    (zone) => {
      let now = at('2025-01-01T12:00Z')
      const gaps: number[] = []
      for (let day = 0; day < 365; day += 1) {
        const next = nextDigestAt(now, daily('02:30'), zone)
        gaps.push(next - now)
        now = next
      }
      expect(Math.max(...gaps.slice(1))).toBeLessThanOrEqual(25.5 * 3_600_000)
      expect(Math.min(...gaps.slice(1))).toBeGreaterThanOrEqual(22.5 * 3_600_000)
      expect(now).toBeLessThanOrEqual(at('2026-01-01T13:00Z'))
    },
  )
})

describe('quiet hours', () => {
  const night = { from: '22:00', until: '07:00' }
  test.each([
    ['in the evening', '2025-11-01T23:00Z', night, 'UTC', '2025-11-02T07:00Z'],
    ['after midnight', '2025-11-02T03:00Z', night, 'UTC', '2025-11-02T07:00Z'],
    ['when they end', '2025-11-02T07:00Z', night, 'UTC', null],
    ['at noon', '2025-11-02T12:00Z', night, 'UTC', null],
    ['within a day', '2025-11-02T12:30Z', { from: '12:00', until: '13:00' }, 'UTC', '2025-11-02T13:00Z'],
    ['elsewhere', '2025-11-02T12:30Z', night, 'America/Mexico_City', '2025-11-02T13:00Z'],
    ['New York, the night that is an hour longer', '2025-11-02T03:00Z', night, 'America/New_York', '2025-11-02T12:00Z'],
    [
      'they end in the hour that is skipped',
      '2026-03-08T05:00Z',
      { from: '22:00', until: '02:30' },
      'America/New_York',
      '2026-03-08T07:00Z',
    ],
    [
      'they end in the hour that comes twice, at its second time',
      '2026-10-25T01:00Z',
      { from: '23:30', until: '02:30' },
      'Europe/Berlin',
      '2026-10-25T01:30Z',
    ],
    [
      'the same on the other side of the earth, by half an hour',
      '2026-04-04T16:30Z',
      { from: '23:30', until: '02:30' },
      'Australia/Adelaide',
      '2026-04-04T17:00Z',
    ],
  ])('%s', (_what, now, hours, zone, expected) => {
    expect(iso(quietUntil(at(now), hours, zone))).toBe(expected)
  })
})
