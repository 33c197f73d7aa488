import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findQuotes } from '../../src/pipeline/find-quotes.ts'

test.each([
  ['He said “no information” today.', ['no information']],
  ['Dijo: «no hay información».', ['no hay información']],
  ['"One" and "two"', ['One', 'two']],
  ['‘credible’', ['credible']],
  ['„so“', ['so']],
  ['rock ‘n’ roll, o‘clock', ['n']],
  ['never “closed', []],
  ['“” and “ ”', []],
  ['no quotes', []],
  [`“${'x'.repeat(1_300)}” then “short”`, ['short']],
])('%s', (text, quotes) => {
  expect(findQuotes(text).map((quote) => quote.text)).toEqual(quotes)
})

test('offsets point at the words, without the marks, and quotes do not overlap', () => {
  const piece = fc.constantFrom('“', '”', '"', '«', '»', '‘', '’', '„', 'a ', 'words', '😀', ' ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      let last = 0
      for (const { text: words, start, end } of findQuotes(text)) {
        expect(text.slice(start, end)).toBe(words)
        expect(start).toBeGreaterThan(last)
        last = end
      }
    }),
  )
})

test('a megabyte of opening marks costs no more than its length', () => {
  const start = performance.now()
  for (const mark of ['“', '«', '‘', '„', '"']) findQuotes(mark.repeat(1_000_000))
  findQuotes('“a '.repeat(300_000))
  expect(performance.now() - start).toBeLessThan(3_000)
})
