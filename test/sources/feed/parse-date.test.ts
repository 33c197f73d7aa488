import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../src/sources/feed/dates/parse-date.ts'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 19))

describe('dates of the web', () => {
  it.each([
    ['Tue, 14 Oct 2025 09:00:00 -0400', '2025-10-14T13:00:00'],
    ['Tue, 14 Oct 2025 09:00:00 EDT', '2025-10-14T13:00:00'],
    ['Tue, 14 Oct 2025 08:00:00 +0000 (UTC)', '2025-10-14T08:00:00'],
    ['14 Oct 25 09:00 GMT', '2025-10-14T09:00:00'],
    ['2025-10-14', '2025-10-14T00:00:00'],
    ['2025-10', '2025-10-01T00:00:00'],
    ['2025-10-14T09:00:00.123456-04:00', '2025-10-14T13:00:00'],
    ['2025-10-14 09:00:00', '2025-10-14T09:00:00'],
    ['20251014T090000Z', '2025-10-14T09:00:00'],
    ['2025-287', '2025-10-14T00:00:00'],
    ['Tue Oct 14 09:00:00 2025', '2025-10-14T09:00:00'],
    ['October 14, 2025', '2025-10-14T00:00:00'],
    ['Published: Oct. 14th, 2025 at 3:45 p.m. ET', '2025-10-14T20:45:00'],
    ['12:30 AM, 14 October 2025', '2025-10-14T00:30:00'],
    ['15 de octubre de 2025', '2025-10-15T00:00:00'],
    ['martes, 14 de octubre de 2025 - 18:05', '2025-10-14T18:05:00'],
    ['mar, 14 oct 2025 10:00:00 -0600', '2025-10-14T16:00:00'],
    ['3. März 2025', '2025-03-03T00:00:00'],
    ['12 août 2025', '2025-08-12T00:00:00'],
    ['Tue, 10/14/2025 - 13:05', '2025-10-14T13:05:00'],
    ['14/10/2025', '2025-10-14T00:00:00'],
    ['14.10.2025 12:00', '2025-10-14T12:00:00'],
    ['2004年5月28日', '2004-05-28T00:00:00'],
    ['1760436000', '2025-10-14T10:00:00'],
  ])('reads %s', (words, expected) => {
    expect(iso(parseDate(words))).toBe(expected)
  })

  it.each([
    '',
    'soon',
    'yesterday',
    '05/10/2025',
    '2025-02-30',
    '2025-13-01',
    '2025-10-14T25:00:00Z',
    '2025-10-14T10:00:00+25:00',
    'Tue, 32 Oct 2025 10:00:00 GMT',
    '14 Octember 2025',
    '0001-01-01T00:00:00Z',
    'October',
    '12:30',
    '1'.repeat(1_000_000),
    `Tue, 14 Oct 2025 ${'x'.repeat(10_000)}`,
  ])('does not guess at %s', (words) => {
    expect(parseDate(words)).toBeNull()
  })

  it('reads an ambiguous date only when told how', () => {
    expect(iso(parseDate('05/10/2025', 'dmy'))).toBe('2025-10-05T00:00:00')
    expect(iso(parseDate('05/10/2025', 'mdy'))).toBe('2025-05-10T00:00:00')
  })

  it('reads the usual form as the same words written a little otherwise', () => {
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Ene Xyz'.split(' ')
    const days = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ')
    const zones = 'GMT UTC Z +0000 -0000 +0530 -0830 +1345 +1400 -1459 +1500 +0060'.split(' ')
    const times = ['00:00:00', '23:59:59', '24:00:00', '12:60:00', '12:00:60', '25:00:00']
    for (const [at, month] of months.entries())
      for (const day of ['1', '07', '28', '29', '30', '31', '32', '0'])
        for (const year of ['2024', '2025', '1899', '2200'])
          for (const [turn, zone] of zones.entries()) {
            const weekday = days[(at + turn) % days.length]
            const time = times[(at + turn) % times.length]
            const rest = `${day} ${month} ${year} ${time} ${zone}`
            expect([rest, parseDate(`${weekday}, ${rest}`)]).toEqual([rest, parseDate(`${weekday},  ${rest}`)])
          }
    expect(parseDate('TUE, 14 OCT 2025 08:00:30 gmt')).toBe(Date.UTC(2025, 9, 14, 8, 0, 30))
  })
})
