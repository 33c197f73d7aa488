import { expect, it } from 'vitest'
import { withoutAccents } from '../../src/domain/without-accents.ts'

it.each([
  ['José Ñuñez', 'jose nunez'],
  ['Jose\u0301', 'jose'],
  ['CDMX', 'cdmx'],
  ['', ''],
])('%j is compared as %j', (text, folded) => {
  expect(withoutAccents(text)).toBe(folded)
})
