import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWordTable } from '../../../src/pipeline/text/word-table.ts'

test('a table finds what a map finds, and nothing else', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', "'", 'я', '中'), maxLength: 5 })
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.nat(70_000))), fc.array(words), (entries, others) => {
      const least = new Map<string, number>()
      for (const [word, value] of entries) least.set(word, Math.min(value, least.get(word) ?? value))
      const table = createWordTable(entries)
      for (const word of [...least.keys(), ...others]) expect(table.get(word)).toBe(least.get(word))
      expect(table.size).toBe(least.size)
    }),
  )
})
