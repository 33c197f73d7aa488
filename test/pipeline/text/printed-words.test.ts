import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToHash, EMPTY_HASH, keepPrinted } from '../../../src/pipeline/text/printed-words.ts'

const hashOf = (word: string) => [...word].reduce((hash, letter) => addToHash(hash, letter.charCodeAt(0)), EMPTY_HASH)
/** As `eachToken` hands them over: what stood there before stands behind them. */
const codesOf = (word: string) => Uint16Array.from([...word.padEnd(64, 'x')], (letter) => letter.charCodeAt(0))
const word = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', 'é', '1') })

test.each([
  ['by their letters', hashOf],
  ['though all have one hash, as words chosen for it would', () => 7],
])('words are made once and found again %s', (_, hash) => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 90 }), (words) => {
      const made: string[] = []
      const kept = keepPrinted((printed) => {
        made.push(printed)
        return { printed }
      })
      const text = words.join(' ')
      let start = 0
      for (const one of words) {
        expect(kept.find(text, start, start + one.length, hash(one), codesOf(one)).printed).toBe(one)
        start += one.length + 1
      }
      expect(made).toEqual([...new Set(words)])
      expect(kept.size()).toBe(made.length)
      kept.clear()
      expect(kept.size()).toBe(0)
    }),
    { numRuns: 200 },
  )
})

test('a table that has grown finds what it had before', () => {
  const kept = keepPrinted((printed) => printed.length)
  const text = Array.from({ length: 5_000 }, (_, at) => `w${at}`).join(' ')
  for (let round = 0; round < 2; round++)
    for (const { 0: one, index } of text.matchAll(/\S+/g))
      expect(kept.find(text, index, index + one.length, hashOf(one), codesOf(one))).toBe(one.length)
  expect(kept.size()).toBe(5_000)
})
