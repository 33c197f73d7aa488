import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWordFile, writeWordFile } from '../../../src/pipeline/text/word-file.ts'
import { createWordTable, openWordTable, type PackedWords, packWords } from '../../../src/pipeline/text/word-table.ts'

test('a table finds what a map finds, and nothing else', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', "'", 'я', '中'), maxLength: 5 })
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.nat(70_000))), fc.array(words), (entries, others) => {
      const least = new Map<string, number>()
      for (const [word, value] of entries) least.set(word, Math.min(value, least.get(word) ?? value))
      const written = readWordFile(writeWordFile(packWords(entries)))
      for (const table of [createWordTable(entries), openWordTable(written as PackedWords)]) {
        for (const word of [...least.keys(), ...others]) expect(table.get(word)).toBe(least.get(word))
        expect(table.size).toBe(least.size)
      }
    }),
  )
})

test('a word file that is not whole, or none at all, is not read', () => {
  const bytes = writeWordFile(
    packWords([
      ['año', 3],
      ['中', 4],
    ]),
  )
  for (const wrong of [bytes.subarray(0, -1), Buffer.concat([bytes, bytes]), bytes.toReversed(), Buffer.alloc(0)])
    expect(readWordFile(Buffer.from(wrong))).toBeNull()
})
