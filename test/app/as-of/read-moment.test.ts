import { describe, expect, test } from 'vitest'
import { readMoment, readZone } from '../../../src/app/answers/read-moment.ts'

const NOW = Date.UTC(2026, 0, 23, 12)
const read = (typed: string, zone = 'UTC') => new Date(readMoment(typed, zone, NOW).at).toISOString()

describe('a day is its end where the asker is', () => {
  test.each([
    ['2025-10-14', 'UTC', '2025-10-14T23:59:59.999Z'],
    ['2025-10-14', 'America/Mexico_City', '2025-10-15T05:59:59.999Z'],
    ['2025-10-14', 'Asia/Kathmandu', '2025-10-14T18:14:59.999Z'],
    ['2025-10-14', 'Pacific/Kiritimati', '2025-10-14T09:59:59.999Z'],
    // The clocks change on that day, or at its end.
    ['2025-03-30', 'Europe/Madrid', '2025-03-30T21:59:59.999Z'],
    ['2025-10-26', 'Europe/Madrid', '2025-10-26T22:59:59.999Z'],
    ['2025-04-05', 'America/Santiago', '2025-04-06T03:59:59.999Z'],
    ['2025-09-06', 'America/Santiago', '2025-09-07T03:59:59.999Z'],
    ['2024-02-29', 'UTC', '2024-02-29T23:59:59.999Z'],
    [' 2025-10-14 ', 'utc', '2025-10-14T23:59:59.999Z'],
    // Today, as far as it has come.
    ['2026-01-23', 'UTC', '2026-01-23T12:00:00.000Z'],
    ['2026-01-24', 'Pacific/Kiritimati', '2026-01-23T12:00:00.000Z'],
  ])('%s in %s', (typed, zone, expected) => {
    expect(read(typed, zone)).toBe(expected)
  })
})

describe('a month in words, as posts print it and people write it', () => {
  test.each([
    ['16 Oct 2025', 'UTC', '2025-10-16T23:59:59.999Z'],
    ['16 oct 2025', 'America/Mexico_City', '2025-10-17T05:59:59.999Z'],
    ['6 ene 2026', 'UTC', '2026-01-06T23:59:59.999Z'],
    ['15 de octubre de 2025', 'UTC', '2025-10-15T23:59:59.999Z'],
    ['1º de diciembre del 2025', 'UTC', '2025-12-01T23:59:59.999Z'],
    ['October 16, 2025', 'UTC', '2025-10-16T23:59:59.999Z'],
    ['Sept. 3rd 2025', 'UTC', '2025-09-03T23:59:59.999Z'],
    ['16 Oct 2025, 20:07 UTC', 'America/Mexico_City', '2025-10-16T20:07:00.000Z'],
    ['16 oct 2025, 14:07 UTC-6', 'UTC', '2025-10-16T20:07:00.000Z'],
    ['16 Oct 2025, 14:07', 'America/Mexico_City', '2025-10-16T20:07:00.000Z'],
  ])('%s in %s', (typed, zone, expected) => {
    expect(read(typed, zone)).toBe(expected)
  })

  test('the day it stands for is told in numbers', () => {
    expect(readMoment('16 Oct 2025', 'UTC', NOW).day).toBe('2025-10-16')
  })
})

describe('a time is itself', () => {
  test.each([
    ['2025-10-14T13:05', 'UTC', '2025-10-14T13:05:00.000Z'],
    ['2025-10-14 13:05', 'America/Mexico_City', '2025-10-14T19:05:00.000Z'],
    ['2025-10-14T13:05:30', 'America/New_York', '2025-10-14T17:05:30.000Z'],
    ['2025-10-14T13:05Z', 'America/New_York', '2025-10-14T13:05:00.000Z'],
    ['2025-10-14t13:05z', 'America/New_York', '2025-10-14T13:05:00.000Z'],
    ['2025-10-14T13:05-06:00', 'UTC', '2025-10-14T19:05:00.000Z'],
    ['2025-10-14T13:05+05:45', 'UTC', '2025-10-14T07:20:00.000Z'],
    ['2025-11-02T01:30-04:00', 'America/New_York', '2025-11-02T05:30:00.000Z'],
  ])('%s in %s', (typed, zone, expected) => {
    expect(read(typed, zone)).toBe(expected)
  })
})

describe('refused in words, with an example', () => {
  test.each([
    ['03/04/2025', 'UTC', /could be 2025-04-03 or 2025-03-04.*2025-10-16/],
    ['3.4.25', 'UTC', /could be 2025-04-03 or 2025-03-04/],
    ['13/04/2025', 'UTC', /write 2025-04-13/],
    ['04/13/2025', 'UTC', /write 2025-04-13/],
    ['2025/10/14', 'UTC', /write 2025-10-14/],
    ['2025-4-3', 'UTC', /write 2025-04-03/],
    ['99/99/2025', 'UTC', /no date.*2025-10-16/],
    ['2025-02-30', 'UTC', /no day: that month has 28/],
    ['2023-02-29', 'UTC', /no day: that month has 28/],
    ['2025-13-01', 'UTC', /month 13/],
    ['2025-00-10', 'UTC', /month 0/],
    ['2025-10-00', 'UTC', /no day/],
    ['0025-10-14', 'UTC', /before 1900/],
    ['2025-10-14T24:00', 'UTC', /no such time/],
    ['2025-10-14T12:60', 'UTC', /no such time/],
    ['2025-10-14T12:00+19:00', 'UTC', /no place is/],
    ['2025-11-02T01:30', 'America/New_York', /came twice.*2025-11-02T01:30-04:00 or 2025-11-02T01:30-05:00/],
    ['2025-03-09T02:30', 'America/New_York', /put forward/],
    ['2011-12-30', 'Pacific/Apia', /skipped that day/],
    ['2026-02-01', 'UTC', /in the future.*2026-01-23T12:00 UTC/],
    ['2026-01-24', 'UTC', /in the future/],
    ['2026-01-23T12:01', 'UTC', /in the future/],
    ['31 Feb 2025', 'UTC', /no day: that month has 28/],
    ['16 Foo 2025', 'UTC', /"16 Foo 2025" is no date/],
    ['Oct 2025', 'UTC', /"Oct 2025" is no date/],
    ['16 October', 'UTC', /"16 October" is no date/],
    ['16 Mayor 2025', 'UTC', /is no date/],
    ['yesterday', 'UTC', /"yesterday" is no date/],
    ['', 'UTC', /"" is no date/],
    ['x'.repeat(100_000), 'UTC', /^"x{40}…" is no date/],
    ['２０２５-10-14', 'UTC', /no date/],
    ['2025-10-14; DROP TABLE claims', 'UTC', /no date/],
  ])('%s in %s', (typed, zone, words) => {
    expect(() => readMoment(typed, zone, NOW)).toThrowError(expect.objectContaining({ code: 'invalid' }))
    expect(() => readMoment(typed, zone, NOW)).toThrow(words)
  })
})

describe('zones go by their IANA names', () => {
  test.each(['Mexico City', 'mexico_city', 'CDMX', '+05:00', '', 'America/Mexico', 'x'.repeat(1_000)])(
    'not "%s"',
    (zone) => {
      expect(() => readMoment('2025-10-14', zone, NOW)).toThrow(/There is no time zone .*Did you mean \S+, \S+, \S+\?/)
    },
  )
  test('the nearest are named', () => {
    expect(() => readZone('Mexico City')).toThrow(/Did you mean America\/Mexico_City,/)
  })
})
