import { expect, test } from 'vitest'
import { readZoneName } from '../../src/domain/zone.ts'

test.each([
  ['America/New_York', 'America/New_York'],
  ['europe/madrid', 'Europe/Madrid'],
  ['CET', 'Europe/Brussels'],
  ['utc', 'UTC'],
  ['Japan', 'Asia/Tokyo'],
  ['EST5EDT', 'America/New_York'],
])('%s is %s', (typed, zone) => expect(readZoneName(typed)).toBe(zone))

// The engine would take each of the first five, for Panama, Dhaka, Kolkata, Los Angeles and Cairo.
test.each(['EST', 'bst', 'IST', 'PST', 'ART', '+01:00', 'CDMX', 'Mars/Base', '', 'x'.repeat(1_000)])(
  '"%s" is no name of one zone',
  (typed) => expect(readZoneName(typed)).toBeNull(),
)
