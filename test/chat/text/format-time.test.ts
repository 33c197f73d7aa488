import { expect, it } from 'vitest'
import { formatTime } from '../../../src/chat/text/format-time.ts'
import type { Locale } from '../../../src/domain/vocabulary.ts'
import { at } from '../samples.ts'

it.each<[string, 'date' | 'minute', Locale, string | undefined, string]>([
  ['2025-10-14T14:02:00Z', 'minute', 'en', undefined, '14 Oct 2025, 14:02 UTC'],
  ['2025-10-14T14:02:59.999Z', 'minute', 'es', undefined, '14 oct 2025, 14:02 UTC'],
  ['2025-09-01T00:05:00Z', 'minute', 'en', undefined, '1 Sep 2025, 00:05 UTC'],
  ['2026-01-22T00:00:00Z', 'date', 'es', undefined, '22 ene 2026'],
  ['2025-10-14T14:02:00Z', 'minute', 'en', 'America/New_York', '14 Oct 2025, 10:02 UTC-4'],
  ['2025-10-14T03:02:00Z', 'minute', 'es', 'America/Mexico_City', '13 oct 2025, 21:02 UTC-6'],
  ['2025-10-14T14:02:00Z', 'minute', 'en', 'Asia/Kolkata', '14 Oct 2025, 19:32 UTC+5:30'],
  // A real instant falls on another day elsewhere; a day read without a time is that day everywhere.
  ['2025-10-14T03:02:00Z', 'date', 'en', 'America/New_York', '13 Oct 2025'],
  ['2025-10-14T00:00:00Z', 'date', 'en', 'America/New_York', '14 Oct 2025'],
  ['2025-10-14T14:02:00Z', 'minute', 'en', 'Mars/Olympus', '14 Oct 2025, 14:02 UTC'],
])('%s to the %s in %s, zone %s', (iso, precision, locale, zone, expected) => {
  expect(formatTime(at(iso), precision, locale, zone)).toBe(expected)
})

it('an instant that is none is a question mark, not a crash', () => {
  expect(formatTime(Number.NaN, 'minute', 'en')).toBe('?')
  expect(formatTime(9e15, 'date', 'es')).toBe('?')
})
